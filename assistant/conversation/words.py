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
    fold = folding(bare)
    plain = {slot: [w for w in words if "*" not in w] for slot, words in table("asks").items()}
    return {slot: re.compile(rf"(?<!\w){either(words, bare)}(?!\w)" if words else r"(?!)") for slot, words in plain.items() if fold}


def document_slots() -> frozenset[str]:
    """Slots that belong to the document itself."""
    return frozenset(table("followups")["document_slots"]["names"])


_WRITTEN = ("opening", "closing", "demonstratives", "back", "alone", "light", "thin", "others", "beside", "courtesy", "groups", "units", "verbs", "doing", "citing", "office", "around", "loose", "frames", "slots", "matters", "written")


def _phrases(found: Any) -> list[str]:
    """All Vietnamese phrases of a part of the table."""
    if isinstance(found, str):
        return [re.sub(r"\{\w+\}", " ", found).strip(" ,")]
    return [p for part in (found.items() if isinstance(found, dict) else enumerate(found)) if part[0] != "en" for p in _phrases(part[1])]


@cache
def _accented() -> tuple[dict[str, str], int]:
    """Known phrases without accents, and as they are written; a syllable that may be written in two ways is left out."""
    from vietnamese.glossary import bodies
    from vietnamese.provinces import all_provinces

    words = table("followups")
    lists = [w for group in table("asks").values() for w in group if "*" not in w]
    lists += [p for section in _WRITTEN for p in _phrases(words[section])]
    lists += [f"{noun} {shown}" for kind in ("document", "place", "matter") for noun in words["back"][kind] for shown in words["demonstratives"]]
    lists += [n for b in bodies() for n in (b.name, *b.variants)] + [*all_provinces()]
    written: dict[str, set[str]] = {}
    for phrase in filter(None, lists):
        written.setdefault(bare_form(phrase), set()).add(phrase)
    known = {bare: min(forms, key=lambda f: (f.islower(), f)) for bare, forms in written.items() if len({f.lower() for f in forms}) == 1}
    return known, max(len(k.split()) for k in known)


def with_accents(text: str) -> str | None:
    """A question typed without accents as it is written with them; None where a word is not known or may be written in two ways."""
    known, longest = _accented()
    tokens = re.findall(r"[^\W\d_]+|\S+?(?=[^\w/-]|\s|$)|[^\w\s]", text)
    out, at = [], 0
    while at < len(tokens):
        size = next((n for n in range(min(longest, len(tokens) - at), 0, -1) if bare_form(" ".join(tokens[at : at + n])) in known), 0)
        if size:
            written = known[bare_form(" ".join(tokens[at : at + size]))].split(" ")
            out += [w.upper() if t.isupper() and len(t) > 1 else w for t, w in zip(tokens[at : at + size], written, strict=True)] if len(written) == size else written
        elif tokens[at][0].isalpha() and not tokens[at].isupper():
            return None
        else:
            out.append(tokens[at])
        at += size or 1
    joined = re.sub(r"\s+([?.,!;:])", r"\1", " ".join(out))
    return joined[:1].upper() + joined[1:] if text[:1].isupper() else joined
