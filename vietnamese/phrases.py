"""Phrases found in a text on whole tokens, the longest at each place."""

import re
from collections.abc import Callable, Iterable

from vietnamese.text import bare_form, match_form

# Commas, hyphens and quotes are left out by many who type; the other marks end a phrase.
_TOKEN = re.compile(r"[^\W_]+|[.;:?!()]")
_POSSESSIVE = re.compile(r"'s?(?!\w)")


class PhraseTable:
    """Phrases with the values they stand for, indexed by their first token.

    Args:
        entries: pairs of a phrase and its values; the values of equal phrases are joined.
        tokens: brings phrase and text to comparable tokens.
    """

    def __init__(self, entries: Iterable[tuple[str, tuple[str, ...]]], tokens: Callable[[str], list[str]]) -> None:
        self._tokens = tokens
        self._values: dict[tuple[str, ...], tuple[str, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, values in entries:
            key = tuple(tokens(phrase))
            if key:
                self._values[key] = tuple(dict.fromkeys(self._values.get(key, ()) + values))
                lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, text: str) -> tuple[str, ...]:
        """Values of the phrases in the text, each once, in reading order."""
        tokens = self._tokens(text)
        found: dict[str, None] = {}
        place = 0
        while place < len(tokens):
            length, values = self._longest(tokens, place)
            found.update(dict.fromkeys(values))
            place += length
        return tuple(found)

    def _longest(self, tokens: list[str], place: int) -> tuple[int, tuple[str, ...]]:
        for length in self._lengths.get(tokens[place], ()):
            values = self._values.get(tuple(tokens[place : place + length]))
            if values:
                return length, values
        return 1, ()


def syllables(text: str) -> list[str]:
    """Syllables in match form, accents kept."""
    return _TOKEN.findall(match_form(text))


def bare_syllables(text: str) -> list[str]:
    """Syllables without accents."""
    return _TOKEN.findall(bare_form(text))


def english_tokens(text: str) -> list[str]:
    """English words in the singular, without possessive marks."""
    return [_singular(token) for token in _TOKEN.findall(_POSSESSIVE.sub("", match_form(text)))]


def _singular(token: str) -> str:
    if len(token) > 4 and token.endswith("ies"):
        return token[:-3] + "y"
    if len(token) > 4 and token.endswith(("ches", "shes", "sses", "xes")):
        return token[:-2]
    if len(token) > 3 and token.endswith("s") and not token.endswith(("ss", "us", "is")):
        return token[:-1]
    return token
