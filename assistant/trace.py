"""How an answer came about: the question as read, what was searched, which passages were found, what the gate held back."""

from dataclasses import dataclass

from assistant.answers import Answer
from assistant.library import Library
from assistant.question import Question
from index.records import Hit


@dataclass(frozen=True, slots=True)
class TracePassage:
    """A passage that the search found, best first; `cited` when a citation of the answer overlaps it."""

    document: str
    section: str
    start: int
    end: int
    score: float
    cited: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """The steps of one answer.

    Attributes:
        question: the question as it was read, a short one completed.
        kind: the main kind it was taken for.
        documents: ids of the documents that were searched.
        terms: official wordings that were added to the search.
        passages: what was found, best first.
        refused: sentences that the gate did not let through, each with the cause.
        notes: the notes shown beside the answer.
    """

    question: str
    kind: str
    documents: tuple[str, ...]
    terms: tuple[str, ...]
    passages: tuple[TracePassage, ...]
    refused: tuple[tuple[str, str], ...]
    notes: tuple[str, ...]


def trace_of(library: Library, question: Question, hits: tuple[Hit, ...], answer: Answer, refused: tuple[tuple[str, str], ...]) -> Trace:
    """The trace of an answer.

    Args:
        library: the build that was answered from.
        question: the question as understood.
        hits: the passages found, best first.
        answer: the finished answer.
        refused: sentences that the gate held back, with their causes, of every attempt.
    """
    documents = question.documents or tuple(d.id for d in library.documents)
    passages = tuple(_passage(library, hit, answer) for hit in hits)
    return Trace(question.text, answer.kind, documents, question.terms, passages, tuple(dict.fromkeys(refused)), tuple(n.text for n in answer.notes))


def _passage(library: Library, hit: Hit, answer: Answer) -> TracePassage:
    p = hit.passage
    section = library.section(p.document, p.section)
    cited = any(c.document == p.document and c.start < p.end and p.start < c.end for c in answer.citations)
    return TracePassage(p.document, section.label if section else "", p.start, p.end, hit.score, cited)
