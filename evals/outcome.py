"""Scoring a run folder: marks, summaries and the one verdict, saved beside the rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evals.runfolder import RunFolder
from evals.saved_scores import save_scores, summary_json
from evals.scoring import Marked, Summary, clean, mark, summarise
from evals.suite import Drop
from evals.verdict import Verdict, drop_gates, level_gates


@dataclass(frozen=True, slots=True)
class Gates:
    """What is asked of a run."""

    floors: Mapping[str, float] = field(default_factory=dict)
    ceilings: Mapping[str, float] = field(default_factory=dict)
    drops: Sequence[Drop] = ()

    def as_json(self) -> dict[str, Any]:
        """For the manifest, so that `score` judges by the same gates."""
        drops = [{"noise": d.noise, "most": d.most, "metrics": list(d.metrics)} for d in self.drops]
        return {"floors": dict(self.floors), "ceilings": dict(self.ceilings), "drops": drops}


def gates_from_json(data: Mapping[str, Any]) -> Gates:
    """The gates of a manifest."""
    drops = [Drop(d["noise"], d["most"], tuple(d["metrics"])) for d in data.get("drops", [])]
    return Gates(data.get("floors", {}), data.get("ceilings", {}), drops)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A scored run. Summaries are of the clean questions."""

    marked: tuple[Marked, ...]
    summaries: Mapping[str, Summary]
    verdict: Verdict

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        return {"questions": len(self.marked), "metrics": {n: summary_json(s) for n, s in self.summaries.items()}, **self.verdict.as_json()}


def score_run(folder: RunFolder, gates: Gates) -> Outcome:
    """Scores the saved rows and writes scores, metrics and failures into the folder."""
    items, rows = folder.items(), folder.rows()
    marked = mark(items, rows)
    summaries = summarise(clean(marked) or marked)
    broken = sum(i.key not in rows or bool(rows[i.key].error) for i in items)
    verdict = Verdict(tuple(level_gates(summaries, gates.floors, gates.ceilings) + drop_gates(marked, gates.drops)), broken)
    save_scores(folder, marked, dict(summaries), verdict)
    return Outcome(tuple(marked), summaries, verdict)
