"""The language of a question: Vietnamese, Vietnamese without accents, English."""

import pytest

from assistant.language import detect


@pytest.mark.parametrize("question", [
    "Khánh Hòa báo cáo cho ai, trước ngày nào?", "UBND tỉnh KH nhận báo cáo khi nào?", "33/CT-TTg ngày nào?", "07/CT-UBND do ai ban hành?", "CCHC ở LĐ", "Ai ký?", "Sở Nội vụ làm gì?", "In Ninh Thuận, ai tổng hợp?", "báo cáo", "Plan của Khánh Hòa hạn report là ngày nào?",
])
def test_a_question_with_accents_is_vietnamese(question: str) -> None:
    assert detect(question) == "vi"


@pytest.mark.parametrize("question", ["khanh hoa bao cao cho ai truoc ngay nao", "ubnd tinh nhan bao cao khi nao", "han nop bao cao KH", "ai ky", "bao cao", "so noi vu lam gi", "xin chao", "ke hoach lam dong viet gi ve cai cach hanh chinh"])
def test_a_question_without_accents_is_told_from_english(question: str) -> None:
    assert detect(question) == "vi-nodiac"


@pytest.mark.parametrize("question", [
    "To whom do agencies in Khánh Hòa report, and by when?", "Who signs?", "Kien Giang report deadline", "deadline", "How many models?", "which plan cites 217-QĐ/TW",
    "What does Khánh Hòa's plan say about Sở Nội vụ?", "Is the registration in Ninh Thuận due before 30 January?", "List the recipients of Hải Dương's plan",
])
def test_an_english_question_stays_english_with_vietnamese_names_in_it(question: str) -> None:
    assert detect(question) == "en"
