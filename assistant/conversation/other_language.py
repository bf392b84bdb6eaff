"""A turn in the other language: the question before said in the language of the one that leans on it, where its matter has fixed words."""

import re

from assistant.conversation.words import table
from assistant.conversation.glance import Glance, glance, spoken
from assistant.question import Corpus
from assistant.conversation.rewording import frame, listed, sentence
from assistant.rank.duty_fit import wanted_kinds

_ORDER = ("register", "raise_difficulties", "synthesise", "report", "notify")


def in_language(said: Glance, asked: Glance, corpus: Corpus) -> Glance:
    """The question before in the language of the new one; as it is where they agree or its matter has no fixed words."""
    english = _english(asked)
    if english is None or english == said.meant.english:
        return said
    words = _said_again(said, english)
    if words is None:
        return said
    places = tuple(dict.fromkeys(p.name for p in said.places))
    return glance(sentence(frame("place", english, place=listed(places, english), text=words) if places else words), corpus)


def _english(asked: Glance) -> bool | None:
    """Whether the question is English; None where it is a name alone."""
    text = asked.text
    for place in reversed(asked.places):
        text = f"{text[: place.start]} {text[place.end :]}"
    return spoken(text) == "en" if re.search(r"\w", text) else None


def _said_again(said: Glance, english: bool) -> str | None:
    tables, language = table("followups"), "en" if english else "vi"
    own = next((s for s in tables["documents"][language] if s in said.slots), None)
    if own:
        return str(tables["documents"][language][own])
    kinds = wanted_kinds(said.meant)
    kind = next((k for k in _ORDER if k in kinds), None)
    if kind is None:
        return None
    about = tables["matters"][language][kind]
    slots = [words for slot, words in tables["slots"][language].items() if slot in said.slots and slot != "who"] or [tables["slots"][language]["where_to"]]
    return f"{', '.join(slots)} {about}" if english else f"{about} {', '.join(slots)}"
