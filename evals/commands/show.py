"""`show`: one question of a run: passages, answer, citations, and why each check failed."""

from __future__ import annotations

import argparse
from typing import Any

from evals.commands.shared import Subparsers, add_json, emit
from evals.items import Item, item_to_json
from evals.metrics.ranking import shows
from evals.replies import Row
from evals.runfolder import RunFolder
from evals.scoring import Marked, mark
from evals.tables import shown
from evals.workplace import find_run
from index.errors import BadInput

_CUT = 160


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("show", help="show one question of a run")
    parser.add_argument("target", metavar="RUN", help="a run's folder, its name, or latest")
    parser.add_argument("id", metavar="ID", help="an item's id; with its noise: c-001~no_accents")
    parser.add_argument("--top", type=int, default=5, help="passages to show (default: 5)")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0."""
    folder = RunFolder(find_run(options.target))
    items = {i.key: i for i in folder.items()}
    if options.id not in items:
        raise BadInput(f"the run has no question {options.id!r}")
    raw, rows = folder.raw_rows(), folder.rows()
    marked = mark([items[options.id]], rows)[0]
    row = rows.get(options.id, Row(options.id, error="not asked"))
    data = {"item": item_to_json(marked.item), "row": raw.get(options.id), "measures": {n: [m.state, m.value, m.why] for n, m in marked.measures.items()}}
    emit(_text(marked, row, options.top), data, options.json)
    return 0


def _text(marked: Marked, row: Row, top: int) -> str:
    parts = [_question(marked.item)]
    if row.error:
        parts.append(f"the system failed: {row.error}")
    parts.append("\n".join(["passages", *(_passage(marked.item, f, r) for r, f in enumerate(row.found[:top], 1))]))
    if row.reply:
        cited = [f"  [{c.marker}] {c.document} {c.section}: {_short(c.quote)}" for c in row.reply.citations]
        states = [f"  {s.state:>13}  {s.basis:>10}  {_short(s.text)}" for s in row.reply.sentences]
        refused = f"(refused: {row.reply.reason})\n" if row.reply.abstained else ""
        parts += [f"answer\n{refused}{row.reply.answer}", "\n".join(["sentences", *states]), "\n".join(["citations", *cited])]
    parts.append("\n".join(["checks", *_checks(marked)]))
    return "\n\n".join(parts)


def _question(item: Item) -> str:
    gold = [f"  {e.document} {e.section}: {_short(e.quote)}" for e in item.evidence]
    return "\n".join([f"{item.key}  {item.kind}  {item.language}  {'answerable' if item.answerable else 'not answerable'}", item.question,
                      f"model answer: {item.answer}", "gold evidence", *gold])


def _passage(item: Item, found: Any, rank: int) -> str:
    gold = "*" if any(shows(found, e) for e in item.evidence) else " "
    return f" {gold}{rank:>2}  {found.score:8.4f}  {found.document} {found.section}: {_short(found.text)}"


def _checks(marked: Marked) -> list[str]:
    return [f"  {n:<20} {m.state:<12} {shown(n, m.value):>8}  {m.why}".rstrip() for n, m in marked.measures.items()]


def _short(text: str) -> str:
    line = text.replace("\n", " / ")
    return line if len(line) <= _CUT else line[: _CUT - 1] + "…"
