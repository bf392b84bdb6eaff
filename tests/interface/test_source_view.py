"""Cited passages: marked only where the words really stand, always escaped."""

from dataclasses import replace
from typing import Any, cast

from interface.contract import CitationJson
from interface.source_view import AROUND, source_list, sources_of
from tests.interface.fake import QUOTE, FakeAssistant, citation


def _one(assistant: FakeAssistant, **changes: Any) -> str:
    cited = cast(CitationJson, citation(1) | changes)
    return source_list(sources_of(assistant, [cited]), "Căn cứ", "t1", "vi")


def test_the_quote_is_marked_among_the_words_of_its_own_paragraph() -> None:
    html = _one(FakeAssistant())
    assert f"<mark>{QUOTE}</mark> để tổng hợp." in html
    assert "Ban Dân vận Tỉnh ủy <mark>" in html


def test_title_section_and_number_stand_on_the_card_escaped() -> None:
    html = _one(FakeAssistant())
    assert "Khánh Hòa · 2311/QĐ-UBND" in html and "Mục IV, khoản 1" in html
    assert "Kế hoạch &lt;b&gt;Chỉ thị 33&lt;/b&gt;" in html and "<b>Chỉ" not in html


def test_a_card_without_province_and_number_bears_the_file_name() -> None:
    assistant = FakeAssistant()
    assistant.held = replace(assistant.held, province=None)
    assert "</span> plan.md</h4>" in _one(assistant, number=None, path="plans/plan.md")


def test_a_page_is_named_only_for_a_document_that_has_pages() -> None:
    assistant = FakeAssistant()
    assert "trang" not in _one(assistant)
    assistant.held = replace(assistant.held, page_starts=(0, 10))
    assert "trang 4" in _one(assistant, page=4)


def test_a_quote_that_no_longer_stands_there_is_shown_without_surroundings() -> None:
    html = _one(FakeAssistant(), start=0, end=len(QUOTE))
    assert "vừa được cập nhật" in html and f"<blockquote lang=\"vi\"><mark>{QUOTE}</mark></blockquote>" in html


def test_a_citation_of_a_removed_document_still_shows_its_quote() -> None:
    assert f"<mark>{QUOTE}</mark>" in _one(FakeAssistant(), document="gone")


def test_surroundings_stay_within_their_limit_and_are_cut_between_words() -> None:
    assistant = FakeAssistant()
    text = "một " * 400 + QUOTE + " hai" * 400
    assistant.held = replace(assistant.held, text=text)
    at = text.index(QUOTE)
    source = sources_of(assistant, [cast(CitationJson, citation(1) | {"start": at, "end": at + len(QUOTE)})])[0]
    assert source.before.startswith("… một ") and source.after.endswith(" hai …")
    assert max(len(source.before), len(source.after)) <= AROUND + 2


def test_script_in_a_document_is_shown_as_text() -> None:
    assistant = FakeAssistant()
    text = f"<img src=x onerror=alert(1)> {QUOTE} <script>alert(2)</script>"
    assistant.held = replace(assistant.held, text=text)
    html = _one(assistant, start=text.index(QUOTE), end=text.index(QUOTE) + len(QUOTE))
    assert "<img" not in html and "<script" not in html and "&lt;script&gt;" in html
