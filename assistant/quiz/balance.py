"""Keeps the key's place, its rank by length and the truth of statements spread over a paper."""

import random
from collections import Counter
from collections.abc import Iterator

from assistant.quiz.distractors import Targets
from assistant.quiz.model import FOUR_OPTIONS, TRUE_FALSE, Question
from assistant.quiz.values import word_set

PLACES = (0, 1, 2, 3)


class Balance:
    """What the paper holds so far, and what the next question should be like."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._place: Counter[int] = Counter()
        self._length: Counter[int] = Counter()
        self._shared: Counter[int] = Counter()
        self._truth: Counter[bool] = Counter()

    def targets(self) -> Iterator[Targets]:
        """Wanted (place, rank by length, rank by words shared with the stem), the most wanted first."""
        ranks = {r: self._rng.random() for r in PLACES}
        length = min(PLACES, key=lambda r: (self._length[r], ranks[r]))
        shared = min(PLACES, key=lambda r: (self._shared[r], ranks[r]))
        for place in sorted(PLACES, key=lambda r: (self._place[r], ranks[r])):
            yield place, length, shared

    def truth(self) -> bool:
        """Whether the next statement should be true."""
        if self._truth[True] == self._truth[False]:
            return self._rng.random() < 0.5
        return self._truth[True] < self._truth[False]

    def add(self, question: Question) -> None:
        """Counts a question that was taken."""
        if question.kind == FOUR_OPTIONS:
            self._place[question.options.index(str(question.key))] += 1
            self._length[length_rank(question)] += 1
            self._shared[shared_rank(question)] += 1
        elif question.kind == TRUE_FALSE:
            self._truth[question.key == question.options[0]] += 1


def length_rank(question: Question) -> int:
    """How many options are longer than the key."""
    return sum(len(o) > len(str(question.key)) for o in question.options)


def shared_rank(question: Question) -> int:
    """How many options share more words with the stem than the key does."""
    words = word_set(question.stem)
    mine = len(word_set(str(question.key)) & words)
    return sum(len(word_set(o) & words) > mine for o in question.options)
