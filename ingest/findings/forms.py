"""How numbers and words are printed: capital variants, stray spaces, no "số", two date styles, words doubled."""

import re
from collections.abc import Iterator

from index.records import Cut, Finding, Reference
from ingest.findings.base import Reader, cut_of, listed
from vietnamese.numbers import find_numbers
from vietnamese.text import cased, match_form

_PRIME_MINISTER = re.compile(r"/([A-ZĐ]{2,4})-TTG\b")
_DOUBLED = re.compile(r"(?<!\w)(các|những|của|và|về|trong|tại|theo|được|cho|với|để|là|trên|từ)\s+(\1)(?!\w)", re.IGNORECASE)
_CAPITAL_TRAP = re.compile(cased(r"(?<!\w)(?:Tỉnh|Thành|Huyện|Đảng) [ỦU]y? ?(?:ban hành)(?!\w)"))
_WORD_BEHIND = re.compile(cased(r"\s[-–]\s*[<U>][<L>]"))
_RARE = 0.25
_TERM = re.compile(r"khóa\s+\((?:[IVX]+)\)")


def form_findings(reader: Reader) -> Iterator[Finding]:
    """Findings about the printed form."""
    yield from _capitals(reader)
    yield from _spaced(reader)
    yield from _without_so(reader)
    yield from _date_styles(reader)
    for match in _DOUBLED.finditer(reader.text):
        if "\n" not in match.group():
            yield reader.finding("doubled_word", f"{reader.where(match.start())}: chữ “{match.group(2)}” in lặp (“{match.group()}”).", Cut("", match.start(), match.end()))
    for match in _CAPITAL_TRAP.finditer(reader.text):
        yield reader.finding("capital_trap", f"{reader.where(match.start())}: “{match.group()}” viết hoa chữ “Ủy” ngay trước “ban hành”, dễ đọc nhầm thành “Ủy ban”.", Cut("", match.start(), match.end()))
    for match in _TERM.finditer(reader.text):
        yield reader.finding("odd_term", f"{reader.where(match.start())}: khóa ghi là “{match.group()}”, thường ghi “(khóa …)”.", Cut("", match.start(), match.end()))


def _capitals(reader: Reader) -> Iterator[Finding]:
    """33/CT-TTG beside 33/CT-TTg, or alone: TTg is the form of Nghị định 30/2020/NĐ-CP, Phụ lục III."""
    for references in reader.numbered.values():
        forms: dict[str, Reference] = {}
        for reference in references:
            forms.setdefault(reference.number or "", reference)
        odd = next((form for form in forms if _PRIME_MINISTER.search(form)), None)
        if len(forms) > 1:
            ways = listed(f"{form} ({reader.where(r.start)})" for form, r in forms.items())
            yield reader.finding("number_forms", f"Một số văn bản in nhiều cách: {ways}.", *(cut_of(r) for r in forms.values()))
        elif odd:
            yield reader.finding("number_forms", f"{reader.where(forms[odd].start)}: số in là {odd}, dạng đúng là “TTg”.", cut_of(forms[odd]))


def _spaced(reader: Reader) -> Iterator[Finding]:
    found: list[tuple[str, Cut]] = []
    for reference in reader.references:
        if not reference.number or reference.printed == reference.alias:
            continue
        for number in find_numbers(reader.text[reference.start : reference.end + 8]):
            start, end = reference.start + number.start, reference.start + number.end
            printed = reader.text[start:end]
            tail = re.match(r" (?:tỉnh|huyện|xã)(?=,? ngày|,)", reader.text[end : end + 12])
            if _WORD_BEHIND.search(printed):
                break
            if start < reference.end and (re.search(r"\s", printed) or tail):
                end += tail.end() if tail else 0
                found.append((reader.text[start:end], reader.cut(start, end)))
            break
    if found:
        ways = listed(f"“{printed}” ({reader.where(cut.start)})" for printed, cut in found)
        yield reader.finding("spaced_number", f"Số, ký hiệu in rời hoặc thừa chữ: {ways}.", *dict.fromkeys(cut for _, cut in found))


def _without_so(reader: Reader) -> Iterator[Finding]:
    """Only where the document otherwise writes "số": laws leave it out throughout."""
    typed = [r for r in reader.references if r.type and r.number and r.printed != r.alias]
    found = [r for r in typed if not re.search(r"(?<!\w)số(?!\w)", match_form(r.printed))]
    if found and len(found) <= _RARE * len(typed) and not reader.normative:
        which = listed(f"“{r.type} {r.number}” ({reader.where(r.start)})" for r in found)
        yield reader.finding("number_without_so", f"Viện dẫn thiếu chữ “số”: {which}.", *(cut_of(r) for r in found))


def _date_styles(reader: Reader) -> Iterator[Finding]:
    dashed = [r for r in reader.references if r.date_printed and re.search(r"\d-\d+-\d", r.date_printed)]
    slashed = [r for r in reader.references if r.date_printed and re.search(r"\d/\d+/\d", r.date_printed)]
    if dashed and slashed:
        which = listed(f"{r.date_printed} ({reader.where(r.start)})" for r in dashed)
        yield reader.finding("date_styles", f"Ngày ghi hai kiểu trong một văn bản: {which}, chỗ khác ghi {slashed[0].date_printed}.", cut_of(dashed[0]), cut_of(slashed[0]))
