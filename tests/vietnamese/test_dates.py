"""Dates and recurrences compare by meaning."""

import pytest

from vietnamese.dates import find_times, first_date, iso


def _values(text: str) -> list[tuple[int | str, ...]]:
    return [t.value for t in find_times(text)]


@pytest.mark.parametrize(
    "printed",
    ["26/11/2021", "26-11-2021", "26.11.2021", "26–11–2021", "ngày 26/11/2021", "ngày 26 tháng 11 năm 2021", "NGÀY 26 THÁNG 11 NĂM 2021", "ngay 26 thang 11 nam 2021", "26 November 2021", "November 26, 2021"],
)
def test_every_printing_of_one_day_has_one_value(printed: str) -> None:
    assert _values(printed) == [("date", 2021, 11, 26)]


@pytest.mark.parametrize(("printed", "same"), [("2/2/2018", "02/02/2018"), ("03-8-2021", "03/8/2021"), ("15-12", ""), ("trước ngày 05/9/2023", "5/9/2023")])
def test_leading_zeros_and_separators_do_not_change_a_day(printed: str, same: str) -> None:
    if same:
        assert _values(printed) == _values(same)
    else:
        assert _values(f"ngày {printed}") == _values("ngày 15 tháng 12") == _values("15/12")


def test_day_and_month_are_never_exchanged() -> None:
    assert _values("11/2/2026") == [("date", 2026, 2, 11)]
    assert _values("1/12/2026") == [("date", 2026, 12, 1)]


def test_a_short_day_is_not_found_inside_a_longer_one() -> None:
    assert _values("trước ngày 15 tháng 6 hằng năm") == [("day", 6, 15), ("every", "year")]
    assert ("day", 6, 5) not in _values("15 tháng 6")


def test_months_and_years_of_a_period_are_not_days() -> None:
    assert _values("định kỳ 06 tháng, 01 năm") == [("months", 6), ("years", 1)]
    assert _values("6 tháng") == _values("06 tháng")


@pytest.mark.parametrize(
    ("text", "unit"), [("hằng năm", "year"), ("hàng năm", "year"), ("Định kỳ hàng tháng", "month"), ("hằng quý", "quarter"), ("mỗi tuần", "week"), ("hang nam", "year"), ("annually", "year")]
)
def test_hang_is_read_in_both_spellings(text: str, unit: str) -> None:
    assert _values(text) == [("every", unit)]


def test_a_blank_day_leaves_the_month_alone() -> None:
    assert _values("Ninh Thuận, ngày       tháng 12 năm 2022") == [("month", 2022, 12)]
    assert _values("Kiên Giang, ngày     tháng     năm 2024") == [("year", 2024)]


@pytest.mark.parametrize("printed", ["32/01/2021", "ngày 15/13", "00/5", "khoản 2 Điều 24", "33/CT-TTg", "88/2019/QH14", "24/7.5", "khóa XI"])
def test_what_cannot_be_a_date_is_none(printed: str) -> None:
    assert _values(printed) == []


@pytest.mark.parametrize("printed", ["31/02/2021", "ngày 30 tháng 02 năm 2024", "31-4-2022", "29/02/2023"])
def test_a_day_that_its_month_lacks_has_no_iso_form(printed: str) -> None:
    assert first_date(printed) is None


def test_the_iso_form_pads_and_takes_month_and_year_too() -> None:
    assert first_date("ban hành ngày 3 tháng 6 năm 2013, sửa đổi 12/3/2023") == "2013-06-03"
    assert first_date("29/02/2024") == "2024-02-29"
    assert [iso(v) for v in _values("tháng 12 năm 2022; năm 2024; 15/12; hằng năm")] == ["2022-12", "2024", None, None]


@pytest.mark.parametrize("printed", ["giai đoạn 2021-2030", "nhiệm kỳ 2021 – 2030", "2021–2030"])
def test_both_years_of_a_period_are_read(printed: str) -> None:
    assert _values(printed) == [("year", 2021), ("year", 2030)]


def test_quarters_carry_their_year_when_it_is_printed() -> None:
    assert _values("quý IV năm 2024") == [("quarter", 4, 2024)]
    assert _values("Quí II") == [("quarter", 2, 0)]


def test_a_window_of_days_is_one_mention() -> None:
    assert _values("từ ngày 15 đến ngày 20 hằng tháng") == [("window", 15, 20), ("every", "month")]


def test_mentions_stand_in_reading_order_do_not_overlap_and_begin_on_a_word() -> None:
    text = "Trước ngày 30/01 hàng năm; báo cáo  hằng quý trước ngày 25, tổng kết tháng 12 năm 2025."
    found = find_times(text)
    assert [text[t.start : t.end] for t in found] == ["30/01", "hàng năm", "hằng quý", "ngày 25", "tháng 12 năm 2025"]
    assert all(a.end <= b.start for a, b in zip(found, found[1:]))
