"""What has happened since a document was written, as far as the catalogue knows: to its bodies, its province, the documents it cites."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from index.catalogue import Catalogue, CatalogueDocument, Change, load_catalogue
from index.records import Document, Reference
from interface.words import Language, mark_words, say
from vietnamese.text import match_form

KINDS = ("province", "body", "level", "law", "cited", "misprint")
_AS_LAW = ("law", "party", "programme")


@dataclass(frozen=True, slots=True)
class Since:
    """One thing that has changed, or that the document prints otherwise than it was checked.

    Attributes:
        kind: province, body, level, law, cited or misprint.
        name: the words of the document that it concerns; they stand in it as they are.
        words: what is known.
        since: ISO day, month or year; "" where unknown.
        basis: the document that it rests on; "" where none is named.
        mark: how far it was verified.
    """

    kind: str
    name: str
    words: str
    since: str
    basis: str
    mark: str


def changes_since(document: Document, references: Sequence[Reference], language: Language, catalogue: Catalogue | None = None) -> list[Since]:
    """Changes after the document's own day, by kind; each once."""
    known = catalogue or load_catalogue()
    found = [*_named(document, known, language), *_cited(document, references, known, language)]
    return sorted(dict.fromkeys(found), key=lambda c: KINDS.index(c.kind))


def _named(document: Document, catalogue: Catalogue, language: Language) -> Iterator[Since]:
    changes = [c for c in catalogue.changes_for(document.text) if _after(c.since, document.date_typed)]
    # A name inside a longer one that has changed too ("huyện" in "phòng nội vụ huyện") counts only where it stands alone.
    longer = [match_form(was) for c in changes for was in c.was]
    text = match_form(document.text)
    for change in changes:
        name = next((was for was in sorted(change.was, key=len, reverse=True) if _stands(match_form(was), text, longer)), None)
        if name:
            yield Since("law" if change.kind in _AS_LAW else change.kind, name, _note(change, language), change.since, change.basis, change.mark)


def _stands(name: str, text: str, longer: Sequence[str]) -> bool:
    rest = text
    for other in sorted((o for o in longer if name != o and name in o), key=len, reverse=True):
        rest = rest.replace(other, " ")
    return name in rest


def _note(change: Change, language: Language) -> str:
    return change.note_en if language == "en" else change.note_vi


def _after(since: str, written: str | None) -> bool:
    """Whether it came after the document; an unknown day is told rather than hidden."""
    return not since or not written or since >= written[: len(since)]


def _cited(document: Document, references: Sequence[Reference], catalogue: Catalogue, language: Language) -> Iterator[Since]:
    for reference in references:
        entry = entry_of(reference, catalogue)
        if entry is None:
            continue
        note = entry.status_note_en if language == "en" else entry.status_note_vi
        if entry.status in ("replaced", "amended", "continued") and note:
            yield Since("cited", reference.name, note, "", ", ".join(_number(k) for k in (*entry.replaced_by, *entry.amended_by, *entry.continued_by)), entry.mark)
        for misprint in entry.misprints:
            if misprint.document == document.id:
                yield Since("misprint", reference.name, misprint.note_en if language == "en" else misprint.note_vi, "", "", entry.mark)


def _number(key: str) -> str:
    return key.split("@")[0]


def entry_of(reference: Reference, catalogue: Catalogue) -> CatalogueDocument | None:
    """The one catalogue record that a reference can mean."""
    if reference.number:
        found = catalogue.find(reference.number, date=reference.date, issuer=reference.issuer)
    else:
        found = catalogue.by_name(reference.name) if reference.type else ()
    return found[0] if len(found) == 1 else None


def changes_html(changes: Sequence[Since], language: Language) -> str:
    """The changes by kind; a click on a name shows where the document says it."""
    if not changes:
        return f'<p class="hint">{escape(say("documents.changes.none", language))}</p>'
    out = f'<p class="hint">{escape(say("documents.changes.hint", language))}</p>'
    for kind in KINDS:
        same = [c for c in changes if c.kind == kind]
        if same:
            out += f'<h3>{escape(say(f"documents.changes.kinds.{kind}", language))}</h3><ul class="since">{"".join(_item(c, language) for c in same)}</ul>'
    return out


def _item(change: Since, language: Language) -> str:
    when = f'<span class="whole day">{escape(_day(change.since))}</span>' if change.since else ""
    basis = f' <span class="hint">{escape(say("documents.changes.basis", language, name=change.basis))}</span>' if change.basis else ""
    find = f'<button type="button" class="reads" data-act="find" data-words="{escape(change.name, quote=True)}" lang="vi">{escape(change.name)}</button>'
    return f'<li>{find} {when}<p>{escape(change.words)}{basis} <span class="note-mark">{escape(mark_words(change.mark, language))}</span></p></li>'


def _day(since: str) -> str:
    return "/".join(reversed([part.lstrip("0") if len(part) < 4 else part for part in since.split("-")]))
