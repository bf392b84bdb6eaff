"""Noise: the same questions as hurried people type them, made by seeded rules and paired by id with the clean item."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Sequence

from evals.items import Item
from vietnamese.glossary import abbreviations, bodies, expand_abbreviations
from vietnamese.text import fold_accents, nfc, place_tones

_WORD = re.compile(r"\w+")
_OLD_PLACE = re.compile(r"(?<![qQ])(?:([òóõỏọ])([aAeE])|([ùúũủụ])([yY]))(?!\w)", re.IGNORECASE)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_NEIGHBOURS = {"a": "s", "b": "v", "c": "x", "d": "s", "e": "r", "g": "h", "h": "g", "i": "o", "k": "l", "l": "k", "m": "n", "n": "m",
               "o": "i", "p": "o", "q": "w", "r": "t", "s": "a", "t": "r", "u": "y", "v": "b", "x": "c", "y": "u"}


def no_accents(question: str, draw: random.Random) -> str:
    """Every letter without its marks."""
    return fold_accents(question)


def part_accents(question: str, draw: random.Random) -> str:
    """Each word loses its marks with one chance in two."""
    return _WORD.sub(lambda m: fold_accents(m.group()) if draw.random() < 0.5 else m.group(), nfc(question))


def old_tones(question: str, draw: random.Random) -> str:
    """Tone marks in the older placement: hòa, thủy."""
    return place_tones(nfc(question))


def new_tones(question: str, draw: random.Random) -> str:
    """Tone marks in the newer placement: hoà, thuỷ."""

    def moved(match: re.Match[str]) -> str:
        first, second = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
        marks = unicodedata.normalize("NFD", first)
        tone = "".join(c for c in marks if c in _TONES)
        base = unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES))
        return base + unicodedata.normalize("NFC", second + tone)

    return _OLD_PLACE.sub(moved, place_tones(nfc(question)))


def nfd(question: str, draw: random.Random) -> str:
    """Letters and marks as separate characters, as some systems send them."""
    return unicodedata.normalize("NFD", question)


def typos(question: str, draw: random.Random) -> str:
    """One slip of the finger in a word of the question: two letters exchanged, one doubled, one lost or a neighbour's."""
    words = [m for m in _WORD.finditer(nfc(question)) if len(m.group()) > 3 and m.group().isalpha() and m.group().islower()]
    if not words:
        return question
    match = draw.choice(words)
    return nfc(question)[: match.start()] + _slip(match.group(), draw) + nfc(question)[match.end() :]


def _slip(word: str, draw: random.Random) -> str:
    at = draw.randrange(1, len(word) - 1)
    kind = draw.choice(("exchange", "double", "lose", "neighbour"))
    if kind == "exchange":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == "double":
        return word[:at] + word[at] + word[at:]
    if kind == "lose":
        return word[:at] + word[at + 1 :]
    return word[:at] + _NEIGHBOURS.get(word[at], word[at] * 2) + word[at + 1 :]


def abbreviate(question: str, draw: random.Random) -> str:
    """Terms and bodies by their short forms, the longest first: "Ủy ban nhân dân" gives "UBND"."""
    out = nfc(question)
    for full, short in _short_forms():
        out = re.sub(rf"(?<!\w){re.escape(full)}(?!\w)", short, out, flags=re.IGNORECASE)
    return out


def _short_forms() -> list[tuple[str, str]]:
    known = {body.name: body.abbreviations[0] for body in bodies() if body.abbreviations}
    known |= {item.full: item.short for item in abbreviations() if not item.ambiguous and item.short.isupper()}
    return sorted(known.items(), key=lambda pair: -len(pair[0]))


def expand(question: str, draw: random.Random) -> str:
    """Short forms written out: "UBND" gives "Ủy ban nhân dân"."""
    return expand_abbreviations(question)


def capitals(question: str, draw: random.Random) -> str:
    """All capitals."""
    return nfc(question).upper()


NOISES: dict[str, Callable[[str, random.Random], str]] = {
    f.__name__: f for f in (no_accents, part_accents, old_tones, new_tones, nfd, typos, abbreviate, expand, capitals)}
_VIETNAMESE_ONLY = frozenset(NOISES) - {"typos", "capitals", "nfd", "expand", "abbreviate"}


def noisy(items: Sequence[Item], noise: str, seed: int) -> list[Item]:
    """The items under one noise; those it does not change are left out, for there is nothing to compare.

    Noises of accents and tones are made of questions typed with accents only.
    """
    out = []
    for item in items:
        if noise in _VIETNAMESE_ONLY and item.language != "vi":
            continue
        question = NOISES[noise](item.question, random.Random(f"{seed}/{noise}/{item.id}"))
        if question != item.question:
            out.append(item.asked_as(question, noise))
    return out
