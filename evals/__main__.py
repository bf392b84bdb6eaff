"""`python -m evals`."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Sequence

from evals.commands.shared import tell
from index.errors import UserError

COMMANDS = ("check", "run", "score", "compare", "report", "show", "bless", "new", "mutate", "retrieval", "import_xlsx", "export_xlsx", "import_feedback", "train_ranker")


def parser() -> argparse.ArgumentParser:
    """All commands with their options."""
    out = argparse.ArgumentParser(prog="python -m evals", description="Run suites of questions, compare runs, and decide.",
                                  epilog="Exit codes: 0 done, 1 a gate failed, 2 wrong use or bad input, 3 some questions failed, 130 interrupted.")
    out.add_argument("--debug", action="store_true", help="show the traceback of an error")
    commands = out.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        importlib.import_module(f"evals.commands.{name}").add(commands)
    return out


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and gives its exit code."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except UserError as error:
        if options.debug:
            raise
        tell(f"error: {error}")
        return error.exit_code
    except KeyboardInterrupt:
        tell("interrupted; a run goes on with --resume RUN")
        return 130


if __name__ == "__main__":
    sys.exit(main())
