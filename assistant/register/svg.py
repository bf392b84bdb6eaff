"""The picture of the register as SVG text: who reports to whom. Everything printed is escaped."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from assistant.register.lanes import LABEL_LINE, LINE, PAD, WIDTH, Box, Edge, Laid, laid_out
from assistant.register.rows import KINDS, Row
from vietnamese.bodies import body_form

NOBODY = "không nêu ai"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_STYLE = ("<style>svg.lines{background:#fff;max-width:100%;height:auto}.lines text{font:13px system-ui,sans-serif;fill:#1b2733}.lines rect{fill:#f3f6fa;stroke:#8aa0b6}.lines .to rect{fill:#fdf6e7;stroke:#a5874a}"
          ".lines path{fill:none;stroke:#5b7894;stroke-width:1.4}.lines .label rect{fill:#fff;stroke:#c3cfdb}.lines .label text{font-size:12px;fill:#33475b}"
          ".lines a:hover path,.lines a:focus path{stroke:#b3261e;stroke-width:3}.lines a:hover rect,.lines a:focus rect{stroke:#b3261e;stroke-width:2}"
          "@media (prefers-color-scheme:dark){svg.lines{background:#0f1620}.lines text{fill:#e8eef5}.lines rect{fill:#1b2c42;stroke:#8fb4dc}.lines .to rect{fill:#33291a;stroke:#d8b878}"
          ".lines path{stroke:#8fa6bd}.lines .label rect{fill:#0f1620;stroke:#4b6076}.lines .label text{fill:#c9d6e3}.lines a:hover path,.lines a:focus path,.lines a:hover rect,.lines a:focus rect{stroke:#ff9b8f}}</style>")
_TIP = 400


@dataclass(frozen=True)
class Words:
    """Words of the picture that are in no document.

    Attributes:
        title: Of the picture.
        nobody: In place of a bearer that is not named.
        via: In front of the body that a report goes through, with {via}.
        kinds: Names of the kinds of duty.
    """

    title: str = "Ai báo cáo ai"
    nobody: str = NOBODY
    via: str = "qua {via}"
    kinds: Mapping[str, str] = field(default_factory=lambda: KINDS)

    def kind(self, row: Row) -> str:
        """The name of a duty's kind."""
        return self.kinds.get(row.kind, row.kind)


def reporting_lines(rows: Sequence[Row], *, link: Callable[[str, int, int], str] | None = None, words: Words | None = None) -> str:
    """Bearers on the left, recipients on the right; each line is a duty, labelled with its kind, channel, and time.

    Args:
        rows: the register; duties without a named recipient are left out.
        link: address of a quote from document, start and end; default "#quote-DOCUMENT-START-END".
        words: what is said beside the documents' own words; default Vietnamese.
    """
    said = words or Words()
    names: dict[str, str] = {}
    edges: dict[tuple[str, str, str], Edge] = {}
    for row in rows:
        for bearer in row.bearers or (said.nobody,):
            for recipient in row.recipients:
                source, target = f"{row.province}\x1f{body_form(bearer)}", f"{row.province}\x1f{body_form(recipient)}"
                names.setdefault(source, _called(bearer, row.province))
                names.setdefault(target, _called(recipient, row.province))
                label = _label(row, recipient, said)
                edges.setdefault((source, target, label), Edge(source, target, label, f"{said.kind(row)}: {row.quote}", (row.document, row.start, row.end)))
    return _drawn(said.title, laid_out(names, list(edges.values())), link or _anchor)


def _called(body: str, province: str) -> str:
    name = body[:1].upper() + body[1:]
    return f"{name} ({province})" if province else name


def _label(row: Row, recipient: str, said: Words) -> str:
    via = said.via.format(via=row.via) if row.goes_through(recipient) else ""
    work = f"{row.action[:1].upper()}{row.action[1:]}" if row.kind == "other" else said.kind(row)
    return " · ".join(part for part in (work, via, row.words or row.frequency) if part)


def _anchor(document: str, start: int, end: int) -> str:
    return f"#quote-{document}-{start}-{end}"


def _drawn(title: str, laid: Laid, link: Callable[[str, int, int], str]) -> str:
    lines = "".join(_line(edge, laid, label, link) for edge, label in zip(laid.edges, laid.labels, strict=True))
    boxes = "".join(f"<g>{_box(box, LINE)}</g>" for box in laid.left.values()) + "".join(f'<g class="to">{_box(box, LINE)}</g>' for box in laid.right.values())
    return (f'<svg xmlns="http://www.w3.org/2000/svg" class="lines" viewBox="0 0 {WIDTH} {laid.height:.0f}" width="{WIDTH}" height="{laid.height:.0f}" role="group" aria-label="{_safe(title)}">'
            f"<title>{_safe(title)}</title>{_STYLE}{lines}{boxes}</svg>")


def _line(edge: Edge, laid: Laid, label: Box, link: Callable[[str, int, int], str]) -> str:
    """One duty: a line into its label and one out of it; both and the label are one link."""
    source, target = laid.left[edge.source], laid.right[edge.target]
    document, start, end = edge.place
    into = _curve(source.x + source.width, source.middle, label.x, label.middle)
    out = _curve(label.x + label.width, label.middle, target.x, target.middle)
    return (f'<a href="{_safe(link(*edge.place))}" data-document="{_safe(document)}" data-start="{start}" data-end="{end}"><title>{_safe(_short(edge.tip))}</title>'
            f'<path d="{into}"/><path d="{out}"/><g class="label">{_box(label, LABEL_LINE)}</g></a>')


def _curve(x1: float, y1: float, x2: float, y2: float) -> str:
    bend = (x2 - x1) * 0.5
    return f"M{x1:.0f} {y1:.0f} C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"


def _box(box: Box, line: int) -> str:
    words = "".join(f'<text x="{box.x + PAD:.0f}" y="{box.y + PAD + line * (n + 1) - 4:.0f}">{_safe(words)}</text>' for n, words in enumerate(box.lines))
    return f'<rect x="{box.x:.0f}" y="{box.y:.0f}" width="{box.width:.0f}" height="{box.height:.0f}" rx="4"/>{words}'


def _short(words: str) -> str:
    return words if len(words) <= _TIP else f"{words[: _TIP - 1].rstrip()}…"


def _safe(words: str) -> str:
    return escape(_ILLEGAL.sub(" ", words), quote=True)
