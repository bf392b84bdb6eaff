"""Search terms: syllables, pairs of neighbouring syllables, and document numbers as one term each.

Vietnamese words are one to four syllables with spaces between them; pairs stand in for a word segmenter.
"""

import re

from vietnamese.numbers import find_numbers
from vietnamese.text import fold_accents, match_form

_WORD = re.compile(r"\w+")


def syllables(text: str) -> list[str]:
    """Syllables in `match_form`, without punctuation."""
    return _WORD.findall(match_form(text))


def pairs(words: list[str]) -> list[str]:
    """Neighbouring syllables joined by "_"."""
    return [f"{a}_{b}" for a, b in zip(words, words[1:])]


def index_terms(text: str) -> list[str]:
    """Terms of a text as it is indexed, accents kept. Pairs never cross punctuation that ends a clause."""
    out: list[str] = []
    for clause in re.split(r"[.,;:!?()\[\]“”\"\n]", match_form(text)):
        words = _WORD.findall(clause)
        out += words
        out += pairs(words)
    out += [number.key for number in find_numbers(text)]
    return out


def bare_terms(terms: list[str]) -> list[str]:
    """The same terms without accents."""
    return [fold_accents(t) for t in terms]
