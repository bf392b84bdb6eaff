"""Names of provinces and centrally run cities in a text."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from vietnamese.text import bare_form, fold_accents, match_form


@dataclass(frozen=True, slots=True)
class ProvinceMention:
    """A province's name in a text: offsets of the name alone, and the name as the table has it."""

    start: int
    end: int
    name: str
    titled: bool


@dataclass(frozen=True, slots=True)
class _Names:
    kinds: dict[str, str]
    ambiguous: frozenset[str]
    spoken: dict[str, str]


@cache
def _names() -> _Names:
    data = tomllib.loads((files("vietnamese") / "tables" / "provinces.toml").read_text(encoding="utf-8"))
    kinds = {n: "tỉnh" for n in data["tinh"]} | {n: "thành phố" for n in data["thanh_pho"]}
    spoken = {n: n for n in kinds} | data["short"]
    return _Names(kinds, frozenset(data["ambiguous"]), spoken)


def province_kind(name: str) -> str:
    """"tỉnh" or "thành phố"."""
    return _names().kinds.get(name, "tỉnh")


def all_provinces() -> tuple[str, ...]:
    """Every name of the table."""
    return tuple(_names().kinds)


@cache
def _pattern(bare: bool) -> re.Pattern[str]:
    fold = bare_form if bare else match_form
    names = sorted({fold(n) for n in _names().spoken}, key=len, reverse=True)
    title = "tinh|thanh pho|tp\\.?|t\\.|province|city" if bare else "tỉnh|thành phố|tp\\.?|t\\.|province|city"
    return re.compile(rf"(?<!\w)(?:(?P<title>{title})\s*)?(?P<name>{'|'.join(re.escape(n).replace(chr(92) + ' ', chr(92) + 's+') for n in names)})(?!\w)")


@cache
def _by_form(bare: bool) -> dict[str, str]:
    fold = bare_form if bare else match_form
    return {fold(said): name for said, name in _names().spoken.items()}


def find_provinces(text: str, *, bare: bool = False, cased: bool = True, placed: bool = False) -> list[ProvinceMention]:
    """Provinces named in the text.

    Args:
        text: any text; offsets are into it as long as folding keeps its length (NFC text does).
        bare: read it without accents, as typed questions often are.
        cased: ask for a capital letter, which official texts always print.
        placed: the words stand where only a place can, as in "Hà Nam, ngày 16 …"; a name that is a common word too then counts.
    """
    folded = (fold_accents(match_keep(text)) if bare else match_keep(text))
    out = []
    for match in _pattern(bare).finditer(folded):
        start, end = match.span("name")
        name = _by_form(bare)[re.sub(r"\s+", " ", match.group("name"))]
        if cased and not text[start : start + 1].isupper():
            continue
        if not placed and name in _names().ambiguous and match.group("name") in (match_form(name), bare_form(name)) and not match.group("title") and not (bare and text[start:end].istitle() and name != "Hồ Chí Minh"):
            continue  # "hòa bình" is peace; in a question without accents "Hoa Binh", each word with a capital, is the province
        out.append(ProvinceMention(start, end, name, bool(match.group("title"))))
    return out


def match_keep(text: str) -> str:
    """`match_form` with the length kept, so that offsets stay those of the text."""
    from vietnamese.text import nfc, place_tones

    folded = place_tones(nfc(text)).casefold().replace("–", "-").replace("—", "-")
    return folded if len(folded) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in nfc(text))
