"""Intervals and tests for small suites: Wilson, exact sign test, bootstrap over questions and over documents."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np

Z95 = 1.959963984540054
RESAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval."""

    low: float
    high: float


def wilson(successes: int, n: int, z: float = Z95) -> Interval:
    """Wilson's score interval of a proportion (Wilson 1927). (0, 1) where n is 0."""
    if n == 0:
        return Interval(0.0, 1.0)
    share, square = successes / n, z * z / n
    middle = (share + square / 2) / (1 + square)
    half = z / (1 + square) * math.sqrt(share * (1 - share) / n + square / (4 * n))
    return Interval(max(0.0, middle - half), min(1.0, middle + half))


def sign_test(better: int, worse: int) -> float:
    """Two-sided exact sign test on the questions that flipped; 1.0 where none did."""
    n = better + worse
    if n == 0:
        return 1.0
    tail = sum(math.comb(n, i) for i in range(min(better, worse) + 1)) / float(2**n)
    return min(1.0, 2 * tail)


def bootstrap(values: Sequence[float], seed: int = 0) -> Interval:
    """Percentile bootstrap interval of a mean, questions drawn again."""
    return clustered_bootstrap(values, list(range(len(values))), seed)


def clustered_bootstrap(values: Sequence[float], clusters: Sequence[Hashable], seed: int = 0, resamples: int = RESAMPLES) -> Interval:
    """Percentile bootstrap interval of a mean, whole clusters drawn again.

    Args:
        values: one a question; for a paired comparison, the differences.
        clusters: the cluster of each; questions about one document stand and fall together.
        seed: the same seed gives the same interval.
        resamples: how many.
    """
    if not values:
        return Interval(math.nan, math.nan)
    groups: dict[Hashable, list[float]] = defaultdict(list)
    for value, cluster in zip(values, clusters, strict=True):
        groups[cluster].append(value)
    sums = np.array([sum(g) for g in groups.values()])
    sizes = np.array([len(g) for g in groups.values()])
    drawn = np.random.default_rng(seed).integers(len(sums), size=(resamples, len(sums)))
    means = sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Interval(float(low), float(high))


def quantile(values: Sequence[float], share: float) -> float:
    """The smallest value that at least this share of the values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
