"""Document numbers in State and Party form with their printed variants, and plain numbers."""

import pytest

from vietnamese.numbers import bare_number_key, find_numbers, find_quantities, number_key


def _keys(text: str, *, loose: bool = False) -> list[str]:
    return [n.key for n in find_numbers(text, loose=loose)]


@pytest.mark.parametrize(
    ("printed", "official"),
    [("33/CT-TTG", "33/CT-TTg"), ("10 - CT/TU", "10-CT/TU"), ("34- CT/TU", "34-CT/TU"), ("124 - QĐ/TW", "124-QĐ/TW"), ("1847/QĐ -TTg", "1847/QĐ-TTg"), ("18/CT-UBND tỉnh", "18/CT-UBND"), ("2311/QĐ–UBND", "2311/QĐ-UBND"), ("1847/QÐ-TTg", "1847/QĐ-TTg"), ("05-CT/TW", "5-CT/TW")],
)
def test_printed_variants_of_one_number_have_one_key(printed: str, official: str) -> None:
    assert _keys(f"Thực hiện văn bản số {printed}, ngày 22/6/2011") == [number_key(official)]


@pytest.mark.parametrize(
    ("one", "other"),
    [("35-CT/TW", "35-CT/TU"), ("07-CT/TU", "07/CT-UBND"), ("18-CT/TW", "18/CT-UBND"), ("24-NQ/TW", "24-CT/TU"), ("25-NQ/TW", "25-CT/TU"), ("23-QĐ/TW", "23/CT-TTg"), ("39-NQ/TW", "39/KH-UBND"), ("06/CT-UBND", "06/QĐ-TTg"), ("70-CV/TU", "700-CV/TU"), ("120-KL/TW", "120/2020/QH14"), ("10-KH/TU", "10-CT/TU"), ("11-QĐi/TW", "11-QĐ/TW")],
)
def test_colliding_numbers_keep_different_keys(one: str, other: str) -> None:
    assert _keys(f"{one} và {other}") == [number_key(one), number_key(other)]
    assert number_key(one) != number_key(other)


@pytest.mark.parametrize(
    ("number", "branch"),
    [("25-NQ/TW", "Party"), ("456-QĐ/TU", "Party"), ("13-CTr/TU", "Party"), ("141-KH/BDVTU", "Party"), ("45-CV/BTGDVTU", "Party"), ("01-QCPH/UBND-BDVTU", "Party"), ("161-CTr/BCSĐUBND-BDVTU", "Party"),
     ("76/NQ-CP", "State"), ("2082/TTr-SNV", "State"), ("1657/UBND-KGVX", "State"), ("09/2019/NĐ-CP", "State"), ("88/2019/QH14", "State"), ("05/2015/TTLT-BTP-BCA-BYT", "State")],
)
def test_a_hyphen_after_the_digits_is_the_party_a_slash_the_state(number: str, branch: str) -> None:
    (found,) = find_numbers(f"theo {number} đã ban hành")
    assert (found.printed, found.branch) == (number, branch)


@pytest.mark.parametrize("text", ["khoản 2 Điều 24", "Số:         /KH-UBND", "15/12/2022", "01 đến 02 mô hình/năm", "24/7", "nhiệm kỳ 2020/2025", "3/4 số hộ", "km/h", "Ban Thi đua - Khen thưởng TW/02b"])
def test_prose_and_blank_numbers_are_no_document_number(text: str) -> None:
    assert find_numbers(text) == []


def test_offsets_cover_the_number_as_printed() -> None:
    text = "Chỉ thị số 10 - CT/TU, ngày 22/6/2011; Quyết định số 1847/QĐ -TTg."
    assert [text[n.start : n.end] for n in find_numbers(text)] == ["10 - CT/TU", "1847/QĐ -TTg"]


@pytest.mark.parametrize(
    ("typed", "official"),
    [("25 nq tw", "25-NQ/TW"), ("nghi quyet 25-nq/tw", "25-NQ/TW"), ("33/ct-ttg", "33/CT-TTg"), ("chi thi 33 ct ttg", "33/CT-TTg"), ("chỉ thị 33 ct-ttg", "33/CT-TTg"), ("2311 qđ ubnd", "2311/QĐ-UBND"), ("88/2019/qh14", "88/2019/QH14")],
)
def test_typed_numbers_are_read_when_asked_loosely(typed: str, official: str) -> None:
    assert _keys(typed, loose=True) == [number_key(official)]
    assert find_numbers(typed) == []


def test_an_unaccented_number_meets_the_printed_one_in_its_bare_key() -> None:
    (typed,) = find_numbers("quyet dinh 456-qd/tu", loose=True)
    assert bare_number_key(typed.key) == bare_number_key("456-QĐ/TU")
    assert typed.key != number_key("456-QĐ/TU")


@pytest.mark.parametrize(
    ("text", "values"),
    [("1.250,5 triệu đồng", [1250.5]), ("1.250 hộ", [1250.0]), ("ít nhất 01 mô hình", [1.0]), ("từ 2-3 mô hình", [2.0, 3.0]), ("12,5 điểm", [12.5]), ("33/CT-TTg", [])],
)
def test_plain_numbers_are_read_as_vietnamese_prints_them(text: str, values: list[float]) -> None:
    assert [q.value for q in find_quantities(text)] == values


def test_a_percentage_is_told_from_a_number() -> None:
    assert [(q.value, q.percent) for q in find_quantities("đạt 95% (190 hộ), năm trước 90 %")] == [(95.0, True), (190.0, False), (90.0, True)]
