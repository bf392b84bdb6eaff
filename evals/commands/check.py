"""`check`: a suite against its documents."""

from __future__ import annotations

import argparse

from evals.check import check_items
from evals.commands.shared import Subparsers, add_json, add_suite, emit
from evals.corpus import read_corpus
from evals.suite import load_suite


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("check", help="validate a suite against its documents without running anything")
    add_suite(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0: sound; 1: problems."""
    suite = load_suite(options.suite, options.corpus)
    plans = read_corpus(suite.corpus)
    problems = check_items(suite.items, plans)
    lines = [f"{p.id}: {p.message}" for p in problems]
    lines.append(f"{len(suite.items)} items, {len(plans)} documents, {len(problems)} problems")
    data = {"suite": suite.name, "items": len(suite.items), "documents": len(plans), "problems": [{"id": p.id, "message": p.message} for p in problems]}
    emit("\n".join(lines), data, options.json)
    return 1 if problems else 0
