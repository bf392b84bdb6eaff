"""An open question with a model answer from the text."""

from dataclasses import replace

from assistant.quiz.kinds.common import Material, basic
from assistant.quiz.model import SHORT_ANSWER, UNDERSTAND, Fact, Question
from assistant.quiz.words import word


def short_answer(material: Material, fact: Fact) -> Question | None:
    """The question, or None where the slot has no such wording."""
    heading = fact.words.get("heading", "")
    stem = material.stem(fact, SHORT_ANSWER, about=word("answers", "about", heading=heading) if heading else "")
    if stem is None:
        return None
    key = fact.answer
    atoms: tuple[str, ...] = (fact.atom,)
    if fact.slot == "reference_full":
        key = word("answers", "day_and_issuer", date=fact.words["date"], issuer=fact.words["issuer"])
        reference = fact.atom.rsplit("|", 1)[0]
        atoms = (f"{reference}|reference_date", f"{reference}|reference_issuer")
    made = basic(material, fact, SHORT_ANSWER, stem, key)
    return replace(made, level=UNDERSTAND, atoms=atoms, answer="" if fact.slot == "reference_full" else fact.answer)
