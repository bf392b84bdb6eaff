"""A statement, true or with one changed fact."""

from assistant.quiz.kinds.common import Material, basic
from assistant.quiz.model import TRUE_FALSE, Fact, Question
from assistant.quiz.values import small
from assistant.quiz.words import word


def true_false(material: Material, fact: Fact, true: bool) -> Question | str | None:
    """A statement; a false one carries the closest value that is not true of the source."""
    if material.stem(fact, TRUE_FALSE, value="") is None:
        return None
    value: str | None = fact.answer
    if not true:
        value = next(iter(material.pools.near(fact, material.source(fact).quote)), None)
    if value is None:
        return "few_distractors"
    stem = material.stem(fact, TRUE_FALSE, value=small(value))
    if stem is None:
        return None
    options = (word("answers", "true"), word("answers", "false"))
    return basic(material, fact, TRUE_FALSE, stem, options[0] if true else options[1], options)
