"""What a sentence may rest on: its quotes, and the cited documents' own metadata and section labels."""

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.gate.tokens import Typed, plain_body, typed
from index.records import Cut, Document
from vietnamese.bodies import body_form
from vietnamese.text import match_form


@dataclass(frozen=True)
class Basis:
    """The texts that carry a sentence.

    Attributes:
        quotes: the sentence's own quotes, cut from the canonical text.
        facts: words of the cited documents' metadata and of the section labels.
        allowed: words that may come from elsewhere: the question (a denied premise), the one catalogue record (a note).
        counts: numbers of listed citations and documents, which a sentence may state.
    """

    quotes: tuple[str, ...]
    facts: tuple[str, ...]
    allowed: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()

    @cached_property
    def quoted(self) -> tuple[Typed, ...]:
        """Typed tokens of the quotes."""
        return tuple(typed(q) for q in self.quotes)

    @cached_property
    def told(self) -> tuple[Typed, ...]:
        """Typed tokens of metadata and allowed words."""
        return tuple(typed(t) for t in (*self.facts, *self.allowed))

    @cached_property
    def folded(self) -> str:
        """All quotes in `match_form`, one line."""
        return " \n ".join(match_form(q) for q in self.quotes)

    @cached_property
    def written_out(self) -> str:
        """Quotes, metadata and allowed words with the short forms of bodies written out."""
        return " \n ".join(body_form(q) for q in (*self.quotes, *self.facts, *self.allowed))

    def has_body(self, form: str) -> bool:
        """Whether a body stands here as a whole name: not as part of a longer one, not with another level."""
        known = {t.value for side in (*self.quoted, *self.told) for t in side.of("body")}
        if form in known:
            return True
        for match in re.finditer(rf"(?<!\w){re.escape(form)}(?!\w)", self.written_out):
            before, after = self.written_out[max(0, match.start() - 16) : match.start()], self.written_out[match.end() : match.end() + 16]
            if not _POSITION_BEFORE.search(before) and not _LEVEL_AFTER.match(after):
                return True
        return False


_POSITION_BEFORE = re.compile(r"(?:thủ tướng|bộ trưởng|thứ trưởng|học viện|tạp chí|báo|viện|chủ tịch|giám đốc|trưởng|phó|bí thư|thủ trưởng|văn phòng|chánh|thường trực|thường vụ|ban|sở|đảng ủy|dân vận|tuyên giáo|nội chính|tổ chức)\s+$")
_LEVEL_AFTER = re.compile(r"\s+(?:tỉnh|huyện|xã|trung ương|cấp|các|thành|quận|phường)(?!\w)")


def facts_of(document: Document, labels: tuple[str, ...]) -> tuple[str, ...]:
    """Metadata and labels of a cited document, as words a sentence may use."""
    cuts = (document.number, document.type, document.issuer, document.province, document.date, document.signatory, document.signatory_role, document.period)
    words = [c.text for c in cuts if isinstance(c, Cut)]
    province = document.province_name or ""
    issuer = [f"{document.issuer.text} {province}"] if document.issuer and province else []
    return (*words, *issuer, province, f"tỉnh {province}" if province else "", *labels, *(plain_body(document.issuer.text) for _ in (1,) if document.issuer))
