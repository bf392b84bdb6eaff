"""`import-xlsx`: items back from a workbook."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.check import check_items
from evals.commands.shared import Subparsers, add_suite, tell
from evals.corpus import read_corpus
from evals.suite import load_suite, write_items
from evals.workbook import read_workbook


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("import-xlsx", help="read a suite's items from a workbook; written only when all of them hold")
    parser.add_argument("file", type=Path, metavar="FILE")
    add_suite(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0: written; 1: items with problems, nothing written."""
    suite = load_suite(options.suite, options.corpus)
    items = read_workbook(options.file)
    problems = check_items(items, read_corpus(suite.corpus))
    for problem in problems:
        tell(f"{problem.id}: {problem.message}")
    if problems:
        tell(f"nothing written: {len(problems)} problems")
        return 1
    write_items(suite.folder / "items.jsonl", items)
    tell(f"{len(items)} items written to the suite {suite.name}")
    return 0
