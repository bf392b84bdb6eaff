"""Asking a system all questions of a run, one after the other."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import Any

from evals.items import Item
from evals.runfolder import RunFolder
from evals.systems.base import System

TOP = 30
Progress = Callable[[int, int, str], None]


def ask_all(system: System, items: Sequence[Item], folder: RunFolder, *, top: int = TOP, max_errors: int | None = None,
            progress: Progress = lambda done, total, key: None) -> int:
    """Asks what has no good row yet and appends each row; gives the number of questions the system failed on.

    Args:
        system: the system under test.
        items: all questions of the run, noisy ones included.
        folder: its folder.
        top: passages asked of the search; enough for the metrics that count characters.
        max_errors: stop when more questions than this have failed.
        progress: called before each question.
    """
    folder.mend()
    answered = {key for key, row in folder.raw_rows().items() if not row.get("error")}
    errors = 0
    for done, item in enumerate(items):
        if item.key in answered:
            continue
        progress(done, len(items), item.key)
        row = ask_one(system, item, top)
        folder.append(row)
        errors += bool(row["error"])
        if max_errors is not None and errors > max_errors:
            break
    return errors


def ask_one(system: System, item: Item, top: int) -> dict[str, Any]:
    """One row. Whatever the system raises becomes the row's error: one bad question must not end the run."""
    row: dict[str, Any] = {"key": item.key, "id": item.id, "noise": item.noise, "question": item.question, "results": [], "answer": None,
                           "quotes_hold": [], "milliseconds": 0.0, "error": ""}
    started = time.perf_counter()
    try:
        row["results"] = system.search(item.question, top)
        searched = time.perf_counter()
        row["answer"] = system.ask(item.question, item.key)
        ended = time.perf_counter()
        row["milliseconds"] = round(1000 * (ended - searched if row["answer"] is not None else searched - started), 2)
        row["quotes_hold"] = _quotes_hold(system, row["answer"])
    except Exception as error:
        row["error"] = f"{type(error).__name__}: {error}"
    return row


def _quotes_hold(system: System, answer: dict[str, Any] | None) -> list[bool]:
    citations = (answer or {}).get("citations") or []
    return [system.text(c["document"])[c["start"] : c["end"]] == c["quote"] for c in citations]
