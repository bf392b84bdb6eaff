"""Dates and recurrences, typed so that they compare by meaning.

"15/12", "15-12" and "ngày 15 tháng 12" are one value; "5 tháng 6" never stands inside "15 tháng 6".
Printing rule: Nghị định 30/2020/NĐ-CP, Phụ lục I (two digits for days under 10 and months 1 and 2); plans also print one digit.
"""

import re
from calendar import monthrange
from dataclasses import dataclass

_D = r"(?P<d>\d{1,2})"
_M = r"(?P<m>\d{1,2})"
_Y = r"(?P<y>(?:19|20)\d{2})"
_EDGE = r"(?<![\w/.\-])"
_MONTHS = "january february march april may june july august september october november december".split()
_EN_MONTH = r"(?P<mon>" + "|".join(_MONTHS) + r"|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)\.?"
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBER = r"(?:\d{1,2}|một|hai|ba|bốn|năm|sáu|chín|mười)"
_WORD_NUMBERS = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "chín": 9, "mười": 10}

_PATTERNS = [
    ("date", rf"(?:ngày|ngay)\s+{_D}\s+(?:tháng|thang)\s+{_M},?\s+(?:năm|nam)\s+{_Y}\b"),
    ("date", rf"{_EDGE}{_D}\s*(?P<s>[/.\-–])\s*{_M}\s*(?P=s)\s*{_Y}(?![\w/])"),
    ("date", rf"{_EDGE}{_D}(?:st|nd|rd|th)?(?:\s+of)?\s+{_EN_MONTH},?\s+{_Y}\b"),
    ("date", rf"\b{_EN_MONTH}\s+{_D}(?:st|nd|rd|th)?,?\s+{_Y}\b"),
    ("window", rf"(?:từ|tu)\s+(?:ngày\s+|ngay\s+)?(?P<d>\d{{1,2}})\s+(?:đến|den|tới)\s+(?:ngày\s+|ngay\s+)?(?P<d2>\d{{1,2}})(?=\s+(?:hằng|hàng|hang|của|cua|mỗi)\b)"),
    ("day", rf"(?:ngày|ngay)\s+{_D}\s+(?:tháng|thang)\s+{_M}(?!\d)"),
    ("day", rf"{_EDGE}{_D}\s+(?:tháng|thang)\s+{_M}(?!\d)(?!\s*(?:năm|nam)\s*(?:19|20)\d\d)"),
    ("day", rf"{_EDGE}(?P<d>[0-3]?\d)/(?P<m>[01]?\d)(?![\w/%])(?!\.\d)"),
    ("day", rf"(?:ngày|ngay)\s+(?P<d>[0-3]?\d)-(?P<m>[01]?\d)(?![\w\-/])"),
    ("day", rf"{_EDGE}{_D}(?:st|nd|rd|th)?(?:\s+of)?\s+{_EN_MONTH}(?!\w)"),
    ("day", rf"\b{_EN_MONTH}\s+{_D}(?:st|nd|rd|th)?(?!\d)"),
    ("quarter", rf"(?:quý|quí|quy|quarter)\s+(?P<q>IV|I{{1,3}}|[1-4])(?:\s*(?:/|năm|nam|of)\s*{_Y})?\b"),
    ("month", rf"(?:tháng|thang)\s+{_M}\s*(?:năm|nam|/)\s*{_Y}\b"),
    ("month", rf"{_EDGE}{_M}/{_Y}(?![\w/])"),
    ("monthday", rf"(?:ngày|ngay)\s+(?P<d>\d{{1,2}})(?!\d)(?!\s*[/.\-]\s*\d)(?!\s+(?:tháng|thang)\s+\d)"),
    ("months", rf"{_EDGE}(?P<n>\d{{1,2}})\s+(?:tháng|thang)\b(?!\s+\d)"),
    ("months", rf"{_EDGE}(?P<n>\d{{1,2}})[ -]months?\b"),
    ("days", rf"{_EDGE}(?P<n>\d{{1,3}})\s+(?:working\s+)?days?\b"),
    ("years", rf"{_EDGE}(?P<n>\d{{1,2}})\s+(?:năm|nam)\b(?!\s+\d)"),
    ("days", rf"{_EDGE}(?P<n>\d{{1,3}})\s+(?:ngày|ngay)\b"),
    ("monthof", rf"(?:tháng|thang)\s+{_M}(?!\d)(?!\s*/)"),
    ("year", rf"(?:(?:năm|nam|year)\s+)?(?:(?<![\w/\-–.])|(?<=\b(?:19|20)\d\d[\-–])){_Y}(?![\w/])"),
    ("every", r"(?:định kỳ|dinh ky)?\s*\b(?:hằng|hàng|hang|mỗi|moi|từng)\s+(?P<unit>năm|tháng|quý|tuần|ngày|nam|thang|quy|tuan|ngay)\b"),
    ("every", r"\b(?:every|each)\s+(?P<unit>year|quarter|month|week|day)\b"),
    ("every", r"\b(?P<unit>annually|yearly|quarterly|monthly|weekly|annual)\b"),
]
_COMPILED = [(kind, re.compile(p, re.IGNORECASE)) for kind, p in _PATTERNS]
_UNITS = {"year": "year", "quarter": "quarter", "month": "month", "week": "week", "day": "day", "nam": "year", "năm": "year", "thang": "month", "tháng": "month", "quy": "quarter", "quý": "quarter", "tuan": "week", "tuần": "week",
          "ngay": "day", "ngày": "day", "annually": "year", "yearly": "year", "annual": "year", "quarterly": "quarter", "monthly": "month", "weekly": "week"}


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A date or recurrence in a text: its offsets, kind, and comparable value."""

    start: int
    end: int
    kind: str
    value: tuple[int | str, ...]


def find_times(text: str) -> list[TimeMention]:
    """Dates, days of the year, months, years, quarters and recurrences in reading order, none inside another."""
    taken: list[TimeMention] = []
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(text):
            if any(match.start() < t.end and t.start < match.end() for t in taken):
                continue
            value = _value(kind, match)
            if value is not None:
                start = match.start() + len(match.group()) - len(match.group().lstrip())
                taken.append(TimeMention(start, match.end(), kind, value))
    return sorted(taken, key=lambda t: t.start)


def _value(kind: str, match: re.Match[str]) -> tuple[int | str, ...] | None:
    groups = match.groupdict()
    day = int(groups["d"]) if groups.get("d") else None
    month = _month(groups)
    year = int(groups["y"]) if groups.get("y") else None
    if (day is not None and not 1 <= day <= 31) or (month is not None and not 1 <= month <= 12):
        return None
    if kind == "date":
        return ("date", year, month, day)
    if kind == "day":
        return ("day", month, day)
    if kind == "month":
        return ("month", year, month)
    if kind == "monthof":
        return ("monthof", month)
    if kind == "monthday":
        return ("monthday", day)
    if kind == "window":
        return ("window", day, int(groups["d2"]))
    if kind == "year":
        return ("year", year)
    if kind == "quarter":
        return ("quarter", _ROMAN[groups["q"].lower()], year or 0)
    if kind in ("months", "years", "days"):
        return (kind, int(groups["n"]))
    return ("every", _UNITS[groups["unit"].lower()])


def _month(groups: dict[str, str | None]) -> int | None:
    if groups.get("m"):
        return int(groups["m"])
    name = groups.get("mon")
    if name:
        return next(i for i, full in enumerate(_MONTHS, 1) if full.startswith(name.lower()[:3]))
    return None


def iso(value: tuple[int | str, ...]) -> str | None:
    """ISO form of a typed date ("2021-11-26"), month ("2022-12") or year ("2024"); None for other kinds and for a day that its month lacks."""
    if value[0] == "date":
        if int(value[3]) > monthrange(int(value[1]), int(value[2]))[1]:
            return None
        return f"{value[1]:04d}-{value[2]:02d}-{value[3]:02d}"
    if value[0] == "month":
        return f"{value[1]:04d}-{value[2]:02d}"
    if value[0] == "year":
        return f"{value[1]:04d}"
    return None


def first_date(text: str) -> str | None:
    """ISO form of the first full date in the text."""
    return next((iso(t.value) for t in find_times(text) if t.kind == "date"), None)
