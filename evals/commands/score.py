"""`score`: scores the saved answers of a run again, with the metrics of today."""

from __future__ import annotations

import argparse

from evals.commands.shared import Subparsers, add_json, emit, levels
from evals.outcome import Gates, gates_from_json, score_run
from evals.runfolder import RunFolder
from evals.tables import run_text
from evals.workplace import find_run


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("score", help="score saved answers again, without asking")
    parser.add_argument("target", metavar="RUN", help="a run's folder, its name, or latest")
    parser.add_argument("--min", nargs="+", default=[], action="extend", metavar="METRIC=X", help="fail below this value")
    parser.add_argument("--max", nargs="+", default=[], action="extend", metavar="METRIC=X", help="fail above this value")
    add_json(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """The exit code of the verdict, by the run's own gates and those given."""
    folder = RunFolder(find_run(options.target))
    own = gates_from_json(folder.manifest().get("gates", {}))
    floors, ceilings = levels(options.min, "--min"), levels(options.max, "--max")
    outcome = score_run(folder, Gates({**own.floors, **floors}, {**own.ceilings, **ceilings}, own.drops))
    emit(run_text(outcome.marked, outcome.summaries, outcome.verdict), {"run": str(folder.path), **outcome.as_json()}, options.json)
    return outcome.verdict.exit_code
