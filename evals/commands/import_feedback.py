"""`import-feedback`: thumbs down of the chat as drafts of items, for a person to complete."""

from __future__ import annotations

import argparse
from pathlib import Path

from evals.check import check_items
from evals.commands.shared import Subparsers, add_json, add_suite, emit
from evals.corpus import read_corpus
from evals.feedback import drafts, read_feedback
from evals.suite import load_suite, write_items
from index.errors import BadInput


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("import-feedback", help="turn thumbs down of the chat into drafts of items, whose gold a person writes")
    parser.add_argument("file", type=Path, metavar="FILE", help="feedback.jsonl of the chat")
    parser.add_argument("--output", type=Path, required=True, metavar="FILE", help="where the drafts are written, one a line; never over a file that exists")
    add_suite(parser)
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0: written, with what each draft still lacks."""
    suite = load_suite(options.suite, options.corpus)
    rows = read_feedback(options.file)
    if options.output.exists():
        raise BadInput(f"{options.output} exists; name another file, drafts that a person has worked on are never overwritten")
    if not options.output.resolve().parent.is_dir():
        raise BadInput(f"{options.output.parent}: no such folder; make it, or name another")
    items = drafts(rows, (item.question for item in suite.items))
    write_items(options.output, items)
    missing = check_items(items, read_corpus(suite.corpus))
    lines = [f"{p.id}: {p.message}" for p in missing]
    lines.append(f"{len(rows)} lines read, {len(items)} drafts written to {options.output}; python -m evals check --items {options.output} says what is missing")
    data = {"read": len(rows), "drafts": [{"id": item.id, "question": item.question} for item in items], "missing": [{"id": p.id, "message": p.message} for p in missing]}
    emit("\n".join(lines), data, options.json)
    return 0
