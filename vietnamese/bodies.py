"""Names of bodies in a text: organisations, groups of bearers, positions.

A name runs from its head ("Sở", "Ủy ban", "Thủ trưởng", "các cơ quan") to the first word that cannot belong to it.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from vietnamese.glossary import abbreviations, bodies
from vietnamese.text import match_form


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body named in a text, with its offsets."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Heads:
    capital: re.Pattern[str]
    small: re.Pattern[str]
    member: re.Pattern[str]
    listed: re.Pattern[str]
    enders: re.Pattern[str]
    known: re.Pattern[str]


@cache
def _heads() -> _Heads:
    table = tomllib.loads((files("vietnamese") / "tables" / "body_heads.toml").read_text(encoding="utf-8"))
    before, nothing = "|".join(table["before"]), _words(table["not_heads"])
    names = {n for b in bodies() for n in (b.name, *b.variants) if n[:1].isupper()}
    return _Heads(
        re.compile(rf"(?:(?i:{before})\s+)?(?!(?:{nothing})(?!\w))(?:{_words(table['capital'])})(?!\w)"),
        re.compile(rf"(?i:(?:{before})\s+)?(?!(?:{nothing})(?!\w))(?:{_words(table['small'])})(?!\w)"),
        re.compile(rf"\s*(?:,|và|,\s*và)\s*(?:{_words(table['members'])})(?!\w)"),
        re.compile(rf"(?i:(?<!\w)(?:{_words(table['members'])}))$"),
        re.compile(rf"\s+(?:{_words(table['enders'])})(?!\w)|\s*[,;:.()\n“”\"…/]"),
        re.compile(rf"(?:{_words(names)})(?!\w)"),
    )


def _words(values: "list[str] | set[str]") -> str:
    return "|".join(re.escape(v) for v in sorted(values, key=len, reverse=True))


def body_at(text: str, at: int, end: int | None = None, *, small: bool = True) -> BodyMention | None:
    """The body whose name begins at `at`, white space skipped.

    Args:
        text: any text.
        at: offset to begin at.
        end: limit.
        small: whether a group printed without a capital counts ("các đơn vị").
    """
    end = len(text) if end is None else end
    heads = _heads()
    while at < end and text[at].isspace():
        at += 1
    head = heads.capital.match(text, at, end) or (heads.small.match(text, at, end) if small else None)
    if head is None or at and text[at - 1].isalnum():
        return None
    stop = _name_end(text, at, head.end(), end)
    return BodyMention(at, stop, text[at:stop]) if stop > at else None


def _name_end(text: str, start: int, at: int, end: int) -> int:
    heads = _heads()
    known = heads.known.match(text, start, end)
    if known:
        at = max(at, known.end())
    while at < end:
        ender = heads.enders.search(text, at, end)
        stop = ender.start() if ender else end
        joint = _joint(text, at, stop)
        if joint is not None:
            stop = joint
        member = heads.member.match(text, stop, end)
        if member and heads.listed.search(text[start:stop]) and (text[stop : stop + 1] == "," or joint is not None):
            at = member.end()
            continue
        return stop - (len(text[start:stop]) - len(text[start:stop].rstrip()))
    return end


def _joint(text: str, at: int, stop: int) -> int | None:
    """Where " và " before another body parts two names."""
    for match in re.finditer(r"\s+(?:và|hoặc)\s+", text[at:stop]):
        after = at + match.end()
        heads = _heads()
        if heads.capital.match(text, after) and not re.match(r"(?:Dân vận|Xã hội|Đào tạo|Du lịch|Công nghệ|Môi trường|Tổng hợp|Công tác)", text[after:]) or heads.small.match(text, after) and re.match(r"(?:các|những|đơn vị|cơ quan|địa phương)", text[after:]):
            return at + match.start()
    return None


def body_list(text: str, at: int, end: int | None = None, *, small: bool = True) -> tuple[list[BodyMention], int]:
    """Bodies joined by commas, "và", "đồng gửi" from `at` on, and where the list ends."""
    end = len(text) if end is None else end
    found: list[BodyMention] = []
    first = body_at(text, at, end, small=small)
    while first:
        found.append(first)
        at = first.end
        glue = re.compile(r"\s*(?:[,;]\s*(?:và\s+|đồng\s+(?:thời\s+)?gửi\s+(?:cho\s+|về\s+)?)?|\s+(?:và|hoặc|cùng)\s+)").match(text, at, end)
        if not glue:
            break
        first = body_at(text, glue.end(), end, small=small and text[glue.start() : glue.end()].strip() != ";")
    return found, found[-1].end if found else at


@lru_cache(maxsize=8192)
def body_form(name: str) -> str:
    """The form in which two printings of one body are equal: short forms written out, quantifiers and "Việt Nam" dropped."""
    pattern, full = _short_bodies()
    words = pattern.sub(lambda m: full[m.group()], match_form(name))
    words = re.sub(r"^(?:các|những|mỗi|từng|toàn bộ|tất cả)\s+", "", words)
    return re.sub(r"\s+", " ", words.replace(" việt nam", "")).strip()


@cache
def _short_bodies() -> tuple[re.Pattern[str], dict[str, str]]:
    full: dict[str, str] = {}
    for body in bodies():
        for short in body.abbreviations:
            if len(short) >= 2 and not short.islower():
                full.setdefault(match_form(short), match_form(body.name))
    names = {match_form(name) for body in bodies() for name in (body.name, *body.variants)}
    for item in abbreviations():
        if item.short.isupper() and not item.ambiguous and match_form(item.full) in names:
            full.setdefault(match_form(item.short), match_form(item.full))
    return re.compile(rf"(?<!\w)(?:{_words(set(full))})(?!\w)"), full


@cache
def _known_forms(bare: bool) -> re.Pattern[str]:
    from vietnamese.text import bare_form

    fold = bare_form if bare else match_form
    names = {fold(n) for b in bodies() if b.kind != "nhóm" for n in (b.name, *b.variants) if len(n.split()) > 1}
    return re.compile(rf"(?<!\w)(?:{_words(names)})(?:\s+(?:tinh|huyen|xa|tinh uy|trung uong|tỉnh|huyện|xã|tỉnh ủy|trung ương|cấp huyện|cấp xã))?(?!\w)")


def find_all_bodies(text: str, *, bare: bool = False) -> list[tuple[int, int, str]]:
    """Bodies of the table in a typed question, in any case and, when `bare`, without accents: offsets and accented name."""
    from vietnamese.text import bare_form

    folded = bare_form(text) if bare else match_form(text)
    out = []
    for match in _known_forms(bare).finditer(folded):
        name = _accented().get(match.group(), match.group()) if bare else match.group()
        out.append((match.start(), match.end(), name))
    return out


@cache
def _accented() -> dict[str, str]:
    from vietnamese.text import bare_form

    forms = {bare_form(n): n for b in bodies() for n in (b.name, *b.variants)}
    levels = ("tỉnh", "huyện", "xã", "tỉnh ủy", "trung ương")
    return forms | {f"{f} {bare_form(level)}": f"{n} {level}" for f, n in list(forms.items()) for level in levels}
