"""Latency: milliseconds of the wall clock for an answer (for a search, where the system only retrieves)."""

from evals.items import Item
from evals.metrics.metric import Metric, Score
from evals.replies import Row


def _any(item: Item) -> bool:
    return True


def _score(item: Item, row: Row) -> Score:
    return Score(row.milliseconds)


def metric(summary: str) -> Metric:
    """"p50" or "p95"."""
    return Metric(f"latency_{summary}", f"milliseconds, {summary}", _any, _score, needs_answer=False, higher_is_better=False, summary=summary, worst=None)
