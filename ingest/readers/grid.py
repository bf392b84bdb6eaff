"""Tables as lines of text: "| c1 | c2 | c3 |", the first line the header, merged cells resolved."""

import re
from dataclasses import dataclass

_SPACE = re.compile(r"\s+")
# Words of the two blocks that offices lay out with an unruled table: the heading of page one, and recipients beside the signature.
_LAYOUT = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do|N[ơƠ][iI] [nN][hH][ậẬ][nN]\s*:?|"
                     r"^\s*(?:TM|KT|TL|TUQ|T/M|K/T|T/L)\s?\.?\s+[A-ZĐ]", re.MULTILINE)
_LAYOUT_ROWS, _LAYOUT_COLUMNS = 6, 3


@dataclass(frozen=True, slots=True)
class GridCell:
    """A printed cell: its first row and column, how many it covers, its words (paragraphs on lines)."""

    row: int
    column: int
    text: str
    rows: int = 1
    columns: int = 1


def table_lines(cells: list[GridCell]) -> list[str]:
    """One line a row.

    A cell merged downwards stands in each row that it covers; one merged sideways stands once, except in the
    header, whose rows (as many as its tallest cell) become one.
    """
    if not cells:
        return []
    height = max(c.row + c.rows for c in cells)
    width = max(c.column + c.columns for c in cells)
    head = _header_rows(cells, height, width)
    rows = [["" for _ in range(width)] for _ in range(height)]
    for cell in cells:
        words = flat(cell.text)
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + (cell.columns if row < head else 1)):
                rows[row][column] = words
    header = [" ".join(dict.fromkeys(rows[r][c] for r in range(head) if rows[r][c])) for c in range(width)]
    kept = [header, *rows[head:]]
    kept = [row for row in kept if any(row)]
    used = [c for c in range(width) if any(row[c] for row in kept)]
    return ["| " + " | ".join(row[c] for c in used) + " |" for row in kept]


def _header_rows(cells: list[GridCell], height: int, width: int) -> int:
    """Rows that the first row's tallest cell covers, when a cell beside it is divided."""
    first = [c for c in cells if c.row == 0]
    tallest = max((c.rows for c in first), default=1)
    divided = any(c.columns > 1 and c.rows < tallest and c.columns < width for c in first)
    return tallest if divided and tallest < min(height, 4) else 1


def flat(words: str) -> str:
    """The words of a cell on one line; a bar inside them is escaped."""
    return _SPACE.sub(" ", words).strip().replace("|", "\\|")


def is_layout(cells: list[GridCell], *, ruled: bool) -> bool:
    """Whether a table only places words side by side: the heading, the recipients and signature, a frame.

    Args:
        cells: all cells of the table.
        ruled: whether lines are drawn around them.
    """
    if not cells:
        return True
    height = max(c.row + c.rows for c in cells)
    width = max(c.column + c.columns for c in cells)
    if width == 1:
        return True
    if width > _LAYOUT_COLUMNS or height > _LAYOUT_ROWS:
        return False
    return bool(_LAYOUT.search("\n".join(c.text for c in cells))) or (not ruled and height <= 2)


def layout_lines(cells: list[GridCell]) -> list[str]:
    """The words of a layout table, cell after cell in reading order."""
    ordered = sorted(cells, key=lambda c: (c.row, c.column))
    return [line for cell in ordered for line in cell.text.split("\n") if line.strip()]
