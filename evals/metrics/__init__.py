"""Metrics, one a file; `METRICS` holds them in the order of the table."""

from evals.metrics import abstention, citations, document_numbers, evidence_budget, facts, forbidden, hit, latency, mrr, ndcg, numbers, recall, slots
from evals.metrics.metric import Metric

_ALL = (
    hit.metric(1), hit.metric(3), hit.metric(10), recall.metric(5), recall.metric(10), mrr.metric(10), ndcg.metric(10),
    evidence_budget.metric(1000), evidence_budget.metric(5000),
    facts.REQUIRED, facts.SHARE, facts.RIGHT, numbers.NUMBERS, document_numbers.DOCUMENT_NUMBERS, forbidden.NO_FORBIDDEN, slots.SLOTS,
    citations.RECALL, citations.PRECISION, citations.GATE, citations.QUOTES,
    abstention.FALSE_REFUSALS, abstention.FALSE_ANSWERS, latency.metric("p50"), latency.metric("p95"),
)
METRICS: dict[str, Metric] = {metric.name: metric for metric in _ALL}
