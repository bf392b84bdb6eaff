"""A turn as the browser keeps it, and back. What comes back is checked as any input: a turn that is not well formed is left out."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast

from interface.chat import KEPT, LIMIT
from interface.contract import AnswerJson, CitationJson, Questions
from interface.source_view import sources_of
from interface.turns import Turn, Why, WhyPassage, new_key

LONGEST = 4_000_000
"""Characters of a conversation that is opened, at most."""
_ANSWER: dict[str, type | tuple[type, ...]] = {
    "abstained": bool, "reason": (str, type(None)), "answer": str, "question": str, "language": str, "kind": str,
    "sentences": list, "citations": list, "notes": list, "nearest": list, "warnings": list,
}
_SENTENCE: dict[str, type | tuple[type, ...]] = {"text": str, "basis": str, "citations": list, "state": str}
_CITATION: dict[str, type | tuple[type, ...]] = {
    "marker": int, "document": str, "path": str, "number": (str, type(None)), "title": (str, type(None)), "section": str, "quote": str,
    "start": int, "end": int, "page": (int, type(None)),
}
_NOTE: dict[str, type | tuple[type, ...]] = {"text": str, "record": str, "mark": str}


class _Malformed(ValueError):
    """A kept turn lacks a field, or holds another kind of value."""


def saved_turn(turn: Turn) -> dict[str, Any] | None:
    """What the browser keeps of a finished turn; None for one that was never asked."""
    if turn.unasked or turn.pending or turn.problem is not None:
        return None
    given = cast("dict[str, Any] | None", turn.answer)
    answer = {name: given[name] for name in _ANSWER if name in given} if given else None
    return {
        "key": turn.key, "question": turn.question, "province": turn.province, "understood_as": turn.understood_as, "alone": turn.alone, "stopped": turn.stopped,
        "answer": answer, "why": asdict(turn.why) if turn.why else None, "suggestions": list(turn.suggestions), "vote": turn.vote,
    }


def opened_turns(assistant: Questions, kept: object) -> tuple[Turn, ...]:
    """The turns of a kept conversation, given as JSON text; their passages are read again from the documents as they are now."""
    try:
        rows = json.loads(kept) if isinstance(kept, str) and len(kept) <= LONGEST else []
    except (ValueError, RecursionError):
        return ()
    if not isinstance(rows, list):
        return ()
    turns: list[Turn] = []
    for row in rows[-KEPT:]:
        try:
            turns.append(_opened(assistant, row))
        except _Malformed:
            continue
    return tuple(turns)


def _opened(assistant: Questions, row: object) -> Turn:
    table = _checked(row, {"key": str, "question": str, "province": (str, type(None)), "understood_as": (str, type(None)), "alone": bool, "stopped": bool,
                           "answer": (dict, type(None)), "why": (dict, type(None)), "suggestions": list, "vote": str})
    answer = _answer(table["answer"]) if table["answer"] is not None else None
    if answer is None and not table["stopped"]:
        raise _Malformed("neither answered nor stopped")
    key = table["key"] if table["key"].isalnum() and len(table["key"]) <= 32 else new_key()
    return Turn(
        table["question"][:LIMIT], table["province"], answer, sources_of(assistant, answer["citations"]) if answer else (),
        sources_of(assistant, answer["nearest"], numbered=False) if answer else (), understood_as=table["understood_as"], alone=table["alone"],
        stopped=answer is None, why=_why(table["why"]), suggestions=_texts(table["suggestions"])[:5], vote=table["vote"] if table["vote"] in ("up", "down") else "", key=key,
    )


def _answer(data: object) -> AnswerJson:
    table = dict(_checked(data, {name: kind for name, kind in _ANSWER.items() if name not in ("answer", "question", "language", "kind")}))
    for name in ("answer", "question", "language", "kind"):
        table.setdefault(name, "")
    _checked(table, _ANSWER)
    table["sentences"] = [_sentence(sentence) for sentence in table["sentences"]]
    table["citations"] = [_citation(citation) for citation in table["citations"]]
    table["nearest"] = [_citation(citation) for citation in table["nearest"]]
    table["notes"] = [_checked(note, _NOTE) for note in table["notes"]]
    table["warnings"] = list(_texts(table["warnings"]))
    return cast(AnswerJson, {name: table[name] for name in _ANSWER})


def _sentence(data: object) -> Mapping[str, Any]:
    sentence = _checked(data, _SENTENCE)
    if not all(isinstance(number, int) for number in sentence["citations"]):
        raise _Malformed("a citation is a number")
    return sentence


def _citation(data: object) -> CitationJson:
    citation = _checked(data, _CITATION)
    if not 0 <= citation["start"] <= citation["end"]:
        raise _Malformed("no stretch of a text")
    return cast(CitationJson, citation)


def _why(data: object) -> Why | None:
    if data is None:
        return None
    table = _checked(data, {"documents": (list, tuple), "searched": int, "terms": (list, tuple), "passages": (list, tuple), "refused": (list, tuple)})
    passage: dict[str, type | tuple[type, ...]] = {"name": str, "document": str, "section": str, "start": int, "end": int, "cited": bool, "words": str}
    passages = tuple(WhyPassage(**{name: _checked(row, passage)[name] for name in passage}) for row in table["passages"])
    refused = tuple(pair for row in table["refused"] if len(pair := _texts(row)) == 2)
    return Why(_texts(table["documents"]), table["searched"], _texts(table["terms"]), passages, cast("tuple[tuple[str, str], ...]", refused))


def _checked(data: object, fields: Mapping[str, type | tuple[type, ...]]) -> Mapping[str, Any]:
    if not isinstance(data, Mapping) or not all(name in data and isinstance(data[name], kind) for name, kind in fields.items()):
        raise _Malformed("a field is missing or of another kind")
    return data


def _texts(values: object) -> tuple[str, ...]:
    if not isinstance(values, (list, tuple)) or not all(isinstance(value, str) for value in values):
        raise _Malformed("not a list of texts")
    return tuple(values)
