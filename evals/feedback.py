"""Readers' feedback as drafts of evaluation items: the question is theirs, the gold is left for a person to write."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from evals.items import KINDS, Item
from evals.proposals import language_of
from index.errors import BadInput
from vietnamese.text import fold_spaces, match_form

Row = Mapping[str, Any]


def read_feedback(path: Path) -> list[Row]:
    """Lines of a feedback file.

    Raises:
        BadInput: the file cannot be read, or a line is no feedback; the message names it.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read ({error}); name the feedback.jsonl that the chat writes") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BadInput(f"{path.name}, line {number}: not JSON; take the line out") from error
        if not isinstance(row, dict) or not isinstance(row.get("question"), str) or row.get("vote") not in ("up", "down"):
            raise BadInput(f"{path.name}, line {number}: no feedback (question and vote are asked for); take the line out")
        rows.append(row)
    return rows


def drafts(rows: Iterable[Row], asked: Iterable[str] = ()) -> list[Item]:
    """A draft for each question whose last verdict is thumbs down, in the order of the file.

    Args:
        rows: feedback, oldest first; a later verdict of the same answer takes the place of an earlier one.
        asked: questions that the suite already holds; they are left out.
    """
    known = {match_form(question) for question in asked}
    last: dict[str, Row] = {}
    for number, row in enumerate(rows):
        last[str(row.get("key") or number)] = row
    out: list[Item] = []
    for row in last.values():
        question = _question(row)
        if row["vote"] == "down" and question and match_form(question) not in known:
            known.add(match_form(question))
            out.append(_draft(f"f-{len(out) + 1:03d}", question, row))
    return out


def _question(row: Row) -> str:
    """As it was read: an item stands alone, so a follow-up is taken in full."""
    full = row.get("understood_as")
    return fold_spaces(full if isinstance(full, str) and full.strip() else row["question"]).strip()


def _draft(name: str, question: str, row: Row) -> Item:
    cited = row.get("citations")
    documents = tuple(dict.fromkeys(str(c["document"]) for c in cited if isinstance(c, dict) and "document" in c)) if isinstance(cited, list) else ()
    kind = str(row.get("kind") or "")
    return Item(name, question, language_of(question), kind if kind in KINDS else "open", documents, True, draft=_said(row))


def _said(row: Row) -> str:
    """What the reader found wrong and what was answered, for the person who writes the gold."""
    reasons = row.get("reasons")
    answer = row.get("answer")
    told = [", ".join(map(str, reasons)) if isinstance(reasons, list) else "", str(row.get("comment") or ""),
            "answered: " + " ".join(map(str, answer)) if isinstance(answer, list) and answer else "", str(row.get("time") or "")]
    return "; ".join(part for part in told if part) or "thumbs down"
