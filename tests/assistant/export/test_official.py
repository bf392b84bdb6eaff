"""A quote as officials cite it (Nghị định 30/2020/NĐ-CP)."""

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from assistant.export.official import document_mention, official_paragraph, section_place
from index.records import Cut, Document

if TYPE_CHECKING:
    from assistant.service import Assistant


def plan(**fields: object) -> Document:
    """A plan with every field, unless told otherwise."""
    full: dict[str, object] = {"type": "KẾ HOẠCH", "number": "12/KH-UBND", "issuer": "ỦY BAN NHÂN DÂN TỈNH KHÁNH HÒA"} | fields
    cuts = {name: Cut(str(words), 0, 1) if words else None for name, words in full.items() if name in ("type", "number", "issuer")}
    document = Document("d", "d.txt", "", "text", "x", province_name="Khánh Hòa", date_typed=str(fields.get("date", "2022-08-19")), **cuts)
    return replace(document, date_typed=document.date_typed or None)


@pytest.mark.parametrize(("label", "place"), [
    ("Mục III, khoản 2, điểm b – NHIỆM VỤ", "điểm b khoản 2 Mục III"), ("Điều 3, khoản 1", "khoản 1 Điều 3"), ("Phần A, mục I", "Mục I Phần A"),
    ("Mục III, khoản 8, điểm a, Sở Nội vụ tiếp tục – Sở Nội vụ tiếp tục", "điểm a khoản 8 Mục III"), ("", ""), ("Nơi nhận", ""),
])
def test_a_place_is_named_from_the_point_outwards(label: str, place: str) -> None:
    assert section_place(label) == place


@pytest.mark.parametrize(("document", "words"), [
    (plan(), "Kế hoạch số 12/KH-UBND ngày 19 tháng 8 năm 2022 của Ủy ban nhân dân tỉnh Khánh Hòa"),
    (plan(date="2022-02-05"), "Kế hoạch số 12/KH-UBND ngày 05 tháng 02 năm 2022 của Ủy ban nhân dân tỉnh Khánh Hòa"),
    (plan(number="2311/QĐ-UBND"), "Kế hoạch ban hành kèm theo Quyết định số 2311/QĐ-UBND ngày 19 tháng 8 năm 2022 của Ủy ban nhân dân tỉnh Khánh Hòa"),
    (plan(number=None, date=""), "Kế hoạch của Ủy ban nhân dân tỉnh Khánh Hòa"),
    (plan(number=None, date="2024", issuer="Ủy ban nhân dân tỉnh"), "Kế hoạch năm 2024 của Ủy ban nhân dân tỉnh Khánh Hòa"),
    (plan(date="2022-12", issuer=None), "Kế hoạch số 12/KH-UBND tháng 12 năm 2022"),
])
def test_what_a_copy_leaves_blank_is_left_out(document: Document, words: str) -> None:
    assert document_mention(document) == words


def test_the_quote_stands_as_printed_in_quotation_marks_before_its_place() -> None:
    assert official_paragraph("trước ngày\n15/12", "Mục IV, khoản 1 – TỔ CHỨC", plan()) == (
        "“trước ngày 15/12” (khoản 1 Mục IV Kế hoạch số 12/KH-UBND ngày 19 tháng 8 năm 2022 của Ủy ban nhân dân tỉnh Khánh Hòa)")


def test_every_document_held_has_a_mention(assistant: "Assistant") -> None:
    for document in assistant.documents():
        words = document_mention(document)
        assert words[:1].isupper() and "  " not in words and str(document.province_name) in words
