"""How a question leans on an earlier one, and what it reads in full.

Each rule gives the full question, or None where another rule fits. A question that stands alone reaches none of them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.conversation.bearers import with_body
from assistant.conversation.documents import citing, clause, document, number
from assistant.conversation.glance import Glance, doing, glance, thin, words_of
from assistant.conversation.lean import Lean, fitted
from assistant.conversation.other_language import in_language
from assistant.conversation.referring import referred
from assistant.conversation.rewording import exchanged, lowered, matter, placeless, sentence
from assistant.conversation.turns import Turn, Where, documents_at, leaned_on, reporting, where
from assistant.conversation.words import anywhere, document_slots, folding, table
from assistant.question import Corpus

_SLOTS = ("who", "where_to", "via", "when", "how_often", "how_many", "which_document", "yes_no", "content", "compare")


@dataclass(frozen=True, slots=True)
class Completed:
    """A question in full, and the one document it stays with."""

    text: str
    document: str | None = None


_AUXILIARIES = ("must", "should", "do", "does", "did", "are", "is", "was", "were", "have", "has", "can", "shall", "will", "may")


def completed(asked: Glance, turns: Sequence[Turn], corpus: Corpus) -> Completed:
    """The question in full; as it is when it stands alone or nothing was said before."""
    leaning = leaned_on(turns, asked)
    if not leaning or stands_alone(asked, leaning[-1].said):
        return Completed(asked.text)
    said = in_language(leaning[-1].said, asked, corpus)
    lean = fitted(asked, said, where(leaning, corpus), corpus)
    for rule in (_again, citing, _place, number, clause, document, _referring, _body, _slot, _topic):
        found = rule(lean)
        if found is not None:
            return _kept(found, lean)
    return Completed(asked.text)


def _kept(text: str, lean: Lean) -> Completed:
    """A question that keeps the place stays with the document, where the place has several."""
    named = {p.name for p in glance(text, lean.corpus).places}
    document = lean.where.document
    several = sum(len(documents_at(p, lean.corpus)) for p in lean.where.places) > 1
    return Completed(text, document.id if document and several and named == set(lean.where.places) else None)


def stands_alone(asked: Glance, said: Glance | None = None) -> bool:
    """Whether a question has a place or a document and a matter of its own, or is about all plans; "tỉnh nào dẫn?" leans on a turn that names a document."""
    others = anywhere("others", asked.bare).search(asked.folded) and not asked.rest
    cited = said is not None and bool(said.numbers) and "which_plan" in asked.slots and set(asked.rest) <= words_of("citing", asked.bare) and not asked.numbers
    if (asked.meant.everywhere or "which_plan" in asked.slots) and not others and not cited:
        return True
    if asked.places and (asked.rest or asked.numbers or asked.slots.keys() & document_slots()):
        return True
    if asked.numbers and (asked.rest or asked.slots) and not asked.back.keys() & {"document", "place"}:
        return True
    return not asked.places and not asked.numbers and bool(asked.meant.documents)


def _again(lean: Lean) -> str | None:
    """The same once more: "ở mục nào?", "trích nguyên văn"."""
    core = _POLITE_ENDS.sub("", lean.own if anywhere("again", lean.asked.bare).search(lean.asked.folded) else "")
    return lean.said.text if core and anywhere("again", lean.asked.bare).fullmatch(folding(lean.asked.bare)(core)) else None


def _place(lean: Lean) -> str | None:
    """A place, all other places, or a place beside the one before."""
    asked = lean.asked
    places = tuple(dict.fromkeys(p.name for p in asked.places))
    folded = asked.folded
    if anywhere("others", asked.bare).search(folded) and not asked.rest:
        held = sorted({d.province_name for d in lean.corpus.documents if d.province_name})
        places = tuple(p for p in held if p not in lean.where.places)
    if not places:
        return None
    if anywhere("beside", asked.bare).search(folded) and lean.where.places:
        return exchanged(lean.said, tuple(dict.fromkeys([*lean.where.places, *places])), lean.corpus, lean.english)
    asks = {s for s in asked.slots if s in _SLOTS and not (s == "content" and asked.slots[s][0][1] >= asked.closes)}
    there = exchanged(lean.said, places, lean.corpus, lean.english)
    if not asked.bodies:
        return _with_slots(lean, places) if asks else there
    alone = glance(placeless(asked, also=[(0, asked.opens)]), lean.corpus)
    return with_body(replace(lean, asked=alone, said=glance(there, lean.corpus), where=Where(places))) or _with_slots(lean, places)


def _with_slots(lean: Lean, places: Sequence[str]) -> str:
    """A new slot for the matter of the turn before, at the places given."""
    words = placeless(lean.asked, also=[(0, lean.asked.opens)])
    about = matter(lean.said)
    if lean.english:
        return _english_slot(lean, words, about, places)
    return lean.placed(f"{about} {lowered(words)}", places)


def _english_slot(lean: Lean, words: str, about: str, places: Sequence[str] = ()) -> str:
    """ "by when must agencies report …"; after a question about who, the slot is added at its end."""
    first, asks = about.split(" ", 1)[0].lower(), words.split(" ", 1)[0].lower()
    if asks not in _AUXILIARIES and first in _AUXILIARIES:
        return lean.placed(f"{words} {about}", places)
    return lean.placed(f"{placeless(lean.said).rstrip(' ?')}, and {lowered(words)}", places)


def _referring(lean: Lean) -> str | None:
    """Words that refer back are read as what they refer to."""
    asked = lean.asked
    if lean.english and asked.back.keys() == {"matter"} and not asked.rest and not asked.places and asked.slots and lean.where:
        return lean.placed(f"{placeless(lean.said)}, and {lowered(lean.own)}")
    return referred(lean) if lean.asked.back and lean.where else None


def _body(lean: Lean) -> str | None:
    """Another body in the place of the one before, with a slot of its own or without."""
    asked = lean.asked
    if not asked.bodies or asked.rest or "yes_no" in asked.slots or asked.meant.times:
        return None
    return with_body(lean)


def _slot(lean: Lean) -> str | None:
    """A slot, a day or a yes-or-no alone is asked of the matter before."""
    asked = lean.asked
    asks = asked.slots.keys() & set(_SLOTS) or asked.meant.times or asked.bodies
    same = bool(asked.rest) and set(asked.rest) <= set(lean.said.rest)
    if not asks or asked.rest and not same and not (doing(asked.rest, asked.bare) and asks) or len(asked.text.split()) > 16:
        return None
    if not asked.rest and asked.slots.keys() <= {"content", "yes_no"} and not asked.meant.times and not asked.bodies:
        number = lean.said.numbers and not lean.said.places and not lean.said.meant.documents
        return sentence(f"{lean.name} {lowered(lean.own)}") if number and "content" in asked.slots and not lean.english else None
    if asked.slots.keys() & {"where_to", "via"} and not reporting(lean.said):
        return lean.placed(lean.own) if lean.where else None
    words = matter(asked).split() if same else []
    own = lean.own
    for word in words:
        own = own.replace(word, "", 1)
    about = matter(lean.said)
    if lean.english:
        return _english_slot(lean, own, about)
    return lean.placed(f"{about} {lowered(' '.join(own.split()))}")


def _topic(lean: Lean) -> str | None:
    """A matter of its own: where it refers back by a marker, or only says that something is reported, it keeps the place."""
    asked = lean.asked
    if not asked.rest or not lean.where:
        return None
    short = thin(asked.rest, asked.bare) and len(asked.text.split()) <= 12 and bool(asked.slots.keys() & set(_SLOTS) - {"content"})
    if not (asked.opens and not asked.weakly) and not short and not (asked.alike and len(asked.text.split()) <= 10):
        return None
    swapped = _other_name(lean)
    if swapped:
        return swapped
    if asked.slots.keys() - {"content"}:
        verbs = anywhere("verbs", asked.bare).search(lean.own.lower())
        about = matter(lean.said) if verbs and verbs.end() == len(lean.own) and reporting(lean.said) and not lean.english else ""
        return lean.placed(f"{lean.own} {lowered(about)}")
    words = table("followups")["slots"]["en" if lean.english else "vi"]
    reported = ("where_to", "via", "when", "how_often")
    asks = [s for s in reported if s in lean.said.slots] or (["where_to"] if thin(asked.rest, asked.bare) else [s for s in ("who", "content") if s in lean.said.slots])
    slots = ", ".join(words[s] for s in asks)
    return lean.placed(f"{lean.core} {'' if lean.english else 'thì '}{slots}" if slots else lean.core or lean.own)


_POLITE_ENDS = re.compile(r"[\s,]+(?:ạ|vậy|thế|nhỉ|đi|nhé|được không|please)\W*$")
_SHORT_NAME = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?:\s+[A-Z]\w+)?(?!\w)")


def _other_name(lean: Lean) -> str | None:
    """A short name in capitals takes the place of the one before: "PAPI thì sao?" after a question about PCI."""
    new = _SHORT_NAME.fullmatch(lean.core)
    old = [m for m in _SHORT_NAME.finditer(lean.said.text) if not any(start <= m.start() < end for start, end in (*lean.said.bodies, *lean.said.numbers))]
    if new is None or len(old) != 1 or not lean.said.places:
        return None
    return sentence(lean.said.text[: old[0].start()] + new.group() + lean.said.text[old[0].end() :])
