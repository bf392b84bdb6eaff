"""Tables of a canonical text: its lines "| c1 | c2 |" as rows and cells with their spans, columns told by their headers.

A table that runs over pages is one table: its repeated header is dropped, and a row whose number is blank goes on with the row before.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from vietnamese.text import match_form

NUMBER, MATTER, LEAD, SUPPORT, DEADLINE, PRODUCT, NOTE, OTHER = "number", "matter", "lead", "support", "deadline", "product", "note", "other"
_FILE = Path(__file__).resolve().parent.parent / "vietnamese" / "tables" / "annex_columns.toml"
_ROW = re.compile(r"^\|.*\|[ \t]*$")
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^\|(?:\s*:?-{2,}:?\s*\|)+\s*$")
_NUMBER = re.compile(r"^\(?(?:\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7}|[A-ZĐa-zđ])[.)]?$")


@dataclass(frozen=True, slots=True)
class Cell:
    """Words of a cell; a cell that goes on after a page turn has several pieces.

    Attributes:
        spans: start and end of each piece in the canonical text, empty for a blank cell.
        text: the pieces joined by a space.
    """

    spans: tuple[tuple[int, int], ...]
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its lines in the canonical text and its cells, one for each column of the header."""

    spans: tuple[tuple[int, int], ...]
    cells: tuple[Cell, ...]

    @property
    def start(self) -> int:
        """Where its first line begins."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where its last line ends."""
        return self.spans[-1][1]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a document.

    Attributes:
        header: its first row.
        roles: what each column holds: number, matter, lead, support, deadline, product, note, other.
        rows: the rows under the header.
    """

    header: Row
    roles: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def start(self) -> int:
        """Where the header begins."""
        return self.header.start

    @property
    def end(self) -> int:
        """Where the last row ends."""
        return (self.rows[-1] if self.rows else self.header).end

    def cell(self, row: Row, role: str) -> Cell | None:
        """The row's cell in the column of that role; None without such a column."""
        return row.cells[self.roles.index(role)] if role in self.roles else None

    @property
    def is_task_table(self) -> bool:
        """Whether it assigns tasks: a matter, and who or until when."""
        return MATTER in self.roles and bool({LEAD, SUPPORT, DEADLINE, PRODUCT} & set(self.roles))


def read_tables(text: str) -> tuple[Table, ...]:
    """The tables of a canonical text, in order."""
    return tuple(_table(rows) for rows in _runs(text))


def column_role(header: str) -> str:
    """What a column with this header holds."""
    words = f" {_plain(header)} "
    found = [(len(phrase), role) for phrase, role in _phrases() if f" {phrase} " in words]
    return max(found, key=lambda f: f[0])[1] if found else OTHER


def _runs(text: str) -> Iterator[list[Row]]:
    """Rows of consecutive table lines; a rule line of Markdown is no row. A lone line is no table."""
    run: list[Row] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        if _ROW.match(line):
            if not _RULE.match(line):
                run.append(_row(line, at))
        elif run:
            if len(run) > 1:
                yield run
            run = []
        at += len(line) + 1


def _row(line: str, at: int) -> Row:
    bars = [m.start() for m in _BAR.finditer(line)]
    cells = []
    for left, right in zip(bars, bars[1:]):
        raw = line[left + 1 : right]
        words = raw.strip()
        start = at + left + 1 + len(raw) - len(raw.lstrip())
        cells.append(Cell(((start, start + len(words)),) if words else (), words.replace("\\|", "|")))
    return Row(((at, at + len(line.rstrip())),), tuple(cells))


def _table(rows: list[Row]) -> Table:
    header, width = rows[0], len(rows[0].cells)
    roles = _roles(header, rows[1:])
    out: list[Row] = []
    for row in rows[1:]:
        row = _fitted(row, width)
        if _repeats(row, header) or _counts_columns(row, out):
            continue
        if out and _goes_on(row, out[-1], roles):
            out[-1] = _joined(out[-1], row)
        else:
            out.append(row)
    return Table(header, roles, tuple(out))


def _repeats(row: Row, header: Row) -> bool:
    """The header printed again; a scan may misread a cell of it."""
    same = sum(bool(a.text) and a.text.casefold() == b.text.casefold() for a, b in zip(row.cells, header.cells))
    return same >= 0.7 * sum(bool(cell.text) for cell in header.cells) and same > 0


def _roles(header: Row, rows: list[Row]) -> tuple[str, ...]:
    """Each role once: the first column that has it keeps it. A first column of numbers is the number, whatever its header."""
    roles: list[str] = []
    for cell in header.cells:
        role = column_role(cell.text)
        roles.append(role if role not in roles else OTHER)
    if NUMBER not in roles and roles[0] == OTHER and sum(bool(_NUMBER.match(row.cells[0].text)) for row in rows) > 0.6 * len(rows):
        roles[0] = NUMBER
    return tuple(roles)


def _fitted(row: Row, width: int) -> Row:
    """A row with as many cells as the header."""
    blank = Cell((), "")
    return Row(row.spans, (*row.cells[:width], *[blank] * (width - len(row.cells))))


def _counts_columns(row: Row, before: list[Row]) -> bool:
    """The line (1) (2) (3) under a header counts columns."""
    numbers = [cell.text.strip("()[] ") for cell in row.cells]
    return not before and len(numbers) > 2 and all(n.isdigit() for n in numbers) and [int(n) for n in numbers] == list(range(int(numbers[0]), int(numbers[0]) + len(numbers)))


def _goes_on(row: Row, before: Row, roles: tuple[str, ...]) -> bool:
    """A row without number that begins in mid-sentence, or fills fewer cells, is the rest of the row before; a dash opens a task of its own."""
    if roles[0] != NUMBER or row.cells[0].text or not _NUMBER.match(before.cells[0].text):
        return False
    filled = [cell.text for cell in row.cells if cell.text]
    if not filled:
        return False
    if filled[0][0].islower() or filled[0][0] in ",;)":
        return True
    if filled[0][0] in "-–+•*":
        return len(filled) == 1
    return len(filled) < sum(bool(cell.text) for cell in before.cells) - 1


def _joined(before: Row, row: Row) -> Row:
    cells = tuple(Cell((*a.spans, *b.spans), " ".join(filter(None, (a.text, b.text)))) for a, b in zip(before.cells, row.cells))
    return Row((*before.spans, *row.spans), cells)


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", match_form(words)))


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    columns = tomllib.loads(_FILE.read_text(encoding="utf-8"))["column"]
    return tuple((_plain(phrase), column["role"]) for column in columns for phrase in column["words"])
