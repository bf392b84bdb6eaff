"""Trains the shipped model: `python -m index.training.train DATA_FOLDER [--out index/model]`.

Texts, tokenizer, pairs, then a plain torch loop: mean of table rows, InfoNCE over large batches
(in-batch negatives, both directions), Adam, linear decay. Two cores, about a quarter of an hour.
"""

from __future__ import annotations

import argparse
import itertools
import json
import logging
import random
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from index.embed import separating_only
from index.training.batches import Batch, Recipe, batches
from index.training.pairs import Pairs, load_abbreviations, make_pairs
from index.training.texts import Text, read_texts
from index.training.tokenizer import Sizes, build_tokenizer

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """One training run."""

    dimension: int = 256
    steps: int = 1000
    rate: float = 0.08
    scale: float = 25.0
    twin_weight: float = 0.3
    seed: int = 33
    tokenizer_texts: int = 60_000


def main() -> None:
    """Reads the command line and trains."""
    usual = Settings()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder of the three .jsonl.xz files")
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[1] / "model")
    parser.add_argument("--steps", type=int, default=usual.steps, help="batches of the training loop")
    parser.add_argument("--seed", type=int, default=usual.seed)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings = Settings(steps=arguments.steps, seed=arguments.seed)
    texts = read_texts(arguments.data)
    log.info("%d passages", len(texts))
    tokenizer = tokenizer_of(texts, settings)
    log.info("%d pieces", tokenizer.get_vocab_size())
    # Texts are in `match_form` already, so a copy of the tokenizer need not fold them again.
    pairs = make_pairs(texts, separating_only(Tokenizer.from_str(tokenizer.to_str())), settings.seed)
    log.info("%d pairs", len(pairs.passage))
    save(arguments.out, tokenizer, train(pairs, tokenizer.get_vocab_size(), settings, Recipe()), settings)


def tokenizer_of(texts: list[Text], settings: Settings, sizes: Sizes = Sizes()) -> Tokenizer:
    """The tokenizer, from a sample of the texts."""
    sample = random.Random(settings.seed).sample(texts, min(settings.tokenizer_texts, len(texts)))
    lines = [line for t in sample for line in (f"{t.title}. {t.context}", *t.sentences)]
    return build_tokenizer(lines, load_abbreviations(), sizes)


def train(pairs: Pairs, pieces: int, settings: Settings, recipe: Recipe) -> NDArray[np.float32]:
    """The table [pieces, dimension]; equal settings give equal tables on equal machines.

    Raises:
        ValueError: there are fewer pairs than one batch holds.
    """
    if len(pairs.passage) < 2 * recipe.size:
        raise ValueError(f"{len(pairs.passage)} pairs are too few for batches of {recipe.size}")
    torch.manual_seed(settings.seed)
    torch.set_flush_denormal(True)
    bag = torch.nn.EmbeddingBag(pieces, settings.dimension, mode="mean")
    with torch.no_grad():
        bag.weight.mul_(torch.from_numpy(_rarity(pairs, pieces))[:, None])
    optimizer = torch.optim.Adam(bag.parameters(), lr=settings.rate, betas=(0.9, 0.98), fused=True)
    epochs = (batches(pairs, recipe, settings.seed + epoch) for epoch in itertools.count())
    for step, batch in enumerate(itertools.islice(itertools.chain.from_iterable(epochs), settings.steps)):
        for group in optimizer.param_groups:
            group["lr"] = settings.rate * min(1.0, (step + 1) / 50) * (1 - step / settings.steps)
        loss = _loss(bag, batch, settings)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            log.info("step %d of %d, loss %.3f", step, settings.steps, loss.item())
    table = bag.weight.detach().numpy()
    table[0] = 0
    return table


def _rarity(pairs: Pairs, pieces: int) -> NDArray[np.float32]:
    """Starting weight of a piece: its self-information, so that common words begin small (as idf does)."""
    counts = np.bincount(pairs.sentences.ids, minlength=pieces) + np.bincount(pairs.bare.ids, minlength=pieces) + 1.0
    information = -np.log(counts / counts.sum())
    return (information / information.mean()).astype(np.float32) ** 2


def _loss(bag: torch.nn.EmbeddingBag, batch: Batch, settings: Settings) -> torch.Tensor:
    questions, passages = _embed(bag, batch.questions), _embed(bag, batch.passages)
    owner = torch.from_numpy(batch.passage)
    # Two rows of one passage are no negatives of each other.
    apart = (owner[:, None] != owner[None, :]).float().fill_diagonal_(1)
    loss = _contrast(questions, passages, apart, settings.scale)
    bare, accented = (_embed(bag, side) for side in batch.twins)
    return loss + settings.twin_weight * _contrast(bare, accented, apart[: len(bare), : len(bare)], settings.scale)


def _contrast(left: torch.Tensor, right: torch.Tensor, apart: torch.Tensor, scale: float) -> torch.Tensor:
    """InfoNCE (van den Oord 2018) in both directions.

    Cosines are at most 1, so exp(scale * (cosine - 1)) cannot overflow and one pass serves rows and columns.
    """
    scores = (left @ right.T - 1) * scale
    shares = scores.exp() * apart
    return (shares.sum(0).log() + shares.sum(1).log()).mean() / 2 - scores.diagonal().mean()


def _embed(bag: torch.nn.EmbeddingBag, rows: tuple[NDArray[np.int32], NDArray[np.int64]]) -> torch.Tensor:
    ids, starts = rows
    pooled = bag(torch.from_numpy(ids), torch.from_numpy(starts.astype(np.int32)))
    return torch.nn.functional.normalize(pooled, dim=1)


def save(folder: Path, tokenizer: Tokenizer, table: NDArray[np.float32], settings: Settings) -> None:
    """Writes a sentence-transformers folder (StaticEmbedding, then Normalize)."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    save_file({"embedding.weight": np.ascontiguousarray(table)}, folder / "model.safetensors")
    (folder / "model.safetensors").chmod(0o644)
    tokenizer.save(str(folder / "tokenizer.json"), pretty=False)
    package = "sentence_transformers.sentence_transformer.modules"
    modules = [
        {"idx": 0, "name": "0", "path": "", "type": f"{package}.StaticEmbedding"},
        {"idx": 1, "name": "1", "path": "1_Normalize", "type": f"{package}.Normalize"},
    ]
    library = {"model_type": "SentenceTransformer", "prompts": {}, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    for name, content in (
        ("modules.json", modules),
        ("config_sentence_transformers.json", library),
        ("1_Normalize/config.json", {}),
        ("training.json", asdict(settings)),
    ):
        (folder / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
