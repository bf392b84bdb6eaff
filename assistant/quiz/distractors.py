"""Which three wrong options to print: close values, with neither place, length nor words of the stem telling the key."""

from itertools import combinations

from assistant.quiz.model import Fact
from assistant.quiz.values import ORDERED, sort_key, word_set

Targets = tuple[int, int, int]


def choose(fact: Fact, near: list[str], stem: str, targets: Targets) -> tuple[str, ...] | None:
    """Four options with the key at the wanted place, neither the length nor the words of the stem telling it.

    Args:
        fact: The fact asked.
        near: Distractors, closest first.
        stem: The stem, for the words it shares with options.
        targets: Wanted place of the key, its rank by length, its rank by words shared with the stem (0 = most).
    """
    words = word_set(stem)
    best: tuple[float, tuple[str, ...]] | None = None
    for places in combinations(range(len(near)), 3):
        options = [near[i] for i in places]
        score = _score(fact, options, words, targets) + sum(places) / 8
        if best is None or score < best[0]:
            best = (score, tuple(options))
    return _placed(fact, list(best[1]), targets[0]) if best else None


def _score(fact: Fact, others: list[str], words: frozenset[str], targets: Targets) -> float:
    place, length, shared = targets
    penalty = 0.0
    if fact.value_kind in ORDERED:
        mine = sort_key(fact.value_kind, fact.answer) or 0.0
        penalty += 3.0 * abs(sum((sort_key(fact.value_kind, o) or 0.0) < mine for o in others) - place)
    sizes = [len(o) for o in others]
    penalty += 1.2 * abs(sum(s > len(fact.answer) for s in sizes) - length)
    overlap = len(word_set(fact.answer) & words)
    above = sum(len(word_set(o) & words) > overlap for o in others)
    level = sum(len(word_set(o) & words) == overlap for o in others)
    penalty += 1.5 * max(0, shared - above - level, above - shared)
    longest, shortest = max([*sizes, len(fact.answer)]), min([*sizes, len(fact.answer)])
    return penalty + 2.0 * (longest / max(shortest, 1) > 1.6)


def _placed(fact: Fact, others: list[str], place: int) -> tuple[str, ...]:
    if fact.value_kind in ORDERED:
        return tuple(sorted([fact.answer, *others], key=lambda v: (sort_key(fact.value_kind, v) or 0.0, v)))
    return tuple([*others[:place], fact.answer, *others[place:]])
