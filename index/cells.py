"""Which column of a table a stretch of canonical text stands in: tables are lines "| c1 | c2 |", the first one the header."""

import re

_BAR = re.compile(r"(?<!\\)\|")


def column_of(text: str, start: int, end: int) -> str | None:
    """The header of the column, where the stretch lies inside one cell of a row; None elsewhere, in the header itself, and for whole rows."""
    line_start = text.rfind("\n", 0, start) + 1
    if not text.startswith("|", line_start) or "\n" in text[start:end] or _BAR.search(text, start, end):
        return None
    span = header_of(text, line_start)
    if span is None:
        return None
    header = text[span[0] : span[1]]
    at = sum(1 for _ in _BAR.finditer(text, line_start, start)) - 1
    names = [" ".join(cell.split()) for cell in _BAR.split(header)[1:-1]]
    return names[at] or None if 0 <= at < len(names) else None


def header_of(text: str, line_start: int) -> tuple[int, int] | None:
    """Start and end of the first of the table lines that end with this one; None when this one is it."""
    first = line_start
    while first > 0:
        above = text.rfind("\n", 0, first - 1) + 1
        if not text.startswith("|", above):
            break
        first = above
    if first == line_start:
        return None
    return first, text.index("\n", first)
