"""The viewer beside the conversation: a cited passage in its whole document, as text or as the printed page."""

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any

from index.errors import UnknownDocument, UserError
from index.records import Document
from interface.contract import Questions
from interface.held import province_of
from interface.places import library_folder
from interface.turns import Turn
from interface.viewer_text import outline_html, text_html
from interface.words import Language, say

CORPUS = Path(__file__).resolve().parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Place:
    """What is to be shown: a stretch of a document, and its mark in the answer."""

    document: str
    start: int
    end: int
    section: str
    marker: int | None = None


def open_place(assistant: Questions, turns: tuple[Turn, ...], event: Mapping[str, Any], language: Language) -> str:
    """The viewer for what the page asks: `turn` ("t2"), `source` ("s1", "n1", "p3"), `view` ("text" or "page") and `page`.

    What the page sends only picks among the passages that this conversation holds.
    """
    turn, place = _picked(turns, event)
    if turn is None or place is None:
        return ""
    try:
        store = assistant.index().store
        document = store.document(place.document)
        if not 0 <= place.start < place.end <= len(document.text):
            return _frame(event, document, place, turn, f'<p class="told" role="alert">{escape(say("moved", language))}</p>', None, language)
        file = file_of(document)
        if event.get("view") == "page" and file is not None:
            return _frame(event, document, place, turn, _picture(file, document, _page(event, document, place), language), file, language, picture=True)
        others = [(s.start, s.end) for s in turn.sources if s.document == document.id and not s.moved]
        sections = store.sections(document.id)
        outline = outline_html(sections, place.start, language)
        text = text_html(document, sections, (place.start, place.end), others, language)
        label = escape(say("viewer.text", language))
        body = f'<div class="reading">{outline}<div class="text" lang="vi" tabindex="0" role="region" aria-label="{label}">{text}</div></div>'
        return _frame(event, document, place, turn, body, file, language)
    except UserError as error:
        from interface.download import told

        gone = isinstance(error, UnknownDocument)
        return _bare(event, f'<p class="told" role="alert">{escape(say("viewer.gone", language))}</p>' if gone else told(error, language), language)


def _picked(turns: tuple[Turn, ...], event: Mapping[str, Any]) -> tuple[Turn | None, Place | None]:
    name, source = str(event.get("turn", "")), str(event.get("source", ""))
    if not (name[:1] == "t" and name[1:].isdecimal() and source[1:].isdecimal()):
        return None, None
    at, number = int(name[1:]) - 1, int(source[1:])
    if not 0 <= at < len(turns):
        return None, None
    turn = turns[at]
    if source[:1] == "p":
        passages = turn.why.passages if turn.why else ()
        found = passages[number - 1] if 0 < number <= len(passages) else None
        return turn, Place(found.document, found.start, found.end, found.section) if found else None
    listed = [s for s in turn.sources if s.marker == number] if source[:1] == "s" else list(turn.nearest[number - 1 : number] if number else ())
    return turn, Place(listed[0].document, listed[0].start, listed[0].end, listed[0].section, listed[0].marker) if listed else None


def _frame(event: Mapping[str, Any], document: Document, place: Place, turn: Turn, body: str, file: Path | None, language: Language, *, picture: bool = False) -> str:
    name = " · ".join(part for part in (province_of(document), document.number.text if document.number else None) if part) or document.path.rsplit("/", 1)[-1]
    paged = len(document.page_starts) > 1
    where = " · ".join(part for part in (place.section, say("page", language, page=document.page_of(place.start)) if paged else "") if part)
    mark = f'<span class="card-number">[{place.marker}]</span> ' if place.marker else ""
    views = _views(picture, language) if file is not None else ""
    outline = "" if picture else f'<button type="button" class="folds-outline" aria-expanded="true">{escape(say("viewer.outline", language))}</button>'
    steps = _steps(turn, place, language)
    return (
        f'<section class="drawer" role="complementary" aria-label="{escape(say("viewer.label", language))}" data-turn="{escape(str(event.get("turn")))}" data-source="{escape(str(event.get("source")))}">'
        f'<header><h2 tabindex="-1">{mark}{escape(name)}</h2><button type="button" class="closes" aria-label="{escape(say("viewer.close", language))}" title="{escape(say("viewer.close", language))} (Esc)">×</button>'
        f'<p class="where">{escape(where)}</p><p class="ways">{views}{outline}{steps}</p></header>{body}</section>'
    )


def _bare(event: Mapping[str, Any], body: str, language: Language) -> str:
    """A viewer that only says why nothing can be shown."""
    close = escape(say("viewer.close", language))
    return (f'<section class="drawer" role="complementary" aria-label="{escape(say("viewer.label", language))}" data-turn="{escape(str(event.get("turn")))}" data-source="{escape(str(event.get("source")))}">'
            f'<header><h2 tabindex="-1">{escape(say("viewer.label", language))}</h2><button type="button" class="closes" aria-label="{close}" title="{close}">×</button></header>{body}</section>')


def _views(picture: bool, language: Language) -> str:
    return "".join(f'<button type="button" class="shows" data-view="{view}" aria-pressed="{str((view == "page") is picture).lower()}">{escape(say(f"viewer.as_{view}", language))}</button>'
                   for view in ("text", "page"))


def _steps(turn: Turn, place: Place, language: Language) -> str:
    """To the mark before and after, where the passage is one of several marks."""
    markers = [source.marker for source in turn.sources if source.marker]
    if place.marker not in markers or len(markers) < 2:
        return ""
    at = markers.index(place.marker)
    before, after = markers[at - 1], markers[(at + 1) % len(markers)]
    return (f'<button type="button" class="steps-to" data-source="s{before}" aria-label="{escape(say("viewer.before", language))}">←</button>'
            f'<span class="count">{at + 1}/{len(markers)}</span>'
            f'<button type="button" class="steps-to" data-source="s{after}" aria-label="{escape(say("viewer.after", language))}">→</button>')


def _page(event: Mapping[str, Any], document: Document, place: Place) -> int:
    wanted = str(event.get("page", ""))
    return int(wanted) if wanted.isdecimal() and len(wanted) < 6 else document.page_of(place.start)


def _picture(file: Path, document: Document, page: int, language: Language) -> str:
    from interface.page_picture import page_png

    last = len(document.page_starts)
    page = max(1, min(page, last))
    data = base64.b64encode(page_png(file, page)).decode("ascii")
    steps = "".join(f'<button type="button" class="turns-page" data-page="{to}" {"disabled" if not 1 <= to <= last else ""} aria-label="{escape(say("page", language, page=to))}">{sign}</button>'
                    for to, sign in ((page - 1, "←"), (page + 1, "→")))
    words = escape(say("viewer.page_of", language, page=page, last=last))
    return f'<p class="pages">{steps} <span>{words}</span></p><div class="picture" tabindex="0"><img alt="{words}" src="data:image/png;base64,{data}"></div>'


def file_of(document: Document) -> Path | None:
    """The PDF that the document was read from, where it is still there with the same bytes."""
    if document.format != "pdf":
        return None
    for folder in (library_folder().resolve(), CORPUS):
        path = (folder / document.path).resolve()
        if path.is_relative_to(folder) and path.is_file() and _digest(path, path.stat().st_mtime_ns) == document.sha256:
            return path
    return None


@lru_cache(maxsize=64)
def _digest(path: Path, changed: int) -> str:
    """Checksum of a file; `changed` makes a new file a new checksum."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
