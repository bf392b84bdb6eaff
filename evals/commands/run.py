"""`run`: asks a system the questions of a suite, scores the answers, and decides."""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from evals.commands.shared import Subparsers, Ticker, add_json, add_suite, emit, levels, tell
from evals.corpus import corpus_hash
from evals.items import KINDS, Item
from evals.noise import NOISES, noisy
from evals.outcome import Gates, score_run
from evals.runfolder import RunFolder
from evals.runner import TOP, ask_all
from evals.scoring import failures, mark
from evals.suite import Suite, load_suite
from evals.systems import NAMES, open_system
from evals.systems.base import System
from evals.tables import run_text
from evals.workplace import commit, find_run, index_hash, new_run_folder, prompts_hash, ready_index, versions
from index.errors import BadInput


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("run", help="run a suite and decide", description="Exit codes: 0 passed, 1 a gate failed, 2 wrong use, 3 some questions failed.")
    add_suite(parser)
    parser.add_argument("--system", default="ours", choices=NAMES, help="the system to ask (default: ours)")
    parser.add_argument("--index", type=Path, metavar="DIR", help="ask this index; default: the suite's own, built from its corpus")
    parser.add_argument("--only", nargs="+", default=[], metavar="ID", help="only these items")
    parser.add_argument("--kind", nargs="+", default=[], choices=KINDS, metavar="KIND", help=f"only these kinds: {', '.join(KINDS)}")
    parser.add_argument("--sample", type=int, metavar="N", help="only N items, drawn by --seed")
    parser.add_argument("--seed", type=int, default=0, help="seed of samples and noise (default: 0)")
    parser.add_argument("--failed-from", metavar="RUN", help="only the items that failed in this run")
    parser.add_argument("--noise", nargs="+", default=[], metavar="NOISE", choices=(*NOISES, "all"), help=f"ask the items under noise too: {', '.join(NOISES)}, all")
    parser.add_argument("--resume", type=Path, metavar="RUN", help="go on with an interrupted run")
    parser.add_argument("--out", type=Path, metavar="DIR", help="the run's folder (default: .evals/runs/TIME-SUITE-SYSTEM)")
    parser.add_argument("--top", type=int, default=TOP, help=f"passages asked of the search (default: {TOP})")
    parser.add_argument("--min", nargs="+", default=[], action="extend", metavar="METRIC=X", help="fail below this value")
    parser.add_argument("--max", nargs="+", default=[], action="extend", metavar="METRIC=X", help="fail above this value")
    parser.add_argument("--floors", action="store_true", help="hold the run to the floors that the suite names")
    parser.add_argument("--max-errors", type=int, metavar="N", help="stop when the system has failed on more than N questions")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The exit code of the verdict."""
    if options.resume:
        options = _as_before(options)
    suite = load_suite(options.suite, options.corpus)
    gates = _gates(options, suite)
    items = _items(options, suite)
    index = ready_index(suite, options.index, tell)
    system = open_system(options.system, index)
    path = options.resume or options.out or new_run_folder(suite.name, system.name)
    folder = RunFolder(path)
    manifest = _manifest(options, suite, system, index, gates)
    if options.resume:
        folder.same_run(manifest)
        items = folder.items()
    else:
        folder.start(manifest, items)
    ticker = Ticker()
    try:
        ask_all(system, items, folder, top=options.top, max_errors=options.max_errors, progress=ticker.step)
    finally:
        ticker.end()
    folder.save_manifest(folder.manifest() | {"ended": _now()})
    outcome = score_run(folder, gates)
    emit(run_text(outcome.marked, outcome.summaries, outcome.verdict), {"run": str(folder.path), **outcome.as_json()}, options.json)
    for error, count in Counter(r.error for r in folder.rows().values() if r.error).most_common(3):
        tell(f"{count} questions failed: {error}")
    tell(f"run: {folder.path}")
    return outcome.verdict.exit_code


def _as_before(options: argparse.Namespace) -> argparse.Namespace:
    """The options that the interrupted run was started with."""
    options.resume = find_run(str(options.resume))
    saved = RunFolder(options.resume).manifest().get("options", {})
    paths = {name: Path(saved[name]) if saved.get(name) else None for name in ("corpus", "index")}
    return argparse.Namespace(**{**vars(options), **saved, **paths})


def _gates(options: argparse.Namespace, suite: Suite) -> Gates:
    floors, ceilings = levels(options.min, "--min"), levels(options.max, "--max")
    if not options.floors:
        return Gates(floors, ceilings)
    asked = set(NOISES) if "all" in options.noise else set(options.noise)
    drops = [d for d in suite.drops if d.noise in asked]
    return Gates({**suite.floors, **floors}, {**suite.ceilings, **ceilings}, drops)


def _items(options: argparse.Namespace, suite: Suite) -> list[Item]:
    items = list(suite.items)
    if options.only:
        unknown = sorted(set(options.only) - {i.id for i in items})
        if unknown:
            raise BadInput(f"--only: the suite {suite.name} has no item {unknown[0]}")
        items = [i for i in items if i.id in options.only]
    if options.kind:
        items = [i for i in items if i.kind in options.kind]
    if options.failed_from:
        folder = RunFolder(find_run(options.failed_from))
        bad = {m.item.id for m in failures(mark(folder.items(), folder.rows()))}
        items = [i for i in items if i.id in bad]
    if options.sample is not None:
        chosen = set(random.Random(options.seed).sample(range(len(items)), min(options.sample, len(items))))
        items = [i for n, i in enumerate(items) if n in chosen]
    if not items:
        raise BadInput("no item is left to ask; widen --only, --kind, --sample or --failed-from")
    return items + _under_noise(items, options.noise, options.seed)


def _under_noise(items: Sequence[Item], noises: Sequence[str], seed: int) -> list[Item]:
    names = list(NOISES) if "all" in noises else list(dict.fromkeys(noises))
    return [item for name in names for item in noisy(items, name, seed)]


def _manifest(options: argparse.Namespace, suite: Suite, system: System, index: Path, gates: Gates) -> dict[str, Any]:
    return {
        "suite": suite.name, "suite_sha256": suite.sha256, "corpus_sha256": corpus_hash(suite.corpus), "index_sha256": index_hash(index),
        "prompts_sha256": prompts_hash(), "system": system.name, "settings": system.describe(), "noise": options.noise, "seed": options.seed,
        "top": options.top, "options": _saved(options), "gates": gates.as_json(), "commit": commit(), "versions": versions(), "started": _now(), "ended": None,
    }


def _saved(options: argparse.Namespace) -> dict[str, Any]:
    names = ("suite", "corpus", "index", "system", "only", "kind", "sample", "seed", "failed_from", "noise", "top", "min", "max", "floors")
    return {n: str(v) if isinstance(v := getattr(options, n), Path) else v for n in names}


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
