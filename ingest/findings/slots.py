"""Fields that stay open: number, date, signatory of the document itself; date, issuer, subject of what it cites."""

import re
from collections.abc import Iterable, Iterator

from index.records import Cut, Finding, Reference
from ingest.findings.base import Reader, cut_of, listed
from vietnamese.text import cased

_BLANK_NUMBER = re.compile(r"^(?:Số|SỐ)\s*:?\s*(?=[/\-.…_]|$)[^\n]{0,40}", re.MULTILINE)
_BLANK_DAY = re.compile(cased(r"^[^\n]{0,40}?(?:[<U>][^\n,]{1,30},\s*)?ngày[\s.…_]*tháng[^\n]{0,30}"), re.MULTILINE)
_BODY = re.compile(r"(?:của|do)\s+(?:Ban|Bộ|Tỉnh|Thành|Thủ tướng|Chính phủ|Quốc hội|UBND|Ủy ban|Uỷ ban|Chủ tịch|Sở|Huyện|Đảng|HĐND|Hội đồng|Hội|Thường)")
_WITHOUT_TERM = re.compile(r"^Nghị quyết Trung ương \d+$")
# TW, TU, HU stand for several bodies at once, and a number of the National Assembly is read as such only by its form.
_SILENT_SYMBOL = re.compile(r"/(?:TW|TU|HU|ĐU|QH\d+)$")
_NEVER = re.compile(r"(?!)")
_YEAR = re.compile(r"/(?:19|20)\d\d/")
_NAMES = {"number": "số, ký hiệu", "date": "ngày ban hành", "signatory": "người ký"}


def slot_findings(reader: Reader) -> Iterator[Finding]:
    """Findings about what is left blank."""
    yield from _own(reader)
    yield from _cited(reader)


def _own(reader: Reader) -> Iterator[Finding]:
    head = reader.text[:1500]
    for name in reader.document.blanks:
        if reader.normative and not ({"number": _BLANK_NUMBER, "date": _BLANK_DAY}.get(name) or _NEVER).search(head):
            continue  # copies of laws go round without heading and signature; their number is in the title
        pattern = {"number": _BLANK_NUMBER, "date": _BLANK_DAY}.get(name)
        match = pattern.search(head) if pattern else None
        quote = Cut("", match.start(), match.end()) if match else reader.document.title or Cut("", 0, min(80, len(reader.text)))
        if match:
            yield reader.finding(f"blank_{name}", f"Phần đầu văn bản: {_NAMES.get(name, name)} để trống.", quote)
        elif name == "date" and reader.document.date:
            yield reader.finding("blank_date", f"Phần đầu văn bản: ngày ban hành chỉ ghi “{reader.document.date.text}”, thiếu ngày.", reader.document.date)
        else:
            yield reader.finding(f"blank_{name}", f"Bản này không in {_NAMES.get(name, name)}.", quote)


def _cited(reader: Reader) -> Iterator[Finding]:
    undated, unissued, untitled = [], [], []
    for references in reader.numbered.values():
        first = references[0]
        if not _YEAR.search(first.number or "") and not any(r.date for r in references) and not any(r.alias and r.printed == r.alias for r in references):
            undated.append(first)
        own = [r for r in references if r.date and r.date_printed and r.date_printed in r.printed]
        if own and first.type != "Luật" and _SILENT_SYMBOL.search(first.number or "") and not any(r.issuer for r in references) and not any(_issuer_nearby(reader, r) for r in references):
            unissued.append(own[0])
        if own and number_of_centre(first) and not any(r.subject for r in references) and not any(_joined(reader, r) for r in references):
            untitled.append(own[0])
    yield from _one(reader, "cited_without_date", "không ghi ngày", undated)
    yield from _one(reader, "cited_without_issuer", "không ghi cơ quan ban hành", unissued)
    yield from _one(reader, "cited_without_subject", "không ghi nội dung", untitled)
    termless = [r for r in reader.references if _WITHOUT_TERM.match(r.name)]
    yield from _one(reader, "cited_without_term", "không ghi khóa", termless[:1])


def number_of_centre(reference: Reference) -> bool:
    """Whether the number is one of the Party centre, which a text normally introduces with its subject."""
    return (reference.number or "").endswith("/TW")


def _joined(reader: Reader, reference: Reference) -> bool:
    """Whether another document follows at once and shares the words behind."""
    return re.match(r"\s*(?:,|và)\s", reader.text[reference.end : reference.end + 4]) is not None


def _issuer_nearby(reader: Reader, reference: Reference) -> bool:
    """Whether the clause names an issuer before the number, or behind the subject beyond those of the documents inside it."""
    if re.search(r"tại\s*$", reader.text[max(0, reference.start - 8) : reference.start]):
        return True
    stop = re.compile(r";|\n|\.\s").search(reader.text, reference.end)
    end = stop.start() if stop else len(reader.text)
    inside = sum(1 for r in reader.references if reference.end <= r.start < end and _BODY.search(r.printed))
    return len(_BODY.findall(reader.text, reference.end, end)) > inside


def _one(reader: Reader, kind: str, words: str, references: Iterable[Reference]) -> Iterator[Finding]:
    """One finding for all documents that lack the same thing."""
    found = list(references)
    if found:
        which = listed(f"{r.number or r.name} ({reader.where(r.start)})" for r in found)
        yield reader.finding(kind, f"Viện dẫn {words}: {which}.", *(cut_of(r) for r in found))
