"""Duties said twice or against each other, and deadlines that only point to another text."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import combinations

from index.records import Cut, Duty, Finding
from ingest.findings.base import Reader, listed
from vietnamese.bodies import body_form
from vietnamese.text import match_form

_SAME_MATTER = 0.7
_LEAST_WORDS = 4
_KINDS = ("report", "register", "raise_difficulties", "synthesise")
_POINTS = re.compile(r"(?:khoản|điểm|[Đđ]iều|[Mm]ục|Quy chế|Nghị định|Thông tư|Quyết định|Chỉ thị|Kế hoạch|Công văn|Luật)\s+(?:số\s+)?\d")
_OWN = re.compile(r"(?<!\w)này(?!\w)")


def duty_findings(reader: Reader) -> Iterator[Finding]:
    """Findings about duties."""
    for first, second in combinations(reader.duties, 2):
        if first.kind in _KINDS and _same(first, second):
            quotes = (_quote(first), _quote(second))
            where = listed((reader.where(first.start), reader.where(second.start)))
            if first.deadline and second.deadline and match_form(first.deadline.text) != match_form(second.deadline.text):
                yield reader.finding("duty_contradiction", f"{where}: cùng một việc nhưng hai thời hạn, “{first.deadline.text}” và “{second.deadline.text}”.", *quotes)
            else:
                yield reader.finding("duty_twice", f"{where}: cùng một việc được giao hai lần.", *quotes)
    for duty in reader.duties:
        if duty.deadline and duty.deadline.kind == "by reference" and _POINTS.search(duty.deadline.text) and not _OWN.search(duty.deadline.text):
            yield reader.finding("deadline_by_reference", f"{reader.where(duty.start)}: không nêu ngày, chỉ dẫn tới “{duty.deadline.text}”.", Cut("", duty.deadline.start, duty.deadline.end))


def _quote(duty: Duty) -> Cut:
    return Cut("", duty.start, duty.end)


def _same(first: Duty, second: Duty) -> bool:
    """Whether two duties ask the same of the same body towards the same recipient."""
    if first.kind != second.kind or not first.bearers or not first.recipients or (first.start, first.end) == (second.start, second.end):
        return False
    # A law gives one office alike duties in many articles; only what one part of a document says twice is told.
    if first.section.partition(".")[0] != second.section.partition(".")[0]:
        return False
    if _forms(first.bearers) != _forms(second.bearers) or _forms(first.recipients) != _forms(second.recipients):
        return False
    one, other = (match_form(d.matter.text) if d.matter else "" for d in (first, second))
    if len(one.split()) < _LEAST_WORDS or len(other.split()) < _LEAST_WORDS:
        return False
    size = min(len(one), len(other))
    return SequenceMatcher(None, one[:size], other[:size], autojunk=False).ratio() >= _SAME_MATTER


def _forms(cuts: tuple[Cut, ...]) -> set[str]:
    return {body_form(c.text) for c in cuts}
