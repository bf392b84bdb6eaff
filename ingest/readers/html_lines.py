"""The lines of a web page's document: blocks, list numbers, tables."""

import re
from typing import Any

from ingest.readers.grid import GridCell, is_layout, layout_lines, table_lines

_BLOCKS = {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
           "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "ol", "p", "pre", "section", "summary", "table", "tr", "ul", "html"}
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx")


class Lines:
    """Collects the words of elements in reading order."""

    def __init__(self) -> None:
        self._lines: list[str] = [""]
        self._typed = False

    def text(self) -> str:
        """What was collected, one block a line."""
        return re.sub(r"\n{3,}", "\n\n", "\n".join(line.strip() for line in self._lines)).strip("\n")

    def read(self, element: Any) -> None:
        """Adds the words of an element."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag == "br":
            self._lines.append("")
            return
        if tag == "table":
            self._table(element)
            return
        if tag == "a" and re.match(r"#_?(?:ftn|fn|footnote)(?!ref)", element.get("href") or "") and re.fullmatch(r"\s*[\[(]?\d+[\])]?\s*", "".join(element.itertext())):
            return
        block = tag in _BLOCKS
        if block:
            self._break(blank=tag in ("p", "h1", "h2", "h3", "h4", "h5", "h6"))
        if tag == "li":
            self._words(_item_mark(element) + " ")
        typed, self._typed = self._typed, self._typed or tag == "pre"
        self._words(element.text)
        for child in element:
            self.read(child)
            self._words(child.tail)
        self._typed = typed
        if block:
            self._break(blank=False)

    def _words(self, words: str | None) -> None:
        for i, line in enumerate((words or "").split("\n") if self._typed else [words or ""]):
            if i:
                self._lines.append("")
            self._lines[-1] += _SPACE.sub(" ", line)

    def _break(self, *, blank: bool) -> None:
        if self._lines[-1].strip():
            self._lines.append("")
        if blank and len(self._lines) > 1 and self._lines[-2]:
            self._lines.append("")

    def _table(self, table: Any) -> None:
        cells = [GridCell(c.row, c.column, self._inner(e), c.rows, c.columns) for c, e in _cells(table)]
        layout = is_layout(cells, ruled=_ruled(table))
        self._break(blank=True)
        for line in layout_lines(cells) if layout else table_lines(cells):
            self._lines += [line, ""] if layout else [line]
        self._lines.append("")

    @staticmethod
    def _inner(element: Any) -> str:
        inner = Lines()
        inner._words(element.text)
        for child in element:
            inner.read(child)
            inner._words(child.tail)
        return inner.text()


def _cells(table: Any) -> list[tuple[GridCell, Any]]:
    rows = [row for row in table.iter("tr") if next(row.iterancestors("table")) is table]
    taken: set[tuple[int, int]] = set()
    out = []
    for at, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while (at, column) in taken:
                column += 1
            height, width = min(_span(cell, "rowspan"), len(rows) - at), _span(cell, "colspan")
            taken |= {(at + r, column + c) for r in range(height) for c in range(width)}
            out.append((GridCell(at, column, "", height, width), cell))
            column += width
    return out


def _ruled(table: Any) -> bool:
    """Drawn lines: a border attribute, a border style, or header cells."""
    if (table.get("border") or "0").strip() not in ("", "0"):
        return True
    styles = [element.get("style") or "" for element in table.iter("table", "td", "th")]
    return any(re.search(r"border(?:-\w+)?\s*:\s*(?!none|0|medium none)[^;]*(?:solid|\d+(?:\.\d+)?p[tx])", style) for style in styles) or next(table.iter("th"), None) is not None


def _span(cell: Any, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return max(1, min(int(value), 200)) if value.isdigit() and len(value) < 5 else 1


def _item_mark(item: Any) -> str:
    """What a browser prints before a list item, unless the author typed a mark."""
    parent = item.getparent()
    if parent is None or parent.tag != "ol":
        return "" if re.match(r"\s*[-–+•*]", "".join(item.itertext())) else "-"
    number = _start(parent.get("start"), 1)
    for sibling in parent.iterchildren("li"):
        number = _start(sibling.get("value"), number)
        if sibling is item:
            break
        number += 1
    form = parent.get("type") or "1"
    if form in ("a", "A"):
        letter = chr(ord("a") + (number - 1) % 26)
        return f"{letter.upper() if form == 'A' else letter})"
    if form in ("i", "I") and 0 < number < len(_ROMAN):
        return f"{_ROMAN[number].upper() if form == 'I' else _ROMAN[number]}."
    return f"{number}."


def _start(value: str | None, default: int) -> int:
    return int(value) if value and value.strip().isdigit() and len(value) < 7 else default
