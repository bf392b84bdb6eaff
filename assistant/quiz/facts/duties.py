"""Facts of duties to report, register, raise difficulties: to whom, through whom, by when, how often, who."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.library import Library
from assistant.quiz.model import RECOGNISE, UNDERSTAND, Fact
from assistant.quiz.values import small
from assistant.quiz.words import word
from index.records import Cut, Document, Duty
from vietnamese.bodies import body_form
from vietnamese.text import fold_spaces

WHOLE = 700
KINDS = ("report", "register", "raise_difficulties", "synthesise")


def duty_facts(library: Library, document: Document, refused: Counter[str]) -> Iterator[Fact]:
    """Facts of each duty with a named bearer."""
    seen = set()
    for duty in library.duties((document.id,)):
        if duty.kind not in KINDS or not duty.bearers or not (duty.matter or duty.kind in ("raise_difficulties", "synthesise")):
            continue
        for fact in _facts(library, document, duty):
            if fact.atom not in seen:
                seen.add(fact.atom)
                yield fact


def _facts(library: Library, document: Document, duty: Duty) -> Iterator[Fact]:
    receivers = [fold_spaces(r.text) for r in duty.recipients]
    via = fold_spaces(duty.via.text) if duty.via else ""
    others = tuple(v for v in (via, fold_spaces(duty.compiler.text) if duty.compiler else "", *(fold_spaces(f.text) for f in duty.final_reader)) if v)
    if len(receivers) == 1:
        yield _fact(library, document, duty, "duty_recipient", receivers[0], "body", level=UNDERSTAND, confusions=tuple(o for o in others if body_form(o) != body_form(receivers[0])), pool="receiver")
    elif len(receivers) == 2:
        yield _fact(library, document, duty, "duty_second_recipient", receivers[1], "body", level=UNDERSTAND, same=(receivers[0],), words={"other": receivers[0]}, confusions=(via,) if via else (), pool="receiver")
    if via and receivers:
        yield _fact(library, document, duty, "duty_via", via, "body", level=UNDERSTAND, words={"recipient": receivers[0]}, same=(receivers[0],), confusions=tuple(receivers[1:]), pool="channel")
    if duty.compiler and duty.kind == "report":
        compiler = fold_spaces(duty.compiler.text)
        if len(duty.final_reader) == 1:
            yield _fact(library, document, duty, "duty_final", fold_spaces(duty.final_reader[0].text), "body", level=UNDERSTAND, words={"compiler": compiler}, same=(compiler,), pool="receiver")
    if duty.deadline:
        yield from _deadline(library, document, duty)
    if duty.frequency and len(duty.frequency.text) > 8:
        yield _fact(library, document, duty, "duty_frequency", small(fold_spaces(duty.frequency.text)), "frequency")
    bearer = _bearer(document, duty)
    bearer = bearer[:1].upper() + bearer[1:]
    if len(bearer) <= 130 and duty.matter:
        yield _fact(library, document, duty, "duty_bearer", bearer, "body", pool="bearer")
    start, end = _span(duty)
    if end - start <= WHOLE and (bool(receivers) + bool(via) + bool(duty.deadline) + bool(duty.frequency)) >= 2:
        yield _fact(library, document, duty, "duty_whole", fold_spaces(document.cut(*_span(duty))), "whole", level=UNDERSTAND)


def _deadline(library: Library, document: Document, duty: Duty) -> Iterator[Fact]:
    assert duty.deadline is not None
    day = re.search(r"(?<!\d)\d{1,2}/\d{1,2}(?!/?\d)", duty.deadline.text)
    if duty.deadline.kind == "recurring day" and day:
        yield _fact(library, document, duty, "duty_day", day.group(), "day")
    elif duty.deadline.kind == "by reference":
        yield _fact(library, document, duty, "duty_reference", fold_spaces(duty.deadline.text), "clause_reference", level=UNDERSTAND)


def _fact(library: Library, document: Document, duty: Duty, slot: str, answer: str, kind: str, *, level: str = RECOGNISE, words: dict[str, str] | None = None, same: tuple[str, ...] = (), confusions: tuple[str, ...] = (), pool: str = "") -> Fact:
    start, end = _span(duty)
    section = library.section(document.id, duty.section)
    matter = fold_spaces(duty.matter.text) if duty.matter and duty.matter.text.count("“") == duty.matter.text.count("”") else word("duty_matter", duty.kind)
    if duty.kind == "synthesise":
        matter = ""
    # A matter that runs on after a comma, or names the whole province, is called by its beginning.
    if duty.matter and document.text[duty.matter.end : duty.matter.end + 1] == ",":
        matter = re.sub(r"\s+của \S+(?: \S+)?$", "", matter)
    matter = re.sub(r"\s+trên địa bàn.*$", "", matter).rstrip(" .,…")
    bearer = small(_bearer(document, duty))
    task = " ".join(word("duty_task", duty.kind, matter=matter, bearer=bearer).split())
    work = " ".join(word("duty_work", duty.kind, matter=matter).split())
    atom = f"{document.id}|{duty.kind}|{duty.section}|{body_form(duty.bearers[0].text)}|{slot}"
    place = section.label if section else ""
    return Fact(document.id, duty.section, start, end, slot, atom, "duties", level, answer, kind, {"task": task, "work": work, "section": place, **(words or {})}, (task,), same, confusions, pool)


def _bearer(document: Document, duty: Duty) -> str:
    first, last = duty.bearers[0], duty.bearers[-1]
    return fold_spaces(document.cut(first.start, last.end)) if last.end > first.start else fold_spaces(first.text)


def _span(duty: Duty) -> tuple[int, int]:
    cuts: list[Cut] = [*duty.bearers, *duty.recipients, *duty.final_reader, *(c for c in (duty.via, duty.compiler, duty.frequency, duty.matter) if c)]
    places = [(c.start, c.end) for c in cuts] + ([(duty.deadline.start, duty.deadline.end)] if duty.deadline else [])
    return min([duty.start, *(a for a, _ in places)]), max([duty.end, *(b for _, b in places)])
