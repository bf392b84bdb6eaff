"""Hybrid search: BM25 over words and cosine over vectors, fused into one strictly falling ranking."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from index.models import query_model
from index.reader import Index
from index.records import Hit
from index.words import Term

WORD_POOL = 200
VECTOR_POOL = 100
VECTOR_SHARE = 0.35
CONTEXT_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Query:
    """A search.

    Attributes:
        terms: weighted word terms.
        meaning: the words whose meaning the vectors compare; empty for none.
        bare: ask the accentless fields.
        documents: ids to search in; None for all.
        boosts: additions to single passages' scores, by passage id.
    """

    terms: tuple[Term, ...]
    meaning: str = ""
    bare: bool = False
    documents: tuple[str, ...] | None = None
    boosts: dict[int, float] = field(default_factory=dict)


def search(index: Index, query: Query, top: int) -> tuple[Hit, ...]:
    """The best passages, best first; equal scores fall to the lower passage id, and scores fall strictly."""
    scores = fused_scores(index, query)
    best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:top]
    return as_hits(index, best)


def fused_scores(index: Index, query: Query) -> dict[int, float]:
    """Score by passage id: the words' share of the best BM25, plus a share of the cosine, plus boosts."""
    words = index.words.search(query.terms, bare=query.bare, limit=WORD_POOL, context_weight=CONTEXT_WEIGHT, documents=query.documents)
    best = words[0][1] if words else 1.0
    scores = {i: s / best for i, s in words}
    for i, cosine in _near(index, query):
        scores[i] = scores.get(i, 0.0) + VECTOR_SHARE * max(0.0, cosine)
    for i, boost in query.boosts.items():
        scores[i] = scores.get(i, 0.0) + boost
    return scores


def _near(index: Index, query: Query) -> list[tuple[int, float]]:
    if not query.meaning.strip() or not len(index.vectors):
        return []
    vector = query_model().encode([query.meaning])[0]
    if not vector.any():  # no known word: nothing is near
        return []
    ids = None
    if query.documents is not None:
        ranges = [index.store.passage_range(d) for d in query.documents]
        ids = [i for first, last in ranges for i in range(first, last)]
    return index.vectors.search(vector, limit=VECTOR_POOL, ids=ids)


def as_hits(index: Index, ranked: Sequence[tuple[int, float]]) -> tuple[Hit, ...]:
    """Hits of passage ids in the order given, each score below the one before it."""
    passages = index.store.passages_by_id([i for i, _ in ranked])
    hits: list[Hit] = []
    above = float("inf")
    for rank, (passage, (_, score)) in enumerate(zip(passages, ranked, strict=True), 1):
        above = round(min(score, above - 1e-6), 6)
        text = index.store.document(passage.document).cut(passage.start, passage.end)
        hits.append(Hit(rank, above, passage, text))
    return tuple(hits)
