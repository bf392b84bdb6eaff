"""What the commands share: options, output, progress."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.metrics import METRICS
from index.errors import BadInput

Subparsers = Any


def add_suite(parser: argparse.ArgumentParser) -> None:
    """--suite and --corpus."""
    parser.add_argument("--suite", default="core", metavar="NAME", help="a suite of evals/suites, or a folder that holds suite.toml (default: core)")
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="the documents' folder, instead of the one the suite names")


def add_json(parser: argparse.ArgumentParser) -> None:
    """--json."""
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def levels(texts: Sequence[str], option: str) -> dict[str, float]:
    """METRIC=X options as a table.

    Raises:
        BadInput: another form, or no such metric.
    """
    out = {}
    for text in texts:
        name, _, number = text.partition("=")
        if name not in METRICS:
            raise BadInput(f"{option} {text}: no metric {name!r}; metrics: {', '.join(METRICS)}")
        try:
            out[name] = float(number)
        except ValueError as error:
            raise BadInput(f"{option} {text}: write METRIC=NUMBER, as in {name}=0.9") from error
    return out


def emit(text: str, data: Any, as_json: bool) -> None:
    """The result on standard output."""
    sys.stdout.write((json.dumps(data, ensure_ascii=False) if as_json else text) + "\n")


def tell(message: str) -> None:
    """A line on standard error."""
    sys.stderr.write(message + "\n")


class Ticker:
    """Progress on standard error: one line that moves on a terminal, a line every tenth of the way elsewhere."""

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()

    def step(self, done: int, total: int, name: str) -> None:
        """Shows how far it is."""
        if self._terminal:
            sys.stderr.write(f"\r{done}/{total} {name}\x1b[K")
            sys.stderr.flush()
        elif done % max(1, total // 10) == 0:
            tell(f"{done}/{total} {name}")

    def end(self) -> None:
        """Frees the line."""
        if self._terminal:
            sys.stderr.write("\r\x1b[K")
