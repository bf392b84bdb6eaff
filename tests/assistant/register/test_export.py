"""Exports of the register carry every duty in a form that other programs read."""

import io
import re
from datetime import UTC, date, datetime
from xml.etree import ElementTree

import openpyxl
import pytest
from icalendar import Calendar

from assistant.register.export import export
from assistant.register.ics import ZONE, calendar, fold, uid_of
from assistant.register.rows import rows_of
from assistant.register.svg import reporting_lines
from assistant.service import Assistant
from index.errors import BadInput

from .made import cut, day, row

STAMP = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
HOSTILE = '<script>alert("x")</script> & \'y\' ]]>'


def events(*rows: object) -> list[dict]:
    """Events of the calendar, as another program reads them."""
    return [c for c in Calendar.from_ical(calendar(rows, stamp=STAMP)).walk("VEVENT")]  # type: ignore[arg-type]


def sheet(data: bytes, name: str = "Nhiệm vụ") -> list[tuple]:
    """Lines of a sheet."""
    return list(openpyxl.load_workbook(io.BytesIO(data))[name].values)


class TestXlsx:
    def test_the_header_is_vietnamese_frozen_and_filtered(self) -> None:
        page = openpyxl.load_workbook(io.BytesIO(export([row()], "xlsx")))["Nhiệm vụ"]
        assert [c.value for c in page[1]][:4] == ["Văn bản", "Tỉnh", "Loại việc", "Ai thực hiện"]
        assert page.freeze_panes == "B2" and page.auto_filter.ref.startswith("A1:") and page["A1"].font.bold
        assert page.column_dimensions["A"].width > 20

    def test_each_duty_is_a_line_with_its_quote_and_printed_words(self) -> None:
        header, line = sheet(export([row(deadline=day("trước ngày 15/12"))], "xlsx"))
        shown = dict(zip(header, line, strict=True))
        assert shown["Thời hạn (nguyên văn)"] == "trước ngày 15/12" and shown["Ngày"].date() == date(2021, 12, 15)
        assert shown["Gửi ai"] == "Ủy ban nhân dân tỉnh" and shown["Qua"] == "Sở Nội vụ" and shown["Trích nguyên văn"]

    def test_words_that_look_like_a_formula_stay_words(self) -> None:
        book = openpyxl.load_workbook(io.BytesIO(export([row(matter=cut('=HYPERLINK("http://x")'))], "xlsx")))
        cell = next(c for c in book["Nhiệm vụ"][2] if c.value and str(c.value).startswith("="))
        assert cell.data_type == "s"

    def test_characters_that_xml_forbids_do_not_break_the_file(self) -> None:
        assert len(sheet(export([row(matter=cut("a\x02b"))], "xlsx"))) == 2

    def test_an_empty_register_is_a_sheet_with_its_header(self) -> None:
        assert len(sheet(export([], "xlsx"))) == 1

    def test_the_sheets_of_gaps_and_days_hold_their_duties(self) -> None:
        data = export([row(), row(deadline=None)], "xlsx")
        assert len(sheet(data, "Theo ngày")) == 2 and len(sheet(data, "Thiếu ngày, nơi nhận")) == 2 and len(sheet(data, "Cơ quan × thời hạn")) == 2

    def test_ten_thousand_duties_are_exported_with_progress_to_the_end(self) -> None:
        heard: list[tuple[int, int]] = []
        data = export([row(n) for n in range(10_000)], "xlsx", progress=lambda done, total: heard.append((done, total)))
        assert heard[0] == (0, 10_000) and heard[-1] == (10_000, 10_000) and len(heard) > 10
        assert heard == sorted(heard)
        assert openpyxl.load_workbook(io.BytesIO(data), read_only=True)["Nhiệm vụ"].max_row in (10_001, None)


class TestIcs:
    def test_a_duty_is_one_all_day_event_on_the_printed_day(self) -> None:
        (event,) = events(row(deadline=day("trước ngày 15/12")))
        assert event.decoded("DTSTART") == date(2021, 12, 15) and event.decoded("DTEND") == date(2021, 12, 16)
        assert event["DTSTART"].params["VALUE"] == "DATE"

    def test_the_printed_words_are_kept(self) -> None:
        (event,) = events(row(deadline=day("trước ngày 15/12")))
        assert str(event["SUMMARY"]).startswith("Trước ngày 15/12") and "trước ngày 15/12" in str(event["DESCRIPTION"])

    def test_an_event_recurs_only_where_the_text_says_every_year(self) -> None:
        yearly, once = events(row(frequency=cut("hằng năm")), row(frequency=None))
        assert yearly["RRULE"]["FREQ"] == ["YEARLY"] and "RRULE" not in once

    @pytest.mark.parametrize("words", ["6 tháng", "hằng quý", "định kỳ", "năm 2024", "hằng tháng"])
    def test_other_periods_give_no_yearly_rule(self, words: str) -> None:
        assert "RRULE" not in events(row(frequency=cut(words)))[0]

    def test_a_duty_without_a_printed_day_gives_no_event(self) -> None:
        assert events(row(deadline=None)) == []

    def test_the_uid_is_stable_and_differs_between_duties(self) -> None:
        assert uid_of(row()) == uid_of(row()) != uid_of(row(1))
        assert uid_of(row()).endswith("@directive-assistant")

    def test_the_calendar_names_its_time_zone(self) -> None:
        read = Calendar.from_ical(calendar([row()], stamp=STAMP))
        assert read["X-WR-TIMEZONE"] == ZONE == "Asia/Ho_Chi_Minh"
        assert [str(z["TZID"]) for z in read.walk("VTIMEZONE")] == [ZONE]

    def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut(self) -> None:
        data = calendar([row(matter=cut("Ủy ban nhân dân các huyện, thị xã, thành phố; " * 12))], stamp=STAMP)
        lines = data.split(b"\r\n")
        assert all(len(line) <= 75 for line in lines)
        assert all(line.decode("utf-8") is not None for line in lines)
        assert data.endswith(b"END:VCALENDAR\r\n") and b"\n" not in data.replace(b"\r\n", b"")

    @pytest.mark.parametrize("line", ["x" * 75, "x" * 76, "ệ" * 200, "", "a" + "😀" * 60])
    def test_folding_loses_nothing(self, line: str) -> None:
        pieces = list(fold(line))
        assert pieces[0] + "".join(p[1:] for p in pieces[1:]) == line
        assert all(len(p.encode()) <= 75 for p in pieces) and all(p.startswith(" ") for p in pieces[1:])

    def test_separators_in_the_words_are_escaped(self) -> None:
        (event,) = events(row(matter=cut("a, b; c\\d")))
        assert "a, b; c\\d" in str(event["SUMMARY"])

    def test_the_plans_give_two_events(self, assistant: Assistant) -> None:
        library = assistant.library()
        found = events(*rows_of(library, library.duties()))
        assert [(e.decoded("DTSTART").strftime("%d/%m"), "RRULE" in e) for e in found] == [("15/12", True), ("30/01", True)]


class TestHtml:
    def test_every_printed_word_is_escaped(self) -> None:
        page = export([row(matter=cut(HOSTILE), bearers=(cut(HOSTILE),), recipients=(cut(HOSTILE),), frequency=cut(HOSTILE), deadline=None)], "html").decode()
        assert "<script" not in page and "&lt;script&gt;" in page

    def test_the_page_needs_nothing_else(self) -> None:
        page = export([row(), row(1)], "html").decode()
        assert not re.search(r"<(?:link|script|img|iframe)|url\(|@import|(?:src|href)=\"(?!#)", page)

    def test_each_link_leads_to_a_quote_on_the_page(self) -> None:
        page = export([row(n) for n in range(9)], "html").decode()
        targets = set(re.findall(r'id="([^"]+)"', page))
        assert targets and {link[1:] for link in re.findall(r'href="([^"]+)"', page)} <= targets


class TestSvg:
    def test_a_line_is_a_duty_that_opens_its_quote(self) -> None:
        picture = ElementTree.fromstring(reporting_lines([row()]))
        (link,) = picture.iter("{http://www.w3.org/2000/svg}a")
        assert link.get("href") == "#quote-plan-0-0-40" and link.get("data-start") == "0"
        assert "qua Sở Nội vụ" in "".join(link.itertext()) and "ngày 01/01" in "".join(link.itertext())

    def test_words_of_a_document_cannot_break_the_picture(self) -> None:
        picture = reporting_lines([row(bearers=(cut(HOSTILE),), recipients=(cut(HOSTILE + "\x01"),))])
        assert ElementTree.fromstring(picture) is not None and "<script" not in picture

    def test_an_empty_register_is_an_empty_picture(self) -> None:
        assert ElementTree.fromstring(reporting_lines([])) is not None


def test_an_unknown_format_is_a_users_mistake() -> None:
    with pytest.raises(BadInput, match="xlsx, ics, html"):
        export([row()], "pdf")
