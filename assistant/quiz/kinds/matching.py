"""Pairs of one stretch of a plan: document and date, document and issuer, task and body."""

import random
from collections.abc import Iterator

from assistant.quiz.kinds.common import Material, question_id
from assistant.quiz.model import MATCHING, UNDERSTAND, Fact, Question, Source
from assistant.quiz.values import ORDERED, same_value, sort_key
from assistant.quiz.words import stem

SLOTS = {"reference_date": "match_dates", "reference_issuer": "match_issuers", "reference_subject": "match_subjects", "task_body": "match_tasks", "duty_recipient": "match_recipients"}
PAIRS = (3, 4)
STRETCH = 1600
STRETCH_TASKS = 4200
LEFT = 230


def matchings(material: Material, rng: random.Random) -> Iterator[Question]:
    """Groups of three or four neighbouring facts of one slot and document, whose right sides all differ."""
    for document in material.library.documents:
        for slot in SLOTS:
            facts = [f for f in material.facts if f.document == document.id and f.slot == slot and len(_left(f)) <= LEFT]
            yield from _groups(material, slot, facts, rng)


def _left(fact: Fact) -> str:
    return fact.words[{"task_body": "clause", "duty_recipient": "task"}.get(fact.slot, "name")]


def _groups(material: Material, slot: str, facts: list[Fact], rng: random.Random) -> Iterator[Question]:
    group: list[Fact] = []
    for fact in facts:
        if any(same_value(fact.value_kind, fact.answer, g.answer) or fact.atom == g.atom or any(same_value(fact.value_kind, fact.answer, s) for s in g.same) for g in group):
            continue
        if group and max(fact.end, *(g.end for g in group)) - min(g.start for g in group) > (STRETCH_TASKS if slot in ("task_body", "duty_recipient") else STRETCH):
            if len(group) >= PAIRS[0]:
                yield _question(material, slot, group, rng)
            group = []
        group.append(fact)
        if len(group) == PAIRS[1]:
            yield _question(material, slot, group, rng)
            group = []
    if len(group) >= PAIRS[0]:
        yield _question(material, slot, group, rng)


def _question(material: Material, slot: str, group: list[Fact], rng: random.Random) -> Question:
    first = group[0]
    document = material.document(first.document)
    start, end = min(f.start for f in group), max(f.end for f in group)
    sections = list(dict.fromkeys(material.label_of_section(f.document, f.section) for f in group))
    source = Source(document.id, document.path, start, end, document.cut(start, end), "; ".join(sections))
    left = [_left(f) for f in group]
    rng.shuffle(left)
    rights = {_left(f): f.answer for f in group}
    kind = first.value_kind
    options = sorted(rights.values(), key=lambda v: (sort_key(kind, v) or 0.0, v)) if kind in ORDERED else sorted(rights.values())
    text = stem(SLOTS[slot], MATCHING, {"plan": material.labels[document.id]}) or ""
    listed = " ".join(f"({number}) {name};" for number, name in enumerate(left, 1))
    return Question(question_id(MATCHING, document.id, slot, *sorted(f.atom for f in group)), MATCHING, UNDERSTAND, first.topic, f"{text} {listed[:-1]}.", tuple(options), [[name, rights[name]] for name in left], source, material.labels[document.id],
                    value_kind=kind, atoms=tuple(f.atom for f in group), names=tuple(n for f in group for n in f.names), ordered=kind in ORDERED, left=tuple(left))
