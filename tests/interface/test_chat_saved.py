"""A conversation as the browser keeps it: back as it was, and nothing else gets in."""

import json
from typing import Any

import pytest

from interface.answer_view import conversation
from interface.chat import KEPT, LIMIT, Asking, answer_turn, start_turn
from interface.chat_saved import opened_turns, saved_turn
from interface.turns import Problem, Turn
from tests.interface.fake import FakeAssistant


def _kept(question: str = "Báo cáo gửi ai?") -> dict[str, Any]:
    saved = saved_turn(answer_turn(FakeAssistant(), start_turn(question, "Khánh Hòa"), Asking()))
    assert saved is not None
    return saved


def _opened(*rows: object) -> tuple[Turn, ...]:
    return opened_turns(FakeAssistant(), json.dumps(rows))


def test_a_turn_comes_back_as_it_was() -> None:
    turn = answer_turn(FakeAssistant(), start_turn("Báo cáo gửi ai?", "Khánh Hòa"))
    (back,) = _opened(saved_turn(turn))
    assert conversation((back,), "vi") == conversation((turn,), "vi") and back.key == turn.key


def test_a_stopped_turn_is_kept_and_one_that_failed_or_was_never_asked_is_not() -> None:
    assert _opened(saved_turn(Turn("a", stopped=True)))[0].stopped
    assert saved_turn(Turn("a")) is None and saved_turn(Turn("a", problem=Problem("errors.NoIndex"))) is None


@pytest.mark.parametrize("kept", [None, "", "x", "{}", "3", "[[]]", '["a"]', "[" * 100_000, {"turns": []}, 7])
def test_what_is_no_conversation_opens_as_an_empty_one(kept: object) -> None:
    assert opened_turns(FakeAssistant(), kept) == ()


def _broken(**changes: Any) -> dict[str, Any]:
    row = _kept()
    for path, value in changes.items():
        *above, name = path.split("__")
        target: Any = row
        for step in above:
            target = target[int(step) if step.isdecimal() else step]
        target[name] = value
    return row


@pytest.mark.parametrize("row", [
    _broken(question=3), _broken(answer=None), _broken(answer__sentences="x"), _broken(answer__sentences__0__text=None), _broken(answer__citations__0__start="1"),
    _broken(answer__citations__0__start=-5), _broken(why__passages=[{}]), _broken(suggestions=[1]), _broken(answer__abstained="yes"),
])
def test_a_malformed_turn_is_left_out_and_the_others_stay(row: dict[str, Any]) -> None:
    assert len(_opened(row, _kept())) == 1


def test_markup_in_a_kept_turn_is_shown_as_text() -> None:
    hostile = '<script>hit()</script>"><img src=x onerror=hit()>'
    row = _broken(question=hostile, understood_as=hostile, answer__sentences__0__text=hostile, answer__citations__0__quote=hostile, suggestions=[hostile], key=hostile)
    html = conversation(_opened(row), "vi")
    assert "<script" not in html and "<img" not in html


def test_a_kept_quote_that_is_not_in_the_document_is_marked_as_moved() -> None:
    (turn,) = _opened(_broken(answer__citations__0__quote="trước ngày 31/12"))
    assert turn.sources[0].moved and turn.sources[0].official == ""


def test_no_more_turns_and_no_longer_questions_come_back_than_are_taken() -> None:
    turns = _opened(*[_kept() for _ in range(KEPT + 5)], _broken(question="a" * (LIMIT * 2)))
    assert len(turns) == KEPT and len(turns[-1].question) == LIMIT
