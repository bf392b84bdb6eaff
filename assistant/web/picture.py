"""The web as SVG text. Everything printed is escaped; nothing is loaded from elsewhere."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.web.graph import Edge, Node, Web, citation_graph
from assistant.web.layout import BOX, LINE, MARGIN, MIDDLE, Box, Drawing, lay_out

if TYPE_CHECKING:
    from assistant.library import Library

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
STYLE = ("<style>svg.web{background:#fff}.web text{font:13px system-ui,sans-serif;fill:#16202c}.web .name,.web .head{font-weight:700}.web .state{fill:#8a2b0f;font-style:italic}"
         ".web rect{fill:#eaf1fa;stroke:#14549c}.web .open rect{fill:#fff;stroke:#4a5a6c;stroke-dasharray:5 4}.web .after rect{fill:#fdf6e7;stroke:#8a6d1f}"
         ".web path{fill:none;stroke:#7d93aa;stroke-width:1.4}.web .later path{stroke:#8a6d1f;stroke-dasharray:6 4}.web path.hit{stroke:transparent;stroke-width:11;stroke-dasharray:none}"
         "@media (prefers-color-scheme:dark){svg.web{background:#0f1620}.web text{fill:#e8eef5}.web rect{fill:#1b2c42;stroke:#8fc1ff}.web .open rect{fill:#17212e;stroke:#aebccb}"
         ".web .after rect{fill:#33290f;stroke:#d8b65a}.web path{stroke:#6f8499}.web path.hit{stroke:transparent}.web .state{fill:#ffb59b}}</style>")


@dataclass(frozen=True, slots=True)
class Words:
    """What the picture says beside what is printed."""

    picture: str = "Văn bản nào viện dẫn văn bản nào"
    heads: tuple[str, str, str] = ("Văn bản viện dẫn", "Văn bản được viện dẫn", "Thay thế, sửa đổi, tiếp tục")
    held: str = "đang có"
    open: str = "chưa có"
    replaced: str = "đã được thay thế"
    amended: str = "đã được sửa đổi"
    continued: str = "được tiếp tục thực hiện"
    mentions: str = "{count} lần"

    def of(self, node: Node) -> str:
        """The last line of a box; that it is not held is told by its dashed frame and in the tip."""
        return " · ".join(part for part in (self.held if node.document else "", getattr(self, node.state) if node.state else "") if part) if node.layer == 1 else ""


def web_svg(library: "Library", documents: tuple[str, ...] | None = None) -> str:
    """The web of some or all documents as a picture for a file."""
    chosen = [d for d in library.documents if documents is None or d.id in documents]
    return web_picture(citation_graph(library, chosen))


def web_picture(web: Web, words: Words = Words(), *, edge_link: Callable[[Edge], str] | None = None, node_link: Callable[[Node], str] | None = None) -> str:
    """The graph as SVG.

    Args:
        web: the graph.
        words: its words.
        edge_link: attributes of the link of a line, escaped; without it lines are no links.
        node_link: the same for a box.
    """
    drawing = lay_out(web, words.of)
    lines = "".join(_line(edge, drawing, words, edge_link) for edge in web.edges)
    boxes = "".join(_box(box, words, node_link) for box in drawing.boxes.values())
    heads = "".join(f'<text class="head" x="{MARGIN + at * (BOX + MIDDLE)}" y="18">{_safe(head)}</text>' for at, head in enumerate(words.heads) if web.layer(at))
    return (f'<svg xmlns="http://www.w3.org/2000/svg" class="web" viewBox="0 0 {drawing.width} {drawing.height}" width="{drawing.width}" height="{drawing.height}" role="group" aria-label="{_safe(words.picture)}">'
            f"<title>{_safe(words.picture)}</title>{STYLE}{heads}{lines}{boxes}</svg>")


def _line(edge: Edge, drawing: Drawing, words: Words, link: Callable[[Edge], str] | None) -> str:
    source, target = drawing.boxes[edge.source], drawing.boxes[edge.target]
    x1, y1, x2, y2 = source.x + BOX, source.middle, target.x, target.middle
    bend = (x2 - x1) * 0.45
    path = f"M{x1} {y1:.0f}C{x1 + bend:.0f} {y1:.0f} {x2 - bend:.0f} {y2:.0f} {x2} {y2:.0f}"
    tip = f"{source.node.name} → {target.node.name}" + (f" ({words.mentions.format(count=len(edge.mentions))})" if edge.mentions else f": {getattr(words, edge.relation)}")
    kind = "later" if not edge.mentions else "cites"
    drawn = f'<title>{_safe(tip)}</title><path class="hit" d="{path}"/><path d="{path}"/>'
    return f'<a class="{kind}" {link(edge)}>{drawn}</a>' if link and edge.mentions else f'<g class="{kind}">{drawn}</g>'


def _box(box: Box, words: Words, link: Callable[[Node], str] | None) -> str:
    kind = "after" if box.node.layer == 2 else "held" if box.node.document else "open"
    lines = [*(("name", words) for words in box.name), *(("", words) for words in box.title), *(("state" if box.node.state else "note", words) for words in box.state)]
    said = "".join(f'<text{f" class={chr(34)}{name}{chr(34)}" if name else ""} x="{box.x + 9}" y="{box.y + 2 + LINE * at:.0f}">{_safe(line)}</text>' for at, (name, line) in enumerate(lines, 1))
    tip = " – ".join(part for part in (box.node.name, box.node.title, words.of(box.node) or (words.open if box.node.layer == 1 else "")) if part)
    drawn = f'<title>{_safe(tip)}</title><rect x="{box.x}" y="{box.y:.0f}" width="{BOX}" height="{box.height}" rx="6"/>{said}'
    return f'<a class="{kind}" {link(box.node)}>{drawn}</a>' if link and box.node.layer < 2 else f'<g class="{kind}">{drawn}</g>'


def touching(drawing: Drawing) -> list[tuple[str, str]]:
    """Pairs of boxes that touch: none, whatever is drawn."""
    columns: dict[int, list[Box]] = {}
    for box in drawing.boxes.values():
        columns.setdefault(box.x, []).append(box)
    found = []
    for column in columns.values():
        for one, other in pairwise(sorted(column, key=lambda b: b.y)):
            if one.y + one.height > other.y:
                found.append((one.node.key, other.node.key))
    return found


def _safe(words: str) -> str:
    return escape(_ILLEGAL.sub(" ", words), quote=True)
