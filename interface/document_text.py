"""One document to read: outline, text, and the places where the words searched for stand. Everything printed is escaped."""

import re
from collections.abc import Sequence
from html import escape

from index.records import Document, Section
from interface.document_list import day_words, title_of
from interface.words import Language, say
from vietnamese.text import fold_accents, has_accents, nfc

MOST_HITS = 200
Stretch = tuple[int, int]


def find_words(text: str, wanted: str) -> tuple[Stretch, ...]:
    """Where the words stand, whatever the case and white space; words typed without accents are compared without."""
    words = nfc(wanted).split()
    if not words:
        return ()
    fold = (lambda t: t.lower()) if has_accents(wanted) else (lambda t: fold_accents(t).lower())
    folded = fold(text)
    # Offsets hold only where folding keeps every letter one letter.
    if len(folded) != len(text):
        folded, fold = text, str
    found = re.finditer(r"\s+".join(re.escape(fold(word)) for word in words), folded)
    return tuple(match.span() for match, _ in zip(found, range(MOST_HITS), strict=False))


def document_html(document: Document, sections: Sequence[Section], wanted: str, language: Language) -> str:
    """Outline at the side, text beside it."""
    hits = find_words(document.text, wanted)
    outline = "".join(_outline_line(at, section) for at, section in enumerate(sections))
    return (f'{heading_html(document)}{_hits(hits, wanted, language)}'
            f'<div class="reader"><nav class="outline" aria-label="{escape(say("documents.outline", language))}"><ol>{outline}</ol></nav>'
            f'<div class="text" lang="vi" tabindex="0" role="region" aria-label="{escape(say("documents.text", language))}">{_text(document, sections, hits)}</div></div>')


def heading_html(document: Document) -> str:
    """What the document is called, and what it is known by."""
    facts = " · ".join(part for part in (document.province_name, document.number.text if document.number else "", day_words(document.date_typed), document.path) if part)
    return f'<h2 class="doc-title">{escape(title_of(document))}</h2><p class="place">{escape(facts)}</p>'


def _outline_line(at: int, section: Section) -> str:
    deep = section.path.count(".")
    heading = " ".join(section.heading.split())
    words = f"{section.label}. {heading}" if heading else section.label
    return f'<li class="deep{min(deep, 4)}"><a class="jump" href="#sec-{at}" title="{escape(words, quote=True)}">{escape(words if len(words) <= 110 else words[:109] + "…")}</a></li>'


def _hits(hits: Sequence[Stretch], wanted: str, language: Language) -> str:
    if not wanted.strip():
        return ""
    if not hits:
        return f'<p class="told" role="status">{escape(say("documents.not_found", language, words=wanted.strip()))}</p>'
    links = " ".join(f'<a class="jump" href="#hit-{at}">{at + 1}</a>' for at in range(len(hits)))
    return f'<p class="told done hits" role="status">{escape(say("documents.found", language, count=len(hits)))} {links}</p>'


def _text(document: Document, sections: Sequence[Section], hits: Sequence[Stretch]) -> str:
    """The text cut at every section, heading and hit; each piece escaped and wrapped."""
    starts = {section.start: f"sec-{at}" for at, section in reversed(list(enumerate(sections)))}
    headings = [(s.start, s.heading_end) for s in sections if s.heading_end > s.start and s.heading_end - s.start < 300 and s.heading_end < s.end]
    edges = sorted({0, len(document.text), *starts, *(edge for stretch in (*headings, *hits) for edge in stretch)})
    hit_at = {start: f"hit-{at}" for at, (start, _) in enumerate(hits)}
    out, heading_until, hit_until = [], 0, 0
    ends = dict(headings)
    hit_ends = dict(hits)
    for start, end in zip(edges, edges[1:], strict=False):
        heading_until = max(heading_until, ends.get(start, 0))
        hit_until = max(hit_until, hit_ends.get(start, 0))
        piece = escape(document.cut(start, end).replace("\f", "\n"))
        if start < heading_until:
            piece = f"<strong>{piece}</strong>"
        if start < hit_until:
            name = f' id="{hit_at[start]}" tabindex="-1"' if start in hit_at else ""
            piece = f"<mark{name}>{piece}</mark>"
        anchor = f'<span id="{starts[start]}" tabindex="-1" class="anchor"></span>' if start in starts else ""
        out.append(anchor + piece)
    return "".join(out)
