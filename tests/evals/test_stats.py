"""Intervals and tests agree with published values and with scipy."""

import math

import pytest
from scipy import stats as scipy_stats

from evals.stats import clustered_bootstrap, quantile, sign_test, wilson


@pytest.mark.parametrize(("k", "n"), [(0, 10), (10, 10), (81, 263), (15, 148), (1, 1)])
def test_wilson_equals_scipy(k: int, n: int) -> None:
    theirs = scipy_stats.binomtest(k, n).proportion_ci(method="wilson")
    ours = wilson(k, n)
    assert (ours.low, ours.high) == (pytest.approx(theirs.low, abs=1e-9), pytest.approx(theirs.high, abs=1e-9))


@pytest.mark.parametrize(("up", "down"), [(0, 5), (3, 9), (7, 7), (20, 4)])
def test_the_sign_test_is_exact(up: int, down: int) -> None:
    assert sign_test(up, down) == pytest.approx(scipy_stats.binomtest(up, up + down).pvalue)


def test_no_flip_is_no_evidence() -> None:
    assert sign_test(0, 0) == 1.0


def test_questions_of_one_document_are_drawn_together() -> None:
    values, documents = [1.0] * 20 + [0.0] * 20, ["a"] * 20 + ["b"] * 20
    together, alone = clustered_bootstrap(values, documents), clustered_bootstrap(values, list(range(40)))
    assert (together.low, together.high) == (0.0, 1.0)
    assert 0.3 < alone.low < 0.5 < alone.high < 0.7


def test_the_same_seed_gives_the_same_interval() -> None:
    values = [0.1, 0.5, 0.9, 0.3]
    assert clustered_bootstrap(values, [1, 2, 3, 4], seed=7) == clustered_bootstrap(values, [1, 2, 3, 4], seed=7)


def test_nothing_to_draw_gives_no_interval() -> None:
    assert math.isnan(clustered_bootstrap([], []).low)


def test_a_quantile_is_a_value_that_was_measured() -> None:
    assert (quantile([4, 1, 3, 2], 0.5), quantile([4, 1, 3, 2], 0.95), quantile([5], 0.5)) == (2, 4, 5)
