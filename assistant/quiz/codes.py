"""Shuffled codes (mã đề): the same questions in another order, the keys' places spread again."""

import random

from assistant.quiz.model import FOUR_OPTIONS, KINDS, MATCHING, TRUE_FALSE, Code, Item, Paper, Question

FIRST_CODE = 101
LETTERS = "ABCDEFGH"


def shuffled_codes(paper: Paper, codes: int, seed: int) -> tuple[Code, ...]:
    """The paper in its own order under the first code, and shuffled under the others."""
    return tuple(Code(str(FIRST_CODE + n), _items(paper.questions, n, random.Random(f"{seed} code {n}"))) for n in range(max(1, codes)))


def _items(questions: tuple[Question, ...], code: int, rng: random.Random) -> tuple[Item, ...]:
    order = list(questions)
    if code:
        rng.shuffle(order)
        order.sort(key=lambda q: KINDS.index(q.kind))
    places: list[int] = []
    items = []
    for number, question in enumerate(order, 1):
        options = question.options
        if code and question.kind == FOUR_OPTIONS and not question.ordered:
            if not places:
                places = rng.sample(range(4), 4)
            options = _moved(question, places.pop(), rng)
        items.append(Item(number, question, options, key_mark(question, options)))
    return tuple(items)


def _moved(question: Question, place: int, rng: random.Random) -> tuple[str, ...]:
    wrong = [o for o in question.options if o != question.key]
    rng.shuffle(wrong)
    return (*wrong[:place], str(question.key), *wrong[place:])


def key_mark(question: Question, options: tuple[str, ...]) -> str:
    """The key as an answer table prints it: a letter, Đúng or Sai, "1-c, 2-a", or the text."""
    if question.kind == FOUR_OPTIONS:
        return LETTERS[options.index(str(question.key))]
    if question.kind == MATCHING:
        return ", ".join(f"{n}-{LETTERS[options.index(right)].lower()}" for n, (_, right) in enumerate(question.key, 1))
    if question.kind == TRUE_FALSE or isinstance(question.key, str):
        return str(question.key)
    return "; ".join(str(point) for point in question.key)
