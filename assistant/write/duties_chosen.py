"""Which duties are told together: the best, those of the same sentence, of each period and level asked after, and one that contradicts it."""

import re

from assistant.question import Question
from assistant.rank.duty_fit import levels_said, of_level, periods_of, periods_said
from index.records import Duty
from vietnamese.dates import find_times
from vietnamese.text import bare_form

LEVEL_APART = 1.2  # how far below the best duty that of another level may stand


def chosen_duties(question: Question, ranked: list[tuple[float, Duty]]) -> list[Duty]:
    """The duties to tell, of duties ranked for the question."""
    return _contradicted(ranked, _each_level(question, ranked, _each_period(question, ranked, _chosen(ranked))))


def _contradicted(ranked: list[tuple[float, Duty]], chosen: list[Duty]) -> list[Duty]:
    """With a duty of the same document that gives the same bodies, recipients and period another day: both are told."""
    best = chosen[0]
    day, bearers = _day_of(best), {b.text.lower() for b in best.bearers}
    if day is None or not best.recipients or len(chosen) > 1:
        return chosen
    for _, other in ranked[1:12]:
        same = other.document == best.document and other.kind == best.kind and (other.start, other.end) != (best.start, best.end)
        if same and _day_of(other) not in (None, day) and {r.text for r in other.recipients} == {r.text for r in best.recipients} and periods_of(other) == periods_of(best) and bearers & {b.text.lower() for b in other.bearers}:
            return [*chosen, other]
    return chosen


def _day_of(duty: Duty) -> object:
    found = [t.value for t in find_times(duty.deadline.text) if t.kind in ("day", "date", "monthday")] if duty.deadline else []
    return found[0] if len(found) == 1 else None


def _each_period(question: Question, ranked: list[tuple[float, Duty]], chosen: list[Duty]) -> list[Duty]:
    """With the best duty of each other period that the question names: "báo cáo quý và báo cáo năm"."""
    best = chosen[0]
    missing = periods_said(question) - {p for d in chosen for p in periods_of(d)}
    if len(periods_said(question)) < 2:
        missing = set()
    for period in sorted(missing):
        also = next((d for _, d in ranked if d.document == best.document and d.kind == best.kind and period in periods_of(d) and d not in chosen and [b.text for b in d.bearers] == [b.text for b in best.bearers]), None)
        chosen = [*chosen, also] if also else chosen
    return sorted(chosen, key=lambda d: (d.start, d.action.start)) if missing else chosen


def _each_level(question: Question, ranked: list[tuple[float, Duty]], chosen: list[Duty]) -> list[Duty]:
    """With the best duty of each other level of bodies that the question asks after: "xã với huyện nộp vào các mốc nào"."""
    best = chosen[0]
    if not _SEVERAL_LEVELS.search(bare_form(question.spelled)):
        return chosen
    for level in levels_said(question):
        if any(of_level(_bearers(d), (level,)) for d in chosen):
            continue
        also = next((d for s, d in ranked if d.document == best.document and d.kind == best.kind and of_level(_bearers(d), (level,)) and s > ranked[0][0] - LEVEL_APART), None)
        chosen = [*chosen, also] if also else chosen
    return sorted(chosen, key=lambda d: (d.start, d.action.start)) if len(chosen) > 1 else chosen


_SEVERAL_LEVELS = re.compile(r"(?<!\w)(?:(?:so|huyen|xa|thon|phuong|quan)(?: \w+){0,2} (?:voi|va|cung|hay)(?: \w+){0,2} (?:so|huyen|xa|thon|phuong|quan|tinh)|con (?:huyen|xa|so|thon|phuong|cap \w+)(?: \w+){0,3} (?:thi|the nao|ra sao|bao gio|khi nao|ngay nao)|(?:moi|tung|cac) cap)(?!\w)")


def _bearers(duty: Duty) -> str:
    return " ".join(b.text for b in duty.bearers).lower()


def _chosen(ranked: list[tuple[float, Duty]]) -> list[Duty]:
    """The best duty, and the next when it answers nearly as well and says something else."""
    best_score, best = ranked[0]
    out = [best]
    for score, duty in ranked[1:6]:
        same = duty.action.start == best.action.start or (duty.start, duty.end, duty.kind) == (best.start, best.end, best.kind)
        if same and duty.document == best.document and len(out) < 3 and score > best_score - 0.3:
            out.append(duty)
            continue
        if score < best_score - 0.12 or len(out) >= 2:
            continue
        if duty.document == best.document and (duty.start, duty.end) == (best.start, best.end) and duty.kind == best.kind:
            out.append(duty)
        elif duty.kind == best.kind and duty.document == best.document and duty.recipients and {r.text for r in duty.recipients} == {r.text for r in best.recipients} and duty.bearers != best.bearers:
            out.append(duty)
    return out
