"""One verdict: the line a person reads, the JSON and the exit code all come from this value."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.metrics import METRICS
from evals.metrics.metric import NOT_MEASURED
from evals.scoring import Marked, Summary, clean, summarise
from evals.suite import Drop

PASSED, MISSED = "passed", "failed"
_HAIR = 1e-9


@dataclass(frozen=True, slots=True)
class Gate:
    """One condition and what became of it: passed, failed or not measured."""

    rule: str
    value: float | None
    state: str

    @property
    def line(self) -> str:
        """For a person."""
        shown = "not measured" if self.value is None else f"{self.value:.4g}"
        return f"{self.state:>12}  {self.rule}  (is {shown})"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of a command.

    Attributes:
        gates: all conditions asked for.
        errors: rows on which the system failed, or that were not asked.
    """

    gates: tuple[Gate, ...]
    errors: int = 0

    @property
    def state(self) -> str:
        """"passed", "failed", "not measured" (a gate had nothing to measure), "incomplete" (rows failed, no gate did)."""
        states = {g.state for g in self.gates}
        if MISSED in states:
            return MISSED
        if NOT_MEASURED in states:
            return NOT_MEASURED
        return "incomplete" if self.errors else PASSED

    @property
    def exit_code(self) -> int:
        """0 passed, 1 a gate failed or had nothing to measure, 3 rows failed."""
        return {PASSED: 0, MISSED: 1, NOT_MEASURED: 1, "incomplete": 3}[self.state]

    @property
    def line(self) -> str:
        """The last line of every table."""
        held = sum(g.state == PASSED for g in self.gates)
        gates = f"{held} of {len(self.gates)} gates hold" if self.gates else "no gates asked for"
        return f"verdict: {self.state} ({gates}, {self.errors} questions failed)"

    def as_json(self) -> dict[str, object]:
        """For machines."""
        gates = [{"rule": g.rule, "value": g.value, "state": g.state} for g in self.gates]
        return {"verdict": self.state, "exit_code": self.exit_code, "errors": self.errors, "gates": gates}


def level_gates(summaries: Mapping[str, Summary], floors: Mapping[str, float], ceilings: Mapping[str, float]) -> list[Gate]:
    """A gate for each floor and ceiling."""
    gates = [gate(f"{n} at least {x:g}", summaries[n].value, least=x) for n, x in floors.items()]
    return gates + [gate(f"{n} at most {x:g}", summaries[n].value, most=x) for n, x in ceilings.items()]


def drop_gates(marked: Sequence[Marked], drops: Sequence[Drop]) -> list[Gate]:
    """A gate for each metric that may fall only so far under a noise, on the questions asked both ways."""
    gates = []
    for drop in drops:
        under = [m for m in marked if m.item.noise == drop.noise]
        ids = {m.item.id for m in under}
        pairs = [m for m in clean(marked) if m.item.id in ids]
        before, after = summarise(pairs, drop.metrics), summarise(under, drop.metrics)
        for name in drop.metrics:
            fall = drop_of(name, before[name].value, after[name].value)
            gates.append(gate(f"{name} under {drop.noise} falls at most {drop.most:g}", fall, most=drop.most))
    return gates


def drop_of(metric: str, before: float | None, after: float | None) -> float | None:
    """How much worse `after` is, whichever direction is better; None where one is not measured."""
    if before is None or after is None:
        return None
    return before - after if METRICS[metric].higher_is_better else after - before


def gate(rule: str, value: float | None, *, least: float = -math.inf, most: float = math.inf) -> Gate:
    """The state of one condition; a hair of rounding is not a failure."""
    if value is None:
        return Gate(rule, None, NOT_MEASURED)
    return Gate(rule, value, PASSED if least - _HAIR <= value <= most + _HAIR else MISSED)
