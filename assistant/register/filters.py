"""Which duties are meant: by document, province, body, kind and day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.library import Library
from index.errors import BadInput
from index.records import Deadline, Duty
from vietnamese.bodies import body_form
from vietnamese.dates import find_times, iso


@dataclass(frozen=True, slots=True)
class Filter:
    """What a register shows. None lets everything pass.

    Attributes:
        body: name of a body, as bearer or recipient; short forms count as written out.
        kind: a duty kind.
        before: only deadlines that fall before this day. A day that returns every year is compared within that year.
        frequency: words that the frequency must hold.
    """

    body: str | None = None
    kind: str | None = None
    before: date | None = None


def chosen_documents(library: Library, document: str | None, province: str | None) -> tuple[str, ...] | None:
    """Ids that `--document` and `--province` choose; None for all.

    Raises:
        UnknownDocument: no document has this id.
        BadInput: the province has no document.
    """
    if document:
        library.document(document)
        return (document,)
    if province:
        found = library.corpus.of_province(province)
        if not found:
            known = ", ".join(sorted({d.province_name for d in library.documents if d.province_name}))
            raise BadInput(f"no document of the province {province!r}; held: {known}")
        return found
    return None


def filtered(duties: Iterable[Duty], wanted: Filter) -> tuple[Duty, ...]:
    """The duties that pass, in their order."""
    body = body_form(wanted.body) if wanted.body else None
    kept = (d for d in duties if not wanted.kind or d.kind == wanted.kind)
    if body:
        kept = (d for d in kept if any(_names(body, c.text) for c in (*d.bearers, *d.recipients)))
    if wanted.before:
        kept = (d for d in kept if due_before(d.deadline, wanted.before))
    return tuple(kept)


def _names(body: str, printed: str) -> bool:
    """Whole words only: "Sở Nội vụ" is named by "Sở Nội vụ tỉnh", not by "Bộ Nội vụ"."""
    return f" {body} " in f" {body_form(printed)} "


def parse_day(words: str) -> date:
    """A day typed on the command line: 2026-12-15, 15/12/2026, or 15/12 of this year.

    Raises:
        BadInput: it is no day.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    for moment in find_times(words):
        if moment.kind == "date" and (day := iso(moment.value)):
            return date.fromisoformat(day)
        if moment.kind == "day":
            return _day(date.today().year, int(moment.value[1]), int(moment.value[2])) or _no_day(words)
    return _no_day(words)


def _no_day(words: str) -> date:
    raise BadInput(f"{words!r} is no day; write 15/12/2026 or 2026-12-15")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_day(deadline: Deadline) -> tuple[int, int] | None:
    """Month and day of a deadline that names a day without a year."""
    value = str(deadline.value.get("day", ""))
    month, _, day = value.partition("-")
    return (int(month), int(day)) if month.isdigit() and day.isdigit() and _day(2024, int(month), int(day)) else None


def due_day(deadline: Deadline | None, year: int) -> date | None:
    """The day printed in a deadline; one without a year falls in the year given.

    A window, a day counted from an event, a reference and "kịp thời" have none.
    """
    if deadline is None:
        return None
    fixed = str(deadline.value.get("date", ""))
    if fixed:
        return _from_iso(fixed)
    named = month_day(deadline)
    return _day(year, *named) if named else None


def _from_iso(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def due_before(deadline: Deadline | None, before: date) -> bool:
    """Whether a deadline falls before the day: a dated one at all, a yearly one within that day's year."""
    day = due_day(deadline, before.year)
    return day is not None and day < before
