"""Questions with the sentences that answer them, as features: one list a question."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from evals.matching import covers
from index.errors import BadInput

if TYPE_CHECKING:
    from assistant.rank.ranker import Features

SETS = Path(__file__).parent / "sets"
PASSAGES = 14  # as many as `ask` searches for
_QUOTED, _WITHIN = 0.5, 0.6  # shares of a gold quote and of a sentence from which on the one shows the other


@dataclass(frozen=True, slots=True)
class Example:
    """One question.

    Attributes:
        group: the set it is of; sets were written apart from each other.
        rows: features of each found sentence, shape (sentences, features).
        right: whether each sentence shows a gold quote, shape (sentences,).
    """

    group: str
    rows: np.ndarray
    right: np.ndarray


def example_sets(folder: Path = SETS) -> list[Path]:
    """The sets of a folder: each with `questions.jsonl`, and `documents/` unless it asks about `corpus/plans`.

    Raises:
        BadInput: the folder holds none.
    """
    found = sorted(p.parent for p in folder.glob("*/questions.jsonl"))
    if not found:
        raise BadInput(f"{folder} holds no set; a set is a folder with questions.jsonl and documents/")
    return found


def read_examples(folder: Path, step: Callable[[int, int, str], None]) -> tuple[list[Example], tuple[str, ...]]:
    """Examples of every set, and the names of the features in their order."""
    sets = example_sets(folder)
    found: list[Example] = []
    names: tuple[str, ...] = ()
    for n, one in enumerate(sets, 1):
        step(n, len(sets), one.name)
        for told, right in _of_set(one):
            names = told.names
            found.append(Example(one.name, told.values, right))
    return found, names


def _of_set(folder: Path) -> Iterator[tuple[Features, np.ndarray]]:
    from assistant.rank.ranker import unit_features
    from assistant.relevance import Relevance
    from assistant.search import search_question
    from assistant.service import Assistant
    from assistant.understand import understand
    from ingest.pipeline import ingest

    documents = folder / "documents" if (folder / "documents").is_dir() else Path("corpus/plans")
    with tempfile.TemporaryDirectory(prefix="examples-") as temporary:
        ingest([documents], Path(temporary))
        library = Assistant(temporary).library()
        for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
            item = json.loads(line)
            question = understand(item["question"], library.corpus)
            found, told = unit_features(library, question, Relevance(library, question), search_question(library, question, PASSAGES))
            right = np.array([_shows(item, f.unit.document, f.text) for f in found], dtype=bool)
            if right.any():
                yield told, right


def _shows(item: dict[str, Any], document: str, text: str) -> bool:
    """Whether the sentence shows a gold quote of its document, or is a part of one."""
    quotes = [e["quote"] for e in item["evidence"] if e["document"] == document]
    quotes += [a for group in item.get("alternatives", ()) if set(group) & set(quotes) for a in group]
    return any(covers(q, [text], _QUOTED) or covers(text, [q], _WITHIN) for q in quotes)
