"""nDCG@k: discounted gain of the ranking over that of the ideal one (Järvelin and Kekäläinen 2002, as trec_eval counts it).

    DCG@k = Σ_{r ≤ k} grade(ranking_r) / log2(r + 1);  nDCG@k = DCG@k / DCG@k of the relevant items by falling grade
"""

import math
from collections.abc import Mapping, Sequence

from evals.items import Item
from evals.metrics.metric import Metric, Score, has_evidence
from evals.metrics.ranking import judged
from evals.replies import Row


def ndcg(ranking: Sequence[str], relevant: Mapping[str, int], k: int) -> float:
    """Between 0 and 1; 0 where nothing is relevant. Negative grades count as 0."""
    ideal = _dcg(sorted((max(0, g) for g in relevant.values()), reverse=True)[:k])
    return _dcg([max(0, relevant.get(i, 0)) for i in ranking[:k]]) / ideal if ideal else 0.0


def _dcg(grades: Sequence[int]) -> float:
    return sum(grade / math.log2(r + 1) for r, grade in enumerate(grades, 1))


def metric(k: int) -> Metric:
    """nDCG@k on the evidence of a question."""

    def score(item: Item, row: Row) -> Score:
        return Score(ndcg(*judged(item, row, k), k))

    return Metric(f"ndcg@{k}", "discounted gain of the evidence", has_evidence, score, needs_answer=False)
