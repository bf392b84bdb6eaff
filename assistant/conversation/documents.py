"""Follow-ups about a document: its number, a clause of it, who signed it, who cites it."""

import re

from assistant.conversation.glance import thin, words_of
from assistant.conversation.lean import Lean
from assistant.conversation.referring import referred
from assistant.conversation.rewording import frame, lowered, sentence
from assistant.conversation.words import anywhere, document_slots, table


def citing(lean: Lean) -> str | None:
    """ "tỉnh nào dẫn?" after a question about one document."""
    asked, said = lean.asked, lean.said
    if "which_plan" not in asked.slots or not said.numbers or asked.numbers:
        return None
    start, end = said.numbers[0]
    if "document" in asked.back:
        (first, last), *_ = asked.back["document"]
        return sentence(asked.text[:first] + said.text[start:end] + asked.text[last:])
    return sentence(f"{lean.own} {said.text[start:end]}")


def number(lean: Lean) -> str | None:
    """A document number alone takes the place of the one before."""
    asked, said = lean.asked, lean.said
    if not asked.numbers or asked.rest or asked.slots or not said.numbers or not (asked.opens or asked.closes < len(asked.text.rstrip(" ?."))):
        return None
    (start, end), new = said.numbers[0], asked.numbers[0]
    return sentence(said.text[:start] + asked.text[new[0] : new[1]] + said.text[end:])


def clause(lean: Lean) -> str | None:
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


def document(lean: Lean) -> str | None:
    """Who signed, which number, when issued: asked of the document before."""
    asked = lean.asked
    own = set(asked.slots.keys() & document_slots())
    if "when" in asked.slots and anywhere("issuing", asked.bare).search(asked.folded):
        own.add("issued")
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
