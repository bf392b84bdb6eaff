"""What a metric is, and the three states of a measurement: scored, failed, not measured."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from evals.items import Item
from evals.replies import Row

SCORED, FAILED, NOT_MEASURED = "scored", "failed", "not measured"


@dataclass(frozen=True, slots=True)
class Score:
    """A value with the words that explain it to a person; `value` None: nothing to measure after all."""

    value: float | None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One metric on one question."""

    state: str
    value: float | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Metric:
    """One metric.

    Attributes:
        name: as it stands in tables and on the command line.
        about: one line for a reader.
        applies: whether an item has anything to measure.
        score: the value on one question that the system did not fail on.
        needs_answer: False for metrics of the ranking.
        higher_is_better: the direction.
        summary: "mean", or a quantile: "p50", "p95".
        worst: the value a question gets on which the system failed; None leaves it out.
    """

    name: str
    about: str
    applies: Callable[[Item], bool]
    score: Callable[[Item, Row], Score]
    needs_answer: bool = True
    higher_is_better: bool = True
    summary: str = "mean"
    worst: float | None = 0.0

    def measure(self, item: Item, row: Row | None) -> Measure:
        """The metric on one question; a failed question counts with the worst value and never drops out."""
        if not self.applies(item):
            return Measure(NOT_MEASURED, why="nothing to measure")
        if row is None:
            return Measure(NOT_MEASURED, why="not asked")
        if row.error:
            return Measure(FAILED, self.worst, row.error)
        if self.needs_answer and row.reply is None:
            return Measure(NOT_MEASURED, why="the system only retrieves")
        score = self.score(item, row)
        state = NOT_MEASURED if score.value is None else SCORED
        return Measure(state, score.value, score.why)


def answerable(item: Item) -> bool:
    """Items whose answer stands in the documents."""
    return item.answerable


def has_evidence(item: Item) -> bool:
    """Items that enter the means of retrieval: answerable, with gold quotes."""
    return item.answerable and bool(item.evidence)
