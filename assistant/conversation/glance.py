"""A question at a glance: which places, documents, bodies and slots it names, and which words are left to name its matter."""

import re
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from assistant.conversation.words import anywhere, back, closing, folding, opening, slot_words, strong_closing, table, weak_opening
from assistant.language import detect
from assistant.places import place_below
from assistant.question import Corpus, Question
from assistant.understand import understand
from vietnamese.bodies import find_all_bodies
from vietnamese.dates import find_times
from vietnamese.glossary import document_types
from vietnamese.numbers import find_numbers
from vietnamese.provinces import ProvinceMention, find_provinces
from vietnamese.text import bare_form, fold_spaces, nfc

Stretch = tuple[int, int]

_FEW = 20  # documents that one name of a place may mean
_TAIL = 40  # characters of the longest markers at the end, with room
_EXISTS = re.compile(r"(?:^|\W)(?:is|are|was|were|co)\s+$")
_BARE_MARKERS = re.compile(r"\W*(?:(?:the|vay|roi)\s+)?con\s")
_MOST_KEPT = 512
_KEPT: "dict[str, tuple[Corpus, Glance]]" = {}
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Glance:
    """What a question holds, with offsets into its text.

    Attributes:
        text: as typed, NFC.
        meant: the question as it would be understood alone.
        bare: whether it is typed without accents.
        places: provinces named.
        numbers: document numbers and names by type and serial.
        bodies: bodies named, and groups of bearers ("sở", "huyện").
        slots: wordings that ask, by slot.
        back: words that refer back, by what they refer to.
        opens: length of the marker at the beginning; 0 for none.
        weakly: whether that marker also begins questions that stand alone.
        closes: offset of the marker at the end; the length of the text for none.
        alike: whether that marker asks for the same as before ("thì sao").
        rest: words that name the matter.
    """

    text: str
    meant: Question
    bare: bool
    places: tuple[ProvinceMention, ...]
    numbers: tuple[Stretch, ...]
    bodies: tuple[Stretch, ...]
    slots: dict[str, tuple[Stretch, ...]]
    back: dict[str, tuple[Stretch, ...]]
    opens: int
    weakly: bool
    closes: int
    alike: bool
    rest: tuple[str, ...]

    @property
    def folded(self) -> str:
        """The text as its words are compared; offsets stay."""
        return folding(self.bare)(self.text)


def glance(question: str, corpus: Corpus) -> Glance:
    """What stands in a question; kept for the turns after it, as long as the corpus is the same."""
    text = fold_spaces(nfc(question))
    with _LOCK:
        known = _KEPT.pop(text, None)
        if known and known[0] is corpus:
            _KEPT[text] = known
            return known[1]
    found = _glance(text, corpus)
    with _LOCK:
        _KEPT[text] = (corpus, found)
        while len(_KEPT) > _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)))
    return found


def _glance(text: str, corpus: Corpus) -> Glance:
    meant = understand(text, corpus)
    bare = spoken(text) == "vi-nodiac"
    folded = folding(bare)(text)
    text = text if len(folded) == len(text) else folded
    places = tuple(_with_places_below(text, _places(text, bare, meant), meant, corpus))
    spots = [(p.start, p.end) for p in places]
    numbers = tuple(_numbers(text))
    slots = _found(slot_words(bare), folded)
    bodies = tuple(_bodies(text, folded, bare, [*spots, *_all(slots)]))
    backs = _found({kind: back(kind, bare) for kind in ("document", "place", "matter")}, folded)
    opens, weakly = _opened(folded, bare) if "status" not in slots else (0, False)
    closes, alike = _closed(folded, opens, bare)
    taken = [*spots, *numbers, *bodies, *_all(slots), *_all(backs), *((t.start, t.end) for t in find_times(text)), (0, opens), (closes, len(text))]
    return Glance(text, meant, bare, places, numbers, bodies, slots, backs, opens, weakly, closes, alike, tuple(_rest(folded, taken, bare)))


def _found(patterns: Mapping[str, re.Pattern[str]], folded: str) -> dict[str, tuple[Stretch, ...]]:
    """Where each pattern stands; "there" in "is there a …" is no place."""
    found = {name: tuple(m.span() for m in pattern.finditer(folded) if name != "place" or not _EXISTS.search(folded[: m.start()])) for name, pattern in patterns.items()}
    return {name: spans for name, spans in found.items() if spans}


def _all(found: Mapping[str, tuple[Stretch, ...]]) -> list[Stretch]:
    return [span for spans in found.values() for span in spans]


def _opened(folded: str, bare: bool) -> tuple[int, bool]:
    """Length of the markers at the beginning, and whether questions that stand alone begin so too."""
    start = opening(bare).match(folded)
    return (start.end(), weak_opening(bare).fullmatch(start.group()) is not None) if start else (0, False)


def _closed(folded: str, opens: int, bare: bool) -> tuple[int, bool]:
    """Where the markers at the end begin, and whether they ask for the same as before."""
    tail = max(opens, len(folded) - _TAIL)
    end = closing(bare).search(folded, tail)
    return end.start() if end else len(folded.rstrip(" ?.!")), strong_closing(bare).search(folded, tail) is not None


def spoken(text: str) -> str:
    """The language of a question; "the con …" is "thế còn", no English."""
    return "vi-nodiac" if _BARE_MARKERS.match(text.lower()) else detect(text)


def _places(text: str, bare: bool, meant: Question) -> list[ProvinceMention]:
    """Provinces with or without accents, and one with a slip as it was understood."""
    found = find_provinces(text, cased=False)
    taken = [(m.start, m.end) for m in found]
    more = find_provinces(text, bare=True, cased=False) if len(bare_form(text)) == len(text) else []
    found += [m for m in more if not _meets((m.start, m.end), taken) and (bare or text[m.start : m.start + 1].isupper())]
    return sorted(found, key=lambda m: m.start) or [m for name in meant.provinces[:1] for m in _misspelled(text, name)]


def _misspelled(text: str, name: str) -> list[ProvinceMention]:
    """The words that come nearest to a province's name."""
    words = [m.span() for m in re.finditer(r"\w+", text)]
    size = len(name.split())
    runs = [(words[i][0], words[i + size - 1][1]) for i in range(len(words) - size + 1)]
    scored = [(SequenceMatcher(None, bare_form(text[s:e]), bare_form(name)).ratio(), s, e) for s, e in runs]
    return [ProvinceMention(s, e, name, False) for ratio, s, e in sorted(scored, reverse=True)[:1] if ratio >= 0.8]


def _with_places_below(text: str, provinces: list[ProvinceMention], meant: Question, corpus: Corpus) -> list[ProvinceMention]:
    """Provinces, and districts and communes of documents that are meant; the province behind a commune belongs to its name."""
    names = {name for d in corpus.documents if d.id in meant.documents and (name := place_below(d))} if len(meant.documents) <= _FEW else set()
    folded = bare_form(text)
    below: list[ProvinceMention] = []
    for name in sorted(names):
        kind, own = re.match(r"(?P<kind>(?:thị xã|thị trấn|thành phố|đặc khu|\w+)) (?P<name>.+)", name).groups()
        found = re.search(rf"(?<!\w)(?:{bare_form(kind)}\s+)?{re.escape(bare_form(own))}(?!\w)", folded)
        if found:
            behind = next((p for p in provinces if p.start >= found.end() and re.fullmatch(r"\W*(?:tinh\s+)?", folded[found.end() : p.start])), None)
            below.append(ProvinceMention(found.start(), behind.end if behind else found.end(), name, True))
    spans = [(b.start, b.end) for b in below]
    return sorted([*below, *(p for p in provinces if not _meets((p.start, p.end), spans))], key=lambda m: m.start)


@cache
def _types() -> str:
    names = {bare_form(k.name) for k in document_types()} | {"de an", "quy che", "project", "directive", "decision", "resolution", "conclusion", "regulation", "qd", "ct", "nq", "kl", "kh"}
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _serials() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_types()})(?<!ke hoach)\s+(?:so\s+|no\.?\s*)?\d{{1,5}}(?![\w/])")


def _numbers(text: str) -> list[Stretch]:
    """Document numbers with the type before them, in full or by serial."""
    folded = bare_form(text)
    full = []
    for number in find_numbers(text, loose=True):
        kind = re.search(rf"(?<!\w)(?:{_types()})\s+(?:so\s+)?$", folded[: number.start])
        full.append((kind.start() if kind else number.start, number.end))
    return full + [m.span() for m in _serials().finditer(folded) if not _meets(m.span(), full)]


def _bodies(text: str, folded: str, bare: bool, taken: list[Stretch]) -> list[Stretch]:
    named = [(start, end) for start, end, _ in find_all_bodies(text, bare=bare)]
    inside = ("cơ ", "co ")  # "cơ sở" is no department
    groups = [m.span() for m in anywhere("groups", bare).finditer(folded) if not folded[: m.start()].endswith(inside)]
    found = named + [g for g in groups if not _meets(g, named)]
    return sorted(f for f in found if not _meets(f, taken))


def _meets(one: Stretch, others: Iterable[Stretch]) -> bool:
    return any(start < one[1] and one[0] < end for start, end in others)


def _rest(folded: str, taken: list[Stretch], bare: bool) -> list[str]:
    keep = list(folded)
    for start, end in taken:
        keep[start:end] = " " * (end - start)
    left = "".join(keep)
    for name in ("courtesy", "others", "beside"):
        left = anywhere(name, bare).sub(" ", left)
    light = _light(bare)
    return [w for w in re.findall(r"\w+", light.sub(" ", left)) if not w.isdigit()]


@cache
def _light(bare: bool) -> re.Pattern[str]:
    return anywhere("light", bare)


def thin(words: tuple[str, ...], bare: bool) -> bool:
    """Whether the words only say that something is reported, not what."""
    return set(words) <= words_of("thin", bare)


def doing(words: tuple[str, ...], bare: bool) -> bool:
    """Whether the words only say that something is done, not what."""
    return set(words) <= words_of("doing", bare)


@cache
def words_of(name: str, bare: bool) -> frozenset[str]:
    """The single words of a list of the table."""
    return frozenset(w for phrase in table("followups")[name]["words"] for w in folding(bare)(phrase).split())
