"""How a question leans on an earlier one, and what it reads in full."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.followup_words import anywhere, document_slots, table, with_accents
from assistant.glance import Glance, doing, glance, thin, words_of
from assistant.question import Corpus
from assistant.other_language import in_language
from assistant.referring import referred
from assistant.rewording import exchanged, frame, in_script, listed, lowered, matter, placeless, sentence
from assistant.turns import Turn, Where, documents_at, leaned_on, reporting, where
from assistant.write.naming import document_name
from vietnamese.text import fold_accents

_SLOTS = ("who", "where_to", "via", "when", "how_often", "how_many", "which_document", "yes_no", "content", "compare")


@dataclass(frozen=True, slots=True)
class Completed:
    """A question in full, and the one document it stays with."""

    text: str
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Lean:
    """A short question beside the turn it leans on."""

    asked: Glance
    said: Glance
    where: Where
    corpus: Corpus
    english: bool

    @property
    def core(self) -> str:
        """The question's own words without markers at either end."""
        words = self.asked.text[self.asked.opens : self.asked.closes].strip(" ?.,:!")
        return words

    @property
    def own(self) -> str:
        """The question's own words, the marker at the beginning left out."""
        return self.asked.text[self.asked.opens :].strip(" ?.,:!")

    def placed(self, text: str, places: Sequence[str] = ()) -> str:
        """The text said of the places given, or of where the earlier turn was."""
        names = tuple(places) or self.where.places
        if names:
            return sentence(in_script(frame("place", self.english, place=listed(names, self.english), text=lowered(text)), self.said.bare))
        if self.where.document:
            return sentence(in_script(frame("law", self.english, name=self.name, text=lowered(text)), self.said.bare))
        return sentence(text)

    @property
    def name(self) -> str:
        """The document that the earlier turn was about, as it is called: a cited one by its number, where that alone was asked about."""
        said = self.said
        if said.numbers and not said.places and not said.meant.documents and "plan" not in self.asked.folded and not _PLAN.search(self.asked.folded):
            start, end = said.numbers[0]
            return said.text[start:end]
        documents = [d for p in self.where.places[:1] for d in documents_at(p, self.corpus)]
        document = self.where.document or (documents[0] if documents else None)
        if document is None:
            return ""
        return in_script(document_name(document, replace(self.asked.meant, language="en" if self.english else "vi")), self.said.bare and self.asked.bare)


_AUXILIARIES = ("must", "should", "do", "does", "did", "are", "is", "was", "were", "have", "has", "can", "shall", "will", "may")
_PLAN = re.compile(r"kế hoạch|ke hoach")


def completed(asked: Glance, turns: Sequence[Turn], corpus: Corpus) -> Completed:
    """The question in full; as it is when it stands alone or nothing was said before."""
    if not turns or stands_alone(asked):
        return Completed(asked.text)
    leaning = leaned_on(turns, asked)
    said = in_language(leaning[-1].said, asked, corpus)
    lean = _fitted(asked, said, where(leaning, corpus), corpus)
    for rule in (_citing, _place, _number, _clause, _document, _referring, _body, _slot, _topic):
        found = rule(lean)
        if found is not None:
            return _kept(found, lean)
    return Completed(asked.text)


def _fitted(asked: Glance, said: Glance, place: Where, corpus: Corpus) -> Lean:
    """Both questions in one script: accents are put back where all words are known, else dropped from both."""
    english = said.meant.english
    if not english and asked.bare != said.bare and not asked.meant.english:
        asked, said = _accented(asked, corpus), _accented(said, corpus)
        if asked.bare != said.bare and (asked.places or asked.rest or asked.slots or asked.bodies):
            asked, said = glance(fold_accents(asked.text), corpus), glance(fold_accents(said.text), corpus)
    return Lean(asked, said, place, corpus, english)


def _accented(said: Glance, corpus: Corpus) -> Glance:
    written = with_accents(said.text) if said.bare else None
    return glance(written, corpus) if written else said


def _kept(text: str, lean: Lean) -> Completed:
    """A question that keeps the place stays with the document, where the place has several."""
    named = {p.name for p in glance(text, lean.corpus).places}
    document = lean.where.document
    several = sum(len(documents_at(p, lean.corpus)) for p in lean.where.places) > 1
    return Completed(text, document.id if document and several and named == set(lean.where.places) else None)


def stands_alone(asked: Glance) -> bool:
    """Whether a question has a place or a document and a matter of its own, or is about all plans."""
    others = anywhere("others", asked.bare).search(asked.folded) and not asked.rest
    citing = "which_plan" in asked.slots and set(asked.rest) <= words_of("citing", asked.bare) and not asked.numbers
    if (asked.meant.everywhere or "which_plan" in asked.slots) and not others and not citing:
        return True
    if asked.places and (asked.rest or asked.numbers or asked.slots.keys() & document_slots()):
        return True
    if asked.numbers and (asked.rest or asked.slots) and not asked.back.keys() & {"document", "place"}:
        return True
    return not asked.places and not asked.numbers and bool(asked.meant.documents)


def _citing(lean: Lean) -> str | None:
    """ "tỉnh nào dẫn?" after a question about one document."""
    asked, said = lean.asked, lean.said
    if "which_plan" not in asked.slots:
        return None
    if not said.numbers or asked.numbers:
        return asked.text
    start, end = said.numbers[0]
    if "document" in asked.back:
        (first, last), *_ = asked.back["document"]
        return sentence(asked.text[:first] + said.text[start:end] + asked.text[last:])
    return sentence(f"{lean.own} {said.text[start:end]}")


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
    if not asks and not asked.bodies:
        return exchanged(lean.said, places, lean.corpus, lean.english)
    return _with_slots(lean, places)


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


def _number(lean: Lean) -> str | None:
    """A document number alone takes the place of the one before."""
    asked, said = lean.asked, lean.said
    if not asked.numbers or asked.rest or asked.slots or not said.numbers or not (asked.opens or asked.closes < len(asked.text.rstrip(" ?."))):
        return None
    (start, end), new = said.numbers[0], asked.numbers[0]
    return sentence(said.text[:start] + asked.text[new[0] : new[1]] + said.text[end:])


def _clause(lean: Lean) -> str | None:
    """A clause without a document is one of the document before; "điểm d" takes the place of "điểm c"."""
    asked = lean.asked
    if not asked.meant.clause or asked.places or asked.numbers or not lean.name or len(asked.text.split()) > 14:
        return None
    swapped = _other_unit(lean) if len(lean.core.split()) <= 3 and not asked.slots else None
    if swapped:
        return swapped
    if not asked.slots:
        return sentence(frame("clause", lean.english, text=lean.core, name=lean.name))
    return lean.placed(lean.own)


def _other_unit(lean: Lean) -> str | None:
    """The question before with its smallest unit exchanged; None where the one named now is larger."""
    units = table("followups")["units"]["words"]
    named = re.compile(rf"(?<!\w)({'|'.join(units)})\s+(\S*[^\s?,.])", re.IGNORECASE)
    new, there = named.match(lean.core), [m for m in named.finditer(lean.said.text)]
    same = next((m for m in there if new and m.group(1).lower() == new.group(1).lower()), None)
    if new is None or same is None or same is not there[0]:
        return None
    return sentence(lean.said.text[: same.start()] + new.group() + lean.said.text[same.end() :])


def _document(lean: Lean) -> str | None:
    """Who signed, which number, when issued: asked of the document before."""
    asked = lean.asked
    own = asked.slots.keys() & document_slots()
    said = lean.said.slots.keys() & document_slots()
    if said and not asked.rest and not asked.places and not asked.bodies and asked.slots.keys() == {"when"} and lean.name:
        return sentence(f"{lean.name} ban hành {lowered(lean.own)}") if not lean.english else sentence(f"when was {lean.name} issued")
    if "signatory" in said and asked.rest and set(asked.rest) <= words_of("office", asked.bare) and not asked.places:
        return sentence(f"{lean.said.text.rstrip(' ?')}, {lowered(lean.own)}")
    if not own or asked.places or asked.numbers or asked.rest and not thin(asked.rest, asked.bare) or not lean.name or "matter" in asked.back and not lean.english:
        return None
    if "which_document" in lean.said.slots and not own & {"signatory", "recipients", "status"}:
        return sentence(f"{lean.said.text.rstrip(' ?')}, {lowered(lean.own)}")
    if "document" in asked.back or lean.english and "matter" in asked.back:
        return referred(lean)
    if len(lean.where.places) > 1:
        return lean.placed(f"{lean.own} {'of the plans' if lean.english else 'kế hoạch'}")
    if own & {"signatory"} and asked.text[asked.opens :].lower().startswith(("ai", "who", "người")):
        return sentence(f"{lean.own} {lean.name}")
    if lean.english:
        return sentence(f"{lean.own}: {lean.name}")
    return sentence(f"{lean.name}{':' if 'recipients' in own else ''} {lowered(lean.own)}")


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
    from assistant.bearers import with_body

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
    if not asked.opens and not short and not (asked.alike and len(asked.text.split()) <= 10):
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


_SHORT_NAME = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?:\s+[A-Z]\w+)?(?!\w)")


def _other_name(lean: Lean) -> str | None:
    """A short name in capitals takes the place of the one before: "PAPI thì sao?" after a question about PCI."""
    new = _SHORT_NAME.fullmatch(lean.core)
    old = [m for m in _SHORT_NAME.finditer(lean.said.text) if not any(start <= m.start() < end for start, end in (*lean.said.bodies, *lean.said.numbers))]
    if new is None or len(old) != 1 or not lean.said.places:
        return None
    return sentence(lean.said.text[: old[0].start()] + new.group() + lean.said.text[old[0].end() :])
