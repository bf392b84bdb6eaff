"""Short questions typed without accents, written with them where every word is known."""

import re
from functools import cache
from typing import Any

from assistant.conversation.words import table
from vietnamese.glossary import bodies
from vietnamese.provinces import all_provinces
from vietnamese.text import bare_form

_PARTS = (
    "opening", "closing", "demonstratives", "back", "alone", "light", "thin", "others", "beside", "courtesy", "groups", "units",
    "verbs", "doing", "citing", "office", "around", "loose", "frames", "slots", "matters", "written",
)


def _phrases(found: Any) -> list[str]:
    """All Vietnamese phrases of a part of the table."""
    if isinstance(found, str):
        return [re.sub(r"\{\w+\}", " ", found).strip(" ,")]
    return [p for part in (found.items() if isinstance(found, dict) else enumerate(found)) if part[0] != "en" for p in _phrases(part[1])]


@cache
def _accented() -> tuple[dict[str, str], int]:
    """Known phrases without accents, and as they are written; a syllable that may be written in two ways is left out."""
    words = table("followups")
    lists = [w for group in table("asks").values() for w in group if "*" not in w]
    lists += [p for section in _PARTS for p in _phrases(words[section])]
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
            out += _like(tokens[at : at + size], known[bare_form(" ".join(tokens[at : at + size]))].split(" "))
        elif tokens[at][0].isalpha() and not tokens[at].isupper():
            return None
        else:
            out.append(tokens[at])
        at += size or 1
    joined = re.sub(r"\s+([?.,!;:])", r"\1", " ".join(out))
    return joined[:1].upper() + joined[1:] if text[:1].isupper() else joined


def _like(typed: list[str], written: list[str]) -> list[str]:
    """The words as written, short names in capitals kept so: "UBND"."""
    if len(typed) != len(written):
        return written
    return [w.upper() if t.isupper() and len(t) > 1 else w for t, w in zip(typed, written, strict=True)]
