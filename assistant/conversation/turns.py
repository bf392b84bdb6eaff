"""The turns of a conversation: where each was asked, and which of them a question leans on."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation.words import document_slots
from assistant.conversation.glance import Glance, thin
from assistant.places import place_below
from assistant.question import Corpus
from index.records import Document

_REPORTING = frozenset(("where_to", "via", "how_often"))


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question in full, and the documents that its answer cited."""

    said: Glance
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """Where a turn was asked: provinces, or one document of no province; `document` when a single one is meant."""

    places: tuple[str, ...] = ()
    document: Document | None = None

    def __bool__(self) -> bool:
        return bool(self.places or self.document)


def place_of(document: Document) -> str | None:
    """The place a document is of: a district or commune, else the province."""
    return place_below(document) or document.province_name


def documents_at(place: str, corpus: Corpus) -> tuple[Document, ...]:
    """Documents of a province, or of a district or commune by its kind and name."""
    return tuple(d for d in corpus.documents if d.province_name == place) or tuple(d for d in corpus.documents if place_below(d) == place)


def where(turns: Sequence[Turn], corpus: Corpus) -> Where:
    """The place of the last turn that has one."""
    for turn in reversed(turns):
        found = _where(turn, corpus)
        if found or turn.documents:
            return found
    return Where()


def _where(turn: Turn, corpus: Corpus) -> Where:
    by_id = {d.id: d for d in corpus.documents}
    cited = [by_id[d] for d in turn.documents if d in by_id] or [by_id[d] for d in turn.said.meant.documents if d in by_id]
    named = tuple(dict.fromkeys(p.name for p in turn.said.places))
    if named:
        own = [d for d in cited if d.province_name in named or place_of(d) in named]
        alone = own or [d for name in named for d in documents_at(name, corpus)]
        return Where(named, alone[0] if len(alone) == 1 else None)
    places = {place_of(d) for d in cited}
    if len(places) != 1:
        return Where()
    document = cited[0] if len(cited) == 1 else None
    name = place_of(cited[0])
    return Where((name,), document) if name else Where((), document)


def leaned_on(turns: Sequence[Turn], asked: Glance) -> Sequence[Turn]:
    """The turns up to the one a question leans on.

    A slot of reporting leans on the last turn about reporting, a body on the last that asked about more than a document's own data, any other on the last one.
    """
    turns = [t for t in turns if t.said.slots or t.said.rest or t.said.numbers] or turns
    if asked.slots.keys() & _REPORTING:
        for n in range(len(turns), 0, -1):
            if reporting(turns[n - 1].said):
                return turns[:n]
    elif asked.bodies and not asked.rest:
        for n in range(len(turns), 0, -1):
            if not turns[n - 1].said.slots.keys() & document_slots():
                return turns[:n]
    return turns


def reporting(said: Glance) -> bool:
    """Whether a question is about reporting, registering or raising difficulties."""
    return bool(said.slots.keys() & {"where_to", "via"}) or any(thin((a, b), said.bare) for a, b in zip(said.rest, said.rest[1:])) or bool(said.rest) and thin(said.rest, said.bare)
