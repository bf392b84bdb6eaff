"""The cited passages: the quote highlighted among the printed words around it."""

from html import escape

from index.errors import UnknownDocument
from index.records import Document
from interface.contract import CitationJson, Questions
from interface.held import province_of
from interface.turns import Source
from interface.words import Language, say

AROUND = 220
"""Characters shown on either side of a quote, at most; never beyond its own paragraph."""


def sources_of(assistant: Questions, citations: list[CitationJson], *, numbered: bool = True) -> tuple[Source, ...]:
    """The citations with their surroundings, read from the build that is open now.

    Nearest passages are not numbered: no sentence rests on them.
    """
    store = assistant.index().store
    return tuple(_source(citation, _document(store, citation["document"]), numbered) for citation in citations)


def _document(store: object, document: str) -> Document | None:
    try:
        return store.document(document)  # type: ignore[attr-defined,no-any-return]
    except UnknownDocument:
        return None


def _source(citation: CitationJson, document: Document | None, numbered: bool) -> Source:
    # A new build may have been published since the answer: mark nothing rather than the wrong place.
    held = document is not None and document.cut(citation["start"], citation["end"]) == citation["quote"]
    before, after = _around(document.text, citation["start"], citation["end"]) if held and document else ("", "")
    paged = document is not None and len(document.page_starts) > 1
    return Source(
        marker=citation["marker"] if numbered else None, title=citation["title"] or "", number=citation["number"], file=citation["path"],
        province=province_of(document) if document else None,
        section=citation["section"] or "", page=citation["page"] if paged else None,
        before=before, quote=citation["quote"], after=after, moved=not held,
    )


def _around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words before and after, within the paragraph, cut between words."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    before, after = text[first:start], text[end : last if last >= 0 else len(text)]
    if len(before) > AROUND:
        before = "… " + before[-AROUND:].split(" ", 1)[-1]
    if len(after) > AROUND:
        after = after[:AROUND].rsplit(" ", 1)[0] + " …"
    return before, after


def source_list(sources: tuple[Source, ...], heading: str, turn: str, language: Language) -> str:
    """The cards of one turn as HTML; everything taken from documents is escaped."""
    cards = "".join(_card(source, f"{turn}-s{source.marker or f'n{at}'}", turn, language) for at, source in enumerate(sources, 1))
    return f'<aside class="sources" aria-label="{escape(heading)}"><h3>{escape(heading)}</h3>{cards}</aside>'


def _card(source: Source, identity: str, turn: str, language: Language) -> str:
    number = f'<span class="card-number">[{source.marker}]</span> ' if source.marker else ""
    name = " · ".join(part for part in (source.province, source.number) if part) or source.file.rsplit("/", 1)[-1]
    place = [source.section] + ([say("page", language, page=source.page)] if source.page else [])
    # A nearest passage is not an answer: nothing in it is highlighted as if it were.
    quote = f"<mark>{escape(source.quote)}</mark>" if source.marker else escape(source.quote)
    moved = f'<p class="moved">{escape(say("moved", language))}</p>' if source.moved else ""
    back = f'<a class="back" href="#{turn}">{escape(say("back_label", language))}</a>' if source.marker else ""
    return (
        f'<section class="card" id="{identity}" data-file="{escape(source.file)}" tabindex="-1">'
        f'<h4>{number}{escape(name)}</h4>'
        f'<p class="card-title" title="{escape(source.title)}">{escape(source.title)}</p>'
        f'<p class="card-place">{escape(" · ".join(p for p in place if p))}</p>{moved}'
        f"<blockquote>{escape(source.before)}{quote}{escape(source.after)}</blockquote>{back}</section>"
    )
