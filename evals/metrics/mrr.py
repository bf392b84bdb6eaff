"""MRR@k: the mean over questions of the reciprocal rank of the first relevant item.

    RR@k = 1 / min{r ≤ k : ranking_r relevant}, 0 where there is none
"""

from collections.abc import Mapping, Sequence

from evals.items import Item
from evals.metrics.metric import Metric, Score, has_evidence
from evals.metrics.ranking import judged
from evals.replies import Row


def reciprocal_rank(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Between 0 and 1."""
    return next((1 / r for r, i in enumerate(ranking[:k], 1) if relevant.get(i, 0) > 0), 0.0)


def metric(k: int) -> Metric:
    """MRR@k on the evidence of a question."""

    def score(item: Item, row: Row) -> Score:
        return Score(reciprocal_rank(*judged(item, row, k), k))

    return Metric(f"mrr@{k}", "1 / rank of the first evidence", has_evidence, score, needs_answer=False)
