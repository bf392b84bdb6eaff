"""Tables of a Word file as cells with the rows and columns that they cover."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from ingest.readers.docx_runs import Runs
from ingest.readers.grid import GridCell
from ingest.readers.numbering import Numbering

_BORDERS = ("top", "left", "bottom", "right", "insideH", "insideV", "start", "end")


def table_cells(table: Any, runs: Runs, numbering: Numbering, document: Any) -> tuple[list[GridCell], list[str], list[int]]:
    """Cells, footnotes referred to, and the rows before which the page turns."""
    cells: list[GridCell] = []
    footnotes: list[str] = []
    turns: list[int] = []
    open_cells: dict[int, int] = {}
    for row, element in enumerate(_rows(table)):
        column = _span(element.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"), 0)
        for cell in _inside(element, "w:tc"):
            width = _span(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}"), 1)
            merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
            if merge is not None and merge.get(qn("w:val"), "continue") == "continue" and column in open_cells:
                above = cells[open_cells[column]]
                cells[open_cells[column]] = GridCell(above.row, above.column, above.text, row - above.row + 1, above.columns)
            else:
                text, notes, broken = _cell_text(cell, runs, numbering)
                footnotes += notes
                if broken and row and (not turns or turns[-1] != row):
                    turns.append(row)
                open_cells[column] = len(cells)
                cells.append(GridCell(row, column, text, 1, width))
            column += width
    return cells, footnotes, turns


def _cell_text(cell: Any, runs: Runs, numbering: Numbering) -> tuple[str, list[str], bool]:
    lines: list[str] = []
    notes: list[str] = []
    broken = False
    for paragraph in cell.iter(qn("w:p")):
        if any(above.tag == qn("w:txbxContent") for above in paragraph.iterancestors()):
            continue
        found = runs.paragraph(paragraph)
        if found.text:
            mark = numbering.mark(paragraph)
            lines.append(f"{mark} {found.text}" if mark else found.text)
        elif _numbered(paragraph):
            # A TT column is often an empty list item: only its number is printed.
            lines.append(numbering.mark(paragraph).rstrip("."))
        lines += [runs.paragraph(p).text for box in found.boxes for p in box.iter(qn("w:p"))]
        notes += found.footnotes
        broken |= found.break_before and not found.text == ""
    return "\n".join(lines), notes, broken


def _numbered(paragraph: Any) -> bool:
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None


def table_is_ruled(table: Any, document: Any) -> bool:
    """Whether borders are drawn, by the table itself, its style or its cells."""
    own = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
    if own is not None:
        return _drawn(own)
    if any(_drawn(borders) for borders in table.iter(qn("w:tcBorders"))):
        return True
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    name, steps = style.get(qn("w:val"), "") if style is not None else "", 0
    styles = {s.get(qn("w:styleId"), ""): s for s in document.styles.element.iterchildren(qn("w:style"))}
    while name in styles and steps < 10:
        borders = styles[name].find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
        if borders is not None:
            return _drawn(borders)
        based = styles[name].find(qn("w:basedOn"))
        name, steps = based.get(qn("w:val"), "") if based is not None else "", steps + 1
    return False


def _drawn(borders: Any) -> bool:
    sides = [borders.find(qn(f"w:{side}")) for side in _BORDERS]
    return sum(side is not None and side.get(qn("w:val"), "nil") not in ("nil", "none") for side in sides) >= 2


def _rows(table: Any) -> Iterator[Any]:
    for row in _inside(table, "w:tr"):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield row


def _inside(parent: Any, name: str) -> Iterator[Any]:
    """Children of that name, also those inside content controls."""
    for child in parent.iterchildren():
        if child.tag == qn(name):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")):
            yield from _inside(child, name)


def _span(element: Any, default: int) -> int:
    value = element.get(qn("w:val"), "") if element is not None else ""
    return min(int(value), 200) if value.isdigit() else default
