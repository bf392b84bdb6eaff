"""Ruled tables of a PDF page: cells found by pdfplumber, filled with the page's own words; also those that a scan shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ingest.readers.grid import GridCell, is_layout, table_lines
from ingest.readers.layout import Word, page_lines

Box = tuple[float, float, float, float]
_THIN, _LONG, _NEAR = 3.0, 12.0, 2.0


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table's lines of text, its place on the page, and the words that stand in it."""

    top: float
    bottom: float
    lines: tuple[str, ...]
    words: frozenset[Word]


def has_rules(page: Any) -> bool:
    """Whether the page draws lines enough, across and down, for a table."""
    from pypdfium2 import raw

    across = down = 0
    for thing in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3):
        left, bottom, right, top = thing.get_bounds()
        width, height = right - left, top - bottom
        across += width > _LONG and (height < _THIN or height > _LONG)
        down += height > _LONG and (width < _THIN or width > _LONG)
        if across >= 2 and down >= 2:
            return True
    return False


def ruled_tables(page: Any, words: tuple[Word, ...]) -> list[RuledTable]:
    """Tables of a pdfplumber page, from top to bottom; ruled frames and layout tables are left to the page's lines."""
    _straighten(page.lines)
    found = page.find_tables({"vertical_strategy": "lines", "horizontal_strategy": "lines", "snap_tolerance": 3, "join_tolerance": 3})
    return filled([table.cells for table in found], words)


def filled(tables: list[list[Box]], words: Sequence[Word]) -> list[RuledTable]:
    """Tables, each a list of cell boxes, with the words that stand in them, from top to bottom; frames and layout tables are left out."""
    out = []
    for table in tables:
        boxes = [box for box in table if box[2] - box[0] > _NEAR and box[3] - box[1] > _NEAR]
        if len(boxes) < 4:
            continue
        inside = {box: [w for w in words if box[0] <= (w.left + w.right) / 2 < box[2] and box[1] <= w.middle < box[3]] for box in boxes}
        cells = _grid(boxes, inside)
        if is_layout(cells, ruled=True) or not any(cell.text for cell in cells):
            continue
        taken = frozenset(w for found in inside.values() for w in found)
        out.append(RuledTable(min(b[1] for b in boxes), max(b[3] for b in boxes), tuple(table_lines(cells)), taken))
    return sorted(out, key=lambda t: t.top)


def lines_with_tables(tables: list[RuledTable], words: Sequence[Word]) -> list[str]:
    """The lines of a page, its tables at their places."""
    taken = frozenset(w for table in tables for w in table.words)
    free = [w for w in words if w not in taken]
    out: list[str] = []
    for table in tables:
        out += [*page_lines([w for w in free if w.middle < table.top]), *table.lines]
        free = [w for w in free if w.middle >= table.top]
    return [*out, *page_lines(free)]


def _straighten(lines: list[dict[str, Any]]) -> None:
    """On turned pages a line's ends differ in the fifth decimal; pdfplumber takes it for a slanted one."""
    for line in lines:
        if abs(line["bottom"] - line["top"]) < _NEAR / 4:
            line["bottom"] = line["top"]
        if abs(line["x1"] - line["x0"]) < _NEAR / 4:
            line["x1"] = line["x0"]


def _grid(boxes: list[Box], inside: dict[Box, list[Word]]) -> list[GridCell]:
    columns, rows = _edges([b[0] for b in boxes] + [b[2] for b in boxes]), _edges([b[1] for b in boxes] + [b[3] for b in boxes])
    cells = []
    for box in boxes:
        first, row = _at(columns, box[0]), _at(rows, box[1])
        text = "\n".join(line for line in page_lines(inside[box]) if line)
        cells.append(GridCell(row, first, text, max(1, _at(rows, box[3]) - row), max(1, _at(columns, box[2]) - first)))
    return cells


def _edges(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > _NEAR:
            out.append(value)
    return out


def _at(edges: list[float], value: float) -> int:
    return min(range(len(edges)), key=lambda i: abs(edges[i] - value))
