"""The tabs' HTML and the trainer's desk, without a browser."""

from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from assistant.quiz.model import Dropped, Paper, Question, Request, Source
from assistant.register.rows import Row
from index.errors import BadInput
from index.records import Cut, Document, Section
from interface import quiz_desk
from interface.document_text import document_html, find_words
from interface.quiz_desk import APPROVED, REJECTED, Desk
from interface.quiz_view import desk_html
from interface.register_view import picture_html, table_html

HOSTILE = '<script>hit()</script>"><img src=x onerror=hit()>'


def row() -> Row:
    """A duty whose every word is hostile."""
    values: dict[Any, Any] = {str: HOSTILE, bool: False, int: 1}
    fields = {name: values.get(kind, (HOSTILE,) if "tuple" in str(kind) else None) for name, kind in get_type_hints(Row).items()}
    return Row(**{**fields, "kind": "report"})


def question(id: str, words: str = "Câu hỏi") -> Question:
    """A question of four options."""
    source = Source("d", words, 0, 3, words, words)
    return Question(id, "four_options", "nhận biết", "documents", words, ("một", "hai", "ba", words), "một", source, words)


def desk(*ids: str) -> Desk:
    """A desk with a paper of these questions."""
    return quiz_desk.made(Desk(), Paper(tuple(question(id) for id in ids), (), len(ids)), Request())


def test_everything_printed_in_a_register_is_escaped() -> None:
    assert "<script" not in table_html([row()], "vi") + picture_html([row()], "en")
    assert "<img" not in table_html([row()], "vi") + picture_html([row()], "en")


def test_a_picture_brings_no_style_sheet_into_the_page() -> None:
    drawn = picture_html([row()], "vi")
    assert "<svg" in drawn and "<style" not in drawn


def test_everything_printed_in_a_paper_is_escaped() -> None:
    held = quiz_desk.made(Desk(), Paper((question(HOSTILE, HOSTILE),), (Dropped(HOSTILE, 1),), 1, HOSTILE), Request())
    assert "<script" not in desk_html(held, "vi") and "<img" not in desk_html(held, "vi")


def test_a_document_is_shown_whole_and_escaped_with_every_hit_marked() -> None:
    text = f"I. {HOSTILE}\nBáo cáo & báo cáo\n"
    document = Document("d", "d.txt", "", "text", text, title=Cut(HOSTILE, 0, 3))
    shown = document_html(document, [Section("d", "I", HOSTILE, HOSTILE, 0, len(text), None, 1, 5)], "bao cao", "vi")
    assert shown.count("<mark") == 2 and "<script" not in shown and "<img" not in shown


@pytest.mark.parametrize(("wanted", "count"), [("bao cao", 2), ("BÁO CÁO", 2), ("bảo cáo", 0), ("báo\ncáo", 2), ("  ", 0), (".*", 0)])
def test_words_are_found_whatever_the_case_and_accents_only_where_none_were_typed(wanted: str, count: int) -> None:
    assert len(find_words("Báo cáo, rồi báo  cáo.", wanted)) == count


def test_every_step_on_the_desk_is_taken_back() -> None:
    start = desk("a", "b")
    steps = [quiz_desk.decided(start, "a", APPROVED), quiz_desk.decided(start, "b", REJECTED), quiz_desk.all_approved(start),
             quiz_desk.edited(start, "a", "Khác", None), quiz_desk.made(start, Paper((), (), 3), Request())]
    for step in steps:
        assert step != start and replace(quiz_desk.undone(step), before=()) == start


def test_a_decision_taken_twice_is_no_decision() -> None:
    assert quiz_desk.decided(quiz_desk.decided(desk("a"), "a", APPROVED), "a", APPROVED).state("a") == ""


def test_a_rejected_question_never_leaves_and_only_approved_ones_leave_when_told_so() -> None:
    held = quiz_desk.decided(quiz_desk.decided(desk("a", "b", "c"), "a", APPROVED), "b", REJECTED)
    assert [q.id for q in quiz_desk.for_export(held, False).questions] == ["a", "c"]
    assert [q.id for q in quiz_desk.for_export(held, True).questions] == ["a"]


def test_a_paper_without_a_question_left_is_not_exported() -> None:
    with pytest.raises(BadInput):
        quiz_desk.for_export(quiz_desk.decided(desk("a"), "a", REJECTED), False)


def test_an_edited_question_that_breaks_a_rule_says_which() -> None:
    held = quiz_desk.edited(desk("a"), "a", "Không nêu văn bản", None)
    assert dict(held.broken)["a"] and dict(held.broken)["a"] in desk_html(held, "vi")


def test_what_the_page_tells_of_an_unknown_question_changes_nothing() -> None:
    start = desk("a")
    assert quiz_desk.decided(start, "zzz", APPROVED) is start and quiz_desk.edited(start, "zzz", "x", None) is start
