"""Required facts: one variant of each group stands in the answer as whole words. And whether an answer is right at all."""

from evals.items import Item
from evals.matching import fold_for, stands_in
from evals.metrics.forbidden import forbidden_in
from evals.metrics.metric import Metric, Score, answerable
from evals.replies import Row


def missing_facts(item: Item, answer: str) -> list[str]:
    """The first variant of each group that the answer lacks."""
    fold = fold_for(item.language)
    return [group[0] for group in item.required if not any(stands_in(answer, v, fold) for v in group)]


def is_right(item: Item, answer: str) -> bool:
    """Every required fact, no forbidden one."""
    return not missing_facts(item, answer) and not forbidden_in(item, answer)


def _asks_facts(item: Item) -> bool:
    return item.answerable and bool(item.required)


def _required(item: Item, row: Row) -> Score:
    assert row.reply is not None
    missing = missing_facts(item, row.reply.answer)
    return Score(float(not missing), f"missing: {', '.join(missing)}" if missing else "")


def _share(item: Item, row: Row) -> Score:
    assert row.reply is not None
    return Score(1 - len(missing_facts(item, row.reply.answer)) / len(item.required))


def _right(item: Item, row: Row) -> Score:
    assert row.reply is not None
    missing, wrong = missing_facts(item, row.reply.answer), forbidden_in(item, row.reply.answer)
    why = "; ".join(f"{word}: {', '.join(facts)}" for word, facts in (("missing", missing), ("forbidden", wrong)) if facts)
    return Score(float(not why), why)


REQUIRED = Metric("required_facts", "every required fact stands in the answer", _asks_facts, _required)
SHARE = Metric("fact_share", "share of the required facts in the answer", _asks_facts, _share)
RIGHT = Metric("right", "every required fact and no forbidden one", answerable, _right)
