"""Dates that cannot all be right: two for one number, a document that carries out a later one, a citation from the future."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from index.records import Cut, Duty, Finding, Reference
from ingest.findings.base import Reader, cut_of, day_words, listed
from vietnamese.dates import find_times, iso
from vietnamese.text import match_form

_CARRIES_OUT = re.compile(r"(?:thực hiện|triển khai|quán triệt|hướng dẫn|sơ kết|tổng kết|sửa đổi|bổ sung|thay thế|bãi bỏ)\s+(?:các\s+)?$", re.IGNORECASE)
_KHOA = re.compile(r"khóa\s*\(?([ivx]+)", re.IGNORECASE)
_SO_FAR = re.compile(r"(?:đến|tới|tính đến|từ ngày [^,;.]{3,30} đến)\s+(?:hết\s+)?$", re.IGNORECASE)
_EVENTS = ("tổng kết", "sơ kết", "bầu cử", "rà soát", "tập huấn", "kiểm kê", "đại hội", "hội nghị", "diễn tập", "khảo sát")
_DONE = re.compile(r"(?:xong|hoàn thành|tổ chức|tiến hành)[^.;\n]{0,80}?(?=trước|chậm nhất|vào|ngày|trong ngày)", re.IGNORECASE)
_REACH = 60
_REPORTING = ("report", "synthesise", "notify")


def time_findings(reader: Reader) -> Iterator[Finding]:
    """Findings about dates of cited documents and of deadlines."""
    yield from _two_dates(reader)
    yield from _carries_out_later(reader)
    yield from _cites_later(reader)
    for duty in reader.duties:
        yield from _deadlines(reader, duty)


def _two_dates(reader: Reader) -> Iterator[Finding]:
    for references in reader.numbered.values():
        by_day: dict[str, Reference] = {}
        for reference in references:
            if reference.date and len(reference.date) == 10 and not _borrowed(reader, reference):
                by_day.setdefault(reference.date, reference)
        if len(by_day) < 2:
            continue
        first = next(iter(by_day.values()))
        days = listed(f"{day_words(day)} ({reader.where(r.start)})" for day, r in by_day.items())
        cuts = [cut_of(r) for r in by_day.values()]
        if _different(tuple(by_day.values())):
            yield reader.finding("same_number", f"Hai văn bản khác nhau cùng mang số {first.number}: {days}; phải đọc kèm ngày, không gộp làm một.", *cuts)
        else:
            yield reader.finding("two_dates", f"Số {first.number} được ghi {len(by_day)} ngày khác nhau: {days}.", *cuts)


def _borrowed(reader: Reader, reference: Reference) -> bool:
    """Whether the day stands behind the issuer and so belongs to another document: "số 103/2024/NĐ-CP của Chính phủ, sửa đổi … ngày …"."""
    if not reference.date_printed or reference.date_printed in reference.printed:
        return False
    near = reference.date_printed in reader.text[reference.end : reference.end + _REACH]
    return not near or bool(reference.issuer and reference.issuer in reference.printed)


def _different(references: tuple[Reference, ...]) -> bool:
    """Whether two dates mean two documents: another congress term, or a subject that has nothing of the other."""
    terms = {m.group(1).lower() for r in references if (m := _KHOA.search(f"{r.issuer or ''} {r.printed}"))}
    if len(terms) > 1:
        return True
    subjects = [match_form(r.subject.text) for r in references if r.subject]
    return len(subjects) > 1 and SequenceMatcher(None, subjects[0], subjects[-1], autojunk=False).ratio() < 0.45


def _carries_out_later(reader: Reader) -> Iterator[Finding]:
    """A cited document whose subject is to carry out one that is dated later."""
    dated = [r for r in reader.references if r.number]
    for i, first in enumerate(dated):
        if not first.date or len(first.date) < 10:
            continue
        later, at, carried = [], first.end, False
        for other in dated[i + 1 :]:
            between = reader.text[at : other.start]
            if re.search(r";|\n|\.\s", between) or not (_CARRIES_OUT.search(between) or carried and re.fullmatch(r"\s*(?:,|và|,\s*và)\s*", between)):
                break
            carried, at = True, other.end
            if other.date and len(other.date) == 10 and other.date > first.date and other.number != first.number:
                later.append(other)
        if later:
            which = listed(f"{r.number} ngày {day_words(r.date or '')}" for r in later)
            yield reader.finding("carries_out_later", f"{reader.where(first.start)}: {first.number} ngày {day_words(first.date)} được ghi là thực hiện {which}, tức văn bản ban hành sau nó; một trong các ngày phải sai.", cut_of(first), *(cut_of(r) for r in later))


def _cites_later(reader: Reader) -> Iterator[Finding]:
    own = reader.document.date_typed
    if not own or reader.document.date is None:
        return
    seen = set()
    for reference in reader.references:
        if reference.date and len(reference.date) == 10 and reference.date[: len(own)] > own and (reference.name, reference.date) not in seen:
            seen.add((reference.name, reference.date))
            yield reader.finding("cites_later", f"{reader.where(reference.start)}: viện dẫn {reference.name} ngày {day_words(reference.date)}, sau ngày của chính văn bản ({reader.document.date.text}).", cut_of(reference), reader.document.date)


def _deadlines(reader: Reader, duty: Duty) -> Iterator[Finding]:
    """A deadline earlier than the document itself, than the time reported on, or than the event reported on."""
    day = str(duty.deadline.value.get("date", "")) if duty.deadline else ""
    if duty.deadline is None or not _is_day(day):
        return
    deadline = Cut(duty.deadline.text, duty.deadline.start, duty.deadline.end)
    own = reader.document.date_typed
    if own and duty.deadline.kind == "fixed day" and reader.document.date and day[: len(own)] < own:
        yield reader.finding("deadline_before_document", f"{reader.where(duty.start)}: thời hạn “{deadline.text}” sớm hơn ngày của chính văn bản ({reader.document.date.text}).", deadline, reader.document.date)
    if duty.kind not in _REPORTING:
        return
    for moment in find_times(reader.text[duty.start : duty.end]):
        at = duty.start + moment.start
        reached = iso(moment.value) if moment.kind == "date" else None
        if reached and reached > day and _SO_FAR.search(reader.text[max(duty.start, at - 30) : at]):
            yield reader.finding("deadline_before_matter", f"{reader.where(duty.start)}: thời hạn “{deadline.text}” sớm hơn mốc {day_words(reached)} mà báo cáo phải tính đến.", deadline, reader.cut(at, duty.start + moment.end))
    yield from _before_event(reader, duty, deadline, day)


def _before_event(reader: Reader, duty: Duty, deadline: Cut, day: str) -> Iterator[Finding]:
    reported = [e for e in _EVENTS if e in match_form(reader.text[duty.start : duty.end])]
    for match in _DONE.finditer(reader.text):
        line_end = reader.text.find("\n", match.end())
        stop = match.end() + 60 if line_end < 0 else min(match.end() + 60, line_end)
        events = [e for e in reported if e in match_form(reader.text[max(0, match.start() - 80) : match.end()])]
        if not events or match.start() < deadline.end and deadline.start < stop:
            continue
        found = next((t for t in find_times(reader.text[match.end() : stop]) if t.kind == "date"), None)
        reached = iso(found.value) if found else None
        if found and reached and reached > day:
            yield reader.finding("deadline_before_matter", f"{reader.where(duty.start)}: báo cáo {events[0]} phải gửi “{deadline.text}”, sớm hơn việc {events[0]} đến {day_words(reached)} mới xong ({reader.where(match.start())}).", deadline, reader.cut(match.start(), match.end() + found.end))
            return


def _is_day(day: str) -> bool:
    try:
        date.fromisoformat(day)
    except ValueError:
        return False
    return len(day) == 10
