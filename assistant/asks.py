"""Which slots a question asks for, by the table of question wordings."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from vietnamese.text import bare_form


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    table = tomllib.loads((files("vietnamese") / "tables" / "asks.toml").read_text(encoding="utf-8"))
    return {slot: re.compile("|".join(_pattern(w) for w in sorted(words, key=len, reverse=True))) for slot, words in table.items()}


def _pattern(words: str) -> str:
    body = r"\s+".join(r"(?:\S+\s+){0,8}?\S+" if w == "*" else re.escape(w) for w in words.split())
    return rf"(?<!\w){body}(?!\w)"


def asked_slots(question: str) -> frozenset[str]:
    """Slots whose wordings stand in the question: who, where_to, via, when, how_often, signatory, ..."""
    folded = bare_form(question)
    return frozenset(slot for slot, pattern in _patterns().items() if pattern.search(folded))


def question_words() -> re.Pattern[str]:
    """Every question wording, for leaving them out of a search."""
    return re.compile("|".join(p.pattern for s, p in _patterns().items() if s not in ("recipients", "status", "signatory", "which_document", "issued")))
