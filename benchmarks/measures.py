"""What is measured: both systems do the same work, through the commands a person would type."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from benchmarks.processes import ROOT, Ran, run

PLANS = ROOT / "corpus" / "plans"
QUESTIONS = ROOT / "evals" / "suites" / "core" / "items.jsonl"
QUESTION = "Ở Khánh Hòa, báo cáo kết quả thực hiện kế hoạch gửi cho cơ quan nào, trước ngày nào?"
PEER = "benchmarks.langchain_stack"


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of both systems, lower is better.

    Attributes:
        goal: the least ratio peer / ours that is aimed at; None where nothing is promised.
    """

    name: str
    unit: str
    ours: float
    peer: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the peer's figure is ours."""
        return self.peer / self.ours if self.ours else float("inf")

    @property
    def met(self) -> bool | None:
        """Whether the goal is met."""
        return None if self.goal is None else self.ratio >= self.goal


def measure(folder: Path, runs: int, tell: Callable[[str], None]) -> list[Measure]:
    """All measures: medians over `runs` rounds, the systems taking turns, after one round that does not count.

    Args:
        folder: an empty folder for the indexes.
        runs: rounds.
        tell: called with a line before each round.
    """
    rounds = []
    for number in range(runs + 1):
        tell(f"round {number} of {runs}" if number else "warming up")
        rounds.append(_round(folder / str(number)))
    return _medians(rounds[1:])


@dataclass(frozen=True, slots=True)
class Round:
    """One round of both systems: index, first answer, the questions of the suite searched, and answered."""

    index: Ran
    first: Ran
    search: Ran
    ask: Ran
    peer_index: Ran
    peer_first: Ran
    peer_search: Ran


def _round(folder: Path) -> Round:
    index, store = str(folder / "index"), str(folder / "store")
    batch = ["--batch", str(QUESTIONS)]
    return Round(
        index=_python("ingest", str(PLANS), "--index", index),
        peer_index=_python(PEER, "build", str(PLANS), store),
        first=_python("assistant", "ask", QUESTION, "--index", index),
        peer_first=_python(PEER, "search", store, QUESTION),
        search=_python("assistant", "search", *batch, "--json", "--index", index),
        peer_search=_python(PEER, "search", store, *batch),
        ask=_python("assistant", "ask", *batch, "--json", "--index", index),
    )


def _python(module: str, *arguments: str) -> Ran:
    return run([sys.executable, "-m", module, *arguments])


def _medians(rounds: Sequence[Round]) -> list[Measure]:
    def middle(of: Callable[[Round], float]) -> float:
        return median(map(of, rounds))

    # The peer's clock stops at its last line, ours at the exit of the process.
    return [
        Measure("start to a ready index", "s", middle(lambda r: r.index.seconds), middle(lambda r: r.peer_index.moments[-1]), 2),
        Measure("start to the first answer", "s", middle(lambda r: r.first.seconds), middle(lambda r: r.peer_first.moments[-1]), 5),
        Measure("a query (passages)", "ms", middle(lambda r: query_ms(r.search)), middle(lambda r: query_ms(r.peer_search)), 5),
        Measure("an answer (peer: passages)", "ms", middle(lambda r: query_ms(r.ask)), middle(lambda r: query_ms(r.peer_search))),
        Measure("peak memory, indexing", "MB", middle(lambda r: r.index.peak_mb), middle(lambda r: r.peer_index.peak_mb), 2),
        Measure("peak memory, first answer", "MB", middle(lambda r: r.first.peak_mb), middle(lambda r: r.peer_first.peak_mb), 2),
    ]


def query_ms(ran: Ran) -> float:
    """Median time between two results; the first is left out, as it holds the start."""
    return median((after - before) * 1000 for before, after in zip(ran.moments, ran.moments[1:], strict=False))
