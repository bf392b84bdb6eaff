"""Views of the register: an agenda by date, a matrix of bodies and deadlines, and what lacks a date or a recipient."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from assistant.register.rows import Row, in_year
from vietnamese.bodies import body_form
from vietnamese.text import match_form


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the agenda: a printed day and the duty due then. A yearly duty stands once, on its day of the year shown."""

    day: date
    row: Row


@dataclass(frozen=True, slots=True)
class Matrix:
    """Bodies by deadlines. `cells[i][j]` holds the rows of body i with deadline j; the last column is "no deadline"."""

    bodies: tuple[str, ...]
    deadlines: tuple[str, ...]
    cells: tuple[tuple[tuple[Row, ...], ...], ...]


_MONTHLY = re.compile(r"(?:hằng|hàng|mỗi|từng|theo) (?:tháng|tuần)|định kỳ tháng|(?:^|, )(?:tháng|tuần)(?:,|$)")
NO_DEADLINE = "không nêu"


def agenda(rows: Sequence[Row], year: int | None = None) -> tuple[Entry, ...]:
    """Duties with a printed day, earliest first.

    Args:
        rows: the register.
        year: shows yearly duties in this year; without it each stands in the year of its own document.
    """
    entries = []
    for row in rows:
        days = row.days()
        if row.yearly and year is not None:
            days = tuple(d for d in (in_year(day, year) for day in days) if d)
        entries += [Entry(day, row) for day in days]
    return tuple(sorted(entries, key=lambda e: (e.day, e.row.document, e.row.start)))


def of_month(rows: Sequence[Row], year: int, month: int) -> tuple[tuple[Entry, ...], tuple[Row, ...]]:
    """What falls due in one month: duties with a printed day in it, and those that return every month or week without one.

    Args:
        rows: the register.
        year: year of the month.
        month: 1 to 12.
    """
    dated = tuple(e for e in agenda(rows, year) if (e.day.year, e.day.month) == (year, month))
    monthly = tuple(r for r in rows if not r.days() and _MONTHLY.search(match_form(f"{r.words}, {r.frequency}")))
    return dated, monthly


def matrix(rows: Sequence[Row]) -> Matrix:
    """Who is due when: one line a bearer (two printings of one body share it, two provinces do not), one column a printed deadline, by day."""
    names: dict[str, str] = {}
    same: dict[str, str] = {}
    cells: dict[tuple[str, str], list[Row]] = {}
    order: dict[str, tuple[bool, tuple[int, int], str]] = {}
    for row in rows:
        printed = row.words or row.frequency or NO_DEADLINE
        when = same.setdefault(match_form(printed).replace("hàng ", "hằng "), printed)
        days = row.days()
        order.setdefault(when, (not days, (days[0].month, days[0].day) if days else (13, 0), when))
        for bearer in row.bearers or (NO_DEADLINE,):
            form = f"{row.province}\x1f{body_form(bearer)}"
            names.setdefault(form, f"{bearer} ({row.province})" if row.province and bearer != NO_DEADLINE else bearer)
            cells.setdefault((form, when), []).append(row)
    columns = sorted((w for w in order if w != NO_DEADLINE), key=order.__getitem__) + [w for w in order if w == NO_DEADLINE]
    lines = sorted(names, key=lambda form: names[form].casefold())
    return Matrix(tuple(names[f] for f in lines), tuple(columns), tuple(tuple(tuple(cells.get((f, w), ())) for w in columns) for f in lines))


def without_day(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Duties whose text prints no day."""
    return tuple(row for row in rows if not row.days())


def without_recipient(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Duties that are owed to somebody whom the text does not name."""
    return tuple(row for row in rows if not row.recipients and row.kind not in ("inspect", "other"))
