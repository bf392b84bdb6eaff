"""A question answered step by step, and ended in the middle."""

import threading
import time
from dataclasses import replace

import pytest

from index.errors import NoIndex
from interface.chat import Asking, Stopped, answer_turn, start_turn
from interface.chat_stream import SHOWING_S, Running, Stop, stream
from tests.interface.fake import STEPS, FakeAssistant


def test_each_step_is_told_as_it_begins_then_each_sentence_then_the_whole() -> None:
    grown = list(stream(FakeAssistant(), start_turn("hỏi", None), Asking(), Stop()))
    assert [len(turn.steps) for turn in grown[: len(STEPS)]] == [1, 2, 3, 4] and grown[3].steps == STEPS
    assert [turn.shown for turn in grown[len(STEPS) :]] == [1, 2, None]
    assert grown[-1].answer is not None and grown[-1].steps == ()


def test_the_sentences_never_wait_more_than_a_third_of_a_second_in_all() -> None:
    assert SHOWING_S <= 0.3


def test_a_stop_ends_the_search_at_once_and_leaves_a_stopped_turn() -> None:
    stop, began = Stop(), time.monotonic()
    threading.Timer(0.2, stop.set).start()
    last = list(stream(FakeAssistant(seconds=20), start_turn("hỏi", None), Asking(), stop))[-1]
    assert last.stopped and not last.pending and last.answer is None and last.steps == ()
    assert time.monotonic() - began < 15, "it waited for the whole search"


def test_a_stopped_search_goes_no_further_than_its_step() -> None:
    def watch(step: str) -> None:
        if step == "search":
            raise Stopped

    assistant = FakeAssistant()
    with pytest.raises(Stopped):
        answer_turn(assistant, start_turn("hỏi", None), Asking(watch=watch))


def test_an_error_in_the_search_ends_the_stream_with_its_problem() -> None:
    last = list(stream(FakeAssistant(NoIndex("x")), start_turn("hỏi", None), Asking(), Stop()))[-1]
    assert last.problem is not None and last.problem.key == "errors.NoIndex"


def test_one_page_stops_its_own_question_only() -> None:
    running = Running()
    first, second = running.begin("a"), running.begin("b")
    running.stop("a")
    running.stop("unknown")
    assert first.is_set() and not second.is_set()
    running.end("a", first)
    running.end("b", second)
    assert running.count() == 0


def test_a_new_question_of_a_page_ends_the_one_before_and_leaving_leaves_no_turn() -> None:
    running = Running()
    first = running.begin("a")
    second = running.begin("a")
    running.end("a", first)
    assert first.is_set() and running.count() == 1
    running.leave("a")
    assert second.is_set() and second.left and running.count() == 0


def test_a_turn_that_has_its_answer_is_not_asked_again() -> None:
    assistant = FakeAssistant()
    done = answer_turn(assistant, start_turn("hỏi", None))
    assert answer_turn(assistant, done) is done and len(assistant.asked) == 1
    assert replace(done, shown=1).pending is False
