"""`export-xlsx`: a suite's items as a workbook for people who work there."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.commands.shared import Subparsers, add_suite, tell
from evals.suite import load_suite
from evals.workbook import write_workbook


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("export-xlsx", help="write a suite's items into a workbook")
    parser.add_argument("file", type=Path, metavar="FILE")
    add_suite(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0."""
    suite = load_suite(options.suite, options.corpus)
    write_workbook(options.file, suite.items)
    tell(f"{len(suite.items)} items written to {options.file}")
    return 0
