"""Slot accuracy: who, to whom, through whom, by when and how often, on the answer's duty that agrees best with the gold.

A silent slot is right when the duty is silent too.
"""

from collections.abc import Mapping

from evals.items import Item, Slot
from evals.matching import match_form_of
from evals.metrics.metric import Metric, Score
from evals.replies import Row
from vietnamese.dates import find_times
from vietnamese.glossary import expand_abbreviations

_NEAR = 0.6
_RELATIONS = ("trước", "chậm nhất", "không quá", "sau", "từ")


def agrees(slot: Slot, given: tuple[str, ...]) -> bool:
    """Whether a duty's values are the gold ones: dates by value and relation, bodies by name, bearers by their words."""
    if not slot.values or not given:
        return not slot.values and not given
    if slot.name == "deadline":
        return any(_same_time(slot.values[0], g) for g in given)
    if slot.name == "frequency":
        return any(_times(slot.values[0]) == _times(g) for g in given)
    if slot.name == "bearer":
        return _overlap(", ".join(slot.values), ", ".join(given)) >= _NEAR
    return len(slot.values) == len(given) and all(any(_same_body(v, g) for g in given) for v in slot.values)


def _same_time(gold: str, given: str) -> bool:
    return _times(gold) == _times(given) and _relation(gold) == _relation(given)


def _times(text: str) -> object:
    return {t.value for t in find_times(text)} or match_form_of(text)


def _relation(text: str) -> str:
    return next((r for r in _RELATIONS if r in match_form_of(text)), "")


def _same_body(gold: str, given: str) -> bool:
    """Equal names, or one continued by its place: "Ủy ban nhân dân tỉnh" and "Ủy ban nhân dân tỉnh Khánh Hòa"."""
    a, b = (match_form_of(expand_abbreviations(name)).split() for name in (gold, given))
    return a[: len(b)] == b or b[: len(a)] == a


def _overlap(gold: str, given: str) -> float:
    a, b = (set(match_form_of(expand_abbreviations(text)).replace(",", " ").split()) for text in (gold, given))
    return len(a & b) / len(a | b) if a | b else 0.0


def _wrong(item: Item, duty: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [f"{s.name}: {', '.join(duty.get(s.name, ())) or 'silent'}, not {', '.join(s.values) or 'silent'}"
            for s in item.slots if not agrees(s, duty.get(s.name, ()))]


def _score(item: Item, row: Row) -> Score:
    assert row.reply is not None
    if not row.reply.duties:
        return Score(0.0, "the answer holds no duty")
    best = min((_wrong(item, duty) for duty in row.reply.duties), key=len)
    return Score(1 - len(best) / len(item.slots), "; ".join(best))


def _applies(item: Item) -> bool:
    return item.answerable and bool(item.slots)


SLOTS = Metric("slots", "share of the duty's slots that are right, silence included", _applies, _score)
