"""Canonical text: nothing printed is corrected, and every letter leads back to the raw text."""

import unicodedata
from collections import Counter

import pytest

from ingest.canonical import Canonical, canonicalise
from ingest.readers.raw import RawText


def _canonical(text: str, format: str = "text", *, wrapped: bool = False) -> Canonical:
    return canonicalise(RawText(text, format, wrapped=wrapped))


def _raw_letter(raw: str, at: int) -> str:
    """The letter at a raw offset with the combining marks behind it, composed."""
    end = at + 1
    while end < len(raw) and unicodedata.combining(raw[end]):
        end += 1
    return unicodedata.normalize("NFC", raw[at:end])


def _check_map(raw: str, made: Canonical) -> None:
    wrong = [(i, letter) for i, letter in enumerate(made.text) if not letter.isspace() and _raw_letter(raw, made.raw_offset(i)) != letter]
    assert wrong == []


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKD"])
def test_the_text_is_nfc_whatever_form_the_file_has(form: str, plan: str) -> None:
    made = _canonical(unicodedata.normalize(form, plan))  # type: ignore[arg-type]
    assert unicodedata.is_normalized("NFC", made.text)
    assert made.text == _canonical(plan).text


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\x0b"])
def test_every_line_ending_is_a_line_ending(ending: str, plan: str) -> None:
    assert _canonical(plan.replace("\n", ending)).text == _canonical(plan).text


def test_runs_of_white_space_are_one_space() -> None:
    assert _canonical("Sở\u00a0Nội \t vụ\u3000tỉnh  \n  Khánh\u2003Hòa").text == "Sở Nội vụ tỉnh\nKhánh Hòa"


def test_characters_that_do_not_print_are_removed_and_told() -> None:
    made = _canonical("Trước\u200b ngày\ufeff 15/\u00ad12")
    assert made.text == "Trước ngày 15/12"
    assert made.warnings == ("3 characters that do not print were removed",)
    assert _canonical("Trước ngày 15/12").warnings == ()


@pytest.mark.parametrize(
    "raw",
    ["Sở\u00a0Nội   vụ\r\nBáo cáo\rHết", unicodedata.normalize("NFD", "Ủy ban nhân dân tỉnh Khánh Hòa\r\nSố: 12/KH-UBND"), "một\u200bhai\ufeff ba", "Đẩy mạnh cải cách của cơ\f\nquan nhà nước.\fĐiều mới.", "  \n\n\tI.  MỤC ĐÍCH \n"],
)
def test_the_offset_map_leads_back_to_the_letter(raw: str) -> None:
    _check_map(raw, _canonical(raw))


def test_the_offset_map_holds_in_markdown() -> None:
    raw = "## KẾ HOẠCH\r\n\n**TM. ỦY BAN**\n\n- mục *nghiêng*; [Chỉ thị](http://a.b) \\- và `mã`\n"
    _check_map(raw, _canonical(raw, "markdown"))


def test_the_offset_map_of_the_five_plans_is_exact(raw_plans: dict[str, RawText]) -> None:
    for raw in raw_plans.values():
        _check_map(raw.text, canonicalise(raw))


def test_no_printed_letter_of_the_five_plans_is_lost_added_or_changed(raw_plans: dict[str, RawText]) -> None:
    for name, raw in raw_plans.items():
        printed = Counter(c for c in unicodedata.normalize("NFC", raw.text) if not c.isspace())
        kept = Counter(c for c in canonicalise(raw).text if not c.isspace())
        assert not kept - printed, name
        assert set(printed - kept) <= ({"#", "*"} if raw.format == "markdown" else set()), name


def test_slips_of_the_print_stay() -> None:
    printed = "Giảm đắc Sở Nội vụ; chính đồn Đảng; Các Ban XDD; thầm quyền"
    assert _canonical(printed).text == printed


def test_a_sentence_cut_by_a_page_is_one_line_and_the_page_begins_inside_it() -> None:
    made = _canonical("Đổi mới hoạt động của cơ\f\nquan nhà nước.\fTrang ba.")
    assert made.text == "Đổi mới hoạt động của cơ quan nhà nước.\nTrang ba."
    assert [made.text[at:].split()[0] for at in made.page_starts] == ["Đổi", "quan", "Trang"]


def test_markdown_marks_go_and_the_printed_numbering_stays() -> None:
    made = _canonical("# KẾ HOẠCH\n\n#### I. MỤC ĐÍCH\n\n**1. Mục đích**\n\n* một\n+ hai\n- ba\n\n---\n\n<!-- ghi chú -->\n> Hết.", "markdown")
    assert made.text == "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Mục đích\n- một\n- hai\n- ba\nHết."


def test_two_spaces_at_the_end_of_a_markdown_line_break_it() -> None:
    assert _canonical("Nguyễn Văn A  \nTrưởng ban", "markdown").text == "Nguyễn Văn A\nTrưởng ban"
    assert _canonical("Nguyễn Văn A\nTrưởng ban", "markdown").text == "Nguyễn Văn A Trưởng ban"


def test_a_text_of_white_space_gives_an_empty_text() -> None:
    assert _canonical(" \n\f\u00a0\n").text == ""
