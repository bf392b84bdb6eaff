"""What a system gave back for one question, read from the contracts of `search` and `ask`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """One found passage; the list is in rank order."""

    document: str
    section: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer; `citations` are marks."""

    text: str
    basis: str
    state: str
    citations: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """One citation of an answer."""

    marker: int
    document: str
    section: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer. `duties` hold the slot values of the answer's duties, by slot name."""

    abstained: bool
    answer: str
    reason: str
    sentences: tuple[Sentence, ...]
    citations: tuple[Cited, ...]
    duties: tuple[Mapping[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One question's saved row.

    Attributes:
        key: the item's id, with its noise.
        found: the ranking.
        reply: None for a system that only retrieves.
        quotes_hold: for each citation, whether its quote is the document's text between its offsets.
        milliseconds: wall clock of the answer, else of the search.
        error: why the system failed on it, "" when it did not.
    """

    key: str
    found: tuple[Found, ...] = ()
    reply: Reply | None = None
    quotes_hold: tuple[bool, ...] = ()
    milliseconds: float = 0.0
    error: str = ""


def row_from_json(data: Mapping[str, Any]) -> Row:
    """The row of one line of `results.jsonl`."""
    answer = data.get("answer")
    return Row(
        key=str(data["key"]), found=tuple(_found(r) for r in data.get("results") or ()),
        reply=reply_from_json(answer) if answer is not None else None, quotes_hold=tuple(data.get("quotes_hold") or ()),
        milliseconds=float(data.get("milliseconds") or 0.0), error=str(data.get("error") or ""),
    )


def reply_from_json(data: Mapping[str, Any]) -> Reply:
    """An answer from the JSON of `ask`."""
    return Reply(
        abstained=bool(data.get("abstained")), answer=data.get("answer") or "", reason=data.get("reason") or "",
        sentences=tuple(_sentence(s) for s in data.get("sentences") or ()),
        citations=tuple(_cited(c) for c in data.get("citations") or ()),
        duties=tuple(_duty(d) for d in data.get("duties") or ()),
    )


def _found(data: Mapping[str, Any]) -> Found:
    return Found(data.get("document") or "", data.get("section") or "", data.get("text") or "", float(data.get("score") or 0.0))


def _sentence(data: Mapping[str, Any]) -> Sentence:
    return Sentence(data.get("text") or "", data.get("basis") or "", data.get("state") or "", tuple(data.get("citations") or ()))


def _cited(data: Mapping[str, Any]) -> Cited:
    return Cited(int(data.get("marker") or 0), data.get("document") or "", data.get("section") or "", data.get("quote") or "",
                 int(data.get("start") or 0), int(data.get("end") or 0))


def _duty(data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
    one = {"via": "via", "compiler": "compiler", "deadline": "deadline", "frequency": "frequency"}
    many = {"bearer": "bearers", "recipients": "recipients", "final_reader": "final_reader"}
    slots = {slot: (data[field],) if data.get(field) else () for slot, field in one.items()}
    return slots | {slot: tuple(data.get(field) or ()) for slot, field in many.items()}
