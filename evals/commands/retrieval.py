"""`retrieval`: a public retrieval set through the product's own index and search."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from evals.commands.shared import Subparsers, Ticker, add_json, emit, tell
from evals.retrieval import build_index, measure, product_search, read_set


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("retrieval", help="measure the product's search on a folder in BEIR form")
    parser.add_argument("folder", type=Path, metavar="DIR", help="corpus.jsonl, queries.jsonl, qrels.tsv")
    parser.add_argument("--queries", default="queries.jsonl", metavar="FILE", help="another file of queries in the folder")
    parser.add_argument("--index", type=Path, metavar="DIR", help="keep the set's index here; default: a temporary folder")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0."""
    found = read_set(options.folder, options.queries)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="retrieval-") as temporary:
        folder = options.index or Path(temporary)
        tell(f"index of {len(found.documents)} documents")
        build_index(found, folder)
        built = time.perf_counter()
        ticker = Ticker()
        try:
            means = measure(found, product_search(folder), ticker.step)
        finally:
            ticker.end()
    tell(f"index {built - started:.1f} s, {len(found.queries)} queries {time.perf_counter() - built:.1f} s")
    data = {"queries": len(found.queries), "documents": len(found.documents), **{n: round(v, 4) for n, v in means.items()}}
    emit("\n".join(f"{name:<10} {value}" for name, value in data.items()), data, options.json)
    return 0
