"""Agenda, matrix and gaps show each duty where its text puts it."""

from datetime import date

from assistant.register.rows import rows_of
from assistant.register.views import agenda, matrix, of_month, without_day, without_recipient
from assistant.service import Assistant

from .made import cut, day, document, duty, row
from assistant.register.rows import row_of


def test_the_agenda_runs_by_day() -> None:
    days = [e.day for e in agenda([row(deadline=day("trước ngày 15/12")), row(deadline=day("trước ngày 30/6/2021", kind="fixed day")), row(deadline=day("trước ngày 20/11"))])]
    assert days == [date(2021, 6, 30), date(2021, 11, 20), date(2021, 12, 15)]


def test_a_day_without_a_year_first_falls_after_the_plan_was_issued() -> None:
    assert agenda([row(deadline=day("trước ngày 30/01"))])[0].day == date(2022, 1, 30)


def test_a_year_asked_for_moves_only_what_the_text_repeats_every_year() -> None:
    rows = [row(deadline=day("trước ngày 15/12")), row(deadline=day("trước ngày 30/6/2021", kind="fixed day"), frequency=None)]
    assert [e.day for e in agenda(rows, 2026)] == [date(2021, 6, 30), date(2026, 12, 15)]


def test_two_printings_of_one_body_share_a_line_of_the_matrix() -> None:
    table = matrix([row(bearers=(cut("UBND tỉnh"),)), row(bearers=(cut("Ủy ban nhân dân tỉnh"),))])
    assert len(table.bodies) == 1 and sum(len(c) for c in table.cells[0]) == 2


def test_bodies_of_two_provinces_are_two_lines_of_the_matrix() -> None:
    other = row_of(duty(), document(province_name="Cà Mau"), "")
    assert len(matrix([row(), other]).bodies) == 2


def test_the_deadlines_of_the_matrix_run_by_day_and_end_with_none() -> None:
    table = matrix([row(deadline=None, frequency=None), row(deadline=day("trước ngày 15/12")), row(deadline=day("trước ngày 20/6"))])
    assert table.deadlines == ("trước ngày 20/6", "trước ngày 15/12", "không nêu")


def test_gaps_are_told_and_what_needs_no_recipient_is_none() -> None:
    silent = row(recipients=(), deadline=None, kind="report")
    check = row(recipients=(), kind="inspect")
    assert without_recipient([row(), silent, check]) == (silent,)
    assert without_day([row(), silent]) == (silent,)


def test_the_channel_stands_only_at_the_recipient_it_belongs_to() -> None:
    both = (cut("Ủy ban nhân dân tỉnh"), cut("Ban Dân vận Tỉnh ủy"))
    assert row(recipients=both).to == "Ủy ban nhân dân tỉnh (qua Sở Nội vụ), Ban Dân vận Tỉnh ủy"


def test_only_two_calendar_days_bind_anyone_in_the_five_plans(assistant: Assistant) -> None:
    library = assistant.library()
    found = [(e.row.province, e.row.kind, e.row.words, e.row.yearly) for e in agenda(rows_of(library, library.duties()))]
    assert found == [("Khánh Hòa", "report", "trước ngày 15/12", True), ("Ninh Thuận", "register", "trước ngày 30/01 hàng năm", True)]


def test_every_quote_of_the_register_stands_in_its_document(assistant: Assistant) -> None:
    library = assistant.library()
    rows = rows_of(library, library.duties())
    assert rows
    for one in rows:
        assert " ".join(library.document(one.document).cut(one.start, one.end).split()) == one.quote


def test_a_month_holds_its_printed_days_and_what_returns_every_month() -> None:
    november, december = row(deadline=day("trước ngày 25/11")), row(1, deadline=day("trước ngày 15/12"))
    monthly, yearly = row(2, deadline=None, frequency=cut("định kỳ hằng tháng")), row(3, deadline=None)
    entries, returning = of_month([november, december, monthly, yearly], 2026, 11)
    assert [e.row for e in entries] == [november] and returning == (monthly,)
