"""`bless`: makes a run's scores the reference that later changes are compared with."""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Iterator

from evals.commands.shared import Subparsers, tell
from evals.metrics.metric import NOT_MEASURED
from evals.outcome import gates_from_json, score_run
from evals.runfolder import MANIFEST, RunFolder, read_lines
from evals.saved_scores import METRICS_FILE, SCORES
from evals.workplace import BLESSED, find_run
from index.errors import BadInput

_KEPT = ("suite", "suite_sha256", "corpus_sha256", "index_sha256", "prompts_sha256", "system", "settings", "noise", "seed", "top", "commit", "versions", "started")


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("bless", help="keep a run's scores in the repository as the reference")
    parser.add_argument("target", metavar="RUN", help="a run's folder, its name, or latest")
    parser.add_argument("--force", action="store_true", help="also a run that failed its gates or is incomplete")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0: blessed; 1: the run failed its own gates."""
    folder = RunFolder(find_run(options.target))
    if folder.path.parent == BLESSED:
        raise BadInput(f"{folder.path} is blessed already")
    manifest = folder.manifest()
    outcome = score_run(folder, gates_from_json(manifest.get("gates", {})))
    if outcome.verdict.exit_code and not options.force:
        tell(f"not blessed: {outcome.verdict.line}; --force blesses it all the same")
        return 1
    target = BLESSED / manifest["suite"]
    target.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(folder.path / METRICS_FILE, target / METRICS_FILE)
    (target / SCORES).write_text("".join(f"{line}\n" for line in _values(folder)), encoding="utf-8")
    kept = {name: manifest.get(name) for name in _KEPT}
    (target / MANIFEST).write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    tell(f"blessed: {target.name}, {len(outcome.marked)} questions")
    return 0


def _values(folder: RunFolder) -> Iterator[str]:
    """Lines of scores without their reasons, so that the reference stays small and its changes readable."""
    for line in read_lines(folder.path / SCORES):
        measures = {name: m[:2] for name, m in line["measures"].items() if m[0] != NOT_MEASURED}
        yield json.dumps(line | {"measures": measures}, ensure_ascii=False)
