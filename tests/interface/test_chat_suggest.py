"""Beside a refusal stand questions that the documents do answer."""

from typing import TYPE_CHECKING

import pytest

from interface.chat import answer_turn, start_turn

if TYPE_CHECKING:
    from assistant.service import Assistant


@pytest.mark.parametrize(("question", "province", "named"), [
    ("Số điện thoại của Sở Nội vụ Khánh Hòa?", None, "Khánh Hòa"), ("so dien thoai so noi vu ninh thuan", None, "Ninh Thuận"), ("Số điện thoại của ông giám đốc?", "Lâm Đồng", "Lâm Đồng"),
    ("Hà Nội báo cáo gửi ai?", None, "Ở "),
])
def test_every_suggestion_is_answered_and_is_about_the_place_that_was_meant(assistant: "Assistant", question: str, province: str | None, named: str) -> None:
    turn = answer_turn(assistant, start_turn(question, province))
    assert turn.answer is not None and turn.answer["abstained"] and 2 <= len(turn.suggestions) <= 3
    assert all(named in words for words in turn.suggestions)
    assert not any(assistant.ask(words).abstained for words in turn.suggestions)


def test_an_answer_has_no_suggestions(assistant: "Assistant") -> None:
    turn = answer_turn(assistant, start_turn("Ở Khánh Hòa, báo cáo gửi cơ quan nào, trước ngày nào?", None))
    assert turn.answer is not None and not turn.answer["abstained"] and turn.suggestions == ()
