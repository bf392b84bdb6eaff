"""By when and how often: deadlines with their relation and kind, frequencies, references instead of dates."""

import re

from index.records import Cut, Deadline
from ingest.duties.patterns import language
from vietnamese.dates import find_times, iso

_RELATIONS = (("window", r"^\s*từ\s+ngày"), ("not later than", r"^(?:chậm|muộn|đến hết|hết|trong vòng|trong thời hạn|hạn cuối)"), ("before", r"^(?:xong\s+)?trước"), ("after", r"^sau|sau khi"), ("on", r"."))


def find_deadlines(text: str, start: int, end: int) -> list[Deadline]:
    """Dated or counted deadlines between two offsets, in reading order."""
    out = []
    for match in language().deadline.finditer(text, start, end):
        printed = match.group().strip(" ,")
        if not re.search(r"\d|sau khi|trước khi|cùng|quý|tháng|[Tt]hứ", printed):
            continue
        out.append(_deadline(printed, match.start() + match.group().index(printed[:1]), None))
    return out


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
        counted = re.search(r"\bngày\b.*\b(?:kể từ|sau khi|từ khi|sau)\b|giờ\s+kể từ|^sau|^trong (?:vòng|thời hạn|\d)|trước khi|sau khi|cùng", printed, re.IGNORECASE)
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


def period_of(text: str, start: int, end: int) -> Cut | None:
    """The period that names a report: "Báo cáo 6 tháng", "báo cáo năm"."""
    match = re.compile(r"(?:báo cáo\s+)?(?P<p>(?:định kỳ\s+)?(?:hằng\s+|hàng\s+)?(?:tháng|quý|(?:0?6|sáu) tháng|năm|tuần)(?!\s+\d{4}\s*[-–]))(?!\w)", re.IGNORECASE).search(text, start, end)
    return Cut(match.group("p"), match.start("p"), match.end("p")) if match else None
