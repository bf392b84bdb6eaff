"""What happens when somebody asks: checks, the question itself, and errors in plain words."""

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from index.errors import UserError
from interface.chat_why import why_of
from interface.contract import AnswerJson, Questions, Watch
from interface.source_view import sources_of
from interface.turns import Problem, Turn
from interface.words import has

if TYPE_CHECKING:
    from assistant.followup import Before
    from assistant.reader import Reader

LIMIT = 2000
"""Characters of a question, at most."""
KEPT = 50
"""Turns of a conversation that stay on the page."""
LOOKED_BACK = 6
"""Earlier turns that a question may lean on."""

_log = logging.getLogger(__name__)


class Stopped(Exception):
    """The reader ended the search while it was running."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What goes with a question: the turns before it, the reader's own setting, and who is told of the steps."""

    before: tuple[Turn, ...] = ()
    body: str = ""
    home: str = ""
    watch: Watch | None = None


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


def start_turn(question: str, province: str | None, *, alone: bool = False) -> Turn:
    """The turn as it stands before the answer is there."""
    problem = problem_with(question)
    shown = question.strip()
    if problem is not None and len(shown) > LIMIT:
        shown = shown[:200] + "…"
    return Turn(shown, province or None, problem=problem, alone=alone)


def answer_turn(assistant: Questions, turn: Turn, asking: Asking = Asking()) -> Turn:
    """The turn with its answer, or with the reason why there is none.

    Raises:
        Stopped: `asking.watch` ended the search.
    """
    if not turn.pending:
        return turn
    try:
        return _answered(assistant, turn, asking)
    except UserError as error:
        return replace(turn, problem=problem_of(error))
    except Stopped:
        raise
    except Exception:  # the last wall before the page: one failed question must not look like silence
        _log.exception("a question failed")
        return replace(turn, problem=Problem("errors.unexpected"))


def _answered(assistant: Questions, turn: Turn, asking: Asking) -> Turn:
    # As typed: neither the turns before it nor the reader's setting may add a word.
    before, reader = ((), None) if turn.alone else (before_of(asking.before), reader_of(asking))
    record = assistant.ask(turn.question, province=turn.province, before=before, reader=reader, watch=asking.watch)
    answer = cast(AnswerJson, record.as_json())
    understood = record.understood_as
    return replace(
        turn, answer=answer, sources=sources_of(assistant, answer["citations"]), nearest=sources_of(assistant, answer["nearest"], numbered=False),
        understood_as=understood if understood and understood != turn.question else None, why=why_of(assistant, record.trace),
    )


def before_of(turns: tuple[Turn, ...]) -> "tuple[Before, ...]":
    """The turns that a new question may lean on, oldest first: the questions as they were read, and the documents cited."""
    from assistant.followup import Before

    answered = [turn for turn in turns if turn.answer is not None][-LOOKED_BACK:]
    return tuple(Before(turn.understood_as or turn.question, _cited(turn.answer)) for turn in answered)


def _cited(answer: AnswerJson | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(citation["document"] for citation in answer["citations"])) if answer else ()


def reader_of(asking: Asking) -> "Reader | None":
    """The reader's own setting; None where nothing is set."""
    from assistant.reader import Reader

    body, home = asking.body.strip()[:100], asking.home.strip()[:60]
    return Reader(body or None, home or None) if body or home else None
