"""One index, its facts, and papers made once."""

from typing import TYPE_CHECKING

import pytest

from assistant.quiz.kinds.common import Material
from assistant.quiz.model import FOUR_OPTIONS, Paper, Request
from assistant.quiz.paper import build_paper

if TYPE_CHECKING:
    from assistant.service import Assistant


@pytest.fixture(scope="session")
def material(assistant: "Assistant") -> Material:
    """Facts of the five plans."""
    return Material(assistant.library())


@pytest.fixture(scope="session")
def big_paper(material: Material) -> Paper:
    """200 questions of all kinds."""
    return build_paper(material, Request(count=200, seed=7))


@pytest.fixture(scope="session")
def choice_paper(material: Material) -> Paper:
    """200 questions with four options."""
    return build_paper(material, Request(kinds=(FOUR_OPTIONS,), count=200, seed=7))
