"""What happens in the chat, without a browser: follow-ups, the reader's setting, votes, suggestions."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.followup import Before
from assistant.reader import Reader
from interface.chat import Asking, before_of
from interface.chat_events import Chat, again
from interface.chat_suggest import suggestions_for
from interface.feedback_store import feedback_file
from interface.turns import Turn
from tests.interface.fake import FakeAssistant

TURNS, TALK, LIVE, BOX, WELCOME, ASK, STOP, KEPT = range(8)


def _ask(chat: Chat, question: str, held: tuple[Turn, ...] = (), asking: Asking = Asking(), **more: Any) -> tuple[Turn, ...]:
    last = list(chat.ask(question, held, "", asking, "vi", "page", **more))[-1]
    turns: tuple[Turn, ...] = last[TURNS]
    return turns


def test_a_question_is_asked_with_the_turns_before_it_and_the_documents_they_cited() -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    held = _ask(chat, "Báo cáo gửi ai?")
    held = _ask(chat, "Còn Lâm Đồng?", held)
    assert held[1].understood_as == "Đọc đủ: Còn Lâm Đồng?"
    _ask(chat, "Còn nữa?", held)
    assert assistant.before == [(), (Before("Báo cáo gửi ai?", ("khanh-hoa",)),),
                                (Before("Báo cáo gửi ai?", ("khanh-hoa",)), Before("Đọc đủ: Còn Lâm Đồng?", ("khanh-hoa",)))]


def test_asked_as_typed_a_question_stands_alone() -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    held = _ask(chat, "Còn Lâm Đồng?", _ask(chat, "Báo cáo gửi ai?"), Asking(body="UBND xã", home="An Giang"), alone=True)
    assert assistant.before[1] == () and assistant.readers[1] is None and held[1].understood_as is None and held[1].alone


def test_stopped_and_failed_turns_are_nothing_to_lean_on() -> None:
    assert before_of((Turn("a", stopped=True), Turn("b"))) == ()


def test_the_readers_setting_goes_with_the_question_and_an_empty_one_is_none() -> None:
    assistant = FakeAssistant()
    chat = Chat(assistant)
    _ask(chat, "hỏi", asking=Asking(body=" UBND xã ", home="An Giang"))
    _ask(chat, "hỏi", asking=Asking(home="An Giang"))
    _ask(chat, "hỏi")
    assert assistant.readers == [Reader("UBND xã", "An Giang"), Reader(None, "An Giang"), None]


def test_the_buttons_change_places_while_a_question_runs_and_back() -> None:
    said = list(Chat(FakeAssistant()).ask("hỏi", (), "", Asking(), "vi", "page"))
    assert (said[0][ASK]["visible"], said[0][STOP]["visible"]) == (False, True)
    assert (said[-1][ASK]["visible"], said[-1][STOP]["visible"], said[-1][LIVE]) == (True, False, "")
    assert said[-1][KEPT]["question"] == "hỏi" and all(one[KEPT] is None for one in said[:-1])


def test_a_conversation_that_was_left_gets_no_late_answer() -> None:
    chat = Chat(FakeAssistant(seconds=5))
    asked = chat.ask("hỏi", (), "", Asking(), "vi", "page")
    next(asked)
    next(asked)
    chat.open(None, "vi", "page")
    assert all(one[TURNS] != (one,) and one[KEPT] is None for one in asked) and chat.running.count() == 0


def test_a_closed_page_ends_its_search() -> None:
    chat = Chat(FakeAssistant(seconds=5))
    asked = chat.ask("hỏi", (), "", Asking(), "vi", "page")
    next(asked)
    next(asked)
    asked.close()
    assert chat.running.count() == 0


@pytest.mark.parametrize("event", [{}, {"question": " "}, {"question": "a" * 5000}, {"question": None}])
def test_a_button_of_the_page_cannot_ask_what_the_box_could_not(event: dict[str, Any]) -> None:
    assert again(event)[0] == ""


class TestFeedback:
    @pytest.fixture(autouse=True)
    def state(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Feedback of these tests goes to a folder of their own."""
        monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))

    def test_a_vote_is_one_line_with_question_answer_and_places(self) -> None:
        chat = Chat(FakeAssistant())
        held = _ask(chat, "Báo cáo gửi ai?")
        now, talk, kept = chat.vote(held, {"turn": "t1", "vote": "down", "reasons": ["wrong", "made-up"], "comment": " sai\nngày <b> "}, "vi")
        chat.vote(now, {"turn": "t1", "vote": "up"}, "vi")
        first, second = (json.loads(line) for line in feedback_file().read_text(encoding="utf-8").splitlines())
        assert (first["vote"], first["reasons"], first["comment"], first["question"]) == ("down", ["wrong"], "sai ngày <b>", "Báo cáo gửi ai?")
        assert first["key"] == second["key"] and second["vote"] == "up" and first["citations"][0]["document"] == "khanh-hoa" and len(first["answer"]) == 3
        assert now[0].vote == "down" and kept["vote"] == "down" and "Đã ghi lại" in talk
        assert feedback_file().stat().st_mode & 0o077 == 0

    @pytest.mark.parametrize("event", [{"turn": "t2", "vote": "up"}, {"turn": "x", "vote": "up"}, {"vote": "up"}, {"turn": "t0", "vote": "up"}])
    def test_a_vote_for_no_turn_writes_nothing(self, event: dict[str, Any]) -> None:
        chat = Chat(FakeAssistant())
        chat.vote(_ask(chat, "hỏi"), event, "vi")
        assert not feedback_file().exists()

    def test_a_vote_that_cannot_be_written_is_told_and_not_shown_as_written(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        import gradio as gr

        (tmp_path / "file").write_text("")
        monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "file"))
        told: list[str] = []
        monkeypatch.setattr(gr, "Warning", told.append)
        chat = Chat(FakeAssistant())
        assert chat.vote(_ask(chat, "hỏi"), {"turn": "t1", "vote": "up"}, "vi")[2] is None and len(told) == 1


def test_a_refusal_without_an_index_to_read_has_no_suggestions() -> None:
    turn = _ask(Chat(FakeAssistant()), "Số điện thoại?")[0]
    assert turn.suggestions == () and suggestions_for(FakeAssistant(), turn) == ()
