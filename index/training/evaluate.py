"""Retrieval figures: `python -m index.training.evaluate BENCHMARK_FOLDER [--model NAME_OR_FOLDER]`.

For every set in BEIR form: the model alone, BM25 over syllables and syllable pairs, and their sum
(0.7 BM25 divided by the question's best, 0.3 cosine); each with the questions as typed and without accents.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from index.embed import Embedder, load_embedder
from vietnamese.text import fold_accents, match_form

Scores = NDArray[np.float32]
_DENSE_SHARE, _K1, _B = 0.3, 1.2, 0.75


def main() -> None:
    """Prints one Markdown table row a set, spelling and way."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("benchmarks", type=Path, help="folder of sets (corpus.jsonl, queries.jsonl, qrels.tsv)")
    parser.add_argument("--model", help="another sentence-transformers folder or hub name")
    arguments = parser.parse_args()
    embedder = load_embedder(arguments.model)
    for folder in sorted(path.parent for path in arguments.benchmarks.glob("*/corpus.jsonl")):
        for name, figures in evaluate(folder, embedder).items():
            sys.stdout.write(f"| {folder.name} | {name} | " + " / ".join(f"{f:.3f}" for f in figures) + " |\n")


def evaluate(folder: Path, embedder: Embedder, words: bool = True) -> dict[str, tuple[float, float, float]]:
    """acc@1, acc@10, MRR@10 by spelling and way of searching."""
    ids, passages, questions, relevant = read_set(folder)
    matrix = embedder.encode(passages)
    found = {}
    for spelling in ("typed", "bare"):
        asked = [fold_accents(q) for q in questions] if spelling == "bare" else questions
        dense = embedder.encode(asked) @ matrix.T
        found[f"{spelling}, model"] = figures(dense, ids, relevant)
        if words:
            # A question without accents is searched in the folded field, as the product does.
            texts = [fold_accents(p) for p in passages] if spelling == "bare" else passages
            sparse_scores = bm25(texts, asked)
            found[f"{spelling}, BM25"] = figures(sparse_scores, ids, relevant)
            best = np.maximum(sparse_scores.max(axis=1, keepdims=True), 1e-9)
            both = (1 - _DENSE_SHARE) * sparse_scores / best + _DENSE_SHARE * dense
            found[f"{spelling}, sum"] = figures(both, ids, relevant)
    return found


def read_set(folder: Path) -> tuple[list[str], list[str], list[str], list[set[str]]]:
    """Passage ids, passages, questions, and the ids relevant to each question."""
    corpus = [json.loads(line) for line in (folder / "corpus.jsonl").read_text(encoding="utf-8").splitlines()]
    queries = [json.loads(line) for line in (folder / "queries.jsonl").read_text(encoding="utf-8").splitlines()]
    relevant: dict[str, set[str]] = {}
    for line in (folder / "qrels.tsv").read_text(encoding="utf-8").splitlines()[1:]:
        query, passage, grade = line.split("\t")
        if int(grade) > 0:
            relevant.setdefault(query, set()).add(passage)
    queries = [q for q in queries if q["_id"] in relevant]
    return [c["_id"] for c in corpus], [c["text"] for c in corpus], [q["text"] for q in queries], [relevant[q["_id"]] for q in queries]


def figures(scores: Scores, ids: list[str], relevant: list[set[str]]) -> tuple[float, float, float]:
    """acc@1, acc@10, MRR@10: rank of the first relevant passage."""
    top = np.argsort(-scores, axis=1, kind="stable")[:, :10]
    ranks = [next((r for r, i in enumerate(row, 1) if ids[i] in wanted), 0) for row, wanted in zip(top, relevant, strict=True)]
    first = np.array(ranks, dtype=np.float64)
    hit = first > 0
    return float((first == 1).mean()), float(hit.mean()), float((hit / np.maximum(first, 1)).mean())


def bm25(passages: list[str], questions: list[str]) -> Scores:
    """BM25 scores [questions, passages] over syllables and syllable pairs."""
    bags = [Counter(_terms(p)) for p in passages]
    number = {t: i for i, t in enumerate(dict.fromkeys(t for bag in bags for t in bag))}
    rows = np.repeat(np.arange(len(bags)), [len(bag) for bag in bags])
    columns = np.array([number[t] for bag in bags for t in bag])
    counts = np.array([c for bag in bags for c in bag.values()], dtype=np.float32)
    lengths = np.bincount(rows, counts, len(bags))
    frequency = np.bincount(columns, minlength=len(number))
    idf = np.log(1 + (len(bags) - frequency + 0.5) / (frequency + 0.5))
    weights = idf[columns] * counts * (_K1 + 1) / (counts + _K1 * (1 - _B + _B * (lengths / lengths.mean())[rows]))
    index = sparse.csr_matrix((weights, (columns, rows)), shape=(len(number), len(bags)))
    asked = sparse.lil_matrix((len(questions), len(number)), dtype=np.float32)
    for row, question in enumerate(questions):
        for term in set(_terms(question)) & number.keys():
            asked[row, number[term]] = 1
    return np.asarray((asked.tocsr() @ index).todense(), dtype=np.float32)


def _terms(text: str) -> list[str]:
    words = "".join(c if c.isalnum() else " " for c in match_form(text)).split()
    return words + [f"{a} {b}" for a, b in zip(words, words[1:])]


if __name__ == "__main__":
    main()
