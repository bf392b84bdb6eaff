"""The sentences of the found passages: what can be quoted for an answer."""

import re
from dataclasses import dataclass

from assistant.library import Library
from assistant.question import Question
from index.records import Hit
from vietnamese.sentences import sentences

PASSAGES = 20
_ANNEX = re.compile(r"(?:Phụ lục|PHỤ LỤC)(?!\w)")
_TAIL = re.compile(r"(?:ngày\s+\d|của\s+[A-ZĐ])")  # a line broken off inside a citation tells nothing by itself


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a found passage.

    `score` is its rank's score, `share` its part of the belief that one of the sentences answers (0 to 1), `near` the cosine of its meaning and the question's.
    """

    document: str
    start: int
    end: int
    section: str
    score: float = 0.0
    share: float = 0.0
    near: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """A unit with the passage it was found in."""

    unit: Unit
    text: str
    headings: str
    rank: int
    hit: float
    placed: bool
    before: str


def found_units(library: Library, question: Question, hits: tuple[Hit, ...]) -> list[Found]:
    """Every sentence of the found passages that tells something by itself."""
    out = []
    top = (hits[0].score if hits else 1.0) or 1.0
    for rank, hit in enumerate(hits[:PASSAGES]):
        passage = hit.passage
        if passage.kind in ("recipients", "signature", "title") and question.kind != "document_fact":
            continue
        document = library.document(passage.document)
        headings = passage.context.split(" > ", 1)[1] if " > " in passage.context else ""
        for start, end in sentences(document.text, passage.start, passage.end):
            text = document.text[start:end]
            if len(text.split()) < 4 or _TAIL.match(text) or _ANNEX.match(text) and len(text.split()) < 15 or _is_heading(library, passage.document, start, end):
                continue
            unit = Unit(passage.document, start, end, section_at(library, passage.document, start) or passage.section)
            out.append(Found(unit, text, headings, rank, hit.score / top, bool(passage.section), _before(document.text, start)))
    return out


def section_at(library: Library, document: str, at: int) -> str:
    """Path of the innermost section around a place; "" outside the outline."""
    inside = [s for s in library.sections(document) if s.start <= at < s.end]
    return inside[-1].path if inside else ""


def _is_heading(library: Library, document: str, start: int, end: int) -> bool:
    """Whether the stretch is a heading with something below it; an article of one line is its own text."""
    return any(s.start <= start and end <= s.heading_end + 1 and s.heading and s.end > s.heading_end + 8 for s in library.sections(document) if s.start <= start < s.end)


def _before(text: str, start: int) -> str:
    """What stands before the sentence in its paragraph, or the paragraph above."""
    line = text.rfind("\n", 0, start) + 1
    if line < start:
        return text[line:start]
    return text[max(0, text.rfind("\n", 0, max(0, line - 1)) + 1) : line]
