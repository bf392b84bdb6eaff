"""recall@k: the share of the relevant items that stand within the first k.

    recall@k = |{ranking_1 … ranking_k} ∩ relevant| / |relevant|
"""

from collections.abc import Mapping, Sequence

from evals.items import Item
from evals.metrics.metric import Metric, Score, has_evidence
from evals.metrics.ranking import first_ranks
from evals.replies import Row


def recall(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Between 0 and 1; 0 where nothing is relevant."""
    wanted = {i for i, grade in relevant.items() if grade > 0}
    return len(wanted.intersection(ranking[:k])) / len(wanted) if wanted else 0.0


def metric(k: int) -> Metric:
    """recall@k: each piece of evidence counts alone, also where one passage shows several."""

    def score(item: Item, row: Row) -> Score:
        ranks = first_ranks(item, row, k)
        missed = [e.quote[:80] for e, r in zip(item.evidence, ranks, strict=True) if r is None]
        return Score(1 - len(missed) / len(ranks), "; ".join(f"not within {k}: {q}" for q in missed))

    return Metric(f"recall@{k}", f"share of the evidence within the first {k} passages", has_evidence, score, needs_answer=False)
