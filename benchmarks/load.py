"""`python -m benchmarks.load`: many people at once against the running app, and its memory over thousands of questions (Linux)."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.load_runs import Crowd, Soak, crowd, soak
from benchmarks.server import served

GOAL_P95_S = 1.5
FLAT_MB = 30


def main(arguments: Sequence[str] | None = None) -> int:
    """Measures and prints; exit code 1 where an answer failed or a bound is not kept."""
    options = _options(arguments)
    with served(options.index) as server:
        _tell(f"{options.people} people at once, {options.rounds} questions each")
        many = crowd(server.url, options.people, options.rounds)
        long = None
        if options.questions:
            _tell(f"{options.questions} questions, {options.soakers} at a time")
            long = soak(server, options.questions, options.soakers)
    print(json.dumps(as_json(many, long), indent=1) if options.json else as_text(many, long))
    return 0 if kept(many, long) else 1


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.load", description="Many people at once against the running app, through HTTP as a program calls it.")
    parser.add_argument("--index", type=Path, default=Path(os.environ.get("ASSISTANT_INDEX") or ".index"), help="index folder (default: ASSISTANT_INDEX, else .index)")
    parser.add_argument("--people", type=_positive, default=16, help="people at once (default 16)")
    parser.add_argument("--rounds", type=_positive, default=8, help="questions of each of them, the next as soon as the last is answered (default 8)")
    parser.add_argument("--questions", type=_whole, default=2000, help="different questions while memory is watched; 0 leaves it out (default 2000)")
    parser.add_argument("--soakers", type=_positive, default=2, help="of these, at a time (default 2)")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    return parser.parse_args(arguments)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _whole(text: str) -> int:
    return 0 if text == "0" else _positive(text)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def kept(many: Crowd, long: Soak | None) -> bool:
    """Whether nobody went without an answer, people waited no longer than aimed at, and memory stayed flat."""
    return not many.errors and many.p95 < GOAL_P95_S and (long is None or not long.errors and long.growth_mb < FLAT_MB)


def as_json(many: Crowd, long: Soak | None) -> dict[str, object]:
    """Every figure."""
    machine = {"cpus": os.cpu_count(), "load": os.getloadavg()[0], "python": platform.python_version()}
    return {"crowd": many.as_json(), "soak": long.as_json() if long else None, "machine": machine}


def as_text(many: Crowd, long: Soak | None) -> str:
    """Every figure, a line each."""
    lines = [f"{many.people} people at once, {many.asked} questions: half within {many.p50:.2f} s, 95 of 100 within {many.p95:.2f} s (goal {GOAL_P95_S} s), "
             f"longest {many.longest:.2f} s, {many.errors} errors, {many.rate:.1f} answers a second"]
    if long:
        samples = ", ".join(f"{mb:.0f}" for mb in long.memory_mb)
        lines.append(f"{long.asked} different questions, {long.errors} errors: memory {samples} MB; the last quarter holds {long.growth_mb:+.1f} MB against the second (goal below {FLAT_MB})")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
