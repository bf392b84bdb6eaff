"""What every kind needs: the library seen by questions, sources, ids."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from assistant.library import Library
from assistant.quiz.facts.collect import collect_facts
from assistant.quiz.labels import document_labels
from assistant.quiz.model import Fact, Question, Source
from assistant.quiz.pools import Pools
from assistant.quiz.words import stem, word
from index.records import Document


@dataclass
class Material:
    """Facts, labels and pools of one index, gathered once."""

    library: Library

    @cached_property
    def _collected(self) -> tuple[tuple[Fact, ...], dict[str, Counter[str]]]:
        return collect_facts(self.library)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, by document and place."""
        return self._collected[0]

    def refused(self, documents: tuple[str, ...]) -> Counter[str]:
        """Records of some documents (all where none is named) that gave no fact, by reason."""
        return sum((counts for id, counts in self._collected[1].items() if not documents or id in documents), Counter())

    @cached_property
    def labels(self) -> dict[str, str]:
        """How stems name each document."""
        return document_labels(self.library)

    @cached_property
    def pools(self) -> Pools:
        """Values of each kind."""
        return Pools(self.facts, self.library.documents)

    @cached_property
    def _documents(self) -> dict[str, Document]:
        return {d.id: d for d in self.library.documents}

    def document(self, id: str) -> Document:
        """One document."""
        return self._documents[id]

    def label_of_section(self, document: str, path: str) -> str:
        """The printed place of a section; of the heading for none."""
        section = self._sections.get((document, path))
        return section or (word("labels", "outside") if not path else path)

    @cached_property
    def _sections(self) -> dict[tuple[str, str], str]:
        return {(d.id, s.path): s.label for d in self.library.documents for s in self.library.sections(d.id)}

    def source(self, fact: Fact) -> Source:
        """The quote a fact stands on."""
        document = self.document(fact.document)
        return Source(document.id, document.path, fact.start, fact.end, document.cut(fact.start, fact.end), self.label_of_section(fact.document, fact.section))

    def stem(self, fact: Fact, kind: str, **more: str) -> str | None:
        """The stem that asks for a fact in a kind."""
        return stem(fact.slot, kind, {"plan": self.labels[fact.document], **fact.words, **more})


def question_id(kind: str, *parts: str) -> str:
    """A stable id: the same for the same fact asked in the same kind, whatever the seed."""
    return f"{kind}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:10]}"


def basic(material: Material, fact: Fact, kind: str, stem_text: str, key: str, options: tuple[str, ...] = ()) -> Question:
    """A question that asks one fact."""
    return Question(question_id(kind, fact.document, fact.slot, fact.atom, fact.answer), kind, fact.level, fact.topic, stem_text, options, key, material.source(fact), material.labels[fact.document], answer=fact.answer if fact.value_kind != "whole" else "",
                    value_kind=fact.value_kind, atoms=(fact.atom,), names=fact.names, same=fact.same, allowed=fact.confusions)
