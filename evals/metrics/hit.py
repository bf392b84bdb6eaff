"""hit@k: whether any relevant item stands within the first k.

    hit@k = 1 if {ranking_1 … ranking_k} ∩ relevant ≠ ∅ else 0
"""

from collections.abc import Mapping, Sequence

from evals.items import Item
from evals.metrics.metric import Metric, Score, has_evidence
from evals.metrics.ranking import judged
from evals.replies import Row


def hit(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """1.0 or 0.0."""
    return float(any(relevant.get(i, 0) > 0 for i in ranking[:k]))


def metric(k: int) -> Metric:
    """hit@k on the evidence of a question."""

    def score(item: Item, row: Row) -> Score:
        value = hit(*judged(item, row, k), k)
        return Score(value, "" if value else f"no evidence within the first {k} passages")

    return Metric(f"hit@{k}", f"any evidence within the first {k} passages" if k > 1 else "evidence in the first passage", has_evidence, score, needs_answer=False)
