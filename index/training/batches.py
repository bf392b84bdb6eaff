"""Batches of pairs: neighbours of one group together (hard negatives), a fresh window of each passage."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.training.pairs import Ids, Pairs


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a batch is drawn; shares are probabilities."""

    size: int = 2048
    block: int = 32
    window: int = 110
    bare: float = 0.4
    with_title: float = 0.7
    with_context: float = 0.35
    drop_sentence: float = 0.4
    drop_piece: float = 0.08


@dataclass(frozen=True, slots=True)
class Batch:
    """Ragged questions, passages and accented/bare twins (ids, row starts), and the passage of each row."""

    questions: tuple[Ids, NDArray[np.int64]]
    passages: tuple[Ids, NDArray[np.int64]]
    twins: tuple[tuple[Ids, NDArray[np.int64]], tuple[Ids, NDArray[np.int64]]]
    passage: Ids


def batches(pairs: Pairs, recipe: Recipe, epoch_seed: int) -> Iterator[Batch]:
    """One pass over the pairs, prepared one step ahead in a thread."""
    ahead: queue.Queue[Batch | None] = queue.Queue(maxsize=3)

    def work() -> None:
        rng = np.random.default_rng(epoch_seed)
        order = _order(pairs, recipe, rng)
        for start in range(0, len(order) - recipe.size + 1, recipe.size):
            ahead.put(_batch(pairs, order[start : start + recipe.size], recipe, rng))
        ahead.put(None)

    threading.Thread(target=work, daemon=True).start()
    while (batch := ahead.get()) is not None:
        yield batch


def _order(pairs: Pairs, recipe: Recipe, rng: np.random.Generator) -> NDArray[np.int64]:
    """Pairs shuffled within their group, cut into blocks, blocks shuffled."""
    order = np.lexsort((rng.random(len(pairs.passage)), pairs.group[pairs.passage]))
    cut = np.arange(recipe.block * rng.random(), len(order), recipe.block, dtype=np.int64)[1:]
    blocks = np.split(order, cut)
    rng.shuffle(blocks)
    return np.concatenate(blocks)


def _batch(pairs: Pairs, rows: NDArray[np.int64], recipe: Recipe, rng: np.random.Generator) -> Batch:
    bare = rng.random(len(rows)) < recipe.bare
    questions = []
    for row, is_bare in zip(rows, bare, strict=True):
        ids = (pairs.bare if is_bare else pairs.accented).row(row)
        if len(ids) > 4:
            ids = ids[rng.random(len(ids)) >= recipe.drop_piece]
        questions.append(ids)
    passages = [_passage(pairs, int(row), recipe, rng) for row in rows]
    twin_rows = rows[: len(rows) // 4]
    twins = [pairs.bare.row(r) for r in twin_rows], [pairs.accented.row(r) for r in twin_rows]
    return Batch(_ragged(questions), _ragged(passages), (_ragged(twins[0]), _ragged(twins[1])), pairs.passage[rows])


def _passage(pairs: Pairs, row: int, recipe: Recipe, rng: np.random.Generator) -> Ids:
    """Context and title (by chance), then whole sentences around the one asked about, which is at times left out."""
    chance = rng.random(4)
    passage, sentence = int(pairs.passage[row]), int(pairs.sentence[row])
    first, last = int(pairs.first_sentence[passage]), int(pairs.first_sentence[passage + 1])
    starts = pairs.sentences.starts
    parts: list[Ids] = []
    # A question made from the title must also be found by the text alone.
    if chance[0] < (recipe.with_title if sentence >= 0 else recipe.with_title / 2):
        parts.append(pairs.titles.row(passage))
    if chance[1] < recipe.with_context:
        parts.append(pairs.contexts.row(passage))
    begin = first
    if starts[last] - starts[first] > recipe.window:
        begin = first + sentence - int(chance[2] * 4) if sentence >= 0 else first + int(chance[2] ** 2 * (last - first))
        begin = min(max(begin, first), last - 1)
    end = int(np.searchsorted(starts, starts[begin] + recipe.window, side="right")) - 1
    end = min(max(end, begin + 1), last)
    asked = first + sentence
    if sentence >= 0 and begin <= asked < end and end - begin > 1 and chance[3] < recipe.drop_sentence:
        parts += [pairs.sentences.ids[starts[begin] : starts[asked]], pairs.sentences.ids[starts[asked + 1] : starts[end]]]
    else:
        parts.append(pairs.sentences.ids[starts[begin] : starts[end]])
    return np.concatenate(parts)[: 2 * recipe.window]


def _ragged(rows: list[Ids]) -> tuple[Ids, NDArray[np.int64]]:
    starts = np.concatenate([[0], np.cumsum([len(r) for r in rows])[:-1]]).astype(np.int64)
    return np.concatenate(rows), starts
