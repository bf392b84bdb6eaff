"""A paper as rows of a table, for people who approve it."""

from assistant.quiz.codes import key_mark
from assistant.quiz.model import FOUR_OPTIONS, MATCHING, Paper, Question
from assistant.quiz.words import table, word

COLUMNS = ("id", "kind", "level", "stem", "options", "key", "quote", "document", "section")


def rows(paper: Paper) -> list[tuple[str, ...]]:
    """One row a question, columns as COLUMNS, words in Vietnamese."""
    return [_row(question) for question in paper.questions]


def dropped_rows(paper: Paper) -> list[tuple[str, int]]:
    """Reasons why questions were dropped, and how many each."""
    return [(d.reason, d.count) for d in paper.dropped]


def level_note() -> str:
    """What to say beside the choice of level: application is offered as essay prompts only."""
    return word("paper", "levels_note")


def topic_names() -> dict[str, str]:
    """Names of topics for people."""
    return dict(table()["topic_names"])


def kind_names() -> dict[str, str]:
    """Names of question kinds for people."""
    return dict(table()["kind_names"])


def _row(question: Question) -> tuple[str, ...]:
    key = key_mark(question, question.options)
    if question.kind == FOUR_OPTIONS:
        key = f"{key}. {question.key}"
    elif question.kind == MATCHING:
        key = "; ".join(" → ".join(pair) for pair in question.key)
    return (question.id, word("kind_names", question.kind), question.level, question.stem, "\n".join(question.options), key, question.source.quote, question.label, question.source.section)
