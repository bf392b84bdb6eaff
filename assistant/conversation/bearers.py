"""A question asked of another body: the one named takes the place of the one that acted."""

import re

from assistant.conversation.glance import Glance, Stretch
from assistant.conversation.lean import Lean, asking
from assistant.conversation.rewording import frame, lowered, matter, placeless, sentence
from assistant.conversation.words import either, table

_WHOSE = ("của", "cua", "of", "for")


def with_body(lean: Lean) -> str | None:
    """The question before asked of the body named now; with its own slots where it brings some."""
    asked, said = lean.asked, lean.said
    (start, _), (_, end) = asked.bodies[0], asked.bodies[-1]
    if not_acting(asked, start) and not asked.folded[:start].rstrip().endswith(_WHOSE):
        return None
    body = asked.text[start:end]
    asks = asked.slots.keys() - {"content"}
    acting = next((_whole(said, b) for b in said.bodies if not not_acting(said, b[0])), None)
    if asks:
        rest = " ".join((_whose(asked.text[asked.opens : start]) + " " + asked.text[end:]).split()).strip(" ?,")
        rest = asking(rest, asked.bare, lean.english)
        about = matter(said, without=[acting] if acting else ())
        if lean.english:
            return lean.placed(f"{placeless(said).rstrip(' ?')}, for {body}")
        return lean.placed(f"{body} {about} {rest}")
    if acting:
        swapped = said.text[: acting[0]] + _like(said, acting, body) + said.text[acting[1] :]
        return sentence(swapped) if said.places or not lean.where.places else lean.placed(swapped)
    if "who" in said.slots and not said.slots.keys() & {"where_to", "via"}:
        return lean.placed(frame("body", lean.english, body=body))
    if lean.english:
        return lean.placed(f"{placeless(said).rstrip(' ?')}, for {body}")
    return lean.placed(f"{body} {lowered(placeless(said))}")


def _whose(words: str) -> str:
    """The words without the preposition that a body stood behind."""
    return re.sub(rf"(?<!\w)(?:{'|'.join(_WHOSE)})\s*$", "", words, flags=re.IGNORECASE)


def _whole(said: Glance, body: Stretch) -> Stretch:
    """The body with "tôi", "của em" after it."""
    mine = re.match(rf"\s+{either(table('followups')['mine']['words'], said.bare)}(?!\w)", said.folded[body[1] :])
    return body[0], body[1] + (mine.end() if mine else 0)


def _like(said: Glance, acting: Stretch, body: str) -> str:
    return body[:1].upper() + body[1:] if acting[0] == 0 else body


def not_acting(said: Glance, start: int) -> bool:
    """Whether a body is one that receives or passes on: "gửi …", "qua …"."""
    return re.search(rf"(?<!\w){either(table('followups')['not_acting']['words'], said.bare)}\s+$", said.folded[:start]) is not None
