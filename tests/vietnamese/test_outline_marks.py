"""Marks that open a unit of the outline."""

import pytest

from vietnamese import outline_marks as marks
from vietnamese.outline_marks import LETTERS, is_mark, read_mark


@pytest.mark.parametrize(
    ("line", "rank", "number"),
    [("PHẦN THỨ NHẤT", marks.PART, "NHẤT"), ("Phần II", marks.PART, "II"), ("Chương IV", marks.CHAPTER, "IV"), ("Mục 1. Quy định chung", marks.SECTION, "1"), ("Điều 24. Chế độ báo cáo", marks.ARTICLE, "24"), ("ĐIỀU 3.", marks.ARTICLE, "3"),
     ("I. MỤC ĐÍCH, YÊU CẦU", marks.ROMAN, "I"), ("II- NHIỆM VỤ", marks.ROMAN, "II"), ("III.Tổ chức thực hiện", marks.ROMAN, "III"), ("IV/ TỔ CHỨC", marks.ROMAN, "IV"), ("1. Mục đích", marks.ARABIC, "1"), ("12) Sở Nội vụ", marks.ARABIC, "12"), ("2.1. Công tác dân vận", marks.DOTTED, "2.1"), ("2.1 Công tác", marks.DOTTED, "2.1"),
     ("a) Sở Nội vụ", marks.LETTER, "a"), ("đ) Thanh tra tỉnh", marks.LETTER, "đ"), ("e. Sở Tài chính", marks.LETTER, "e"), ("A. ĐẶC ĐIỂM TÌNH HÌNH", marks.CAPITAL, "A"), ("- Sở Nội vụ chủ trì", marks.DASH, "-"), ("– Sở Nội vụ", marks.DASH, "–"), ("• Sở Nội vụ", marks.DASH, "•"), ("+ Sở Nội vụ", marks.PLUS, "+"),
     ("- 100% cơ quan, đơn vị", marks.DASH, "-"), ("- 95,5% hộ gia đình", marks.DASH, "-"), ("- 02 mô hình", marks.DASH, "-"), ("2. 100% cơ quan", marks.ARABIC, "2")],
)
def test_printed_marks_have_a_rank_and_their_own_number(line: str, rank: int, number: str) -> None:
    found = read_mark(line)
    assert found and (found.rank, found.number) == (rank, number)


@pytest.mark.parametrize("line", ["Điều 24 Quy chế 456 quy định", "Mục II của kế hoạch này", "15/12 hằng năm", "2021-2025 là giai đoạn", "30 ngày làm việc", "100% cán bộ", "1847/QĐ-TTg ngày 27/12/2018", "15.000 đồng", "12.5% số hộ", "Chủ tịch", "a-xít", "Phần lớn cán bộ", "26/11/2021", "-5"])
def test_prose_that_begins_with_a_number_or_a_unit_word_opens_nothing(line: str) -> None:
    assert not is_mark(line)


@pytest.mark.parametrize("letter", "fjwz")
def test_letters_foreign_to_the_alphabet_open_no_diem(letter: str) -> None:
    assert read_mark(f"{letter}) Sở Nội vụ") is None


def test_the_letters_run_d_then_d_with_stroke_then_e_then_g() -> None:
    assert LETTERS.startswith("abcdđeghik")
    ranks = {read_mark(f"{letter}) Sở Nội vụ").rank for letter in LETTERS}  # type: ignore[union-attr]
    assert ranks == {marks.LETTER}


def test_the_words_begin_after_the_mark() -> None:
    for line in ("I. MỤC ĐÍCH", "1.Mục đích", "đ)  Sở Nội vụ", "- Sở Nội vụ", "Điều 2. Hiệu lực"):
        found = read_mark(line)
        assert found and line[found.end :].strip() in ("MỤC ĐÍCH", "Mục đích", "Sở Nội vụ", "Hiệu lực")


def test_ranks_fall_from_part_to_plus_as_the_decree_orders_them() -> None:
    order = [marks.PART, marks.CHAPTER, marks.SECTION, marks.ARTICLE, marks.ARABIC, marks.DOTTED, marks.LETTER, marks.DASH, marks.PLUS]
    assert order == sorted(order)
