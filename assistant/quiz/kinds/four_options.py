"""Four options, one key."""

from dataclasses import replace

from assistant.quiz.distractors import Targets, choose
from assistant.quiz.kinds.common import Material, basic
from assistant.quiz.model import FOUR_OPTIONS, Fact, Question
from assistant.quiz.values import ORDERED


def four_options(material: Material, fact: Fact, targets: Targets) -> Question | str | None:
    """A question, the name of the rule that forbids one, or None where the slot is not asked in this kind."""
    stem = material.stem(fact, FOUR_OPTIONS)
    if stem is None:
        return None
    near = material.pools.near(fact, material.source(fact).quote)
    options = choose(fact, near, stem, targets)
    if options is None:
        return "few_distractors"
    return replace(basic(material, fact, FOUR_OPTIONS, stem, fact.answer, options), ordered=fact.value_kind in ORDERED)
