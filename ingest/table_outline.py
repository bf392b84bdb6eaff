"""Tables in the outline: every row is a section of its own ("Phụ lục, dòng 7"), so that it is found, cited and read as one.

The printed number of a row names it; the group above it ("I. Tuyên truyền") only where numbers begin again in each group.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from index.records import Section
from ingest.outline import Outline, Paragraph
from ingest.tables import LEAD, MATTER, NUMBER, OTHER, SUPPORT, Row, Table, read_tables
from vietnamese.outline_marks import DASH

ROW, TABLE_HEADER = "row", "table header"
_GROUP = re.compile(r"^(?:[IVXLC]{1,7}|[A-ZĐ])[.)]?$")


def with_tables(document: str, text: str, outline: Outline) -> Outline:
    """The outline with a section and one paragraph for each row of each table."""
    tables = read_tables(text)
    if not tables:
        return outline
    places = _Places(document, text, outline)
    for at, table in enumerate(tables):
        places.add(table, tables[:at])
    return places.outline()


def group_rows(table: Table) -> dict[int, Row]:
    """For each row of the table, by its start, the group row that stands above it ("I | Công tác tuyên truyền")."""
    out: dict[int, Row] = {}
    group: Row | None = None
    for row in table.rows:
        if is_group(table, row):
            group = row
        elif group:
            out[row.start] = group
    return out


def is_group(table: Table, row: Row) -> bool:
    """Whether the row heads those under it: a roman number or a capital, or no number, and a matter alone."""
    number, matter = table.cell(row, NUMBER), table.cell(row, MATTER)
    filled = [cell for cell in row.cells if cell.text]
    if number is None or matter is None or any(c is not None and c.text for c in (table.cell(row, LEAD), table.cell(row, SUPPORT))):
        return False
    return len({c.text for c in filled if c is not number}) <= 1 and (not number.text or bool(_GROUP.match(number.text)) or len({c.text for c in filled}) == 1)


class _Places:
    def __init__(self, document: str, text: str, outline: Outline) -> None:
        self.document, self.text = document, text
        self.sections = list(outline.sections)
        self.paragraphs = list(outline.paragraphs)
        self.paths = {s.path for s in outline.sections}

    def add(self, table: Table, before: tuple[Table, ...]) -> None:
        """Takes the table's lines out of the paragraphs around it and puts its rows in."""
        home = next((p.section for p in self.paragraphs if p.start <= table.start < p.end), "")
        parent = next((s for s in self.sections if s.path == home), None)
        self._extend(parent, table.end)
        inside = [i for i, p in enumerate(self.paragraphs) if p.start < table.end and table.start < p.end]
        rows = list(self._rows(table, parent, self._table_name(parent, home, before)))
        known = any(role != OTHER for role in table.roles)
        header = Paragraph(table.header.start, table.header.end, home, TABLE_HEADER if known else ROW, 0, table.header.start)
        self.paragraphs[inside[0] : inside[-1] + 1] = [header, *rows]

    def _table_name(self, parent: Section | None, home: str, before: tuple[Table, ...]) -> tuple[str, str]:
        """Path and label of the table: its section's, and its ordinal there when it is not the first."""
        earlier = sum(1 for t in before if any(p.start == t.start and p.section == home for p in self.paragraphs))
        ordinal = f" {earlier + 1}" if earlier else ""
        if parent is None:
            return f"Bảng{ordinal}", f"Bảng{ordinal}"
        return (f"{parent.path}.bảng{ordinal}", f"{parent.label}, bảng{ordinal}") if earlier else (parent.path, parent.label)

    def _rows(self, table: Table, parent: Section | None, name: tuple[str, str]) -> Iterator[Paragraph]:
        groups = group_rows(table)
        numbers = Counter(_number(table, row) for row in table.rows if not is_group(table, row))
        again = any(count > 1 for number, count in numbers.items() if number)
        for ordinal, row in enumerate(table.rows, 1):
            group = groups.get(row.start) if again else None
            own = f"dòng {_number(table, row) or f'thứ {ordinal}'}"
            above = f"nhóm {_number(table, group)}" if group and _number(table, group) else ""
            path = self._unique(".".join(filter(None, (name[0], above, own))))
            label = ", ".join(filter(None, (name[1], above, own)))
            self.sections.append(Section(self.document, path, label, "", row.start, row.end, parent.path if parent else None, DASH, row.start))
            yield Paragraph(row.start, row.end, path, ROW, 0, row.start)

    def _extend(self, section: Section | None, end: int) -> None:
        """A section covers the tables that stand under it."""
        while section:
            if section.end < end:
                self.sections[self.sections.index(section)] = replace(section, end=end)
            section = next((s for s in self.sections if s.path == section.parent), None) if section.parent else None

    def _unique(self, path: str) -> str:
        candidate, n = path, 2
        while candidate in self.paths:
            candidate, n = f"{path}({n})", n + 1
        self.paths.add(candidate)
        return candidate

    def outline(self) -> Outline:
        """Sections and paragraphs in reading order; a parent stands before what it holds."""
        return Outline(tuple(sorted(self.sections, key=lambda s: (s.start, -s.end))), tuple(self.paragraphs))


def _number(table: Table, row: Row) -> str:
    cell = table.cell(row, NUMBER)
    return cell.text.strip("().") if cell else ""
