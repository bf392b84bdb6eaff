"""Duties of task tables: a row says who leads, who supports, until when, with what product.

`action` is the task as its cell prints it, `matter` the product that is due. Each slot is cut from its own cell; of a
cell that goes on after a page turn the first piece is cut.
"""

import re
from collections.abc import Iterator

from index.records import Cut, Deadline, Duty
from ingest.duties.addressees import find_addressees
from ingest.duties.times import find_frequency
from ingest.duties.triggers import find_triggers
from ingest.outline import Outline
from ingest.table_outline import ROW, is_group
from ingest.tables import DEADLINE, LEAD, MATTER, PRODUCT, SUPPORT, Cell, Row, Table, read_tables
from vietnamese.bodies import body_list
from vietnamese.dates import find_times, iso

_KINDS = ("report", "notify", "register")
_RELATIONS = (("window", r"từ\s.+\s(?:đến|tới)\s"), ("not later than", r"chậm nhất|muộn nhất|đến hết|hết\s|trong vòng|trong thời hạn|hạn cuối"), ("before", r"(?:xong\s+)?trước(?!\w)"), ("after", r"sau(?!\w)"))
_EVENT = re.compile(r"(?<!\w)(?:kể từ|sau khi|từ khi|trước khi)(?!\w)|\d+\s+ngày", re.IGNORECASE)
_PARTS = re.compile(r"[^;,\n/]+")
_LEADING_ACT = 12


def read_row_duties(document: str, text: str, outline: Outline) -> tuple[Duty, ...]:
    """One duty for each row of a task table that names a body, a time or a product."""
    sections = {p.start: p.section for p in outline.paragraphs if p.kind == ROW}
    return tuple(_duties(document, text, sections))


def _duties(document: str, text: str, sections: dict[int, str]) -> Iterator[Duty]:
    for table in read_tables(text):
        if not table.is_task_table:
            continue
        for row in table.rows:
            if row.start in sections and not is_group(table, row):
                duty = _duty(document, text, sections[row.start], table, row)
                if duty:
                    yield duty


def _duty(document: str, text: str, section: str, table: Table, row: Row) -> Duty | None:
    matter, due = _first(table.cell(row, MATTER)), table.cell(row, DEADLINE)
    lead, support = (_bodies(text, table.cell(row, role)) for role in (LEAD, SUPPORT))
    deadline, product = _deadline(text, due), _cut(text, _first(table.cell(row, PRODUCT)))
    if matter is None or not (lead or support or deadline or product):
        return None
    frequency = find_frequency(text, *due.spans[0]) if due and due.spans else None
    action = _cut(text, matter)
    kind = _kind(text, *matter)
    to = find_addressees(text, _verb_end(text, *matter), matter[1]) if kind != "other" else None
    recipients = tuple(Cut(b.text, b.start, b.end) for b in to.recipients) if to else ()
    via = Cut(to.via.text, to.via.start, to.via.end) if to and to.via else None
    return Duty(document, section, kind, "obligation", row.start, row.end, action, lead, support, product, recipients, via, deadline=deadline, frequency=frequency, product=product) if action else None


def _kind(text: str, start: int, end: int) -> str:
    """The kind of the verb with which the task begins."""
    first = next(iter(find_triggers(text, start, end)), None)
    return first.kind if first and first.kind in _KINDS and first.start - start <= _LEADING_ACT else "other"


def _verb_end(text: str, start: int, end: int) -> int:
    first = next(iter(find_triggers(text, start, end)), None)
    return first.end if first else start


def _first(cell: Cell | None) -> tuple[int, int] | None:
    return cell.spans[0] if cell and cell.spans else None


def _cut(text: str, span: tuple[int, int] | None) -> Cut | None:
    return Cut(text[span[0] : span[1]], *span) if span else None


def _bodies(text: str, cell: Cell | None) -> tuple[Cut, ...]:
    """The bodies of a cell; words that are no known body are taken as printed, parted at their commas."""
    out: list[Cut] = []
    for start, end in cell.spans if cell else ():
        found, _ = body_list(text, start, end)
        named = sum(b.end - b.start for b in found)
        if found and named >= 0.75 * (end - start):
            out += [Cut(b.text, b.start, b.end) for b in found]
        else:
            out += _parts(text, start, end)
    return tuple(out)


def _parts(text: str, start: int, end: int) -> Iterator[Cut]:
    for part in _PARTS.finditer(text, start, end):
        words = part.group().strip(" -–•.")
        if words:
            at = text.index(words, part.start())
            yield Cut(words, at, at + len(words))


def _deadline(text: str, cell: Cell | None) -> Deadline | None:
    """The time of a cell: the whole of it is the deadline, "Quý II/2024" as well as "trước 30/6"."""
    if cell is None or not cell.spans:
        return None
    start, end = cell.spans[0]
    value: dict[str, str | int | list[str]] = {}
    for time in find_times(cell.text):
        if time.kind == "date":
            value["date"] = iso(time.value) or ""
        elif time.kind in ("month", "year"):
            value[time.kind] = iso(time.value) or ""
        else:
            value[time.kind] = "-".join(str(part) for part in time.value[1:])
    relation = next((name for name, pattern in _RELATIONS if re.match(pattern, cell.text, re.IGNORECASE)), "on")
    return Deadline(text[start:end], start, end, relation if value else "unspecified", _time_kind(cell.text, value), value)


def _time_kind(words: str, value: dict[str, str | int | list[str]]) -> str:
    if not value:
        return "unspecified"
    if "date" not in value and _EVENT.search(words):
        return "after an event"
    return "fixed day" if {"date", "month", "year"} & set(value) or re.search(r"(?:19|20)\d\d", words) else "recurring day"
