"""What happens when somebody asks."""

import logging

import pytest

from index.errors import NoIndex
from interface.chat import LIMIT, answer_turn, problem_with, start_turn
from interface.held import provinces
from interface.words import say
from tests.interface.fake import FakeAssistant


@pytest.mark.parametrize("question", ["", "   ", "\n\t"])
def test_an_empty_question_is_never_asked(question: str) -> None:
    assistant = FakeAssistant()
    turn = answer_turn(assistant, start_turn(question, None))
    assert turn.problem is not None and turn.unasked and assistant.asked == []
    assert "chưa nhập câu hỏi" in say(turn.problem.key, "vi", **turn.problem.values)


def test_a_question_over_the_limit_is_never_asked_and_says_its_length() -> None:
    assistant = FakeAssistant()
    turn = answer_turn(assistant, start_turn("a" * 10_000, None))
    assert turn.problem is not None and assistant.asked == [] and len(turn.question) < 300
    message = say(turn.problem.key, "vi", **turn.problem.values)
    assert "10000" in message and str(LIMIT) in message


def test_a_question_at_the_limit_is_asked() -> None:
    assert problem_with("a" * LIMIT) is None


def test_the_province_chosen_goes_with_the_question_and_no_choice_is_none() -> None:
    assistant = FakeAssistant()
    answer_turn(assistant, start_turn("hỏi", "Khánh Hòa"))
    answer_turn(assistant, start_turn("hỏi", ""))
    assert assistant.asked == [("hỏi", "Khánh Hòa"), ("hỏi", None)]


def test_a_user_error_becomes_a_problem_of_the_turn() -> None:
    turn = answer_turn(FakeAssistant(NoIndex("no build")), start_turn("hỏi", None))
    assert turn.problem is not None and turn.problem.key == "errors.NoIndex" and not turn.unasked


def test_an_unexpected_error_is_logged_and_told_without_its_text(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        turn = answer_turn(FakeAssistant(RuntimeError("secret path")), start_turn("hỏi", None))
    assert turn.problem is not None and turn.problem.key == "errors.unexpected" and "secret path" in caplog.text


def test_each_province_is_named_once_as_the_table_of_provinces_has_it() -> None:
    assert provinces(FakeAssistant()) == ("Khánh Hòa",)
