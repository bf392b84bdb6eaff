"""Small hidden layers beside the linear one: what the features tell only together, as a time in the sentence and "when" in the question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from assistant.rank.network import Network
from evals.ranking.examples import Example

if TYPE_CHECKING:
    import torch

# Chosen by belief in the right sentence on sets left out of the learning.
NETWORKS, UNITS, ROUNDS, BATCH = 5, 64, 20, 32
RATE, DECAY, DROPPED, DROPPED_IN = 2e-3, 0.1, 0.4, 0.1


def deepened(examples: Sequence[Example], network: Network) -> Network:
    """The network with hidden layers learned beside its linear one; the linear layers are averaged."""
    import torch

    rows, held, right = _padded(examples, network)
    parts = [_one(torch, seed, network, (rows, held, right)) for seed in range(NETWORKS)]
    linear, hidden, bias, out = (np.stack(arrays) for arrays in zip(*parts, strict=True))
    return replace(network, linear=linear.mean(axis=0), hidden=hidden, bias=bias, out=out)


def _padded(examples: Sequence[Example], network: Network) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Scaled rows, which of them are sentences, and which of these are right; every question as long as the longest."""
    import torch

    most = max(len(one.rows) for one in examples)
    rows = np.zeros((len(examples), most, len(network.names)), dtype=np.float32)
    held, right = np.zeros((len(examples), most), dtype=bool), np.zeros((len(examples), most), dtype=bool)
    for i, one in enumerate(examples):
        rows[i, : len(one.rows)] = (one.rows - network.mean) / network.scale
        held[i, : len(one.rows)], right[i, : len(one.rows)] = True, one.right
    return torch.from_numpy(rows), torch.from_numpy(held), torch.from_numpy(right)


def _one(torch: Any, seed: int, network: Network, data: tuple[torch.Tensor, torch.Tensor, torch.Tensor]) -> tuple[np.ndarray, ...]:
    """One network's linear weights, hidden weights, their bias, and the weights of the hidden units."""
    rows, held, right = data
    torch.manual_seed(seed)
    hidden, out, straight = torch.nn.Linear(len(network.names), UNITS), torch.nn.Linear(UNITS, 1, bias=False), torch.nn.Linear(len(network.names), 1, bias=False)
    deep = torch.nn.Sequential(torch.nn.Dropout(DROPPED_IN), hidden, torch.nn.ReLU(), torch.nn.Dropout(DROPPED), out)
    with torch.no_grad():
        straight.weight[:] = torch.from_numpy(np.asarray(network.linear, dtype=np.float32))
        out.weight *= 0.1
    steps = torch.optim.AdamW([{"params": deep.parameters(), "lr": RATE, "weight_decay": DECAY}, {"params": straight.parameters(), "lr": RATE / 10, "weight_decay": 0.0}])
    slower = torch.optim.lr_scheduler.CosineAnnealingLR(steps, ROUNDS)
    for _ in range(ROUNDS):
        for batch in torch.randperm(len(rows)).split(BATCH):
            scores = (deep(rows[batch]) + straight(rows[batch])).squeeze(-1).masked_fill(~held[batch], -1e9)
            loss = (torch.logsumexp(scores, 1) - torch.logsumexp(scores.masked_fill(~right[batch], -1e9), 1)).mean()
            steps.zero_grad()
            loss.backward()
            steps.step()
        slower.step()
    return tuple(t.detach().numpy().copy() for t in (straight.weight[0], hidden.weight.T, hidden.bias, out.weight[0]))
