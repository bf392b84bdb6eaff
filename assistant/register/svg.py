"""Pictures as SVG text: who reports to whom, and which document cites which. Everything printed is escaped."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from assistant.register.rows import Row
from index.records import Document, Reference
from vietnamese.bodies import body_form
from vietnamese.text import fold_spaces

_LINE, _BOX, _GAP, _MIDDLE, _MARGIN = 18, 310, 14, 380, 16
_WRAP = 34
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STYLE = ("<style>text{font:13px system-ui,sans-serif;fill:#1b2733}rect{fill:#f3f6fa;stroke:#8aa0b6}.to rect{fill:#fdf6e7;stroke:#c2a566}"
          "path{fill:none;stroke:#5b7894;stroke-width:1.4}a:hover path,a:focus path{stroke:#b3261e;stroke-width:3}.label{font-size:11px;fill:#3c4f63;paint-order:stroke;stroke:#fff;stroke-width:4px}</style>")


@dataclass(frozen=True, slots=True)
class _Edge:
    source: str
    target: str
    label: str
    tip: str
    place: tuple[str, int, int]


def reporting_lines(rows: Sequence[Row], *, link: Callable[[str, int, int], str] | None = None) -> str:
    """Bearers on the left, recipients on the right; each line is a duty, labelled with its deadline or frequency.

    Args:
        rows: the register; duties without a named recipient are left out.
        link: address of a quote from document, start and end; default "#quote-DOCUMENT-START-END".
    """
    names: dict[str, str] = {}
    edges: dict[tuple[str, str, str], _Edge] = {}
    for row in rows:
        for bearer in row.bearers or ("không nêu ai",):
            for recipient in row.recipients:
                via = f"qua {row.via}" if row.goes_through(recipient) else ""
                label = ", ".join(dict.fromkeys(w for w in (via, row.words or row.frequency) if w))
                source, target = f"{row.province}\x1f{body_form(bearer)}", f"{row.province}\x1f{body_form(recipient)}"
                names[source] = f"{bearer} ({row.province})" if row.province else bearer
                names[target] = f"{recipient} ({row.province})" if row.province else recipient
                edges.setdefault((source, target, label), _Edge(source, target, label, f"{row.kind_name}: {row.quote}", (row.document, row.start, row.end)))
    return _drawn("Ai báo cáo ai", names, list(edges.values()), link or _anchor)


def citation_web(documents: Sequence[Document], references: Sequence[Reference], *, link: Callable[[str, int, int], str] | None = None) -> str:
    """Documents on the left, what they cite on the right, the most cited first; a line leads to the first mention.

    Args:
        documents: the documents held.
        references: their references; several mentions of one document by another are one line with their count.
        link: address of a quote from document, start and end.
    """
    names = {d.id: f"{d.province_name}: {_title(d)}" if d.province_name else _title(d) for d in documents}
    counted: dict[tuple[str, str], list[Reference]] = {}
    for reference in references:
        if reference.document in names:
            counted.setdefault((reference.document, f"\x1f{reference.key}"), []).append(reference)
    cited_by: dict[str, int] = {}
    for _, key in counted:
        cited_by[key] = cited_by.get(key, 0) + 1
    edges = []
    for (document, key), same in sorted(counted.items(), key=lambda item: -cited_by[item[0][1]]):
        first = same[0]
        printed = next((r for r in same if r.date_printed and r.number), first)
        names.setdefault(key, f"{printed.name}, {printed.date_printed.removeprefix('ngày ')}" if printed.date_printed else printed.name)
        edges.append(_Edge(document, key, f"{len(same)} lần" if len(same) > 1 else "", fold_spaces(first.printed), (document, first.start, first.end)))
    return _drawn("Văn bản nào viện dẫn văn bản nào", names, edges, link or _anchor)


def _title(document: Document) -> str:
    words = fold_spaces(document.title.text) if document.title else document.id
    return words.capitalize() if words == words.upper() else words


def _anchor(document: str, start: int, end: int) -> str:
    return f"#quote-{document}-{start}-{end}"


def _drawn(title: str, names: dict[str, str], edges: Sequence[_Edge], link: Callable[[str, int, int], str]) -> str:
    left = list(dict.fromkeys(e.source for e in edges))
    right = list(dict.fromkeys(e.target for e in edges))
    boxes = []
    middles: dict[tuple[str, bool], float] = {}
    tall = max((_height(names, keys) for keys in (left, right)), default=0)
    for side, keys in ((False, left), (True, right)):
        room = (tall - _height(names, keys)) / max(1, len(keys))
        top = _MARGIN + room / 2
        for key in keys:
            lines = _wrapped(names[key])
            high = len(lines) * _LINE + 10
            middles[key, side] = top + high / 2
            boxes.append(_box(_MARGIN + (_BOX + _MIDDLE) * side, top, high, lines, side))
            top += high + _GAP + room
    width, height = 2 * _MARGIN + 2 * _BOX + _MIDDLE, tall + 2 * _MARGIN
    lines = [_line(e, middles[e.source, False], middles[e.target, True], link, place) for place, e in enumerate(edges)]
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{_safe(title)}">'
            f"<title>{_safe(title)}</title>{_STYLE}{''.join(lines)}{''.join(boxes)}</svg>")


def _height(names: dict[str, str], keys: Sequence[str]) -> int:
    return sum(len(_wrapped(names[key])) * _LINE + 10 + _GAP for key in keys)


def _line(edge: _Edge, source: float, target: float, link: Callable[[str, int, int], str], place: int) -> str:
    x1, x2 = _MARGIN + _BOX, _MARGIN + _BOX + _MIDDLE
    bend = _MIDDLE * 0.4
    at = 0.34 + 0.08 * (place % 5)
    x, y = x1 + bend * 3 * at * (1 - at) ** 2 + (x2 - bend - x1) * 3 * at**2 * (1 - at) + (x2 - x1) * at**3, source + (target - source) * (3 * at**2 - 2 * at**3) - 4
    label = f'<text class="label" x="{x:.0f}" y="{y:.0f}" text-anchor="middle">{_safe(_short(edge.label, 38))}</text>' if edge.label else ""
    document, start, end = edge.place
    return (f'<a href="{_safe(link(*edge.place))}" data-document="{_safe(document)}" data-start="{start}" data-end="{end}"><title>{_safe(_short(edge.tip, 400))}</title>'
            f'<path d="M{x1} {source:.0f} C{x1 + bend:.0f} {source:.0f} {x2 - bend:.0f} {target:.0f} {x2} {target:.0f}"/>{label}</a>')


def _box(x: int, y: float, height: int, lines: Sequence[str], right: bool) -> str:
    words = "".join(f'<text x="{x + 8}" y="{y + _LINE * (n + 1):.0f}">{_safe(line)}</text>' for n, line in enumerate(lines))
    return f'<g{" class=" + chr(34) + "to" + chr(34) if right else ""}><rect x="{x}" y="{y:.0f}" width="{_BOX}" height="{height}" rx="4"/>{words}</g>'


def _wrapped(name: str) -> list[str]:
    """At most three lines of about 36 letters, broken between words."""
    lines = [""]
    for word in _short(name, 3 * _WRAP - 4).split():
        if lines[-1] and len(lines[-1]) + len(word) + 1 > _WRAP:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _short(words: str, most: int) -> str:
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _safe(words: str) -> str:
    return escape(_ILLEGAL.sub(" ", words), quote=True)
