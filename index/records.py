"""The frozen records that pass between rooms.

Offsets are Unicode code points into a document's canonical text, end exclusive.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one document's canonical text."""

    document: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A printed value with its place in the canonical text of the document at hand."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """One file. A metadata field the copy leaves blank or lacks is None; filled ones carry their place."""

    id: str
    path: str
    sha256: str
    format: str
    text: str
    page_starts: tuple[int, ...] = (0,)
    number: Cut | None = None
    type: Cut | None = None
    issuer: Cut | None = None
    province: Cut | None = None
    province_name: str | None = None
    branch: str | None = None
    level: str | None = None
    date: Cut | None = None
    date_typed: str | None = None
    title: Cut | None = None
    subject: Cut | None = None
    signatory: Cut | None = None
    signatory_role: Cut | None = None
    period: Cut | None = None
    recipients: Cut | None = None
    blanks: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    source_map: tuple[tuple[int, int], ...] = ()

    def cut(self, start: int, end: int) -> str:
        """The canonical text between two offsets, as printed."""
        return self.text[start:end]

    def page_of(self, offset: int) -> int:
        """Page number (from 1) that holds the offset."""
        return max(1, sum(1 for start in self.page_starts if start <= offset))


@dataclass(frozen=True, slots=True)
class Section:
    """A unit of the printed outline; `start`-`end` covers its heading and all that stands under it."""

    document: str
    path: str
    label: str
    heading: str
    start: int
    end: int
    parent: str | None
    rank: int
    heading_end: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """What is indexed and found. `context` is indexed with it and never quoted."""

    id: int
    document: str
    section: str
    kind: str
    start: int
    end: int
    page: int
    context: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A cited document, as this document prints it."""

    document: str
    start: int
    end: int
    section: str
    printed: str
    number: str | None
    type: str | None
    issuer: str | None
    date: str | None
    date_printed: str | None
    subject: Cut | None
    alias: str | None
    name: str
    key: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Deadline:
    """When: the printed words, their relation and their typed value."""

    text: str
    start: int
    end: int
    relation: str
    kind: str
    value: dict[str, str | int | list[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Duty:
    """Who must do what, towards whom, through whom, by when; a silent slot is None or empty.

    Terms: LOMO / SEMIC RRMV (addresser, addressee, deadline, frequency), LegalRuleML (bearer).
    """

    document: str
    section: str
    kind: str
    modality: str
    start: int
    end: int
    action: Cut
    bearers: tuple[Cut, ...] = ()
    co_bearers: tuple[Cut, ...] = ()
    matter: Cut | None = None
    recipients: tuple[Cut, ...] = ()
    via: Cut | None = None
    via_of: str | None = None
    compiler: Cut | None = None
    final_reader: tuple[Cut, ...] = ()
    deadline: Deadline | None = None
    frequency: Cut | None = None
    legal_reference: Cut | None = None
    condition: Cut | None = None
    channel: Cut | None = None
    product: Cut | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """An oddity of a document that a program can see, with the words that show it."""

    document: str
    kind: str
    message: str
    quotes: tuple[Cut, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that ingest takes out of one file."""

    document: Document
    sections: tuple[Section, ...]
    passages: tuple[Passage, ...]
    references: tuple[Reference, ...] = ()
    duties: tuple[Duty, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A found passage: score falls strictly with rank."""

    rank: int
    score: float
    passage: Passage
    text: str
