"""Why an answer: what was searched and read, what was held back, and words of trust that follow from the check."""

from dataclasses import replace
from typing import Any, cast

import pytest

from interface.chat import answer_turn, start_turn
from interface.chat_why import cause, confidence, why_html
from interface.contract import AnswerJson
from interface.turns import Turn
from interface.words import say
from tests.interface.fake import FakeAssistant, citation, full_answer


def _turn() -> Turn:
    return answer_turn(FakeAssistant(), start_turn("Báo cáo gửi ai?", None))


def _answer(*sentences: tuple[str, str]) -> AnswerJson:
    said: list[dict[str, Any]] = [{"text": text, "basis": basis, "citations": [1], "state": "exact"} for text, basis in sentences]
    return cast(AnswerJson, {**full_answer(), "sentences": said, "citations": [citation(1)]})


def test_documents_terms_and_passages_are_named_and_cited_ones_come_first() -> None:
    html = why_html(_turn(), "t1", "vi")
    assert "Đã tìm trong 2 văn bản" in html and "Khánh Hòa" in html and "báo cáo kết quả" in html
    assert html.index("được trích") < html.index("Mục I &lt;b&gt;")


def test_a_sentence_that_was_held_back_is_shown_with_its_cause_and_escaped() -> None:
    html = why_html(_turn(), "t1", "vi")
    assert "Câu &lt;i&gt;sai&lt;/i&gt; ngày 31/12." in html and "thời gian “31/12” không có trong đoạn trích" in html


def test_without_a_trace_there_is_nothing_to_unfold() -> None:
    assert why_html(replace(_turn(), why=None), "t1", "vi") == ""


def test_a_document_that_has_left_the_index_is_named_by_its_id() -> None:
    why = _turn().why
    assert why is not None and "gone" in why.documents


@pytest.mark.parametrize(("answer", "key"), [
    (_answer(("Trước ngày 15/12", "document")), "trust.verbatim"),
    (_answer(("Trước ngày 15/12", "document"), ("Văn bản không nêu mẫu.", "silence")), "trust.verbatim"),
    (_answer(("Báo cáo gửi trước ngày 15/12.", "document")), "trust.composed"),
    (_answer(("Không đúng: hạn không phải 30/01.", "correction")), "trust.composed"),
    (_answer(("Văn bản không nêu mẫu.", "silence")), "trust.silent"),
    (_answer(), "trust.refused"),
])
def test_the_words_of_trust_follow_from_the_sentences(answer: AnswerJson, key: str) -> None:
    assert confidence(answer) == key


def test_no_words_of_trust_hold_a_number() -> None:
    words = [say(f"trust.{name}", language) for name in ("verbatim", "composed", "silent", "refused") for language in ("vi", "en")]
    assert not any(letter.isdigit() or letter == "%" for line in words for letter in line)


@pytest.mark.parametrize(("told", "words"), [
    ("body 'Bộ Nội vụ'", "cơ quan “Bộ Nội vụ”"), ('document number "33/CT"', "số văn bản “33/CT”"), ("dropped negation before 'nộp'", "phủ định"),
    ("silence with number", "không nêu"), ("'x' receives in the quote", "không đối chiếu được"), ("not_found", "không đối chiếu được"),
])
def test_the_causes_of_the_check_are_told_in_words(told: str, words: str) -> None:
    assert words in cause(told, "vi")
