"""How well each document was read: what to look at before its answers are relied on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.reader import Index
from index.records import Document
from index.store import Store
from ingest.readers.syllables import is_syllable
from ingest.resolve import identity_of, look_alikes
from vietnamese.glossary import abbreviations, bodies
from vietnamese.outline_marks import read_mark

FOUND, NOT_PRINTED, NOT_FOUND = "found", "no numbering printed", "not found"
LOW_SHARE = 0.85
_WORD = re.compile(r"[^\W\d_]+")
_CONFIDENCE = re.compile(r"mean confidence (\d+) of 100")
_RECIPIENT = re.compile(r"^[-–+•*]")


@dataclass(frozen=True, slots=True)
class Health:
    """One document's health.

    Attributes:
        document: its id.
        path: its file.
        reader: the format it was read as.
        pages: pages.
        ocr_confidence: mean confidence of recognised pages, 0 to 100; None without recognition.
        word_share: share of its letters that stand in Vietnamese syllables, 0 to 1.
        outline: found, no numbering printed, or not found.
        sections: units of the outline.
        blank: metadata that the copy leaves blank.
        duties: duties found.
        references: cited documents, mentions counted.
        resolved: of them, those that point to a held document.
        warnings: what the readers and the comparison of numbers noticed.
    """

    document: str
    path: str
    reader: str
    pages: int
    ocr_confidence: int | None
    word_share: float
    outline: str
    sections: int
    blank: tuple[str, ...]
    duties: int
    references: int
    resolved: int
    warnings: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        """The row as the command line prints it."""
        return {k: list(v) if isinstance(v := getattr(self, k), tuple) else v for k in self.__slots__}


def health(index: Index) -> list[Health]:
    """The health of every document, by id."""
    documents = list(index.store.documents())
    alike = look_alikes([identity_of(d) for d in documents])
    return [health_of(index.store, d, alike.get(d.id, ())) for d in documents]


def health_of(store: Store, document: Document, alike: Sequence[str] = ()) -> Health:
    """The health of one document; `alike` says which numbers are easily taken for its own."""
    references, sections = store.references(document.id), store.sections(document.id)
    confidence = next((int(m.group(1)) for w in document.warnings if (m := _CONFIDENCE.search(w))), None)
    share = word_share(document.text)
    own = [f"only {share:.0%} of the letters stand in Vietnamese words: wrong encoding, bad recognition, or another language"] if share < LOW_SHARE else []
    return Health(document.id, document.path, document.format, len(document.page_starts), confidence, round(share, 4), _outline(document.text, len(sections)), len(sections),
                  document.blanks, len(store.duties(document.id)), len(references), sum(r.target is not None for r in references), (*document.warnings, *own, *alike))


def _outline(text: str, sections: int) -> str:
    if sections:
        return FOUND
    numbered = any(read_mark(line) and not _RECIPIENT.match(line) for line in text.split("\n"))
    return NOT_FOUND if numbered else NOT_PRINTED


def word_share(text: str) -> float:
    """Share of the letters that stand in Vietnamese syllables or in known abbreviations; 0 for a text without letters."""
    total = known = 0
    for word in _WORD.findall(text):
        total += len(word)
        known += len(word) if _is_word(word) else 0
    return known / total if total else 0.0


@lru_cache(maxsize=65536)
def _is_word(word: str) -> bool:
    return is_syllable(word) or word in _short_forms()


@lru_cache(maxsize=1)
def _short_forms() -> frozenset[str]:
    shorts = [*(a.short for a in abbreviations()), *(short for body in bodies() for short in body.abbreviations)]
    return frozenset(part for short in shorts for part in _WORD.findall(short))
