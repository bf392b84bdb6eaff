"""What the answers need of an index, gathered once a build: documents, references, duties, sections."""

from functools import cached_property
from typing import TYPE_CHECKING

from assistant.question import Corpus, SpokenNumber
from index.reader import Index
from index.records import Document, Duty, Passage, Reference, Section
from vietnamese.glossary import document_types
from vietnamese.numbers import bare_number_key
from vietnamese.text import bare_form

if TYPE_CHECKING:
    from assistant.relevance import Idf


class Library:
    """One build, seen by the answers."""

    def __init__(self, index: Index) -> None:
        self.index = index

    @cached_property
    def documents(self) -> tuple[Document, ...]:
        """All documents, by id."""
        return tuple(self.index.store.documents())

    @cached_property
    def corpus(self) -> Corpus:
        """What the understanding of questions needs."""
        return Corpus(self.documents)

    def document(self, document: str) -> Document:
        """One document."""
        return self.index.store.document(document)

    def sections(self, document: str) -> tuple[Section, ...]:
        """Its outline."""
        return self.index.store.sections(document)

    def section(self, document: str, path: str) -> Section | None:
        """One section of it."""
        return next((s for s in self.sections(document) if s.path == path), None)

    def passages(self, document: str) -> tuple[Passage, ...]:
        """Its passages."""
        return self.index.store.passages(document)

    def duties(self, documents: tuple[str, ...] | None = None) -> tuple[Duty, ...]:
        """Duties of some or all documents."""
        return tuple(d for i in documents or self.index.store.document_ids() for d in self.index.store.duties(i))

    def references(self, documents: tuple[str, ...] | None = None) -> tuple[Reference, ...]:
        """References of some or all documents."""
        return tuple(r for i in documents or self.index.store.document_ids() for r in self.index.store.references(i))

    def idf(self, bare: bool) -> "Idf":
        """How telling a word is, with or without accents."""
        return self._bare_idf if bare else self._idf

    @cached_property
    def _idf(self) -> "Idf":
        from assistant.relevance import Idf

        return Idf(self, False)

    @cached_property
    def _bare_idf(self) -> "Idf":
        from assistant.relevance import Idf

        return Idf(self, True)

    @cached_property
    def _by_number(self) -> dict[str, tuple[Reference, ...]]:
        out: dict[str, list[Reference]] = {}
        for reference in self.references():
            if reference.number:
                out.setdefault(bare_number_key(reference.number), []).append(reference)
        return {k: tuple(v) for k, v in out.items()}

    def citing(self, number: str) -> tuple[Reference, ...]:
        """Every reference to a full number, in whatever form it is printed."""
        return self._by_number.get(bare_number_key(number), ())

    def spoken(self, spoken: SpokenNumber) -> tuple[Reference, ...]:
        """References that "Chỉ thị 33" or "Quy chế 456" may mean."""
        out = []
        symbols = {s for kind in document_types() if kind.name == spoken.type for s in kind.symbols}
        for key, references in self._by_number.items():
            serial = key.split("/")[0].split("-")[0]
            if serial != spoken.serial:
                continue
            for r in references:
                alias = r.alias and spoken.type and bare_form(r.alias) == bare_form(f"{spoken.type} {spoken.serial}")
                if alias or _is_type(r, spoken.type, symbols) or spoken.type == "Đề án" and r.subject and "đề án" in r.subject.text.lower() or spoken.type in ("Quy chế", "Quy định") and r.subject and spoken.type.lower() in r.subject.text.lower():
                    out.append(r)
        return tuple(out)


def _is_type(reference: Reference, kind: str | None, symbols: set[str]) -> bool:
    if kind is None or reference.type and bare_form(reference.type) == bare_form(kind):
        return True
    number = reference.number or ""
    return any(f"/{s}-" in number or f"-{s}/" in number for s in symbols)
