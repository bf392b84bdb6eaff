"""Phrases found in a text on whole tokens, the longest at each place."""

import re
from collections.abc import Callable, Iterable
from itertools import product

from vietnamese.text import bare_form, match_form

# Commas, hyphens and quotes are left out by many who type; the other marks end a phrase.
_TOKEN = re.compile(r"[^\W_]+|[.;:?!()]")
_POSSESSIVE = re.compile(r"'s?(?!\w)")
_VOWEL = re.compile(r"[aeiouy]")
# These end like inflected verbs, yet say something else than the verb: "as stated" is no State, "the following" follows nobody.
_NO_VERB = frozenset({"following", "pressing", "stated", "outstanding", "understanding", "according", "regarding", "concerning", "during", "being", "united"})


class PhraseTable:
    """Phrases with the values they stand for, indexed by their first token.

    Args:
        entries: pairs of a phrase and its values; the values of equal phrases are joined.
        tokens: brings phrase and text to comparable tokens.
        roots: other tokens that one of the text may stand for; used only where the token itself leads to no phrase of that length.
    """

    def __init__(
        self, entries: Iterable[tuple[str, tuple[str, ...]]], tokens: Callable[[str], list[str]], roots: Callable[[str], tuple[str, ...]] | None = None
    ) -> None:
        self._tokens = tokens
        self._roots = roots
        self._values: dict[tuple[str, ...], tuple[str, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, values in entries:
            key = tuple(tokens(phrase))
            if key:
                self._values[key] = tuple(dict.fromkeys(self._values.get(key, ()) + values))
                lengths.setdefault(key[0], set()).add(len(key))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._known = frozenset(token for key in self._values for token in key)

    def find(self, text: str) -> tuple[str, ...]:
        """Values of the phrases in the text, each once, in reading order."""
        forms = [self._forms(token) for token in self._tokens(text)]
        found: dict[str, None] = {}
        place = 0
        while place < len(forms):
            length, values = self._longest(forms, place)
            found.update(dict.fromkeys(values))
            place += length
        return tuple(found)

    def _forms(self, token: str) -> tuple[str, ...]:
        """The token itself first, then the roots that the table knows."""
        if self._roots is None:
            return (token,)
        return (token, *(root for root in self._roots(token) if root in self._known))

    def _longest(self, forms: list[tuple[str, ...]], place: int) -> tuple[int, tuple[str, ...]]:
        lengths = self._lengths.get(forms[place][0], [])
        for root in forms[place][1:]:
            lengths = sorted({*lengths, *self._lengths.get(root, ())}, reverse=True)
        for length in lengths:
            for key in product(*forms[place : place + length]):
                values = self._values.get(key)
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


def english_roots(token: str) -> tuple[str, ...]:
    """What a token of `english_tokens` may be a regular form of: "replied" of "reply", "stopped" of "stop", "using" of "use".

    Spelling alone does not tell "planed" from "planned", so every root that could be meant is given, the likeliest first.
    """
    if len(token) < 4 or token in _NO_VERB:
        return ()
    if token.endswith("ied"):
        return (token[:-3] + "y", token[:-1])
    if token.endswith("ying"):  # "replying", "dying"
        return (token[:-3], token[:-4] + "ie")
    if token.endswith(("ed", "ing")):
        stem = token.removesuffix("ed").removesuffix("ing")
        return _verbs(stem) if len(stem) > 1 and _VOWEL.search(stem) else ()
    if token.endswith(("oe", "se", "ze")):  # what is left of "buffaloes", "buses", "quizzes"
        return (token[:-1], token[:-2]) if token.endswith("zze") else (token[:-1],)
    return ()


def _verbs(stem: str) -> tuple[str, ...]:
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    return (stem, stem[:-1]) if doubled else (stem, stem + "e")
