"""`check`: a suite against its documents."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.check import check_items
from evals.commands.shared import Subparsers, add_json, add_suite, emit
from evals.corpus import read_corpus
from evals.suite import load_suite, read_items


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("check", help="validate a suite against its documents without running anything")
    add_suite(parser)
    parser.add_argument("--items", type=Path, metavar="FILE", help="check these items (drafts) against the suite's documents, instead of its own")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0: sound; 1: problems."""
    suite = load_suite(options.suite, options.corpus)
    plans = read_corpus(suite.corpus)
    items = suite.items if options.items is None else read_items(options.items)
    problems = check_items(items, plans)
    lines = [f"{p.id}: {p.message}" for p in problems]
    lines.append(f"{len(items)} items, {len(plans)} documents, {len(problems)} problems")
    data = {"suite": suite.name, "items": len(items), "documents": len(plans), "problems": [{"id": p.id, "message": p.message} for p in problems]}
    emit("\n".join(lines), data, options.json)
    return 1 if problems else 0
