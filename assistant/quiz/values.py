"""Values that options are made of: dates in one printed form, bodies, document numbers; when two are the same."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from vietnamese.bodies import body_form
from vietnamese.glossary import bodies
from vietnamese.numbers import find_numbers, number_key
from vietnamese.provinces import find_provinces
from vietnamese.text import fold_spaces, match_form

_NUMERIC = re.compile(r"(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{4})")
_SPELT = re.compile(r"(?:ngày\s+)?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})")
_CONGRESS = re.compile(r"\s*\(?khóa\s*\(?[IVX]+\)?\)?", re.IGNORECASE)
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day and whether it was printed in words ("19 tháng 8 năm 2022")."""

    value: date
    spelt: bool


@lru_cache(maxsize=4096)
def read_day(text: str) -> Day | None:
    """The whole day that a text prints, if it prints one."""
    for pattern, spelt in ((_NUMERIC, False), (_SPELT, True)):
        match = pattern.fullmatch(fold_spaces(text))
        if match:
            day, month, year = (int(g) for g in match.groups())
            try:
                return Day(date(year, month, day), spelt)
            except ValueError:
                return None
    return None


def print_day(value: date) -> str:
    """dd/mm/yyyy with the zeros that Nghị định 30/2020/NĐ-CP, Phụ lục I asks for: days under 10, months 1 and 2."""
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"{value.day:02}/{month}/{value.year}"


def plain_body(name: str) -> str:
    """A body's name without the congress term printed after it."""
    return fold_spaces(_CONGRESS.sub("", name))


@lru_cache(maxsize=4096)
def known_name(name: str) -> str:
    """A body's name with the capitals of the glossary; "Bộ chính trị" is "Bộ Chính trị"."""
    return next((n for b in bodies() for n in (b.name, *b.variants) if match_form(n) == match_form(name)), name)


def small(text: str) -> str:
    """Without the capital of a sentence's start; names keep theirs."""
    return text[:1].lower() + text[1:] if match_form(text).startswith(("các ", "định kỳ", "những ", "thủ trưởng")) else text


def same_body(one: str, other: str) -> bool:
    """Whether two names can mean one body: equal, or one the beginning of the other ("Ban Bí thư Trung ương Đảng")."""
    a, b = _core(one), _core(other)
    return a == b or a.startswith(b) or b.startswith(a)


def _core(name: str) -> str:
    """A committee's standing bureau counts as the committee: plans print one for the other."""
    form = body_form(plain_body(name))
    return re.sub(r"^(?:ban thường vụ|ban chấp hành|thường trực|bch|btv)\s+(?=tỉnh ủy|đảng bộ tỉnh)", "", form).replace("đảng bộ tỉnh", "tỉnh ủy")


@lru_cache(maxsize=65536)
def same_value(kind: str, one: str, other: str) -> bool:
    """Whether two values of a kind say the same."""
    if kind == "body":
        return same_body(one, other)
    if kind in ("number", "name"):
        return _number(one) == _number(other)
    if kind == "span":
        return re.findall(r"\d+", one) == re.findall(r"\d+", other)
    if kind == "date":
        a, b = read_day(one), read_day(other)
        return a is not None and b is not None and a.value == b.value
    if kind == "subject":
        return alike(one, other) > 0.5
    if kind == "frequency":
        return _period(one) == _period(other)
    return match_form(one) == match_form(other)


def _number(text: str) -> str:
    found = find_numbers(text)
    return found[0].key if found else number_key(text)


def _period(text: str) -> str:
    return re.sub(r"^(?:định kỳ|thường xuyên)\s+", "", match_form(text).replace("hàng", "hằng"))


@lru_cache(maxsize=16384)
def word_set(text: str) -> frozenset[str]:
    """The words of a text, folded."""
    return frozenset(_WORDS.findall(match_form(text)))


@lru_cache(maxsize=8192)
def foreign(text: str, province: str | None) -> bool:
    """Whether a text names a province other than this one, or any where none is given."""
    return any(match_form(p.name) != match_form(province or "") for p in find_provinces(text))


def alike(one: str, other: str) -> float:
    """Share of the shorter text's words that the other has too."""
    a, b = word_set(one), word_set(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


@lru_cache(maxsize=16384)
def sort_key(kind: str, text: str) -> float | None:
    """Where a number or date stands in order; None for other values."""
    if kind == "date":
        day = read_day(text)
        return float(day.value.toordinal()) if day else None
    if kind == "day":
        match = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text)
        return int(match.group(2)) * 100.0 + int(match.group(1)) if match else None
    if kind in ("quantity", "span", "year"):
        numbers = [float(n) for n in re.findall(r"\d+", text)]
        return numbers[0] * 10000 + (numbers[1] if len(numbers) > 1 else 0) if numbers else None
    return None


ORDERED = ("date", "day", "quantity", "span", "year")
