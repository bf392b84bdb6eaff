"""`mutate`: false and true variants of the shown sentences, through the gate."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from evals.commands.shared import Subparsers, Ticker, add_json, add_suite, emit, tell
from evals.gate import Claim, GateReport, claims_of, try_gate
from evals.runfolder import RunFolder
from evals.runner import ask_one
from evals.suite import Suite, load_suite
from evals.tables import text_table
from evals.workplace import find_run, ready_index

_LISTED = 40


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("mutate", help="measure the gate: false anchors among mutated sentences, true variants refused")
    parser.add_argument("target", nargs="?", metavar="RUN", help="take the sentences of this run's answers; default: ask the suite now")
    add_suite(parser)
    parser.add_argument("--index", type=Path, metavar="DIR", help="the index to check against; default: the suite's own")
    parser.add_argument("--seed", type=int, default=0, help="seed of the choices (default: 0)")
    parser.add_argument("--least", type=int, default=1000, metavar="N", help="fail with fewer mutations than this (default: 1000)")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The exit code of the verdict."""
    from assistant.service import Assistant

    suite = load_suite(options.suite, options.corpus)
    index = ready_index(suite, options.index, tell)
    assistant = Assistant(index)
    claims = _claims(options.target, suite, index)
    ticker = Ticker()

    def check(text: str, citations: Any) -> str:
        return str(assistant.check(text, [{name: c[name] for name in ("document", "start", "end")} for c in citations]))

    try:
        report = try_gate(claims, check, options.seed, lambda done, key: ticker.step(done, len(claims), key))
    finally:
        ticker.end()
    emit(_text(report, options.least), report.as_json(options.least), options.json)
    return report.verdict(options.least).exit_code


def _claims(target: str | None, suite: Suite, index: Path) -> list[Claim]:
    if target is not None:
        return claims_of(RunFolder(find_run(target)).raw_rows().values())
    from evals.systems import open_system

    system = open_system("ours", index)
    return claims_of(ask_one(system, item, 1) for item in suite.items)


def _text(report: GateReport, least: int) -> str:
    data = report.as_json(least)
    parts = []
    for name, title in (("false", "mutation"), ("true", "true variant")):
        rows = [[title, "tried", "accepted"], *([kind, str(n["tried"]), str(n["accepted"])] for kind, n in data["by_kind"][name].items())]
        parts.append(text_table(rows))
    wrong = [f"{word}: {t.claim.key} ({t.variant.kind}) {t.variant.text}" for word, trials in (("false anchor", report.false_anchors), ("refused truth", report.refused_truths)) for t in trials]
    if wrong:
        parts.append("\n".join(wrong[:_LISTED] + ([f"and {len(wrong) - _LISTED} more"] if len(wrong) > _LISTED else [])))
    verdict = report.verdict(least)
    summary = f"{report.claims} sentences, {len(report.false)} mutations, rate at most {data['false_anchor_rate_at_most']} (95 %)"
    return "\n\n".join([*parts, summary, "\n".join(g.line for g in verdict.gates), verdict.line])
