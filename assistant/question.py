"""A question understood: language, documents meant, numbers, dates, clause, slots asked for, content words."""

from dataclasses import dataclass

from index.records import Document
from vietnamese.dates import TimeMention
from vietnamese.numbers import NumberMention


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A document named by type and serial alone: "Chỉ thị 33", "QĐ 2311", "Quy chế 456"."""

    type: str | None
    serial: str
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What was understood.

    Attributes:
        text: as typed, NFC.
        spelled: short forms written out, slips of province names mended; Vietnamese terms for an English question.
        language: "vi", "vi-nodiac" or "en".
        documents: ids meant; empty means all.
        provinces: provinces named that the index holds.
        absent: provinces named that it does not hold.
        everywhere: all documents are asked about ("năm tỉnh", "các kế hoạch").
        numbers: full document numbers; spoken: partial ones.
        times: dates and recurrences typed in the question.
        clause: candidate outline paths.
        asks: slots asked for.
        kind: the main kind, by which candidates are preferred.
        content: content words for the search, without question words and document names.
        bare: whether matching ignores accents.
    """

    text: str
    spelled: str
    language: str
    documents: tuple[str, ...]
    provinces: tuple[str, ...]
    absent: tuple[str, ...]
    everywhere: bool
    numbers: tuple[NumberMention, ...]
    spoken: tuple[SpokenNumber, ...]
    times: tuple[TimeMention, ...]
    clause: tuple[tuple[str, ...], ...]
    asks: frozenset[str]
    kind: str
    content: str
    terms: tuple[str, ...]
    bare: bool
    chosen: bool = False

    @property
    def english(self) -> bool:
        """Whether to answer in English."""
        return self.language == "en"


@dataclass(frozen=True, slots=True)
class Corpus:
    """What understanding needs to know of the index."""

    documents: tuple[Document, ...]

    def of_province(self, name: str) -> tuple[str, ...]:
        """Ids of a province's documents."""
        return tuple(d.id for d in self.documents if d.province_name == name)
