"""Document numbers: those of the required facts stand in the answer whole ("33/CT-TTg", "456-QĐ/TU")."""

from evals.items import Item
from evals.metrics.metric import Metric, Score
from evals.replies import Row
from vietnamese.numbers import find_numbers


def asked(item: Item) -> list[frozenset[str]]:
    """For each required group that holds document numbers, their keys; one of them must stand in the answer."""
    groups = [frozenset(n.key for variant in group for n in find_numbers(variant)) for group in item.required]
    return [keys for keys in groups if keys]


def _applies(item: Item) -> bool:
    return item.answerable and bool(asked(item))


def _score(item: Item, row: Row) -> Score:
    assert row.reply is not None
    there = {n.key for n in find_numbers(row.reply.answer)}
    groups = asked(item)
    missed = [sorted(keys)[0] for keys in groups if not keys & there]
    return Score(1 - len(missed) / len(groups), f"document number missing: {', '.join(missed)}" if missed else "")


DOCUMENT_NUMBERS = Metric("document_numbers", "share of the required document numbers in the answer", _applies, _score)
