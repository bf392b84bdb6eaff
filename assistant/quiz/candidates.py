"""Candidates of each kind, in the order the seed gives, documents and topics mixed."""

import random
from collections.abc import Callable, Iterator
from typing import TypeVar

from assistant.quiz.balance import Balance
from assistant.quiz.kinds.blank import blank
from assistant.quiz.kinds.common import Material
from assistant.quiz.kinds.essay import essays
from assistant.quiz.kinds.four_options import four_options
from assistant.quiz.kinds.matching import matchings
from assistant.quiz.kinds.short_answer import short_answer
from assistant.quiz.kinds.true_false import true_false
from assistant.quiz.model import BLANK, ESSAY, FOUR_OPTIONS, MATCHING, SHORT_ANSWER, TRUE_FALSE, Fact, Question, Request
from assistant.quiz.rules import broken_rule

Candidate = Question | str
T = TypeVar("T")


def candidates(material: Material, request: Request, kind: str, balance: Balance, rng: random.Random) -> Iterator[Candidate]:
    """Sound questions of a kind; for one that breaks a rule, the rule's name."""
    if kind in (MATCHING, ESSAY):
        made = list(matchings(material, rng) if kind == MATCHING else essays(material))
        mixed = _mixed([q for q in made if _wanted(request, q.source.document, q.topic)], rng, lambda q: (q.source.document if q.kind == ESSAY else "", q.value_kind or q.topic))
        yield from (broken_rule(q) or q for q in mixed if not request.levels or q.level in request.levels)
        return
    facts = [f for f in material.facts if _wanted(request, f.document, f.topic)]
    for fact in _mixed(facts, rng, lambda f: (f.document, f.slot)):
        question = _one(material, fact, kind, balance)
        if isinstance(question, str) or question is not None and (not request.levels or question.level in request.levels):
            yield question


def _wanted(request: Request, document: str, topic: str) -> bool:
    return (not request.documents or document in request.documents) and (not request.topics or topic in request.topics)


def _one(material: Material, fact: Fact, kind: str, balance: Balance) -> Candidate | None:
    if kind == FOUR_OPTIONS:
        return _balanced(material, fact, balance)
    if kind == TRUE_FALSE:
        return _sound(true_false(material, fact, balance.truth()))
    return _sound({BLANK: blank, SHORT_ANSWER: short_answer}[kind](material, fact))


def _sound(question: Candidate | None) -> Candidate | None:
    if question is None or isinstance(question, str):
        return question
    return broken_rule(question) or question


def _balanced(material: Material, fact: Fact, balance: Balance) -> Candidate | None:
    """The question with its key where the paper needs it; elsewhere if the values do not allow that."""
    spare: Candidate | None = None
    for targets in balance.targets():
        made = _sound(four_options(material, fact, targets))
        if made is None:
            return None
        if isinstance(made, Question) and made.options.index(str(made.key)) == targets[0]:
            return made
        if spare is None or isinstance(spare, str) and isinstance(made, Question):
            spare = made
    return spare


def _mixed(items: list[T], rng: random.Random, group: Callable[[T], tuple[str, str]]) -> list[T]:
    """Shuffled, then dealt in turn over the groups, so that no document or topic crowds out the others."""
    shuffled = list(items)
    rng.shuffle(shuffled)
    turn: dict[tuple[str, str], int] = {}
    dealt = []
    for place, item in enumerate(shuffled):
        turn[group(item)] = turn.get(group(item), -1) + 1
        dealt.append((turn[group(item)], place, item))
    return [item for _, _, item in sorted(dealt, key=lambda d: d[:2])]
