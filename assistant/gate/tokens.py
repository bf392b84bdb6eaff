"""Typed tokens of a sentence: dates, recurrences, numbers, document numbers, bodies, persons, relations, negations."""

import re
from dataclasses import dataclass
from functools import lru_cache

from vietnamese.bodies import body_at, body_form, find_all_bodies
from vietnamese.dates import find_times
from vietnamese.numbers import find_numbers, find_quantities
from vietnamese.provinces import find_provinces
from vietnamese.text import cased, match_form, nfc, place_tones

_BODY_START = re.compile(cased(r"(?<![\w/\-])(?=[<U>])"))
_RELATION = re.compile(r"(?<!\w)(trước|sau|chậm nhất|muộn nhất|đến hết|từ|kể từ|from|before|after|by|no later than|until)\s+(?:là\s+)?(?:vào\s+)?(?:ngày\s+|hết\s+ngày\s+)?$", re.IGNORECASE)
_RELATIONS = {"trước": "before", "before": "before", "sau": "after", "after": "after", "kể từ": "after", "từ": "from", "from": "from", "chậm nhất": "by", "muộn nhất": "by", "đến hết": "by", "by": "by", "no later than": "by", "until": "by"}
_VIA = re.compile(r"(?<!\w)(?:qua|thông qua|through|via)\s+$", re.IGNORECASE)
_LEVEL = re.compile(r"(?<!\w)cấp\s+(tỉnh|huyện|xã|trung ương|cơ sở)(?!\w)", re.IGNORECASE)
_NEGATION = re.compile(r"(?<!\w)(không|chưa|chẳng|chớ|đừng|not|never)\s+(\w+)(?:\s+(\w+))?", re.IGNORECASE)
_PERSON = re.compile(cased(r"(?<!\w)(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Mai|Đoàn|Trịnh|Tô|Cao|Hà|Lâm|Đào|Tạ|Lưu|Vương|Thái|Phùng|Châu|Tôn|Quách|Triệu|Kiều|Chu|Nông|Hứa|La|Tăng|Thạch|Lò|Giàng|Sùng|Vàng|Y|Điểu)(?:\s+[<U>][<L>]+){1,3}(?!\w)"))


@dataclass(frozen=True, slots=True)
class Token:
    """One typed token: its kind, its comparable value, and its place."""

    kind: str
    value: tuple[object, ...] | str
    start: int
    end: int
    role: str = ""


@dataclass(frozen=True, slots=True)
class Typed:
    """The typed tokens of a text."""

    text: str
    tokens: tuple[Token, ...]
    negations: tuple[str, ...]

    def of(self, kind: str) -> tuple[Token, ...]:
        """Tokens of one kind."""
        return tuple(t for t in self.tokens if t.kind == kind)


@lru_cache(maxsize=4096)
def typed(text: str) -> Typed:
    """Typed tokens in reading order; no token stands inside a document number or a date."""
    text = _recased(place_tones(nfc(text)))
    numbers = [Token("document number", n.key, n.start, n.end) for n in find_numbers(text)]
    taken = [(n.start, n.end) for n in numbers]
    times = [Token("time", t.value, t.start, t.end, _relation(text, t.start)) for t in find_times(text) if not _inside(t.start, t.end, taken)]
    taken += [(t.start, t.end) for t in times]
    quantities = [Token("percentage" if q.percent else "number", (q.value,), q.start, q.end, _bound(text, q.start)) for q in find_quantities(text) if not _inside(q.start, q.end, taken)]
    settled = [m.span("name") for m in _SETTLED.finditer(text)]
    bodies = [b for b in _bodies(text) if not any(s <= b.start and b.end <= e for s, e in settled)]
    named = settled + [(b.start, b.end) for b in bodies] + [(p.start, p.end) for p in find_provinces(text)]
    persons = [Token("person", match_form(m.group()), m.start(), m.end()) for m in _PERSON.finditer(text) if not _inside(m.start(), m.end(), named)]
    provinces = [Token("province", m.name, m.start, m.end) for m in find_provinces(text)]
    levels = [Token("level", m.group(1).casefold(), m.start(), m.end()) for m in _LEVEL.finditer(text)]
    tokens = sorted([*numbers, *times, *quantities, *bodies, *persons, *provinces, *levels], key=lambda t: t.start)
    return Typed(text, tuple(tokens), tuple(_negated(text)))


def _recased(text: str) -> str:
    """A sentence printed in capitals with small letters, names of bodies and provinces begun with a capital."""
    letters = [c for c in text if c.isalpha()]
    if not letters or sum(c.isupper() for c in letters) < 0.8 * len(letters) or len(letters) < 12:
        return text
    out = list(text.lower())
    if len(out) != len(text):
        return text
    for start, end, _ in find_all_bodies(text):
        out[start] = text[start]
    for mention in find_provinces(text, cased=False):
        for i in range(mention.start, mention.end):
            out[i] = text[i] if i == mention.start or not text[i - 1].isalpha() else out[i]
    for number in find_numbers(text):
        out[number.start : number.end] = text[number.start : number.end]
    return "".join(out)


_SETTLED = re.compile(cased(r"(?<!\w)(?:[Hh]uyện(?: ủy)?|[Qq]uận(?: ủy)?|[Tt]hị xã|[Tt]hị ủy|[Tt]hành phố|[Tt]hành ủy|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|[Tt]hôn|[Bb]ản|[Ấấ]p|[Bb]uôn|[Ll]àng)\s+(?P<name>(?:[<U>][<L>]*)(?:\s+[<U>][<L>]*){0,3})"))  # "huyện Lâm Bình", "xã Xuân Trường" are places, not a person and a school
_BOUNDS = re.compile(r"(?<!\w)(?:(?P<least>ít nhất|tối thiểu|at least|từ)|(?P<most>nhiều nhất|tối đa|không quá|at most|no more than)|(?P<over>trên|hơn|over)|(?P<under>dưới|under))\s+(?:là\s+|từ\s+)?(?:\d+\s+đến\s+)?$", re.IGNORECASE)


def _bound(text: str, start: int) -> str:
    """Whether a number is said to be a least, a most, over or under."""
    match = _BOUNDS.search(text[max(0, start - 24) : start])
    return next((k for k, v in match.groupdict().items() if v), "") if match else ""


def _relation(text: str, start: int) -> str:
    match = _RELATION.search(text[max(0, start - 24) : start] if not text[start : start + 4].lower().startswith("ngày") else text[max(0, start - 24) : start])
    return _RELATIONS.get(match.group(1).lower(), "") if match else ""


def _bodies(text: str) -> list[Token]:
    out: list[Token] = []
    at = 0
    places = [(m.start, m.end) for m in find_provinces(text)]
    for match in _BODY_START.finditer(text):
        if match.start() < at or any(s < match.start() < e for s, e in places):
            continue
        body = body_at(text, match.start(), small=False)
        if body is None or len(body.text) < 3:
            continue
        role = "via" if _VIA.search(text[max(0, body.start - 12) : body.start]) else ""
        out.append(Token("body", plain_body(body.text), body.start, body.end, role))
        at = body.end
    known = [Token("body", plain_body(name), start, end, "via" if _VIA.search(text[max(0, start - 12) : start]) else "") for start, end, name in find_all_bodies(text) if text[start].isupper() and not any(t.start < end and start < t.end for t in out)] if len(match_form(text)) == len(text) else []
    return [*out, *known]


@lru_cache(maxsize=8192)
def plain_body(name: str) -> str:
    """A body's form without the name of its province, which the document at hand supplies."""
    form = body_form(name)
    for mention in reversed(find_provinces(form, cased=False)):
        form = (form[: mention.start] + form[mention.end :]).strip()
    return re.sub(r"\s+", " ", form)


def _negated(text: str) -> list[str]:
    folded = text.casefold()
    return [" ".join(w for w in m.groups()[1:] if w) for m in _NEGATION.finditer(folded)]


def _inside(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in spans)
