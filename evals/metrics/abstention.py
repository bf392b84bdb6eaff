"""Refusals: false ones (the answer stands in the documents) and false answers (it does not), never in one number."""

from evals.items import Item
from evals.metrics.facts import is_right, missing_facts
from evals.metrics.forbidden import forbidden_in
from evals.metrics.metric import Metric, Score, answerable
from evals.replies import Row


def _unanswerable(item: Item) -> bool:
    return not item.answerable


def _false_refusal(item: Item, row: Row) -> Score:
    assert row.reply is not None
    refused = row.reply.abstained and not is_right(item, row.reply.answer)
    return Score(float(refused), f"refused: {row.reply.reason}" if refused else "")


def _false_answer(item: Item, row: Row) -> Score:
    """An item with evidence of the silence is also met by the facts around it, such as where the plan refers to."""
    assert row.reply is not None
    told = bool(item.evidence) and not forbidden_in(item, row.reply.answer) and not missing_facts(item, row.reply.answer)
    answered = not row.reply.abstained and not told
    return Score(float(answered), f"answered: {row.reply.answer[:120]}" if answered else "")


FALSE_REFUSALS = Metric("false_refusals", "answerable, but refused and not right", answerable, _false_refusal, higher_is_better=False, worst=1.0)
FALSE_ANSWERS = Metric("false_answers", "not answerable, but answered", _unanswerable, _false_answer, higher_is_better=False, worst=1.0)
