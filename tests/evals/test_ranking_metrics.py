"""Our retrieval metrics are those of the field, ties included."""

import random

import ir_measures
import pytest
from ir_measures import RR, R, Success, nDCG

from evals.metrics.hit import hit
from evals.metrics.mrr import reciprocal_rank
from evals.metrics.ndcg import ndcg
from evals.metrics.ranking import rank
from evals.metrics.recall import recall

Judged = tuple[dict[str, dict[str, int]], dict[str, dict[str, float]]]


def random_data(seed: int) -> Judged:
    """Graded judgements and runs with many ties, for 40 queries."""
    draw = random.Random(seed)
    documents = [f"d{n}" for n in range(30)]
    qrels = {f"q{n}": {d: draw.choice((0, 1, 1, 2, 3)) for d in draw.sample(documents, 6)} for n in range(40)}
    runs = {q: {d: draw.randrange(6) / 2 for d in draw.sample(documents, 20)} for q in qrels}
    return {q: g for q, g in qrels.items() if any(g.values())}, runs


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.parametrize("k", [1, 3, 10])
def test_metrics_equal_ir_measures_on_random_data_with_ties(seed: int, k: int) -> None:
    qrels, runs = random_data(seed)
    runs = {q: runs[q] for q in qrels}
    theirs = {(m.query_id, str(m.measure)): m.value for m in ir_measures.iter_calc([Success @ k, R @ k, nDCG @ k], qrels, runs)}
    for q, grades in qrels.items():
        ranking = rank(runs[q])
        assert hit(ranking, grades, k) == theirs[q, f"Success@{k}"]
        assert recall(ranking, grades, k) == pytest.approx(theirs[q, f"R@{k}"])
        assert ndcg(ranking, grades, k) == pytest.approx(theirs[q, f"nDCG@{k}"])


@pytest.mark.parametrize("seed", range(5))
def test_reciprocal_rank_equals_ir_measures_when_ties_fall_to_the_higher_id(seed: int) -> None:
    qrels, runs = random_data(seed)
    ranked = {q: {d: -float(r) for r, d in enumerate(rank(runs[q])[:10])} for q in qrels}
    theirs = {m.query_id: m.value for m in ir_measures.iter_calc([RR @ 10], qrels, ranked)}
    whole = {m.query_id: m.value for m in ir_measures.iter_calc([RR], qrels, {q: runs[q] for q in qrels})}
    for q, grades in qrels.items():
        ours = reciprocal_rank(rank(runs[q]), grades, 10)
        assert ours == pytest.approx(theirs[q])
        assert ours == pytest.approx(whole[q]) or whole[q] < 1 / 10


def test_nothing_relevant_scores_zero_and_does_not_divide_by_it() -> None:
    assert (hit(["a"], {}, 1), recall(["a"], {"a": 0}, 1), reciprocal_rank([], {"a": 1}, 10), ndcg(["a"], {}, 10)) == (0, 0, 0, 0)
