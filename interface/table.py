"""Tables as HTML: read by screen readers, folded into cards on a narrow screen, a line opens what stands behind it."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape


@dataclass(frozen=True, slots=True)
class Line:
    """One line: cells that are HTML already, what opens below it (HTML, or empty), and its button's words, if not those of the table."""

    cells: tuple[str, ...]
    identity: str = ""
    behind: str = ""
    opens: str = ""


def table(caption: str, headers: tuple[str, ...], lines: Iterable[Line], opener: str = "") -> str:
    """A table; `opener` names the button that shows what stands behind a line."""
    # The roles are written out: a browser forgets them where a narrow screen lays the table out as cards.
    heads = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in (*headers, *([opener] if opener else [])))
    body = "".join(_line(line, headers, opener) for line in lines)
    return (f'<table class="list" role="table"><caption>{escape(caption)}</caption><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
            f'<tbody role="rowgroup">{body}</tbody></table>')


def _line(line: Line, headers: tuple[str, ...], opener: str) -> str:
    cells = "".join(f'<td role="cell" data-label="{escape(name)}"{"" if cell else " class=empty"}>{cell or "–"}</td>' for name, cell in zip(headers, line.cells, strict=True))
    if not opener:
        return f'<tr role="row">{cells}</tr>'
    if not line.behind:
        return f'<tr role="row">{cells}<td role="cell" class="empty"></td></tr>'
    identity = escape(line.identity, quote=True)
    button = f'<button type="button" class="opener" aria-expanded="false" aria-controls="{identity}">{escape(line.opens or opener)}</button>'
    width = len(headers) + 1
    return (f'<tr role="row" class="opens">{cells}<td role="cell">{button}</td></tr>'
            f'<tr role="row" class="behind" id="{identity}" hidden><td role="cell" colspan="{width}" tabindex="-1">{line.behind}</td></tr>')


def quote(words: str, place: str) -> str:
    """A quote with its place, as HTML."""
    return f'<blockquote class="quote" lang="vi">{escape(words)}</blockquote><p class="place">{escape(place)}</p>'
