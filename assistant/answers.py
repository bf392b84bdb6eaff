"""The answer that leaves the house, and the drafts it is made from."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from index.records import Document, Duty, Passage, Section

if TYPE_CHECKING:
    from assistant.trace import Trace


@dataclass(frozen=True, slots=True)
class Evidence:
    """A stretch of a document on which a sentence rests."""

    document: str
    start: int
    end: int
    section: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence before the gate: its words, kind of basis, and evidence.

    `counts` are numbers that count listed things. `alone` is how the sentence reads where none stands before it. `lines` part a table's rows from prose.
    """

    text: str
    evidence: tuple[Evidence, ...]
    basis: str = "document"
    counts: tuple[int, ...] = ()
    record: str = ""
    mark: str = ""
    allowed: tuple[str, ...] = ()
    alone: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is answered: the reason's name in prompts/, and its words."""

    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Written:
    """What a writer hands to the gate."""

    kind: str
    drafts: tuple[Draft, ...] = ()
    refusal: Refusal | None = None
    notes: tuple[Draft, ...] = ()
    duties: tuple[Duty, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited passage of an answer. `quote` equals the canonical text between `start` and `end`."""

    marker: int
    document: str
    path: str
    number: str | None
    title: str
    section: str
    quote: str
    start: int
    end: int
    page: int

    def as_json(self) -> dict[str, Any]:
        """The citation object of the command line."""
        return {name: getattr(self, name) for name in self.__slots__}


@dataclass(frozen=True, slots=True)
class Sentence:
    """One checked sentence and the markers of its citations."""

    text: str
    basis: str
    citations: tuple[int, ...]
    state: str


@dataclass(frozen=True, slots=True)
class Note:
    """What is known from elsewhere, with the record it stands in and its mark."""

    text: str
    record: str
    mark: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The whole answer to one question.

    `understood_as` is the full question that a short one was read as; `trace` tells how the answer came about. Neither is printed as JSON.
    """

    id: str | None
    question: str
    language: str
    kind: str
    abstained: bool
    reason: str | None
    answer: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Citation, ...]
    duties: tuple[dict[str, Any], ...] = ()
    notes: tuple[Note, ...] = ()
    nearest: tuple[Citation, ...] = ()
    warnings: tuple[str, ...] = ()
    refused: tuple[str, ...] = field(default=())
    milliseconds: float = 0.0
    understood_as: str | None = None
    trace: "Trace | None" = None

    def as_json(self) -> dict[str, Any]:
        """The object that `python -m assistant ask --json` prints."""
        return {
            "id": self.id, "question": self.question, "language": self.language, "kind": self.kind, "abstained": self.abstained, "reason": self.reason, "answer": self.answer,
            "sentences": [{"text": s.text, "basis": s.basis, "citations": list(s.citations), "state": s.state} for s in self.sentences],
            "citations": [c.as_json() for c in self.citations], "duties": list(self.duties),
            "notes": [{"text": n.text, "record": n.record, "mark": n.mark} for n in self.notes],
            "nearest": [c.as_json() for c in self.nearest], "warnings": list(self.warnings), "milliseconds": round(self.milliseconds, 3),
        }


def duty_json(duty: Duty, document: Document, section: Section | None) -> dict[str, Any]:
    """The duty object of the command line."""
    label = section.label if section else ""
    return {
        "document": duty.document, "path": document.path, "kind": duty.kind, "bearers": [b.text for b in duty.bearers], "action": duty.action.text,
        "recipients": [r.text for r in duty.recipients], "via": duty.via.text if duty.via else None, "compiler": duty.compiler.text if duty.compiler else None,
        "final_reader": [f.text for f in duty.final_reader], "deadline": duty.deadline.text if duty.deadline else None,
        "deadline_typed": {"relation": duty.deadline.relation, "kind": duty.deadline.kind, **duty.deadline.value} if duty.deadline else {},
        "frequency": duty.frequency.text if duty.frequency else None, "legal_reference": duty.legal_reference.text if duty.legal_reference else None,
        "condition": duty.condition.text if duty.condition else None,
        "citation": {"section": label, "quote": document.cut(duty.start, duty.end), "start": duty.start, "end": duty.end, "page": document.page_of(duty.start)},
    }


def passage_evidence(passage: Passage) -> Evidence:
    """A whole passage as evidence."""
    return Evidence(passage.document, passage.start, passage.end, passage.section)
