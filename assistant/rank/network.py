"""The learned scorer of sentences: a linear layer and small hidden layers beside it, as learned by `python -m evals train-ranker`.

The scores of several networks, learned from different beginnings, are averaged (Hansen and Salamon 1990, "Neural network ensembles").
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import DamagedIndex

Floats = NDArray[np.float32]
FILE = Path(__file__).with_name("network.safetensors")


@dataclass(frozen=True, slots=True)
class Network:
    """What scores a sentence.

    Attributes:
        names: the features in the order of a row.
        mean, scale: of each feature over the sentences learned from, shape (features,).
        linear: weight of each scaled feature, shape (features,).
        hidden, bias: of each network's hidden layer, shapes (networks, features, units) and (networks, units).
        out: weight of each hidden unit, shape (networks, units).
    """

    names: tuple[str, ...]
    mean: Floats
    scale: Floats
    linear: Floats
    hidden: Floats
    bias: Floats
    out: Floats

    def scores(self, rows: Floats) -> Floats:
        """The score of each sentence: rows of shape (sentences, features) give shape (sentences,)."""
        scaled = (rows - self.mean) / self.scale
        total = scaled @ self.linear
        for hidden, bias, out in zip(self.hidden, self.bias, self.out, strict=True):
            total = total + np.maximum(scaled @ hidden + bias, 0.0) @ out / len(self.out)
        return total


_TENSORS = ("mean", "scale", "linear", "hidden", "bias", "out")


def save_network(network: Network, path: Path) -> None:
    """Writes the network to a file."""
    from safetensors.numpy import save_file

    save_file({name: np.ascontiguousarray(getattr(network, name), dtype=np.float32) for name in _TENSORS}, path, metadata={"features": json.dumps(network.names)})


def load_network(path: Path) -> Network:
    """The network in a file.

    Raises:
        DamagedIndex: there is none, or it is damaged.
    """
    from safetensors import SafetensorError, safe_open

    try:
        file = safe_open(path, framework="numpy")
    except (OSError, SafetensorError) as error:
        raise DamagedIndex(f"{path}: mạng xếp hạng thiếu hoặc hỏng ({error}); hãy cài lại chương trình.") from error
    with file:
        return Network(tuple(json.loads(file.metadata()["features"])), *(file.get_tensor(name) for name in _TENSORS))


@cache
def shipped_network() -> Network:
    """The network that answers use."""
    return load_network(FILE)
