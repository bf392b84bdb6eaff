"""Pools of wrong options: values of the same kind from the corpus, the classic confusions first, then the closest."""

import re

from assistant.quiz.model import Fact
from assistant.quiz.values import ORDERED, Day, alike, foreign, print_day, read_day, same_value, sort_key
from index.records import Document
from vietnamese.glossary import bodies
from vietnamese.numbers import find_numbers, number_key
from vietnamese.text import match_form

NEAR = 11
NEAR_BODIES = 7

_CENTRAL = re.compile(r"Trung ương|Bộ Chính trị|Ban Bí thư|Chính phủ|Quốc hội|^Bộ |TW$")
# Bodies that issue documents and receive reports; the issuers of the corpus come on top.
_AUTHORITY = re.compile(r"(?:Ủy ban nhân dân|Chủ tịch Ủy ban nhân dân|Hội đồng nhân dân|Ban Dân vận|Văn phòng|Ban Tổ chức|Ban Tuyên giáo) ?(?:tỉnh|Tỉnh ủy|Ủy ban nhân dân tỉnh|Trung ương)$|Sở Nội vụ$|Quốc hội$|Chính phủ$|Thủ tướng Chính phủ$|Bộ Chính trị$|Ban Bí thư$|Bộ Nội vụ$")
# Short forms that name no one body.
_VAGUE = re.compile(r"(?:Bộ trưởng|Ban [Cc]hỉ đạo|Ban Tổ chức|Ban Dân vận|Văn phòng|Thường trực|Ban Chấp hành|Ban Thường vụ|Trung tâm|Mặt trận|Đảng bộ.*|Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Thủ tướng|Chủ tịch|P?CT\b.*|Thường vụ.*|Văn phòng Ủy ban nhân dân)$")
# Bodies that papers go through on their way.
_CHANNEL = re.compile(r"Sở |(?:Văn phòng Ủy ban nhân dân|Thanh tra) tỉnh$|(?:Ban Dân vận|Ban Tổ chức|Văn phòng) Tỉnh ủy$")
_SPAN = re.compile(r"(?<![\d/-])((?:19|20)\d\d)\s*[-–]\s*((?:19|20)\d\d)(?![\d/])")
_LOCAL = re.compile(r"huyện|thành phố|cơ sở|xã")


class Pools:
    """Values of each kind in the whole index, with the documents they come from."""

    def __init__(self, facts: tuple[Fact, ...], documents: tuple[Document, ...]) -> None:
        self._values: dict[str, dict[str, set[str]]] = {"body": _named_bodies(documents), "span": _spans(documents)}
        self._province = {d.id: d.province_name for d in documents}
        self._near: dict[tuple[str, str, str, str, int, int], list[str]] = {}
        self._duty_days = {f.answer for f in facts if f.slot == "duty_day"}
        for fact in facts:
            for kind in (fact.value_kind, fact.pool):
                if kind and fact.value_kind != "whole":
                    self._values.setdefault(kind, {}).setdefault(fact.answer, set()).add(fact.document)
            for taken in fact.confusions:
                self._values.setdefault(fact.pool or fact.value_kind, {}).setdefault(taken, set()).add(fact.document)
            day = read_day(fact.answer) if fact.value_kind == "date" else None
            if day:
                self._values.setdefault("day", {}).setdefault(print_day(day.value)[:-5], set()).add(fact.document)

    def near(self, fact: Fact, quote: str) -> list[str]:
        """Values that could be taken for the answer and are not true of the source, closest first."""
        key = (fact.document, fact.slot, fact.atom, fact.answer, fact.start, fact.end)
        if key not in self._near:
            self._near[key] = self._closest(fact, quote)
        return self._near[key]

    def _closest(self, fact: Fact, quote: str) -> list[str]:
        group = fact.pool or fact.value_kind
        values = dict(self._values.get(group, {}))
        if group in ("issuer", "receiver"):
            values = {n: where for n, where in self._values["body"].items() if _AUTHORITY.match(n)} | values
        elif group == "channel":
            values = {n: where for n, where in self._values["body"].items() if _CHANNEL.match(n)} | values
        elif group in ("owner", "bearer"):
            own = {n: where for n, where in self._values["body"].items() if _CHANNEL.match(n)}
            values = own | self._values.get("owner", {}) | self._values.get("bearer", {})
            values = {n: where for n, where in values.items() if fact.document in where or not n.startswith("Phòng ")}
        printed, province = match_form(quote), self._province.get(fact.document)
        kept: list[str] = []
        for value in sorted(values, key=lambda v: (_distance(fact, v, values[v]), v)):
            shown = _in_style(fact, value)
            if fact.value_kind == "phrase" and (shown[:1].isupper() != fact.answer[:1].isupper() or any(match_form(k) in match_form(shown) or match_form(shown) in match_form(k) for k in kept)):
                continue
            if shown and not (fact.value_kind == "body" and (_VAGUE.match(shown) or _overlaps(shown, fact.answer))) and not foreign(shown, province) and not _true(fact, shown, printed) and not any(same_value(fact.value_kind, shown, k) for k in kept):
                kept.append(shown)
        if fact.slot == "duty_day":
            # A day that binds another plan is the classic wrong answer.
            kept.sort(key=lambda v: v not in self._duty_days)
        first = [c for c in fact.confusions if not _true(fact, c, "") and c not in kept]
        return [*first, *(k for k in kept if not any(same_value(fact.value_kind, k, c) for c in first))][: NEAR_BODIES if fact.value_kind == "body" else NEAR]


def _true(fact: Fact, value: str, printed: str) -> bool:
    """Whether a value is true of the source, or may be: then it is no distractor."""
    if any(same_value(fact.value_kind, value, true) for true in (fact.answer, *fact.same)):
        return True
    return value not in fact.confusions and match_form(value) in printed


def _overlaps(value: str, answer: str) -> bool:
    """Whether one of two bodies is a list that holds the other."""
    a, b = match_form(value), match_form(answer)
    return ("," in a or " và " in a) and b in a or ("," in b or " và " in b) and a in b


def _in_style(fact: Fact, value: str) -> str:
    """A date in the form the answer is printed in; other values as they are."""
    if fact.value_kind == "span":
        return re.sub(r"\s*[-–]\s*", re.sub(r"\d", "", fact.answer), value)
    if fact.value_kind != "date":
        return value
    day, own = read_day(value), read_day(fact.answer)
    if day is None or own is None:
        return ""
    return _spelt(day) if own.spelt else print_day(day.value)


def _spelt(day: Day) -> str:
    d, m, y = print_day(day.value).split("/")
    return f"{d} tháng {m} năm {y}"


def _distance(fact: Fact, value: str, documents: set[str]) -> float:
    """How far a value is from the answer: numbers by difference, others by length, then by document."""
    if value in fact.confusions:
        return -1.0
    elsewhere = 0.0 if fact.document in documents else 0.5
    if fact.value_kind in ORDERED:
        mine, other = sort_key(fact.value_kind, _in_style(fact, fact.answer)), sort_key(fact.value_kind, _in_style(fact, value))
        return abs(mine - other) / 365 + elsewhere if mine is not None and other is not None else 1e9
    if fact.value_kind in ("number", "name"):
        a, b = _serial(fact.answer), _serial(value)
        serial = a.split("-")[0].split("/")[0] == b.split("-")[0].split("/")[0]
        return (0.0 if serial else 1.0) + (0.0 if a[-4:] == b[-4:] else 0.5) + elsewhere
    if fact.value_kind == "body":
        gap = abs(len(value) - len(fact.answer)) / max(len(value), len(fact.answer), 1)
        return 2 * gap + 3 * elsewhere + 3 * (_level(value) != _level(fact.answer))
    if fact.value_kind == "role":
        return 1 - alike(value, fact.answer) + elsewhere
    gap = abs(len(value) - len(fact.answer)) / max(len(value), len(fact.answer), 1)
    return 4 * gap + elsewhere


def _serial(text: str) -> str:
    found = find_numbers(text)
    return found[0].key if found else number_key(text)


def _level(body: str) -> str:
    """Roughly where a body stands: central, of a district or below, of the province."""
    return "central" if _CENTRAL.search(body) else "local" if _LOCAL.search(body) else "province"


def _named_bodies(documents: tuple[Document, ...]) -> dict[str, set[str]]:
    """Bodies of the glossary that a document names, as it prints them."""
    names = sorted({n for b in bodies() for n in (b.name, *b.variants) if len(n) > 7 and n[:1].isupper()})
    return {n: where for n in names if (where := {d.id for d in documents if n in d.text and re.search(rf"(?<!\w){re.escape(n)}(?!\w)", d.text)})}


def _spans(documents: tuple[Document, ...]) -> dict[str, set[str]]:
    """Stretches of years that a document prints."""
    found: dict[str, set[str]] = {}
    for document in documents:
        for match in _SPAN.finditer(document.text):
            found.setdefault(f"{match.group(1)}-{match.group(2)}", set()).add(document.id)
    return found
