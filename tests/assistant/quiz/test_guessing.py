"""Strategies that know nothing of the plans must not find the key."""

import re

import pytest

from assistant.quiz.kinds.common import Material
from assistant.quiz.model import FOUR_OPTIONS, Question, Request
from assistant.quiz.paper import build_paper

MOST = 0.30


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))


def longest(q: Question) -> str:
    return max(q.options, key=len)


def first(q: Question) -> str:
    return q.options[0]


def most_stem_words(q: Question) -> str:
    return max(q.options, key=lambda o: len(words(o) & words(q.stem)))


@pytest.mark.parametrize("seed", [1, 7, 2026])
@pytest.mark.parametrize("strategy", [longest, first, most_stem_words])
def test_a_strategy_without_knowledge_scores_at_most_30_percent(material: Material, strategy: object, seed: int) -> None:
    questions = build_paper(material, Request(kinds=(FOUR_OPTIONS,), count=200, seed=seed)).questions
    assert len(questions) == 200
    assert sum(strategy(q) == q.key for q in questions) / len(questions) <= MOST  # type: ignore[operator]


def test_every_place_holds_about_a_quarter_of_the_keys(choice_paper: object) -> None:
    questions = choice_paper.questions  # type: ignore[attr-defined]
    for place in range(4):
        share = sum(q.options.index(q.key) == place for q in questions) / len(questions)
        assert 0.2 <= share <= 0.3, (place, share)
