"""A question, its answer and the sources of each sentence, ready to be written to a file."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.library import Library
from vietnamese.text import fold_spaces

# How a source line is written, and read again by `verify`.
SOURCE_LINE = re.compile(r"\[(?P<document>[a-z0-9-]+) (?P<start>\d+)-(?P<end>\d+) sha256:(?P<sha>[0-9a-f]{64})\]\s*$")

WORDS = {
    "vi": {"title": "Hỏi và đáp", "question": "Câu hỏi", "notes": "Lưu ý", "nearest": "Đoạn gần nhất", "files": "Tệp nguồn", "file": "Tệp", "page": "tr.", "sources": "Nguồn", "refused": "Không trả lời được", "understood": "Hiểu là"},
    "en": {"title": "Questions and answers", "question": "Question", "notes": "Note", "nearest": "Nearest passages", "files": "Source files", "file": "File", "page": "p.", "sources": "Sources", "refused": "Not answered", "understood": "Read as"},
}


@dataclass(frozen=True, slots=True)
class Source:
    """A cited passage: the words as printed, their place, and the file with its checksum."""

    quote: str
    title: str
    section: str
    page: int
    path: str
    document: str
    start: int
    end: int
    sha256: str

    def line(self, page_word: str) -> str:
        """The source in one line; its last bracket is what `verify` reads."""
        place = ", ".join(w for w in (self.section, f"{page_word} {self.page}") if w)
        return f"{self.title} – {place}. {self.path} [{self.document} {self.start}-{self.end} sha256:{self.sha256}]"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question and answer.

    Attributes:
        sentences: words of each sentence and the sources it rests on.
        refusal: why nothing is answered; "" for an answer.
        notes: what is known from elsewhere, each with its mark.
        nearest: passages shown beside a refusal.
        language: "vi" or "en".
        understood_as: the full question that a short one was read as; "" where it was read as typed.
    """

    question: str
    sentences: tuple[tuple[str, tuple[Source, ...]], ...]
    refusal: str
    notes: tuple[tuple[str, str], ...]
    nearest: tuple[Source, ...]
    language: str
    understood_as: str = ""


def exchange_of(answer: Mapping[str, Any], library: Library) -> Exchange:
    """From the JSON object of `ask` (`Answer.as_json()`), with the checksums of the files it cites.

    Raises:
        UnknownDocument: a cited document left the index.
    """
    by_marker = {c["marker"]: _source(c, library) for c in answer["citations"]}
    sentences = tuple((s["text"], tuple(by_marker[m] for m in s["citations"] if m in by_marker)) for s in answer["sentences"])
    refusal = answer["answer"] if answer["abstained"] else ""
    nearest = tuple(_source(c, library) for c in answer["nearest"]) if answer["abstained"] else ()
    notes = tuple((n["text"], n["mark"]) for n in answer["notes"])
    return Exchange(answer["question"], sentences, refusal, notes, nearest, "en" if answer["language"] == "en" else "vi")


def _source(citation: Mapping[str, Any], library: Library) -> Source:
    document = library.document(citation["document"])
    return Source(fold_spaces(citation["quote"]), fold_spaces(citation["title"] or ""), fold_spaces(citation["section"] or ""), citation["page"], document.path, document.id, citation["start"], citation["end"], document.sha256)


def files_of(exchanges: Iterable[Exchange]) -> tuple[tuple[str, str], ...]:
    """Path and checksum of every file cited, once each."""
    found = (s for e in exchanges for s in (*(s for _, sources in e.sentences for s in sources), *e.nearest))
    return tuple(dict.fromkeys((s.path, s.sha256) for s in found))
