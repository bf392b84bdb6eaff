"""Forbidden facts: words that would be wrong in the answer (another plan's date, another body's number)."""

from evals.items import Item
from evals.matching import stands_in
from evals.metrics.metric import Metric, Score
from evals.replies import Row


def forbidden_in(item: Item, answer: str) -> list[str]:
    """The forbidden facts that stand in the answer."""
    return [fact for fact in item.forbidden if stands_in(answer, fact)]


def _applies(item: Item) -> bool:
    return bool(item.forbidden)


def _score(item: Item, row: Row) -> Score:
    assert row.reply is not None
    wrong = forbidden_in(item, row.reply.answer)
    return Score(float(not wrong), f"forbidden: {', '.join(wrong)}" if wrong else "")


NO_FORBIDDEN = Metric("no_forbidden", "no forbidden fact stands in the answer", _applies, _score)
