"""Numbers: dates and quantities of the required facts stand in the answer by value ("1.250,5" is 1250.5, "15-12" is "15/12")."""

from evals.items import Item
from evals.metrics.metric import Metric, Score
from evals.replies import Row
from vietnamese.dates import find_times
from vietnamese.numbers import find_numbers, find_quantities

Value = tuple[object, ...]


def values(text: str) -> frozenset[Value]:
    """Typed dates, recurrences and quantities; digits of dates and document numbers are no quantities of their own."""
    times = find_times(text)
    taken = [(t.start, t.end) for t in times] + [(n.start, n.end) for n in find_numbers(text)]
    free = [q for q in find_quantities(text) if not any(q.start < end and start < q.end for start, end in taken)]
    typed: list[Value] = [t.value for t in times if t.kind != "every"]
    typed += [("day", t.value[2], t.value[3]) for t in times if t.kind == "date"]
    return frozenset(typed + [("percent" if q.percent else "number", q.value) for q in free])


def asked(item: Item) -> list[list[frozenset[Value]]]:
    """For each required group all of whose first variant is typed, the values of its variants."""
    groups = [[values(v) for v in group] for group in item.required if values(group[0])]
    return [[v for v in group if v] for group in groups]


def _applies(item: Item) -> bool:
    return item.answerable and bool(asked(item))


def _score(item: Item, row: Row) -> Score:
    assert row.reply is not None
    there = values(row.reply.answer)
    groups = asked(item)
    missed = [group[0] for group in groups if not any(v <= there for v in group)]
    return Score(1 - len(missed) / len(groups), "; ".join(f"number missing: {sorted(map(str, m))}" for m in missed))


NUMBERS = Metric("numbers", "share of the required dates and numbers in the answer, by value", _applies, _score)
