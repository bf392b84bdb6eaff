"""The cited passages: the quote highlighted among the printed words around it."""

from html import escape
from typing import Any

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


def _document(store: Any, document: str) -> Document | None:
    try:
        found: Document = store.document(document)
        return found
    except UnknownDocument:
        return None


def _source(citation: CitationJson, document: Document | None, numbered: bool) -> Source:
    from assistant.export.official import official_paragraph

    # A new build may have been published since the answer: mark nothing rather than the wrong place.
    held = document is not None and document.cut(citation["start"], citation["end"]) == citation["quote"]
    before, after = _around(document.text, citation["start"], citation["end"]) if held and document else ("", "")
    paged = document is not None and len(document.page_starts) > 1
    return Source(
        marker=citation["marker"] if numbered else None, title=citation["title"] or "", number=citation["number"], file=citation["path"],
        province=province_of(document) if document else None,
        section=citation["section"] or "", page=citation["page"] if paged else None,
        before=before, quote=citation["quote"], after=after, moved=not held,
        document=citation["document"], start=citation["start"], end=citation["end"],
        official=official_paragraph(citation["quote"], citation["section"] or "", document) if held and document else "",
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
    cards = "".join(_card(source, f"s{source.marker}" if source.marker else f"n{at}", turn, language) for at, source in enumerate(sources, 1))
    return f'<aside class="sources" aria-label="{escape(heading)}"><h3>{escape(heading)}</h3>{cards}</aside>'


def name_of(source: Source) -> str:
    """Province and number of the document, else the name of its file."""
    return " · ".join(part for part in (source.province, source.number) if part) or source.file.rsplit("/", 1)[-1]


def place_of(source: Source, language: Language) -> str:
    """Section and page."""
    return " · ".join(part for part in (source.section, say("page", language, page=source.page) if source.page else "") if part)


def _card(source: Source, name: str, turn: str, language: Language) -> str:
    number = f'<span class="card-number">[{source.marker}]</span> ' if source.marker else ""
    # A nearest passage is not an answer: nothing in it is highlighted as if it were.
    quote = f"<mark>{escape(source.quote)}</mark>" if source.marker else escape(source.quote)
    moved = f'<p class="moved">{escape(say("moved", language))}</p>' if source.moved else ""
    return (
        f'<section class="card" id="{turn}-{name}" data-file="{escape(source.file)}" tabindex="-1">'
        f'<h4 lang="vi">{number}{escape(name_of(source))}</h4>'
        f'<p class="card-title" lang="vi" title="{escape(source.title)}">{escape(source.title)}</p>'
        f'<p class="card-place">{escape(place_of(source, language))}</p>{moved}'
        f'<blockquote lang="vi">{escape(source.before)}{quote}{escape(source.after)}</blockquote>{_acts(source, name, turn, language)}</section>'
    )


def _acts(source: Source, name: str, turn: str, language: Language) -> str:
    """What can be done with a passage: read it in its document, copy it as officials cite it, go back to the answer."""
    which = escape(name_of(source))
    opens = "" if source.moved else f'<button type="button" class="opens-source" data-source="{name}" aria-label="{escape(say("open_source", language))}: {which}">{escape(say("open_source", language))}</button>'
    copies = f'<button type="button" class="copies" data-text="{escape(source.official)}">{escape(say("copy_official", language))}</button>' if source.official and source.marker else ""
    back = f'<a class="back" href="#{turn}">{escape(say("back_label", language))}</a>' if source.marker else ""
    return f'<p class="card-acts">{opens}{copies}{back}</p>'
