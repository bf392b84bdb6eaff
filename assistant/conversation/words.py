"""The words by which questions lean on one another, as patterns over folded text (vietnamese/tables/followups.toml, asks.toml)."""

import re
import tomllib
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from vietnamese.text import bare_form, match_form


@cache
def table(name: str) -> dict[str, Any]:
    """A language table, read once."""
    return tomllib.loads((files("vietnamese") / "tables" / f"{name}.toml").read_text(encoding="utf-8"))


def folding(bare: bool) -> Callable[[str], str]:
    """The form in which words are compared, with or without accents."""
    return bare_form if bare else match_form


def either(words: Iterable[str], bare: bool) -> str:
    """One alternative for all the words, the longest first."""
    fold = folding(bare)
    forms = sorted({fold(w) for w in words}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, w.split())) for w in forms) + ")"


@cache
def anywhere(name: str, bare: bool) -> re.Pattern[str]:
    """Whole words of a list of the table, "section" or "section.key"."""
    section, _, key = name.partition(".")
    found = table("followups")[section]
    words = found[key or "words"] if isinstance(found, dict) else found
    return re.compile(rf"(?<!\w){either(words, bare)}(?!\w)")


@cache
def opening(bare: bool) -> re.Pattern[str]:
    """Markers at the beginning."""
    return re.compile(rf"^\W*(?:{either(table('followups')['opening'], bare)}(?!\w)[\s,:]*)+")


@cache
def weak_opening(bare: bool) -> re.Pattern[str]:
    """Markers at the beginning, all of which also begin questions that stand alone."""
    return re.compile(rf"\W*(?:{either(table('followups')['weak_opening'], bare)}(?!\w)[\s,:]*)+")


@cache
def closing(bare: bool) -> re.Pattern[str]:
    """Markers at the end."""
    return re.compile(rf"(?:[\s,]*(?<!\w){either(table('followups')['closing'], bare)}(?!\w))+\W*$")


@cache
def strong_closing(bare: bool) -> re.Pattern[str]:
    """Markers at the end that ask for the same as before."""
    words = table("followups")
    return re.compile(rf"(?<!\w){either(words['strong_closing'], bare)}(?:[\s,]*(?<!\w){either(words['closing'], bare)}(?!\w))*\W*$")


@cache
def back(kind: str, bare: bool) -> re.Pattern[str]:
    """Words that refer back to a document, a place or a matter."""
    words = table("followups")
    nouns, shown = either(words["back"][kind], bare), either(words["demonstratives"], bare)
    return re.compile(rf"(?<!\w)(?:{nouns}\s+{shown}|{either(words['alone'][kind], bare)})(?!\w)")


@cache
def slot_words(bare: bool) -> dict[str, re.Pattern[str]]:
    """Each slot with the plain wordings that ask for it."""
    plain = {slot: [w for w in words if "*" not in w] for slot, words in table("asks").items()}
    return {slot: re.compile(rf"(?<!\w){either(words, bare)}(?!\w)") for slot, words in plain.items() if words}


def document_slots() -> frozenset[str]:
    """Slots that belong to the document itself."""
    return frozenset(table("followups")["document_slots"]["names"])
