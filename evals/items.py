"""Items of a suite: questions with gold evidence. Evidence is document + section + verbatim quote, never a passage id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from index.errors import BadInput

LANGUAGES = ("vi", "vi-nodiac", "en")
KINDS = ("reporting", "responsibility", "citation", "document_fact", "comparison", "clause", "number", "open",
         "false_premise", "unanswerable", "robustness")
SLOTS = ("bearer", "recipients", "via", "compiler", "final_reader", "deadline", "frequency")
_REQUIRED = ("id", "question", "language", "kind", "documents", "answerable")
_OPTIONAL = ("evidence", "answer", "required", "forbidden", "slots", "false_premise", "draft")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that answer the question. `section` is the path of the printed outline ("III.2"), "" outside of it."""

    document: str
    section: str
    quote: str
    alternatives: tuple[str, ...] = ()

    @property
    def wordings(self) -> tuple[str, ...]:
        """The quote and the other stretches of the document that say the same."""
        return (self.quote, *self.alternatives)


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot of the duty that is asked for; no values: the document is silent."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One question.

    Attributes:
        required: groups of variants; one variant of each group must stand in the answer.
        forbidden: facts that would be wrong.
        draft: what a reader found wrong, where a person has still to write the gold; "" for a finished item.
        noise: name of the noise that made this variant of the question, "" for the clean one.
    """

    id: str
    question: str
    language: str
    kind: str
    documents: tuple[str, ...]
    answerable: bool
    evidence: tuple[Evidence, ...] = ()
    answer: str = ""
    required: tuple[tuple[str, ...], ...] = ()
    forbidden: tuple[str, ...] = ()
    slots: tuple[Slot, ...] = ()
    false_premise: bool = False
    noise: str = ""
    draft: str = ""

    @property
    def key(self) -> str:
        """The id of the row: the item's own, with the noise behind it."""
        return f"{self.id}~{self.noise}" if self.noise else self.id

    @property
    def cluster(self) -> str:
        """The documents it belongs to; questions of one cluster are not independent."""
        return "+".join(sorted(self.documents)) or "none"

    def asked_as(self, question: str, noise: str) -> Item:
        """The same item under a noisy question."""
        return replace(self, question=question, noise=noise)


def item_from_json(data: Mapping[str, Any], where: str) -> Item:
    """An item from one line of a suite.

    Raises:
        BadInput: a field is missing, unknown or of another type; the message names line and field.
    """
    if not isinstance(data, Mapping):
        raise BadInput(f"{where}: an item is a JSON object")
    unknown = sorted(set(data) - set(_REQUIRED) - set(_OPTIONAL))
    missing = [name for name in _REQUIRED if name not in data]
    if unknown or missing:
        raise BadInput(f"{where}: {'unknown field ' + unknown[0] if unknown else 'missing field ' + missing[0]}; see evals/suites/README.md")
    if not isinstance(data["answerable"], bool) or not isinstance(data.get("false_premise", False), bool):
        raise BadInput(f"{where}: answerable and false_premise are true or false")
    return Item(
        id=_text(data, "id", where), question=_text(data, "question", where), language=_text(data, "language", where),
        kind=_text(data, "kind", where), documents=_texts(data["documents"], f"{where}: documents"), answerable=data["answerable"],
        evidence=tuple(_evidence(e, f"{where}: evidence {i}") for i, e in enumerate(data.get("evidence", []), 1)),
        answer=_text(data, "answer", where) if "answer" in data else "",
        required=tuple(_texts(g, f"{where}: required {i}") for i, g in enumerate(data.get("required", []), 1)),
        forbidden=_texts(data.get("forbidden", []), f"{where}: forbidden"),
        slots=tuple(Slot(n, _texts(v, f"{where}: slot {n}")) for n, v in _table(data.get("slots", {}), where).items()),
        false_premise=data.get("false_premise", False),
        draft=_text(data, "draft", where) if "draft" in data else "",
    )


def item_to_json(item: Item) -> dict[str, Any]:
    """The item as a line of a suite; empty optional fields are left out."""
    out: dict[str, Any] = {name: getattr(item, name) for name in _REQUIRED} | {"documents": list(item.documents)}
    out["evidence"] = [_evidence_json(e) for e in item.evidence]
    out |= {"answer": item.answer, "required": [list(g) for g in item.required], "forbidden": list(item.forbidden)}
    if item.slots:
        out["slots"] = {s.name: list(s.values) for s in item.slots}
    if item.false_premise:
        out["false_premise"] = True
    if item.draft:
        out["draft"] = item.draft
    return out


def _evidence(data: Any, where: str) -> Evidence:
    table = _table(data, where)
    unknown = set(table) - {"document", "section", "quote", "alternatives"}
    if unknown:
        raise BadInput(f"{where}: unknown field {sorted(unknown)[0]}")
    return Evidence(_text(table, "document", where), _text(table, "section", where), _text(table, "quote", where),
                    _texts(table.get("alternatives", []), f"{where}: alternatives"))


def _evidence_json(evidence: Evidence) -> dict[str, Any]:
    out: dict[str, Any] = {"document": evidence.document, "section": evidence.section, "quote": evidence.quote}
    if evidence.alternatives:
        out["alternatives"] = list(evidence.alternatives)
    return out


def _text(data: Mapping[str, Any], name: str, where: str) -> str:
    value = data.get(name)
    if not isinstance(value, str):
        raise BadInput(f"{where}: {name} is a text")
    return value


def _texts(value: Any, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise BadInput(f"{where} is a list of texts")
    return tuple(value)


def _table(value: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise BadInput(f"{where} is an object")
    return value
