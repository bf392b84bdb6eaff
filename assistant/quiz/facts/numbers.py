"""Facts of numbers in clauses: quantities, and the years of a stage."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.library import Library
from assistant.quiz.facts.windows import duty_spans, leaf_sentences, meets, window
from assistant.quiz.model import RECOGNISE, Fact
from index.records import Document
from vietnamese.numbers import find_quantities
from vietnamese.text import fold_spaces, match_form

_STAGE = re.compile(r"giai đoạn\s+((?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d)")
_COUNTED = re.compile(r"\s*(?:lần|mô hình|điểm|nhiệm vụ|tháng|ngày|năm|%|phần trăm|cuộc|buổi|người|tổ chức|giờ|đồng|xã|tiêu chí|nội dung)(?!\w)")
_DATE_BEFORE = re.compile(r"(?:tháng|năm|ngày|thứ|khóa|số|Điều|khoản|điểm|Mục|quý)\s*$", re.IGNORECASE)


def number_facts(library: Library, document: Document, refused: Counter[str]) -> Iterator[Fact]:
    """A number or stage, blanked in its own sentence."""
    duties = duty_spans(library, document)
    for section, start, end in leaf_sentences(library, document):
        for match in _STAGE.finditer(document.text, start, end):
            before, after = window(document.text, start, match.start(), match.end(), end)
            if before and after:
                value = fold_spaces(match.group(1))
                yield _fact(document, section, start, end, "span", value, "span", before, after)
        if meets(duties, start, end):
            continue
        for q in find_quantities(document.text[start:end]):
            at, stop = start + q.start, start + q.end
            if 1900 <= q.value <= 2100 or _DATE_BEFORE.search(document.text[start:at]) or not _COUNTED.match(document.text, stop):
                continue
            before, after = window(document.text, start, at, stop, end)
            if before:
                yield _fact(document, section, start, end, "quantity", document.text[at:stop], "quantity", before, after)


def _fact(document: Document, section: str, start: int, end: int, slot: str, value: str, kind: str, before: str, after: str) -> Fact:
    near = " ".join(before.split()[-6:])
    atom = f"{slot}|{match_form(near)}"
    return Fact(document.id, section, start, end, slot, atom, "numbers", RECOGNISE, value, kind, {"before": before, "after": after}, (near,))
