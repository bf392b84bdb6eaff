"""Beside a refusal: a few questions that the documents do answer, each tried before it is offered."""

import logging
import time
from collections.abc import Iterator
from dataclasses import replace

from index.errors import UserError
from index.records import Duty
from interface.contract import Questions
from interface.turns import Turn
from interface.words import Language, say
from vietnamese.provinces import find_provinces

_log = logging.getLogger(__name__)
MOST = 3
TRIED = 12
ENOUGH_S = 2.0
"""No further question is tried after this many seconds."""
Places = dict[str, list[str]]
_KINDS = ("report", "register", "raise_difficulties", "notify")


def with_suggestions(assistant: Questions, turn: Turn) -> Turn:
    """A refused turn with its suggestions; any other turn as it is."""
    if turn.answer is None or not turn.answer["abstained"]:
        return turn
    return replace(turn, suggestions=suggestions_for(assistant, turn))


def suggestions_for(assistant: Questions, turn: Turn) -> tuple[str, ...]:
    """At most three questions about the places that the refused question is near to; none where nothing is found in time."""
    language: Language = "en" if turn.answer is not None and turn.answer.get("language") == "en" else "vi"
    until = time.monotonic() + ENOUGH_S
    try:
        near, others = _places(assistant, turn)
        return _answered(assistant, turn, near, language, until) or _answered(assistant, turn, others, language, until)
    except UserError:
        return ()
    except Exception:  # the refusal stands without suggestions; a failure here must not take it away
        _log.exception("no suggestions")
        return ()


def _answered(assistant: Questions, turn: Turn, places: Places, language: Language, until: float) -> tuple[str, ...]:
    """Those of the first candidates that are answered."""
    out: list[str] = []
    for number, question in enumerate(_candidates(assistant, places, language)):
        if len(out) == MOST or number == TRIED or time.monotonic() > until:
            break
        if question not in out and question != turn.question and not assistant.ask(question).as_json()["abstained"]:
            out.append(question)
    return tuple(out)


def _places(assistant: Questions, turn: Turn) -> tuple[Places, Places]:
    """Documents by place: the places that the question is near to, and the others."""
    places: Places = {}
    for document in assistant.library().documents:
        if document.province_name:
            places.setdefault(document.province_name, []).append(document.id)
    near = list(dict.fromkeys(_near(turn, places)))[:MOST]
    return {name: places[name] for name in near}, {name: ids for name, ids in places.items() if name not in near}


def _candidates(assistant: Questions, places: Places, language: Language) -> Iterator[str]:
    """One round over the places for each kind of duty, so that the first three differ."""
    library = assistant.library()
    duties = {place: library.duties(tuple(ids)) for place, ids in places.items()}
    for kind in _KINDS:
        for place in places:
            for duty in _told(duties[place], kind):
                yield _question(duty, place, language)
    for place in places:
        yield say("suggest.tasks", language, place=place)


def _near(turn: Turn, places: Places) -> Iterator[str]:
    named = [m.name for m in find_provinces(turn.understood_as or turn.question, bare=True)]
    yield from (name for name in (turn.province, *named) if name in places)
    yield from (source.province for source in turn.nearest if source.province in places)


def _told(duties: tuple[Duty, ...], kind: str) -> list[Duty]:
    """The duty of a kind that says most, so that the answer to its question does too."""
    ones = [duty for duty in duties if duty.kind == kind and duty.recipients]
    return sorted(ones, key=lambda duty: duty.deadline is None)[:1]


def _question(duty: Duty, place: str, language: Language) -> str:
    key = f"suggest.{duty.kind}" + ("_by" if duty.deadline is not None else "")
    return say(key, language, place=place)
