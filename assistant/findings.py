"""Oddities told to people: those of each document, and those that show only when documents are laid side by side."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from assistant.answers import Evidence
from assistant.library import Library
from index.catalogue import load_catalogue
from index.records import Document, Finding, Reference
from vietnamese.numbers import find_numbers, number_key
from vietnamese.text import bare_form, fold_spaces, match_form

_LEAD = re.compile(r"^(?:(?:về|việc|ban hành|phê duyệt|triển khai|thực hiện|v/v)\s+)+")
_TAIL = re.compile(r",?\s+(?:trên địa bàn|ủy ban nhân dân|ubnd|gắn với|như sau|nhằm|để|kèm theo|năm \d{4})(?!\w)")
_LOCAL = re.compile(r"ubnd|hđnd|/(?:tu|hu|đu)$|tu$")
_DATED_NUMBER = re.compile(r"/(?:19|20)\d\d/")
_LEAST_WORDS = 6
_SHOWN = 8


@dataclass(frozen=True, slots=True)
class CrossFinding:
    """An oddity between documents: what it is, in Vietnamese, and the words that show it."""

    kind: str
    message: str
    quotes: tuple[Evidence, ...]


def cross_findings(library: Library, documents: tuple[str, ...] | None = None) -> tuple[CrossFinding, ...]:
    """Look-alike numbers, and one number cited with two dates or two titles in different documents.

    Args:
        library: the build.
        documents: ids to compare; None for all.
    """
    by_number: dict[str, list[Reference]] = {}
    for reference in library.references(documents):
        if reference.number:
            by_number.setdefault(number_key(reference.number), []).append(reference)
    return (*_same_serial(by_number), *_prefixes(by_number), *_dates(library, by_number), *_titles(library, by_number))


def _same_serial(by_number: dict[str, list[Reference]]) -> Iterator[CrossFinding]:
    """Numbers that only the part behind the digits tells apart: 07-CT/TU and 07/CT-UBND."""
    groups: dict[str, list[list[Reference]]] = {}
    for key, references in by_number.items():
        days = {r.date for r in references if r.date}
        each = [[r for r in references if r.date == day] for day in sorted(days)] if len(days) > 1 else [references]
        groups.setdefault(_serial(key), []).extend(each)
    for serial, same in sorted(groups.items(), key=lambda item: int(item[0])):
        numbers, documents = {number_key(refs[0].number or "") for refs in same}, {r.document for refs in same for r in refs}
        if all(_DATED_NUMBER.search(number) for number in numbers):
            continue  # each has its year in it
        if len(numbers) > 1 or len(same) > 1 and len(documents) > 1:
            names = "; ".join(_told(refs[0]) for refs in same[:_SHOWN])
            more = f" và {len(same) - _SHOWN} số khác" if len(same) > _SHOWN else ""
            yield CrossFinding("look_alike", f"Cùng số {serial}, dễ nhầm: {names}{more}.", tuple(_evidence(refs[0]) for refs in same[:_SHOWN]))


def _prefixes(by_number: dict[str, list[Reference]]) -> Iterator[CrossFinding]:
    """A number that begins another of the same series in one document: 70-CV/TU and 700-CV/TU."""
    for key, references in by_number.items():
        serial, tail = _serial(key), key[len(_serial(key)) :]
        for other, others in by_number.items():
            longer = _serial(other)
            if longer != serial and longer.startswith(serial) and other[len(longer) :] == tail and {r.document for r in references} & {r.document for r in others} and len(serial) > 1:
                yield CrossFinding("look_alike", f"{references[0].number} là phần đầu của {others[0].number}, dễ nhầm khi tìm.", (_evidence(references[0]), _evidence(others[0])))


def _dates(library: Library, by_number: dict[str, list[Reference]]) -> Iterator[CrossFinding]:
    for references in by_number.values():
        if _LOCAL.search(number_key(references[0].number or "")):
            continue
        by_day = {r.date: r for r in reversed(references) if r.date}
        if len(by_day) > 1 and len({r.document for r in by_day.values()}) > 1:
            ways = "; ".join(f"{r.date_printed} ({_place(library.document(r.document))})" for r in by_day.values())
            yield CrossFinding("two_dates", f"Số {references[0].number} được ghi ngày khác nhau giữa các văn bản: {ways}.", tuple(_evidence(r) for r in by_day.values()))


def _titles(library: Library, by_number: dict[str, list[Reference]]) -> Iterator[CrossFinding]:
    """One document, by number and day, whose title differs between documents; a shorter printing is no difference."""
    for references in by_number.values():
        if _LOCAL.search(number_key(references[0].number or "")):
            continue
        ways: list[tuple[str, Reference]] = []
        days = {r.date for r in references if r.date}
        for reference in references:
            title = _title(reference)
            fits = reference.date or len(days) < 2
            if title and fits and all(_differ(title, known) and reference.document != r.document for known, r in ways):
                ways.append((title, reference))
        same_day = [w for w in ways if w[1].date in (ways[0][1].date, None)] if ways else []
        if len(same_day) > 1:
            places = "; ".join(_place(library.document(r.document)) for _, r in same_day)
            yield CrossFinding("two_titles", f"Số {same_day[0][1].number} được ghi tên khác nhau giữa các văn bản: {places}.", tuple(Evidence(r.document, r.subject.start, r.subject.end, r.section) for _, r in same_day if r.subject))


def _title(reference: Reference) -> str:
    if reference.subject is None:
        return ""
    numbers = find_numbers(reference.subject.text)
    words = match_form(reference.subject.text[: numbers[0].start] if numbers else reference.subject.text)
    words = _LEAD.sub("", fold_spaces(re.sub(r"[\"“”'.,;]", " ", _TAIL.split(words)[0])))
    return words if len(words.split()) >= _LEAST_WORDS else ""


def _differ(one: str, other: str) -> bool:
    size = min(len(one.split()), len(other.split()))
    first, second = (bare_form(" ".join(t.split()[:size])) for t in (one, other))
    return first != second and SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.6


def _serial(key: str) -> str:
    match = re.match(r"\d+", key)
    return match.group() if match else "0"


def _told(reference: Reference) -> str:
    return f"{reference.number} ngày {reference.date_printed.removeprefix('ngày ')}" if reference.date_printed else str(reference.number)


def _evidence(reference: Reference) -> Evidence:
    return Evidence(reference.document, reference.start, reference.end, reference.section)


def _place(document: Document) -> str:
    return document.province_name or document.id


def finding_json(library: Library, finding: Finding) -> dict[str, Any]:
    """One finding of one document as the command prints it."""
    document = library.document(finding.document)
    quotes = [_quote(library, Evidence(document.id, q.start, q.end)) for q in finding.quotes]
    return {"document": document.id, "path": document.path, "kind": finding.kind, "message": finding.message, "quotes": quotes}


def cross_json(library: Library, finding: CrossFinding) -> dict[str, Any]:
    """One finding between documents as the command prints it."""
    return {"kind": finding.kind, "message": finding.message, "quotes": [_quote(library, e) for e in finding.quotes]}


def _quote(library: Library, evidence: Evidence) -> dict[str, Any]:
    document = library.document(evidence.document)
    sections = [s for s in library.sections(document.id) if s.start <= evidence.start < s.end]
    return {"document": document.id, "section": sections[-1].label if sections else "", "quote": document.cut(evidence.start, evidence.end),
            "start": evidence.start, "end": evidence.end, "page": document.page_of(evidence.start)}


@dataclass(frozen=True, slots=True)
class CheckedFinding:
    """What a document prints otherwise than the source it was checked against: the catalogue's words, with their mark."""

    document: str
    record: str
    mark: str
    message: str
    quote: Evidence | None


def checked_findings(library: Library, documents: Iterable[str]) -> tuple[CheckedFinding, ...]:
    """Misprinted dates and titles that the catalogue of cited documents knows of."""
    wanted, out = set(documents), []
    for known in load_catalogue().documents:
        for misprint in known.misprints:
            if misprint.document in wanted:
                name = f"{known.type} {known.number}".strip() if known.number else known.title
                note = misprint.note_vi or f"bản này ghi {misprint.printed}; đối chiếu: {misprint.right}."
                at = library.document(misprint.document).text.find(misprint.printed)
                quote = Evidence(misprint.document, at, at + len(misprint.printed)) if at >= 0 else None
                out.append(CheckedFinding(misprint.document, known.key, known.mark, f"{name}: {note[0].lower()}{note[1:]}", quote))
    return tuple(out)


def checked_json(library: Library, finding: CheckedFinding) -> dict[str, Any]:
    """One checked finding as the command prints it."""
    quotes = [_quote(library, finding.quote)] if finding.quote else []
    return {"document": finding.document, "path": library.document(finding.document).path, "kind": "checked_otherwise", "message": finding.message, "record": finding.record, "mark": finding.mark, "quotes": quotes}


def findings_of(library: Library, documents: Iterable[str]) -> tuple[Finding, ...]:
    """Findings that ingest stored with these documents."""
    return tuple(f for document in documents for f in library.index.store.findings(document))
