"""Rows for the trainers' table."""

from assistant.quiz.model import KINDS, TOPICS, Paper
from assistant.quiz.view import COLUMNS, dropped_rows, kind_names, level_note, rows, topic_names


def test_every_question_is_a_row_with_its_quote_beside_it(big_paper: Paper) -> None:
    made = rows(big_paper)
    assert [r[0] for r in made] == [q.id for q in big_paper.questions]
    assert all(len(r) == len(COLUMNS) and r[COLUMNS.index("quote")] == q.source.quote for r, q in zip(made, big_paper.questions, strict=True))


def test_what_was_dropped_is_listed_with_its_reason(big_paper: Paper) -> None:
    assert dropped_rows(big_paper) == [(d.reason, d.count) for d in big_paper.dropped] != []


def test_every_kind_and_topic_has_a_vietnamese_name_and_levels_a_note() -> None:
    assert set(kind_names()) == set(KINDS) and set(topic_names()) == set(TOPICS) and "tự luận" in level_note()
