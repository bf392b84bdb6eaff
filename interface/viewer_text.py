"""A whole document for the viewer: outline, pages, and the cited words marked. Everything printed is escaped."""

from collections.abc import Sequence
from html import escape

from index.records import Document, Section
from interface.words import Language, say

LONGEST_LINE = 110
LONGEST_HEADING = 300
Stretch = tuple[int, int]


def outline_html(sections: Sequence[Section], here: int, language: Language) -> str:
    """The outline; the innermost section that holds `here` is marked as current."""
    holding = [at for at, section in enumerate(sections) if section.start <= here < section.end]
    current = min(holding, key=lambda at: sections[at].end - sections[at].start, default=-1)
    rows = "".join(_line(at, section, at == current) for at, section in enumerate(sections))
    return f'<nav class="outline" aria-label="{escape(say("viewer.outline", language))}"><ol>{rows}</ol></nav>' if rows else ""


def _line(at: int, section: Section, current: bool) -> str:
    """One line: the innermost unit and its heading, as the indentation already says where it stands."""
    heading = " ".join(section.heading.split())
    unit = section.label.rsplit(", ", 1)[-1]
    unit = unit[:1].upper() + unit[1:]
    words = f"{unit}. {heading}" if heading and heading != unit else unit
    shown = words if len(words) <= LONGEST_LINE else words[: LONGEST_LINE - 1] + "…"
    here = ' aria-current="location"' if current else ""
    return f'<li class="deep{min(section.path.count("."), 4)}"><a href="#viewer-sec-{at}" title="{escape(section.label)}"{here}>{escape(shown)}</a></li>'


def text_html(document: Document, sections: Sequence[Section], cited: Stretch, others: Sequence[Stretch], language: Language) -> str:
    """The text, cut at every section, heading, page and cited stretch; each piece escaped and wrapped.

    Args:
        document: the document.
        sections: its outline.
        cited: the words to look at; marked stronger than the others.
        others: what else the answer cites of this document.
        language: of the page numbers.
    """
    starts = {section.start: at for at, section in reversed(list(enumerate(sections)))}
    headings = [(s.start, s.heading_end) for s in sections if 0 < s.heading_end - s.start < LONGEST_HEADING and s.heading_end < s.end]
    pages = {start: number for number, start in enumerate(document.page_starts, 1)} if len(document.page_starts) > 1 else {}
    stretches = [cited, *others, *headings]
    edges = sorted({0, len(document.text), *starts, *pages, *(edge for stretch in stretches for edge in stretch if 0 <= edge <= len(document.text))})
    out = []
    for start, end in zip(edges, edges[1:], strict=False):
        if start in pages:
            out.append(f'<span class="page-mark" id="viewer-page-{pages[start]}">{escape(say("page", language, page=pages[start]))}</span>')
        if start in starts:
            out.append(f'<span class="anchor" id="viewer-sec-{starts[start]}" tabindex="-1"></span>')
        out.append(_piece(document, start, end, cited, others, headings))
    return "".join(out)


def _piece(document: Document, start: int, end: int, cited: Stretch, others: Sequence[Stretch], headings: Sequence[Stretch]) -> str:
    words = escape(document.cut(start, end).replace("\f", "\n"))
    if any(a <= start < b for a, b in headings):
        words = f"<strong>{words}</strong>"
    if cited[0] <= start < cited[1]:
        return f'<mark class="now">{words}</mark>'
    return f'<mark class="also">{words}</mark>' if any(a <= start < b for a, b in others) else words
