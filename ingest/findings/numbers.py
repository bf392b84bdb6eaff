"""One number with two titles or two issuers."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from index.records import Finding, Reference
from ingest.findings.base import Reader, cut_of, listed
from vietnamese.bodies import body_form
from vietnamese.numbers import find_numbers
from vietnamese.text import bare_form, fold_spaces, match_form

_LEAD = re.compile(r"^(?:(?:về|việc|ban hành|phê duyệt|triển khai|thực hiện|v/v)\s+)+")
_KHOA = re.compile(r",?\s*\(?\s*khóa\s*\(?[ivx]+\)?\)?|\s+trung ương đảng$|\s+(?:tỉnh|thành phố)\s+\w+(?:\s\w+){1,2}$", re.IGNORECASE)
_TAIL = re.compile(r",?\s+(?:trên địa bàn|ủy ban nhân dân|ubnd|gắn với|như sau|nhằm|để|kèm theo|đến năm|trong năm|năm \d{4})(?!\w)")
_ALIKE = 0.6
_LONG_TITLE = 10


def number_findings(reader: Reader) -> Iterator[Finding]:
    """Findings about documents that are cited under one number in two ways."""
    for references in reader.numbered.values():
        for same in _by_key(references):
            yield from _titles(reader, same)
            yield from _issuers(reader, same)
    yield from _borrowed(reader)


def _by_key(references: tuple[Reference, ...]) -> list[list[Reference]]:
    groups: dict[str, list[Reference]] = {}
    for reference in references:
        groups.setdefault(reference.key, []).append(reference)
    return list(groups.values())


def _titles(reader: Reader, references: list[Reference]) -> Iterator[Finding]:
    if reader.normative:  # laws shorten the titles of those they cite
        return
    first: tuple[str, Reference] | None = None
    for reference in references:
        title = _title(reference)
        if not title:
            continue
        if first is None:
            first = (title, reference)
            continue
        size = min(len(title.split()), len(first[0].split()))
        one, other = (" ".join(t.split()[:size]) for t in (first[0], title))
        if bare_form(one) != bare_form(other) and SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE:
            earlier = first[1]
            yield reader.finding("two_titles", f"Số {reference.number} được ghi tên theo hai cách: {listed((reader.where(earlier.start), reader.where(reference.start)))}.", *(r.subject for r in (earlier, reference) if r.subject))
            return


def _title(reference: Reference) -> str:
    """The comparable part of a title: without quotes, lead words, and anything from another number on."""
    if reference.subject is None or reference.subject.text == reference.subject.text.upper():
        return ""
    words = reference.subject.text
    numbers = find_numbers(words)
    words = _TAIL.split(match_form(words[: numbers[0].start] if numbers else words))[0]
    words = fold_spaces(re.sub(r"[\"“”'.,;]", " ", words))
    words = _LEAD.sub("", words)
    return words if len(words.split()) >= 6 else ""


def _borrowed(reader: Reader) -> Iterator[Finding]:
    """Two numbers of one series under one title: one of them may carry the other's."""
    titled: dict[tuple[str, str], Reference] = {}
    for reference in reader.references:
        title = _title(reference) if reference.number and reference.date else ""
        if len(title.split()) < _LONG_TITLE or reference.subject and find_numbers(reference.subject.text):
            continue
        series = re.sub(r"^\d+", "", match_form(reference.number or ""))
        start = (series, " ".join(title.split()[:_LONG_TITLE]))
        other = titled.setdefault(start, reference)
        if other.number != reference.number and _title(other) == title:
            yield reader.finding("one_title_two_numbers", f"{other.number} ({reader.where(other.start)}) và {reference.number} ({reader.where(reference.start)}) được ghi cùng một tên; có thể một tên ghi nhầm.", *(r.subject for r in (other, reference) if r.subject))
            return


def _issuers(reader: Reader, references: list[Reference]) -> Iterator[Finding]:
    named: dict[str, Reference] = {}
    for reference in references:
        if reference.issuer:
            form = re.sub(r"^bộ trưởng (?=bộ )", "", body_form(_KHOA.sub("", _KHOA.sub("", match_form(reference.issuer)))))
            if not any(_alike(form, f) for f in named):
                named[form] = reference
    if len(named) > 1:
        ways = listed(f"“{r.issuer}” ({reader.where(r.start)})" for r in named.values())
        yield reader.finding("two_issuers", f"Số {references[0].number} được ghi {len(named)} cơ quan ban hành: {ways}.", *(cut_of(r) for r in named.values()))


def _alike(one: str, other: str) -> bool:
    """One body, longer or shorter, or with a slip of the printer."""
    return one.startswith(other) or other.startswith(one) or SequenceMatcher(None, bare_form(one), bare_form(other)).ratio() > 0.85
