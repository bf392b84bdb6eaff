"""What a run's scores are saved as: measures a question, metrics, and the failures as a table that Excel opens."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.items import item_to_json
from evals.metrics.metric import Measure
from evals.runfolder import RunFolder, read_lines, write_whole
from evals.scoring import Marked, Summary, failures
from evals.verdict import Verdict
from index.errors import BadInput

SCORES, METRICS_FILE, FAILURES = "scores.jsonl", "metrics.json", "failures.csv"


def save_scores(folder: RunFolder, marked: Sequence[Marked], summaries: dict[str, Summary], verdict: Verdict) -> None:
    """Writes measures, metrics, and the failures for a spreadsheet into the run's folder."""
    lines = [json.dumps(_scores_json(m), ensure_ascii=False) for m in marked]
    write_whole(folder.path / SCORES, "".join(f"{line}\n" for line in lines))
    metrics = {"metrics": {n: summary_json(s) for n, s in summaries.items()}, **verdict.as_json()}
    write_whole(folder.path / METRICS_FILE, json.dumps(metrics, ensure_ascii=False, indent=1) + "\n")
    _save_failures(folder, marked)


def _save_failures(folder: RunFolder, marked: Sequence[Marked]) -> None:
    rows = folder.rows()
    with (folder.path / FAILURES).open("w", encoding="utf-8-sig", newline="") as stream:  # the mark lets Excel read the accents
        writer = csv.writer(stream)
        writer.writerow(("id", "noise", "kind", "language", "question", "why", "answer", "model answer"))
        for m in failures(marked):
            row = rows.get(m.item.key)
            answer = row.reply.answer if row and row.reply else ""
            cells = (m.item.id, m.item.noise, m.item.kind, m.item.language, m.item.question, why(m), answer, m.item.answer)
            writer.writerow([_cell(c) for c in cells])


def why(marked: Marked) -> str:
    """Why the checks failed, one reason once."""
    return "; ".join(dict.fromkeys(x.why for x in marked.measures.values() if x.why and x.value is not None))


def summary_json(summary: Summary) -> dict[str, Any]:
    """One metric for machines."""
    interval = [summary.interval.low, summary.interval.high] if summary.interval else None
    return {"state": summary.state, "value": summary.value, "interval": interval, "scored": summary.scored, "failed": summary.failed,
            "not_measured": summary.unmeasured}


@dataclass(frozen=True, slots=True)
class SavedMeasures:
    """One question's measures as saved; `item` is a hash of its question and gold, so that only like is compared with like."""

    cluster: str
    item: str
    measures: Mapping[str, Measure]


def read_scores(folder: Path) -> dict[str, SavedMeasures]:
    """Measures of each question of a scored run or of a blessed one, by key.

    Raises:
        BadInput: the folder holds no scores.
    """
    if not (folder / SCORES).exists():
        raise BadInput(f"{folder} holds no {SCORES}; score the run with: python -m evals score {folder}")
    return {d["key"]: SavedMeasures(d["cluster"], d["item"], {n: Measure(*m) for n, m in d["measures"].items()}) for d in read_lines(folder / SCORES)}


def _scores_json(marked: Marked) -> dict[str, Any]:
    item = marked.item
    digest = hashlib.sha256(json.dumps(item_to_json(item), ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
    measures = {n: [m.state, m.value, m.why] if m.why else [m.state, m.value] for n, m in marked.measures.items()}
    return {"key": item.key, "cluster": item.cluster, "kind": item.kind, "language": item.language, "item": digest, "measures": measures}


def _cell(text: str) -> str:
    """A spreadsheet takes a text that begins like a formula for one."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
