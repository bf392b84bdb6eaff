"""Beside a refusal stand questions that the documents do answer."""

from typing import TYPE_CHECKING

import pytest

from interface.chat import Asking, answer_turn, start_turn
from interface.chat_events import Chat
from interface.chat_suggest import with_suggestions

if TYPE_CHECKING:
    from assistant.service import Assistant


@pytest.mark.parametrize(("question", "province", "named"), [
    ("Số điện thoại của Sở Nội vụ Khánh Hòa?", None, "Khánh Hòa"), ("so dien thoai so noi vu ninh thuan", None, "Ninh Thuận"), ("Số điện thoại của ông giám đốc?", "Lâm Đồng", "Lâm Đồng"),
    ("Hà Nội báo cáo gửi ai?", None, "Ở "),
])
def test_every_suggestion_is_answered_and_is_about_the_place_that_was_meant(assistant: "Assistant", question: str, province: str | None, named: str) -> None:
    turn = with_suggestions(assistant, answer_turn(assistant, start_turn(question, province)))
    assert turn.answer is not None and turn.answer["abstained"] and 2 <= len(turn.suggestions) <= 3
    assert all(named in words for words in turn.suggestions)
    assert not any(assistant.ask(words).abstained for words in turn.suggestions)


def test_an_answer_has_no_suggestions(assistant: "Assistant") -> None:
    turn = with_suggestions(assistant, answer_turn(assistant, start_turn("Ở Khánh Hòa, báo cáo gửi cơ quan nào, trước ngày nào?", None)))
    assert turn.answer is not None and not turn.answer["abstained"] and turn.suggestions == ()


def test_the_refusal_is_shown_before_its_suggestions_are_tried(assistant: "Assistant") -> None:
    said = list(Chat(assistant).ask("Số điện thoại của Sở Nội vụ Khánh Hòa?", (), "", Asking(), "vi", "page"))
    refused, suggested = (one[0][0] for one in said[-2:])
    assert refused.answer == suggested.answer and refused.suggestions == () and suggested.suggestions and refused.key == suggested.key
