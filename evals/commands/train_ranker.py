"""`train-ranker`: learns what makes a sentence the answer, from the sets of `evals/ranking/sets`."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.commands.shared import Subparsers, Ticker, emit, tell
from evals.ranking.examples import SETS, read_examples

OUTPUT = Path("assistant/rank/network.safetensors")


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("train-ranker", help="learn by what sentences are ranked")
    parser.add_argument("--sets", type=Path, default=SETS, metavar="DIR", help="folders with questions.jsonl and documents/ (default: evals/ranking/sets)")
    parser.add_argument("--output", type=Path, default=OUTPUT, metavar="FILE", help=f"default: {OUTPUT}")
    parser.add_argument("--held-out", action="store_true", help="also learn without each set in turn, and say how it does on that one (some minutes)")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0."""
    from assistant.rank.network import save_network
    from evals.ranking.learn import held_out, learned, right_within

    ticker = Ticker()
    rows = [f"{'set':<10} {'questions':>9} {'first':>6} {'2':>6} {'3':>6}"]
    try:
        examples, names = read_examples(options.sets, ticker.step)
        for group, size, *shares in held_out(examples, names, ticker.step) if options.held_out else ():
            rows.append(f"{group:<10} {size:>9} " + " ".join(f"{s:>6.3f}" for s in shares))
    finally:
        ticker.end()
    network = learned(examples, names)
    rows.append(f"{'all':<10} {len(examples):>9} " + " ".join(f"{right_within(examples, network, k):>6.3f}" for k in (1, 2, 3)))
    save_network(network, options.output)
    tell(f"what {len(names)} features are worth is written to {options.output}")
    emit("\n".join(rows), None, False)
    return 0
