"""What the evaluation tab shows: a finished run, its gates, the blessed run beside it, the questions that failed."""

import csv
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.errors import BadInput

MOST_RUNS = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One metric of a run.

    Attributes:
        name: of the metric.
        value: None where nothing was measured.
        interval: 95 %, where there is one.
        floor: what the run had to reach at least, `ceiling`: at most.
        state: "passed", "failed", or "" where no gate stands.
        blessed: the value of the blessed run, on its questions as they are written.
        better, worse: how many questions rose and fell against it.
    """

    name: str
    value: float | None
    interval: tuple[float, float] | None
    floor: float | None
    ceiling: float | None
    state: str
    blessed: float | None
    better: int
    worse: int


@dataclass(frozen=True, slots=True)
class Wrong:
    """A question that failed: what was expected, what came, and which checks say no."""

    id: str
    noise: str
    kind: str
    question: str
    why: str
    answer: str
    gold: str


@dataclass(frozen=True, slots=True)
class Report:
    """A finished run as the page shows it."""

    name: str
    started: str
    ended: str
    commit: str
    questions: int
    verdict: str
    gates: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    wrong: tuple[Wrong, ...]
    compared: bool


def runs_folder() -> Path:
    """Where runs lie."""
    from evals.workplace import HOME

    return HOME / "runs"


def finished_runs() -> list[str]:
    """Names of the scored runs, the newest first."""
    from evals.saved_scores import METRICS_FILE, SCORES

    folder = runs_folder()
    found = [p.name for p in folder.iterdir() if (p / METRICS_FILE).is_file() and (p / SCORES).is_file()] if folder.is_dir() else []
    return sorted(found, reverse=True)[:MOST_RUNS]


def report_of(name: str) -> Report:
    """A finished run.

    Raises:
        BadInput: no such run, or its files cannot be read.
    """
    if name not in finished_runs():
        raise BadInput(f"there is no finished run {name!r}; python -m evals run makes one")
    folder = runs_folder() / name
    return _report(folder, folder.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _report(folder: Path, changed: int) -> Report:
    """Read once: the comparison draws many samples."""
    from evals.saved_scores import FAILURES, METRICS_FILE, read_scores

    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        metrics = json.loads((folder / METRICS_FILE).read_text(encoding="utf-8"))
        rows, compared = _rows(folder, manifest, metrics)
        with (folder / FAILURES).open(encoding="utf-8-sig", newline="") as stream:
            wrong = tuple(_wrong(row) for row in csv.DictReader(stream))
        gates = tuple((str(g["rule"]), str(g["state"])) for g in metrics.get("gates", ()))
        return Report(folder.name, str(manifest.get("started", "")), str(manifest.get("ended") or ""), str(manifest.get("commit", ""))[:12], len(read_scores(folder)),
                      str(metrics["verdict"]), gates, rows, wrong, compared)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BadInput(f"the run {folder.name} cannot be read ({type(error).__name__}); score it again with: python -m evals score {folder.name}") from error


def _rows(folder: Path, manifest: Mapping[str, Any], metrics: Mapping[str, Any]) -> tuple[tuple[Row, ...], bool]:
    gates = manifest.get("gates", {})
    floors, ceilings = gates.get("floors", {}), gates.get("ceilings", {})
    suite = str(manifest.get("suite", "core"))
    changes, blessed = _against_blessed(folder, suite), _blessed_values(suite)
    out = []
    for name, summary in metrics["metrics"].items():
        change = changes.get(name)
        value, interval = summary["value"], summary["interval"]
        state = _state(value, floors.get(name), ceilings.get(name))
        out.append(Row(name, value, (interval[0], interval[1]) if interval else None, floors.get(name), ceilings.get(name), state,
                       blessed.get(name), len(change.better) if change else 0, len(change.worse) if change else 0))
    return tuple(out), bool(changes)


def _state(value: float | None, floor: float | None, ceiling: float | None) -> str:
    if floor is None and ceiling is None:
        return ""
    held = value is not None and (floor is None or value >= floor - 1e-9) and (ceiling is None or value <= ceiling + 1e-9)
    return "passed" if held else "failed"


def _against_blessed(folder: Path, suite: str) -> Mapping[str, Any]:
    from evals.compare import compare
    from evals.saved_scores import SCORES, read_scores
    from evals.workplace import BLESSED

    blessed = BLESSED / suite
    return compare(read_scores(blessed), read_scores(folder)).changes if (blessed / SCORES).is_file() else {}


def _blessed_values(suite: str) -> dict[str, float | None]:
    from evals.saved_scores import METRICS_FILE
    from evals.workplace import BLESSED

    file = BLESSED / suite / METRICS_FILE
    return {name: summary["value"] for name, summary in json.loads(file.read_text(encoding="utf-8"))["metrics"].items()} if file.is_file() else {}


def _wrong(row: Mapping[str, str]) -> Wrong:
    cells = {name: (row.get(name) or "") for name in ("id", "noise", "kind", "question", "why", "answer", "model answer")}
    plain = {name: words[1:] if words[:2] in ("'=", "'+", "'-", "'@") else words for name, words in cells.items()}
    return Wrong(plain["id"], plain["noise"], plain["kind"], plain["question"], plain["why"], plain["answer"], plain["model answer"])
