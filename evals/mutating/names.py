"""Other bodies, levels and positions; two bodies exchanged whose roles differ."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from evals.matching import stands_in
from vietnamese.glossary import bodies as known_bodies

_LEVELS = ("tỉnh", "huyện", "xã", "Trung ương")
_AT_LEVEL = re.compile(r"(?<!\w)(nhân dân|UBND|HĐND|cấp|Dân vận|Thường vụ|Chủ tịch)\s+(Tỉnh|tỉnh|huyện|Huyện|xã)(?!\w)")
_PARTY_LEVEL = re.compile(r"(?<!\w)(Tỉnh|Huyện|Thành) ủy(?!\w)")
_ROLE = re.compile(r"(?<!\w)(qua|thông qua|báo cáo|gửi|về|tổng hợp|chủ trì|phối hợp với|giao|tham mưu|trình|đề nghị)(?!\w)")
_POSITIONS = (("Chủ tịch", "Phó Chủ tịch"), ("Giám đốc", "Phó Giám đốc"), ("Bí thư", "Phó Bí thư"), ("Trưởng Ban", "Phó Trưởng Ban"))
_SPECIAL = {"Sở Nội vụ": "Bộ Nội vụ", "Bộ Nội vụ": "Sở Nội vụ", "Ủy ban nhân dân": "Hội đồng nhân dân", "UBND": "HĐND"}


@cache
def _body_names() -> dict[str, tuple[str, ...]]:
    """Names of each body, by a key that all of them share; groups, positions and common nouns ("cấp ủy") are left out."""
    chosen = [b for b in known_bodies() if b.kind not in ("nhóm", "chức danh") and b.name[0].isupper()]
    return {b.name: tuple(n for n in (b.name, *b.variants, *b.abbreviations) if len(n) > 3) for b in chosen}


@cache
def _body_pattern() -> re.Pattern[str]:
    names = sorted({n for group in _body_names().values() for n in group}, key=len, reverse=True)
    return re.compile(rf"(?<![\w/-])(?:{'|'.join(map(re.escape, names))})(?!\w|[/-]\w)")


@cache
def _kin(name: str) -> tuple[str, ...]:
    """Other bodies of the same kind: another department, another ministry."""
    kinds = {b.name: b.kind for b in known_bodies()}
    own = next((main for main, names in _body_names().items() if name in names), name)
    return tuple(main for main in _body_names() if main != own and kinds[main] == kinds.get(own))


def bodies(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """Another body of the same kind in the place of one."""
    for match in _body_pattern().finditer(text):
        name = match.group()
        kin = [b for b in _kin(name) if not stands_in(shown, b)]
        others = draw.sample(kin, min(2, len(kin)))
        if name in _SPECIAL and not stands_in(shown, _SPECIAL[name]):
            others.insert(0, _SPECIAL[name])
        for other in others:
            yield text[: match.start()] + other + text[match.end() :]


def levels(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """Another level of the same body."""
    for match in _AT_LEVEL.finditer(text):
        head, level = match.groups()
        for other in _LEVELS:
            if other != level.lower() and not stands_in(shown, f"{head} {other}"):
                yield text[: match.start()] + f"{head} {other}" + text[match.end() :]
    for match in _PARTY_LEVEL.finditer(text):
        for other in ("Tỉnh ủy", "Huyện ủy", "Thành ủy"):
            if other != match.group() and not stands_in(shown, other):
                yield text[: match.start()] + other + text[match.end() :]


def positions(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """The deputy in the place of the head."""
    for old, new in _POSITIONS:
        for match in re.finditer(rf"(?<!Phó )(?<!\w){old}(?!\w)", text):
            if not stands_in(shown, new):
                yield text[: match.start()] + new + text[match.end() :]


def exchanges(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """Two bodies of one sentence exchanged, where a word between them tells their roles apart: recipient and via, compiler and reader."""
    found = [_with_level(text, m) for m in _body_pattern().finditer(text)]
    for a, b in pairwise(found):
        first, between, second = text[slice(*a)], text[a[1] : b[0]], text[slice(*b)]
        if first != second and _ROLE.search(between) and len(between) < 60 and "." not in between:
            yield text[: a[0]] + second + between + first + text[b[1] :]


def _with_level(text: str, match: re.Match[str]) -> tuple[int, int]:
    """A body's place together with its level: "Ủy ban nhân dân tỉnh"."""
    level = re.match(r"\s+(?:cấp\s+)?(?:tỉnh|huyện|xã|các cấp)(?!\w)", text[match.end() :])
    return match.start(), match.end() + (level.end() if level else 0)
