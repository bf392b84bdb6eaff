"""Which slots a question asks for, by the table of question wordings."""

import re
import tomllib
from functools import cache
from importlib.resources import files

from vietnamese.text import bare_form, match_form


@cache
def _table() -> dict[str, list[str]]:
    return tomllib.loads((files("vietnamese") / "tables" / "asks.toml").read_text(encoding="utf-8"))


@cache
def _patterns(bare: bool) -> dict[str, re.Pattern[str]]:
    fold = bare_form if bare else match_form
    return {slot: re.compile("|".join(_pattern(fold(w)) for w in sorted(words, key=len, reverse=True))) for slot, words in _table().items()}


def _pattern(words: str) -> str:
    body = r"\s+".join(r"(?:\S+\s+){0,7}?\S+" if w == "*" else re.escape(w) for w in words.split())
    return rf"(?<!\w){body}(?!\w)"


def asked_slots(question: str, *, bare: bool) -> frozenset[str]:
    """Slots whose wordings stand in the question: who, where_to, via, when, how_often, signatory, ...

    Args:
        question: as typed.
        bare: whether it is typed without accents.
    """
    folded = bare_form(question) if bare else match_form(question)
    return frozenset(slot for slot, pattern in _patterns(bare).items() if pattern.search(folded))


@cache
def question_words(bare: bool) -> re.Pattern[str]:
    """Every question wording, for leaving them out of a search."""
    return re.compile("|".join(p.pattern for s, p in _patterns(bare).items() if s not in ("recipients", "status", "signatory", "which_document", "issued")))
