"""Listwise softmax (Cao et al. 2007, "Learning to rank: from pairwise approach to listwise approach"): the sentences that answer are believed most.

First a linear layer, with a penalty on what lies far from weights set by hand; several right sentences of one question share its
belief. Then small hidden layers beside it, each from a beginning of its own (`deepen.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from assistant.rank.network import Network
from evals.ranking.deepen import deepened
from evals.ranking.examples import Example

PENALTY = 0.001
LEAST_SCALE = 0.05  # of a feature that hardly varies; less would make a rare value count for everything
# What few questions of the sets touch: laws with definitions and levels, rates, replaced documents. Every other weight begins at 0.
BY_HAND = {"unbroken": 1.0, "named": 1.0, "periodic_rated": 1.3, "definition": -0.9, "other_level": -3.0, "other_year": -0.9, "replaced_replacing": 2.0, "duty_synthesised": 0.5, "other_preamble": -0.5}


def learned(examples: Sequence[Example], names: Sequence[str]) -> Network:
    """The scorer learned from the examples."""
    weights = linear(examples, names)
    every = np.concatenate([one.rows for one in examples])
    mean, scale = every.mean(axis=0), np.maximum(every.std(axis=0), LEAST_SCALE)
    return deepened(examples, Network(tuple(names), mean, scale, (weights * scale).astype(np.float32), *_nothing(len(names))))


def _nothing(features: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return np.zeros((0, features, 0), dtype=np.float32), np.zeros((0, 0), dtype=np.float32), np.zeros((0, 0), dtype=np.float32)


def linear(examples: Sequence[Example], names: Sequence[str]) -> np.ndarray:
    """The weight of each feature in the linear layer alone, shape (features,)."""
    from scipy.optimize import minimize

    begin = np.array([BY_HAND.get(name, 0.0) for name in names])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = 0.0, np.zeros_like(weights)
        for one in examples:
            scores = one.rows @ weights
            belief, among = _softmax(scores), _softmax(np.where(one.right, scores, -np.inf))
            total -= np.log(belief[one.right].sum())
            slope += one.rows.T @ (belief - among)
        far = weights - begin
        return total / len(examples) + PENALTY * float(far @ far), slope / len(examples) + 2 * PENALTY * far

    return np.asarray(minimize(loss, begin, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x)


def _softmax(scores: np.ndarray) -> np.ndarray:
    raised = np.exp(scores - scores[np.isfinite(scores)].max())
    return raised / raised.sum()


def right_within(examples: Sequence[Example], network: Network, first: int) -> float:
    """Share of questions with a right sentence among the first so many."""
    hits = [one.right[np.argsort(-network.scores(one.rows), kind="stable")[:first]].any() for one in examples]
    return float(np.mean(hits)) if hits else 0.0


def held_out(examples: Sequence[Example], names: Sequence[str], step: Callable[[int, int, str], None] = lambda *_: None) -> Iterator[tuple[str, int, float, float, float]]:
    """For each set, learned from all the others: its name, its questions, and the share right within 1, 2 and 3 sentences."""
    groups = sorted({one.group for one in examples})
    for n, group in enumerate(groups, 1):
        step(n, len(groups), group)
        network = learned([one for one in examples if one.group != group], names)
        own = [one for one in examples if one.group == group]
        yield (group, len(own), *(right_within(own, network, k) for k in (1, 2, 3)))
