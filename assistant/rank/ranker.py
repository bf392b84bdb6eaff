"""Sentences ranked for a question by learned weights (listwise softmax regression; Cao et al. 2007, "Learning to rank: from pairwise approach to listwise approach")."""

import math
import tomllib
from dataclasses import replace
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np

from assistant.library import Library
from assistant.question import Question
from assistant.rank.asked import asked_of, duty_fits
from assistant.rank.features import features, relative
from assistant.rank.units import Found, Unit, found_units
from assistant.relevance import Relevance
from index.models import model_name, query_model
from index.records import Hit


@cache
def weights() -> dict[str, float]:
    """What each feature is worth, as learned by `python -m evals train-ranker`."""
    return tomllib.loads((files("assistant") / "rank" / "weights.toml").read_text(encoding="utf-8"))["weights"]


def ranked_units(library: Library, question: Question, relevance: Relevance, hits: tuple[Hit, ...]) -> list[Unit]:
    """Sentences of the found passages, best first; equal ones in the order of the text."""
    found, rows = unit_features(library, question, relevance, hits)
    known = weights()
    scores = [sum(known.get(name, 0.0) * value for name, value in row.items()) for row in rows]
    top = max(scores, default=0.0)
    total = sum(math.exp(s - top) for s in scores)
    units = [replace(f.unit, score=s, share=math.exp(s - top) / total, near=row["near"]) for f, s, row in zip(found, scores, rows, strict=True)]
    return sorted(units, key=lambda u: (-u.score, u.document, u.start))


@lru_cache(maxsize=6000)
def _meaning(model: str | None, text: str) -> np.ndarray:
    """A sentence's vector under the model named: the same sentences are found by question after question."""
    return query_model().encode([text])[0]


def unit_features(library: Library, question: Question, relevance: Relevance, hits: tuple[Hit, ...]) -> tuple[list[Found], list[dict[str, float]]]:
    """The sentences of the found passages, and the features of each."""
    found = found_units(library, question, hits)
    if not found:
        return [], []
    words = ", ".join(question.terms) if question.english else f"{question.content} {' '.join(question.terms)}"
    model = model_name()
    near = np.stack([_meaning(model, f.text) for f in found]) @ query_model().encode([words])[0]
    asked = asked_of(question, relevance)
    duties: dict[str, list] = {}
    for duty, fit in duty_fits(library, asked, frozenset(f.unit.document for f in found)):
        duties.setdefault(duty.document, []).append((duty, fit))
    rows = [features(f, asked, relevance, duties.get(f.unit.document, []), float(n)) for f, n in zip(found, near, strict=True)]
    relative(rows)
    return found, rows
