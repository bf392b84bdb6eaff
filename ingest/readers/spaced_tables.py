"""Tables without drawn lines: a header of known columns, and under it words that keep to their columns.

A row begins where its number stands in the first column. A table whose numbers do not stand on the first line of their
row, or that goes on over the page without its header, is left as lines.
"""

import re
from collections.abc import Sequence

from ingest.readers.grid import flat
from ingest.readers.layout import Line, Word, page_lines
from ingest.readers.pdf_tables import RuledTable
from ingest.tables import NUMBER, OTHER, column_role

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5})[.)]?")
_GAP, _CHANNEL = 0.7, 0.35
_LEAST_COLUMNS, _LEAST_KNOWN = 3, 2


def spaced_tables(words: Sequence[Word]) -> list[RuledTable]:
    """The tables of a page that draws no lines, from top to bottom."""
    lines = _lines(words)
    out, at = [], 0
    while at < len(lines):
        found = _table(lines, at) if _is_header(lines[at]) else None
        if found:
            out.append(found[0])
        at = found[1] if found else at + 1
    return out


def _lines(words: Sequence[Word]) -> list[Line]:
    """Words that stand level, across the whole page."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: w.middle):
        if rows and abs(word.middle - rows[-1][0].middle) < 0.5 * min(word.height, rows[-1][0].height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [Line(tuple(sorted(row, key=lambda w: w.left))) for row in rows]


def _is_header(line: Line) -> bool:
    cells = _cells(line)
    roles = [column_role(" ".join(w.text for w in cell)) for cell in cells]
    return len(cells) >= _LEAST_COLUMNS and roles[0] == NUMBER and sum(role not in (OTHER, NUMBER) for role in roles) >= _LEAST_KNOWN


def _cells(line: Line) -> list[list[Word]]:
    """Words with more room between them than a space."""
    out: list[list[Word]] = []
    for word in line.words:
        if out and word.left - out[-1][-1].right < _GAP * word.height:
            out[-1].append(word)
        else:
            out.append([word])
    return out


def _table(lines: list[Line], at: int) -> tuple[RuledTable, int] | None:
    """The table under a header and the first line behind it."""
    width = len(_cells(lines[at]))
    taken = [lines[at]]
    for line in lines[at + 1 :]:
        if len(_columns([*taken, line])) < width or line.top - taken[-1].bottom > 6 * line.words[0].height:
            break
        taken.append(line)
    columns = _columns(taken)
    first = next((i for i, line in enumerate(taken) if i and _NUMBER.fullmatch(_cell_text(line, columns[0]))), None)
    if len(columns) != width or first is None:
        return None
    starts = [i for i, line in enumerate(taken) if i >= first and _NUMBER.fullmatch(_cell_text(line, columns[0]))]
    groups = [taken[:first], *(taken[a:b] for a, b in zip(starts, [*starts[1:], len(taken)]))]
    # Lines under the header that are no header: the numbers stand in the middle of their rows.
    if first > 3 or len(groups) < 3:
        return None
    rows = tuple("| " + " | ".join(_joined(group, column) for column in columns) + " |" for group in groups)
    return RuledTable(taken[0].top, taken[-1].bottom, rows, frozenset(w for line in taken for w in line.words)), at + len(taken)


def _columns(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Stretches of the page's width on which words stand, with a clear channel between them."""
    out: list[tuple[float, float]] = []
    size = lines[0].words[0].height
    for word in sorted((w for line in lines for w in line.words), key=lambda w: w.left):
        if out and word.left - out[-1][1] < _CHANNEL * size:
            out[-1] = (out[-1][0], max(out[-1][1], word.right))
        else:
            out.append((word.left, word.right))
    return out


def _cell_text(line: Line, column: tuple[float, float]) -> str:
    return " ".join(w.text for w in line.words if column[0] <= w.left <= column[1])


def _joined(lines: Sequence[Line], column: tuple[float, float]) -> str:
    words = [w for line in lines for w in line.words if column[0] <= w.left <= column[1]]
    return flat(" ".join(line for line in page_lines(words) if line)) if words else ""
