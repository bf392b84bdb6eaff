"""By when and how often: deadlines with their relation and kind, frequencies, references instead of dates."""

import re
from dataclasses import replace

from index.records import Cut, Deadline
from ingest.duties.patterns import language
from vietnamese.dates import find_times, iso

_SPAN = re.compile(r"từ\s+(?:ngày\s+|tháng\s+|quý\s+|năm\s+|đầu\s+)?[\dIVX/.]+(?:\s+năm(?:\s+\d{4})?)?\s*$", re.IGNORECASE)
_SHORT_DAY = re.compile(r"\d{1,2}/\d{1,2}(?:/\d{4})?$")
_SECOND = re.compile(r"\s+và\s+\d{1,2}/\d{1,2}(?:/\d{4})?(?:\s+(?:hằng|hàng)\s+năm)?(?![\w/])")
_FURTHER = re.compile(r"(?:\s+đối với[^,;.]{3,40})?\s*(?:,|và|,\s*và)\s+(?P<day>ngày\s+\d{1,2}(?:/\d{1,2}(?:/\d{4})?|\s+tháng\s+\d{1,2}(?:\s+năm\s+\d{4})?)(?:\s+(?:hằng|hàng)\s+năm)?)(?!\w)")
_RELATIONS = (("window", r"^\s*từ\s+ngày"), ("not later than", r"^(?:chậm|muộn|đến hết|hết|trong vòng|trong thời hạn|hạn cuối|không quá)"), ("before", r"^(?:xong\s+)?trước"), ("after", r"^sau|sau khi"), ("on", r"."))


def find_deadlines(text: str, start: int, end: int) -> list[Deadline]:
    """Dated or counted deadlines between two offsets, in reading order."""
    out = []
    for match in language().deadline.finditer(text, start, end):
        printed = match.group().strip(" ,")
        if _SPAN.search(text[max(start, match.start() - 30) : match.start()]):
            continue
        if not re.search(r"\d|sau khi|trước khi|ngay|cùng|quý|tháng|[Tt]hứ|họp|giao ban|trong ngày", printed):
            continue
        at = match.start() + match.group().index(printed[:1])
        second = _SECOND.match(text, at + len(printed), end) if _SHORT_DAY.search(printed) else None
        out.append(_deadline(text[at : second.end()] if second else printed, at, None))
        out += _further_days(text, out[-1], end)
    return out


def _further_days(text: str, first: Deadline, end: int) -> list[Deadline]:
    """ "trước ngày 20 tháng 6 và ngày 20 tháng 12": the days behind share the relation of the first."""
    out, at = [], first.end
    while match := _FURTHER.match(text, at, end):
        day = _deadline(match.group("day"), match.start("day"), None)
        out.append(replace(day, relation=first.relation) if day.relation == "on" else day)
        at = match.end()
    return out if first.kind in ("fixed day", "recurring day") else []


def find_vague(text: str, start: int, end: int) -> Deadline | None:
    """A deadline given by reference ("theo khoản 2 Điều 24 …") or without a date ("kịp thời", "theo quy định")."""
    match = language().by_reference.search(text, start, end)
    if match:
        return _deadline(match.group().rstrip(" ,"), match.start(), "by reference")
    match = language().unspecified.search(text, start, end)
    return _deadline(match.group().rstrip(" ,"), match.start(), "unspecified") if match else None


def _deadline(printed: str, at: int, kind: str | None) -> Deadline:
    relation = next(name for name, pattern in _RELATIONS if re.search(pattern, printed, re.IGNORECASE))
    value: dict[str, str | int | list[str]] = {}
    times = find_times(printed)
    for t in times:
        if t.kind == "date":
            value["date"] = iso(t.value) or ""
        elif t.kind in ("day", "monthday", "month", "monthof", "quarter", "window", "days", "every"):
            value[t.kind] = "-".join(f"{v:02d}" if isinstance(v, int) else str(v) for v in t.value[1:])
    if kind is None:
        counted = re.search(r"\bngày\b.*\b(?:kể từ|sau khi|từ khi|sau)\b|giờ\s+kể từ|^sau|^ngay|họp|giao ban|^không quá|^trong (?:vòng|thời hạn|\d)|trước khi|sau khi|cùng", printed, re.IGNORECASE)
        kind = "after an event" if counted and "date" not in value else "fixed day" if "date" in value else "recurring day"
    return Deadline(printed, at, at + len(printed), relation if kind not in ("by reference", "unspecified") else "unspecified", kind, value)


def find_frequency(text: str, start: int, end: int) -> Cut | None:
    """The most telling frequency between two offsets: a period before "định kỳ" or "thường xuyên" alone."""
    best: Cut | None = None
    for match in language().frequency.finditer(text, start, end):
        if re.match(r"\s+\d", text[match.end() : match.end() + 3]) and not match.group().lower().endswith(("kỳ", "xuyên")):
            continue
        cut = Cut(match.group(), match.start(), match.end())
        if best is None or _vague(best) and not _vague(cut):
            best = cut
    return best


def _vague(cut: Cut) -> bool:
    return cut.text.lower() in ("định kỳ", "thường xuyên")


_CALLED = re.compile(r"\s+(?P<p>tuần|tháng|quý|(?:0?6|sáu|0?9)\s+tháng|năm)(?!\w|\s+(?:\d|đầu|cuối|I|V))")
_FOR_REPORT = re.compile(r"\s*,?\s*(?:đối với\s+|\()(?:kỳ\s+)?báo cáo\s")
_PERIOD = re.compile(r"(?<!\w)(?:báo cáo\s+)?(?P<p>(?:định kỳ\s+)?(?:hằng\s+|hàng\s+|cả\s+)?(?<!một )(?<!mỗi )(?:quý\s+(?:IV|I{1,3}|[1-4])|tháng(?!\s+(?:\d|đầu|cuối))|quý|(?:0?6|sáu|0?9) tháng|(?<!tháng đầu )(?<!tháng cuối )(?<!nửa đầu )năm(?!\s+\d{4}\s*[-–])|tuần))(?!\w)", re.IGNORECASE)


def period_of(text: str, start: int, end: int) -> Cut | None:
    """The period that names a report: "Báo cáo 6 tháng", "báo cáo năm"."""
    found = _PERIOD.search(text, start, end)
    return Cut(found.group("p"), found.start("p"), found.end("p")) if found else None


def period_named(text: str, at: int, end: int) -> Cut | None:
    """The period that a report is called by: "báo cáo tháng", not "báo cáo tháng 6" nor "báo cáo năm 2024"."""
    found = _CALLED.match(text, at, end)
    return Cut(found.group("p"), found.start("p"), found.end("p")) if found else None


def period_of_deadline(text: str, start: int, deadline: Deadline, end: int) -> Cut | None:
    """The period to which one of several deadlines belongs: the nearest before it ("6 tháng (trước 10/6)"), else the first behind it.

    Args:
        text: the text.
        start: end of the deadline before, or of the verb.
        deadline: whose period is asked.
        end: start of the deadline behind, or end of the clause.
    """
    named = _FOR_REPORT.match(text, deadline.end, end)
    before = [*_PERIOD.finditer(text, start, deadline.start)]
    if before and not named:
        return Cut(before[-1].group("p"), before[-1].start("p"), before[-1].end("p"))
    return period_of(text, deadline.end, min(end, deadline.end + 40))
