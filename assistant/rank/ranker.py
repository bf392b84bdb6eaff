"""Sentences ranked for a question by a learned scorer (listwise softmax; Cao et al. 2007, "Learning to rank: from pairwise approach to listwise approach")."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from assistant.library import Library
from assistant.question import Question
from assistant.rank.asked import asked_of, duty_fits
from assistant.rank.features import features, question_features, relative
from assistant.rank.network import shipped_network
from assistant.rank.units import Found, Unit, found_units
from assistant.relevance import Relevance
from index.models import model_name, query_model
from index.records import Hit

OPENING = 60  # letters with which a sentence opens: whom or what its parts are about


@dataclass(frozen=True, slots=True)
class Features:
    """The features of the sentences of one question: `values` of shape (sentences, features), columns by `names`; `near` of shape (sentences,)."""

    names: tuple[str, ...]
    values: np.ndarray
    near: np.ndarray


def ranked_units(library: Library, question: Question, relevance: Relevance, hits: tuple[Hit, ...]) -> list[Unit]:
    """Sentences of the found passages, best first; equal ones in the order of the text."""
    found, told = unit_features(library, question, relevance, hits)
    if not found:
        return []
    scores = shipped_network().scores(told.values)
    units = [replace(f.unit, score=float(s), share=float(b), near=float(n)) for f, s, b, n in zip(found, scores, _belief(scores), told.near, strict=True)]
    return sorted(units, key=lambda u: (-u.score, u.document, u.start))


@lru_cache(maxsize=6000)
def _meaning(model: str | None, text: str) -> np.ndarray:
    """A sentence's vector under the model named: the same sentences are found by question after question."""
    return query_model().encode([text])[0]


def ranked_parts(library: Library, question: Question, relevance: Relevance, unit: Unit, parts: list[tuple[int, int]], headings: str) -> list[float]:
    """The share of belief of each part of one sentence; each is read under the headings and under the words with which the sentence opens."""
    text = library.document(unit.document).text
    opening = text[unit.start : min(parts[0][1], unit.start + OPENING)]
    found = [Found(replace(unit, start=a, end=b), text[a:b], headings if a == unit.start else f"{headings} {opening}", 0, 1.0, bool(unit.section), text[unit.start : a]) for a, b in parts]
    return [float(b) for b in _belief(shipped_network().scores(_told(library, question, relevance, found).values))]


def _belief(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores.astype(float) - scores.max())
    return raised / raised.sum()


def unit_features(library: Library, question: Question, relevance: Relevance, hits: tuple[Hit, ...]) -> tuple[list[Found], Features]:
    """The sentences of the found passages, and the features of each."""
    found = found_units(library, question, hits)
    return found, _told(library, question, relevance, found)


def _told(library: Library, question: Question, relevance: Relevance, found: list[Found]) -> Features:
    if not found:
        return Features((), np.zeros((0, 0), dtype=np.float32), np.zeros(0))
    words = ", ".join(question.terms) if question.english else f"{question.content} {' '.join(question.terms)}"
    model = model_name()
    near = np.stack([_meaning(model, f.text) for f in found]) @ query_model().encode([words])[0]
    asked = asked_of(question, relevance)
    duties: dict[str, list] = {}
    for duty, fit in duty_fits(library, asked, frozenset(f.unit.document for f in found)):
        duties.setdefault(duty.document, []).append((duty, fit))
    rows = [features(f, asked, relevance, duties.get(f.unit.document, []), float(n)) for f, n in zip(found, near, strict=True)]
    relative(rows)
    same = question_features(asked)
    values = np.array([[*row.values(), *same.values()] for row in rows], dtype=np.float32)
    return Features((*rows[0], *same), values, near)
