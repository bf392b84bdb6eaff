"""From rows to measures to summaries; the same functions serve `run`, `score`, `compare` and `report`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from evals.items import Item
from evals.metrics import METRICS
from evals.metrics.metric import FAILED, NOT_MEASURED, SCORED, Measure, Metric
from evals.replies import Row
from evals.stats import Interval, bootstrap, quantile, wilson


@dataclass(frozen=True, slots=True)
class Marked:
    """One question with all its measures, by the metric's name."""

    item: Item
    measures: Mapping[str, Measure]


@dataclass(frozen=True, slots=True)
class Summary:
    """One metric over many questions.

    Attributes:
        state: "scored"; "failed" where some questions failed; "not measured" where none has a value.
        interval: Wilson's for shares of questions, else by bootstrap; None for quantiles.
    """

    metric: str
    state: str
    value: float | None
    interval: Interval | None
    scored: int
    failed: int
    unmeasured: int


def mark(items: Sequence[Item], rows: Mapping[str, Row]) -> list[Marked]:
    """All metrics on all items; an item without row is not measured."""
    return [Marked(i, {name: m.measure(i, rows.get(i.key)) for name, m in METRICS.items()}) for i in items]


def summarise(marked: Iterable[Marked], metrics: Iterable[str] = tuple(METRICS)) -> dict[str, Summary]:
    """One summary a metric."""
    marked = list(marked)
    return {name: summary_of(METRICS[name], [m.measures[name] for m in marked]) for name in metrics}


def summary_of(metric: Metric, measures: Sequence[Measure]) -> Summary:
    """The summary of one metric's measures."""
    scored = sum(m.state == SCORED for m in measures)
    failed = sum(m.state == FAILED for m in measures)
    values = [m.value for m in measures if m.value is not None]
    state = NOT_MEASURED if not values else FAILED if failed else SCORED
    counts = (scored, failed, len(measures) - scored - failed)
    if not values:
        return Summary(metric.name, state, None, None, *counts)
    if metric.summary != "mean":
        return Summary(metric.name, state, quantile(values, float(metric.summary[1:]) / 100), None, *counts)
    whole = all(v in (0.0, 1.0) for v in values)
    interval = wilson(int(sum(values)), len(values)) if whole else bootstrap(values)
    return Summary(metric.name, state, sum(values) / len(values), interval, *counts)


def clean(marked: Iterable[Marked]) -> list[Marked]:
    """The questions as they are written."""
    return [m for m in marked if not m.item.noise]


def grouped(marked: Iterable[Marked], by: Callable[[Item], str]) -> dict[str, list[Marked]]:
    """Marked questions by a property of their items, in order of first appearance."""
    out: dict[str, list[Marked]] = {}
    for m in marked:
        out.setdefault(by(m.item), []).append(m)
    return out


def failures(marked: Iterable[Marked]) -> list[Marked]:
    """Questions that failed: the system broke, the answer is not right, or a refusal is false."""
    return [m for m in marked if failed(m)]


def failed(marked: Marked) -> bool:
    """Whether any check that decides on one question says no."""
    wrong_low = any((marked.measures[n].value or 0) > 0 for n in ("false_refusals", "false_answers"))
    right = marked.measures["right"]
    broken = any(m.state == FAILED for m in marked.measures.values())
    only_search = right.state == NOT_MEASURED and marked.measures["evidence@5000"].state == SCORED
    missed = only_search and marked.measures["evidence@5000"].value == 0
    return broken or wrong_low or right.value == 0 or marked.measures["no_forbidden"].value == 0 or missed
