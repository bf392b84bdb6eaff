"""What every check works on: the document, and how a place and a finding are written."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from index.records import Cut, Document, Duty, Finding, Reference
from ingest.outline import Outline
from vietnamese.numbers import number_key
from vietnamese.text import match_form


_NORMATIVE = {"Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"}
_COLLECTED = re.compile(r"(?:title:\s*\"?\s*)?(?:(?:luật|bộ luật|pháp lệnh|nghị định|thông tư)(?!\w)|nghị quyết\s+(?:số\s+)?\d+/\d{4}/)")


@dataclass(frozen=True)
class Reader:
    """One document with what was read out of it."""

    document: Document
    outline: Outline
    references: tuple[Reference, ...]
    duties: tuple[Duty, ...]

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.document.text

    @property
    def normative(self) -> bool:
        """Whether the document is a law, decree or circular, or the copy of one as a collection keeps it."""
        words = match_form(self.document.title.text if self.document.title else self.text[:200])
        return (self.document.type or "") in _NORMATIVE or bool(_COLLECTED.match(words) or _COLLECTED.match(match_form(self.text[:60])))

    def cut(self, start: int, end: int) -> Cut:
        """The printed words between two offsets."""
        return Cut(self.text[start:end], start, end)

    def where(self, offset: int) -> str:
        """The place of an offset as people call it: "Mục III, khoản 2"."""
        holding = [s for s in self.outline.sections if s.start <= offset < s.end]
        if holding:
            return holding[-1].label
        first = self.outline.sections[0].start if self.outline.sections else len(self.text)
        return "Phần đầu văn bản" if offset < first else "Phần cuối văn bản"

    def finding(self, kind: str, message: str, *cuts: Cut) -> Finding:
        """A finding; every quote is cut from the text again, so that it equals it."""
        return Finding(self.document.id, kind, message, tuple(self.cut(c.start, c.end) for c in cuts))

    @cached_property
    def numbered(self) -> dict[str, tuple[Reference, ...]]:
        """References by folded number, headings in capitals and aliases included, in reading order."""
        out: dict[str, list[Reference]] = {}
        for reference in self.references:
            if reference.number:
                out.setdefault(number_key(reference.number), []).append(reference)
        return {key: tuple(found) for key, found in out.items()}


def cut_of(reference: Reference) -> Cut:
    """The reference as a quote."""
    return Cut(reference.printed, reference.start, reference.end)


def listed(words: Iterable[str]) -> str:
    """Words joined for reading: "a, b và c"."""
    items = list(dict.fromkeys(words))
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} và {items[-1]}"


def day_words(iso: str) -> str:
    """An ISO day as printed in plans: 26/11/2021."""
    year, month, day = (int(part) for part in iso.split("-"))
    return f"{day:02d}/{month:02d}/{year}" if month < 3 else f"{day:02d}/{month}/{year}"
