"""A sentence with one value left out."""

from assistant.quiz.kinds.common import Material, basic
from assistant.quiz.model import BLANK, Fact, Question


def blank(material: Material, fact: Fact) -> Question | None:
    """The question, or None where the slot has no such wording."""
    stem = material.stem(fact, BLANK)
    return basic(material, fact, BLANK, stem, fact.answer) if stem else None
