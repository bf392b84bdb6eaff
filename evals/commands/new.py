"""`new`: a typed question, proposed evidence, and a checked item at the end of the suite."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from evals.check import check_items
from evals.commands.shared import Subparsers, add_suite, tell
from evals.corpus import read_corpus
from evals.items import KINDS, item_to_json
from evals.proposals import Proposal, new_item, next_id, propose
from evals.suite import load_suite, write_items
from evals.workplace import ready_index
from index.errors import BadInput


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("new", help="write a new item: proposes evidence for a question, asks for the rest, checks it")
    parser.add_argument("question", metavar="QUESTION")
    add_suite(parser)
    parser.add_argument("--kind", choices=KINDS, default="open", help="kind of the question (default: open)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="search this index; default: the suite's own")
    parser.add_argument("--choose", metavar="N,N", help="numbers of the proposed quotes, none for an unanswerable question; default: asked for")
    parser.add_argument("--answer", help="model answer; default: asked for")
    parser.add_argument("--required", help='required facts, parted by ";", variants by "|"; default: asked for')
    parser.add_argument("--forbidden", help='forbidden facts, parted by ";"; default: asked for')
    parser.add_argument("--dry-run", action="store_true", help="propose and stop")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0: written, or only proposed; 1: the item has problems and was not written."""
    from assistant.service import Assistant

    suite = load_suite(options.suite, options.corpus)
    plans = read_corpus(suite.corpus)
    index = ready_index(suite, options.index, tell)
    hits = Assistant(index).search(options.question, top=10)
    proposed = propose(options.question, [(h.passage.document, h.passage.start, h.passage.end) for h in hits], plans)
    for number, p in enumerate(proposed, 1):
        sys.stdout.write(f"{number}. {p.document} {p.section}\n   {p.quote}\n")
    if options.dry_run:
        return 0
    given = {"model answer": options.answer, "required facts, parted by ;, variants by |": options.required, "forbidden facts, parted by ;": options.forbidden}
    chosen = _chosen(options.choose if options.choose is not None else _ask("numbers of the quotes that answer it, parted by commas, or none"), proposed)
    item = new_item(next_id(suite.items), options.question, options.kind, chosen, lambda what: _ask(what) if given[what] is None else given[what])
    items = (*suite.items, item)
    problems = [p for p in check_items(items, plans) if p.id == item.id]
    for problem in problems:
        tell(f"{problem.id}: {problem.message}")
    if problems:
        tell("not written")
        return 1
    write_items(suite.folder / "items.jsonl", items)
    tell(f"{item.id} written: {item_to_json(item)['documents']}")
    return 0


def _ask(what: str) -> str:
    tell(f"{what}:")
    line = sys.stdin.readline()
    if not line:
        raise BadInput(f"no answer for: {what}; type it, or give it as an option (python -m evals new --help)")
    return line.strip()


def _chosen(text: str, proposed: Sequence[Proposal]) -> list[Proposal]:
    if text.strip().lower() == "none":
        return []
    try:
        return [proposed[int(part) - 1] for part in text.split(",") if int(part) > 0]
    except (ValueError, IndexError) as error:
        raise BadInput(f"{text!r}: give numbers from 1 to {len(proposed)}, parted by commas, or none") from error
