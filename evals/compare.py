"""Two runs on the same questions: paired differences, with an interval clustered by document and a sign test on the flips."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evals.metrics import METRICS
from evals.metrics.metric import NOT_MEASURED, Measure
from evals.saved_scores import SavedMeasures
from evals.stats import Interval, clustered_bootstrap, quantile, sign_test
from evals.verdict import Gate, drop_of, gate

Scores = Mapping[str, SavedMeasures]


@dataclass(frozen=True, slots=True)
class Change:
    """One metric in both runs, on the questions that have a value in both.

    Attributes:
        interval: of the difference head - base; None for quantiles.
        better: questions that rose, by id; `worse`: that fell. Both in the sense of the metric's direction.
        p: of the exact sign test on them.
    """

    metric: str
    pairs: int
    base: float | None
    head: float | None
    interval: Interval | None
    better: tuple[str, ...]
    worse: tuple[str, ...]
    p: float | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """All metrics, the questions that only one run has, and those whose words or gold are not the same in both."""

    changes: Mapping[str, Change]
    only_base: tuple[str, ...]
    only_head: tuple[str, ...]
    rewritten: tuple[str, ...]


def compare(base: Scores, head: Scores, seed: int = 0) -> Comparison:
    """Pairs two runs by question."""
    both = [key for key in base if key in head]
    same = [key for key in both if base[key].item == head[key].item]
    changes = {name: _change(name, base, head, same, seed) for name in METRICS}
    rewritten = tuple(k for k in both if base[k].item != head[k].item)
    return Comparison(changes, tuple(k for k in base if k not in head), tuple(k for k in head if k not in base), rewritten)


def _change(name: str, base: Scores, head: Scores, both: list[str], seed: int) -> Change:
    pairs = []
    for key in both:
        a, b = (scores[key].measures.get(name, Measure(NOT_MEASURED)).value for scores in (base, head))
        if a is not None and b is not None:
            pairs.append((key, base[key].cluster, a, b))
    if not pairs:
        return Change(name, 0, None, None, None, (), (), None)
    olds, news = [p[2] for p in pairs], [p[3] for p in pairs]
    metric = METRICS[name]
    if metric.summary != "mean":
        share = float(metric.summary[1:]) / 100
        return Change(name, len(pairs), quantile(olds, share), quantile(news, share), None, (), (), None)
    up = tuple(p[0] for p in pairs if p[3] > p[2])
    down = tuple(p[0] for p in pairs if p[3] < p[2])
    better, worse = (up, down) if metric.higher_is_better else (down, up)
    interval = clustered_bootstrap([b - a for a, b in zip(olds, news, strict=True)], [p[1] for p in pairs], seed)
    return Change(name, len(pairs), sum(olds) / len(olds), sum(news) / len(news), interval, better, worse, sign_test(len(up), len(down)))


def drop_limits(comparison: Comparison, limits: Mapping[str, float]) -> list[Gate]:
    """A gate for each metric that may fall only so far against the base."""
    return [gate(f"{name} falls at most {most:g}", drop_of(name, comparison.changes[name].base, comparison.changes[name].head), most=most)
            for name, most in limits.items()]
