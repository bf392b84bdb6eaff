"""The tables of terms: bodies, document types, abbreviations, what people say for what plans print, English terms.

The tables are data in `vietnamese/tables`; each names its source. Everything is read once and matched on whole syllables, longest phrase first.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from vietnamese.phrases import PhraseTable, bare_syllables, english_roots, english_tokens, syllables
from vietnamese.text import fold_accents, match_form, nfc

_CHUNK = re.compile(r"\S+")
_EDGES = ".,;:!?()[]{}\"'“”‘’…"
# A lower-case chunk that could be read as a Vietnamese syllable ("tu", "ban") is never taken for an abbreviation.
SYLLABLE = re.compile(r"(?:b|c|ch|d|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|q|qu|r|s|t|th|tr|v|x)?[aeiouy]+(?:c|ch|m|n|ng|nh|p|t)?")
_LEVEL_ENGLISH = {"tỉnh": ("Provincial", "Province"), "thành phố": ("City", "City"), "huyện": ("District", "District"), "thị xã": ("Town", "Town"),
                  "quận": ("Urban District", "Urban District"), "xã": ("Commune", "Commune"), "phường": ("Ward", "Ward"),
                  "thị trấn": ("Township", "Township"), "đặc khu": ("Special Zone", "Special Zone")}


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation, a group of bearers or a position, under all its printed forms; `ended` is the year of its merger, if any."""

    name: str
    abbreviations: tuple[str, ...]
    kind: str
    branch: str
    levels: tuple[str, ...]
    variants: tuple[str, ...]
    english: str
    ended: int | None = None


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document and the symbols that stand for it in document numbers."""

    name: str
    symbols: tuple[str, ...]
    branch: str
    english: str


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """A short form of a term; an ambiguous one is offered as a reading, never expanded by itself."""

    short: str
    full: str
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class SynonymGroup:
    """How plans print a notion (official) and how people ask for it (said)."""

    official: tuple[str, ...]
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EnglishTerm:
    """English wordings and the Vietnamese phrases that plans print for them."""

    en: tuple[str, ...]
    vi: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionWord:
    """English question wordings with the slot they ask for and the Vietnamese question words."""

    role: str
    en: tuple[str, ...]
    vi: tuple[str, ...]


def _rows(table: str, key: str) -> list[dict[str, Any]]:
    text = resources.files("vietnamese").joinpath("tables", f"{table}.toml").read_text(encoding="utf-8")
    return [{name: tuple(value) if isinstance(value, list) else value for name, value in row.items()} for row in tomllib.loads(nfc(text)).get(key, [])]


@cache
def bodies() -> tuple[Body, ...]:
    """Bodies, group bearers and positions, in the order of the table."""
    return tuple(Body(**row) for row in _rows("bodies", "body"))


@cache
def document_types() -> tuple[DocumentType, ...]:
    """Document types of State and Party."""
    return tuple(DocumentType(**row) for row in _rows("document_types", "type"))


@cache
def abbreviations() -> tuple[Abbreviation, ...]:
    """Short forms of terms; those of bodies stand in `Body.abbreviations`."""
    return tuple(Abbreviation(**row) for row in _rows("abbreviations", "abbreviation"))


@cache
def synonym_groups() -> tuple[SynonymGroup, ...]:
    """Groups of official and spoken wordings."""
    return tuple(SynonymGroup(**row) for row in _rows("synonyms", "group"))


@cache
def english_terms() -> tuple[EnglishTerm, ...]:
    """English terms with their Vietnamese forms: those of the domain, then everyday words."""
    return tuple(EnglishTerm(**row) for table in ("english", "english_common") for row in _rows(table, "term"))


@cache
def question_words() -> tuple[QuestionWord, ...]:
    """English question wordings by the slot they ask for."""
    return tuple(QuestionWord(**row) for row in _rows("english", "question_word"))


@cache
def _official_table(bare: bool) -> PhraseTable:
    entries = [(form, group.official) for group in synonym_groups() for form in group.official + group.said]
    if bare:  # one bare syllable stands for too many words: "lo" is lo, lỗ, lộ; "gom" is gom, gồm, gốm
        entries = [(form, official) for form, official in entries if len(syllables(form)) > 1]
    return PhraseTable(entries, bare_syllables if bare else syllables)


def official_terms(text: str, *, bare: bool = False) -> tuple[str, ...]:
    """Official wordings for what the text says, in reading order: "gom số liệu" gives "tổng hợp".

    Args:
        text: a question or a passage.
        bare: compare without accents, for text typed without them; phrases of one syllable are then left out.
    """
    return _official_table(bare).find(text)


@cache
def _english_table() -> PhraseTable:
    return PhraseTable([(form, term.vi) for term in english_terms() for form in term.en], english_tokens, english_roots)


def translate_terms(english: str) -> tuple[str, ...]:
    """Vietnamese phrases for the longest English terms found; plurals, regular verb endings, possessives and hyphens do not matter."""
    return _english_table().find(english)


@cache
def _question_table() -> PhraseTable:
    return PhraseTable([(form, (word.role,)) for word in question_words() for form in word.en], english_tokens)


def question_roles(english: str) -> tuple[str, ...]:
    """Slots an English question asks for, in reading order: "Who reports, and by when?" gives ("who", "when").

    An auxiliary asks yes or no only where no question word stands before it.
    """
    roles = _question_table().find(english)
    return roles[:1] + tuple(role for role in roles[1:] if role != "yes_no")


@cache
def _short_forms() -> dict[str, str]:
    """Exact short forms, then lower-case ones without accents where they can be nothing else ("ubnd", "hdnd")."""
    ambiguous = {item.short for item in abbreviations() if item.ambiguous}
    exact = {short: body.name for body in bodies() for short in body.abbreviations}
    exact |= {item.short: item.full for item in abbreviations()}
    exact = {short: full for short, full in exact.items() if short not in ambiguous}
    lowered: dict[str, set[str]] = {}
    for short, full in exact.items():
        for form in {short.casefold(), fold_accents(short.casefold())} - ambiguous:
            if len(form) > 2 and not SYLLABLE.fullmatch(fold_accents(form)):
                lowered.setdefault(form, set()).add(full)
    return {form: next(iter(full)) for form, full in lowered.items() if len(full) == 1} | exact


def expand_abbreviations(text: str) -> str:
    """The text with its unambiguous short forms written out: "SNV" gives "Sở Nội vụ".

    Only a whole word between spaces and punctuation is expanded, so the number "31-KH/TU" stays. Capitals count, but a short form typed all
    in lower case is known too where it cannot be a Vietnamese syllable ("ubnd").
    """
    known = _short_forms()

    def expanded(match: re.Match[str]) -> str:
        chunk = match.group()
        core = chunk.strip(_EDGES)
        full = known.get(core)
        return chunk.replace(core, full, 1) if full else chunk

    return _CHUNK.sub(expanded, nfc(text))


@cache
def _glosses() -> tuple[dict[str, str], dict[str, str]]:
    """English by printed form: of everything, and of positions alone."""
    everything = {match_form(kind.name): kind.english for kind in document_types()}
    positions: dict[str, str] = {}
    for body in bodies():
        for form in (body.name, *body.variants):
            everything[match_form(form)] = body.english
            if body.kind == "chức danh":
                positions[match_form(form)] = body.english
    return everything, positions


def gloss(vietnamese_name: str) -> str | None:
    """English gloss of a body, position or document type; `None` where the tables hold none.

    A level, a place or a position in front is followed: "Chủ tịch UBND tỉnh" gives "Chairperson of the Provincial People's Committee".
    """
    printed = " ".join(nfc(vietnamese_name).split()).strip(" .,;:")
    everything, _ = _glosses()
    return everything.get(match_form(printed)) or _gloss(expand_abbreviations(printed)) or _gloss(printed)


def _gloss(printed: str) -> str | None:
    everything, positions = _glosses()
    words = printed.split(" ")
    if match_form(printed) in everything:
        return everything[match_form(printed)]
    for cut in range(1, len(words)):  # the shortest position first: "Chủ tịch" + "Ủy ban nhân dân tỉnh"
        position = positions.get(match_form(" ".join(words[:cut])))
        rest = _gloss(" ".join(words[cut:])) if position else None
        if position and rest:
            return f"{position} of the {rest}"
    for cut in range(len(words) - 1, 0, -1):
        base = everything.get(match_form(" ".join(words[:cut])))
        if base:
            rest = " ".join(words[cut:])
            level = _with_level(base, rest)
            inner = everything.get(match_form(rest))
            return level or (f"{base} of the {inner}" if inner else None)
    return None


def _with_level(base: str, rest: str) -> str | None:
    for level, (adjective, noun) in _LEVEL_ENGLISH.items():
        if match_form(rest) == level:
            return f"{adjective} {base}"
        if match_form(rest).startswith(level + " "):
            return f"{base} of {rest[len(level) + 1 :]} {noun}"
    return None
