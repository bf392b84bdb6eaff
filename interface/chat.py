"""What happens when somebody asks: checks, the question itself, and errors in plain words."""

import logging
from typing import cast

from index.errors import UserError
from interface.contract import AnswerJson, Questions
from interface.source_view import sources_of
from interface.turns import Problem, Turn
from interface.words import has

LIMIT = 2000
"""Characters of a question, at most."""
KEPT = 50
"""Turns of a conversation that stay on the page."""

_log = logging.getLogger(__name__)


def problem_with(question: str) -> Problem | None:
    """What keeps the question from being asked, if anything."""
    if not question.strip():
        return Problem("errors.empty", unasked=True)
    if len(question.strip()) > LIMIT:
        return Problem("errors.too_long", {"length": len(question.strip()), "limit": LIMIT}, unasked=True)
    return None


def problem_of(error: UserError) -> Problem:
    """The words for an error: those of its class, else of the nearest class above it."""
    keys = (f"errors.{cls.__name__}" for cls in type(error).__mro__)
    return Problem(next(key for key in keys if has(key)))


def start_turn(question: str, province: str | None) -> Turn:
    """The turn as it stands before the answer is there."""
    problem = problem_with(question)
    shown = question.strip()
    if problem is not None and len(shown) > LIMIT:
        shown = shown[:200] + "…"
    return Turn(shown, province or None, problem=problem)


def answer_turn(assistant: Questions, turn: Turn) -> Turn:
    """The turn with its answer, or with the reason why there is none."""
    if not turn.pending:
        return turn
    try:
        answer = cast(AnswerJson, assistant.ask(turn.question, province=turn.province).as_json())
        nearest = sources_of(assistant, answer["nearest"], numbered=False)
        return Turn(turn.question, turn.province, answer, sources_of(assistant, answer["citations"]), nearest)
    except UserError as error:
        return Turn(turn.question, turn.province, problem=problem_of(error))
    except Exception:  # the last wall before the page: one failed question must not look like silence
        _log.exception("a question failed")
        return Turn(turn.question, turn.province, problem=Problem("errors.unexpected"))
