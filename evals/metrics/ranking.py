"""Rankings and their relevance, for the metrics of retrieval.

Ties fall to the higher id, as trec_eval breaks them; a suite's rankings have no ties, for the rank itself is the order.
"""

from __future__ import annotations

from collections.abc import Mapping

from evals.items import Evidence, Item
from evals.matching import covers
from evals.replies import Found, Row

SHARE = 0.5


def rank(scores: Mapping[str, float]) -> list[str]:
    """Ids by falling score, ties by falling id."""
    return [i for i, _ in sorted(scores.items(), key=lambda pair: (pair[1], pair[0]), reverse=True)]


def shows(found: Found, evidence: Evidence) -> bool:
    """Whether a passage shows one piece of evidence, in its own document."""
    return found.document == evidence.document and any(covers(w, [found.text], SHARE) for w in evidence.wordings)


def first_ranks(item: Item, row: Row, depth: int) -> list[int | None]:
    """For each piece of evidence the first rank, from 1, of a passage that shows it; None below `depth`."""
    top = row.found[:depth]
    return [next((rank for rank, found in enumerate(top, 1) if shows(found, e)), None) for e in item.evidence]


def judged(item: Item, row: Row, depth: int = 10) -> tuple[list[str], dict[str, int]]:
    """A ranking of the evidence and its judgements, for metrics that ask for ids.

    A passage is relevant when it shows evidence that no better one showed. Evidence shown by one passage together is one
    unit; evidence that is not found is a relevant unit that the ranking lacks.
    """
    ranks = first_ranks(item, row, depth)
    seen = {r for r in ranks if r is not None}
    relevant = {f"p{r}": 1 for r in sorted(seen)} | {f"missed{i}": 1 for i, r in enumerate(ranks) if r is None}
    return [f"p{r}" for r in range(1, min(depth, len(row.found)) + 1)], relevant
