"""`compare`: two runs, question by question."""

from __future__ import annotations

import argparse
from typing import Any

from evals.commands.shared import Subparsers, add_json, emit, levels
from evals.compare import Change, Comparison, compare, drop_limits
from evals.saved_scores import read_scores
from evals.tables import shown, text_table
from evals.verdict import Verdict
from evals.workplace import find_run


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("compare", help="compare two runs and decide", description="Runs: a folder, a name, latest, blessed or blessed:SUITE.")
    parser.add_argument("base", metavar="BASE")
    parser.add_argument("head", metavar="HEAD")
    parser.add_argument("--fail-on-drop", nargs="+", default=[], action="extend", metavar="METRIC=X", help="fail when the metric gets worse by more than X")
    parser.add_argument("--seed", type=int, default=0, help="seed of the bootstrap (default: 0)")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The exit code of the verdict."""
    limits = levels(options.fail_on_drop, "--fail-on-drop")
    found = compare(read_scores(find_run(options.base)), read_scores(find_run(options.head)), options.seed)
    verdict = Verdict(tuple(drop_limits(found, limits)))
    emit(_text(found, verdict), _json(found, verdict), options.json)
    return verdict.exit_code


def _text(found: Comparison, verdict: Verdict) -> str:
    rows = [["metric", "pairs", "base", "head", "difference", "95 % by document", "better", "worse", "p"]]
    rows += [_row(c) for c in found.changes.values() if c.pairs]
    parts = [text_table(rows)]
    unmeasured = [name for name, c in found.changes.items() if not c.pairs]
    if unmeasured:
        parts.append(f"not measured in both: {', '.join(unmeasured)}")
    flips = [f"{name}  worse: {' '.join(c.worse)}" for name in ("right", "evidence@5000", "false_refusals", "false_answers") if (c := found.changes[name]).worse]
    flips += [f"{name}  better: {' '.join(c.better)}" for name in ("right", "evidence@5000") if (c := found.changes[name]).better]
    if flips:
        parts.append("\n".join(flips))
    if found.only_base or found.only_head or found.rewritten:
        parts.append(f"not compared: {len(found.only_base)} questions only in the base, {len(found.only_head)} only in the head, {len(found.rewritten)} rewritten")
    if verdict.gates:
        parts.append("\n".join(g.line for g in verdict.gates))
    return "\n\n".join([*parts, verdict.line])


def _row(change: Change) -> list[str]:
    base, head = shown(change.metric, change.base), shown(change.metric, change.head)
    difference = f"{change.head - change.base:+.3f}" if change.base is not None and change.head is not None else ""
    interval = f"{change.interval.low:+.3f} to {change.interval.high:+.3f}" if change.interval else ""
    p = f"{change.p:.3f}" if change.p is not None else ""
    return [change.metric, str(change.pairs), base, head, difference, interval, str(len(change.better)), str(len(change.worse)), p]


def _json(found: Comparison, verdict: Verdict) -> dict[str, Any]:
    changes = {}
    for name, c in found.changes.items():
        interval = [c.interval.low, c.interval.high] if c.interval else None
        changes[name] = {"pairs": c.pairs, "base": c.base, "head": c.head, "interval": interval, "better": list(c.better), "worse": list(c.worse), "p": c.p}
    return {"metrics": changes, "only_base": list(found.only_base), "only_head": list(found.only_head), "rewritten": list(found.rewritten), **verdict.as_json()}
