"""Checks of a suite against its documents, without running anything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from evals.corpus import Plan
from evals.items import KINDS, LANGUAGES, SLOTS, Evidence, Item
from evals.matching import fold_for, stands_in
from vietnamese.text import has_accents, match_form

_ID = re.compile(r"[a-z][a-z0-9]*-\d{3,}")


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one item, and what to do."""

    id: str
    message: str


def check_items(items: Iterable[Item], plans: Mapping[str, Plan]) -> list[Problem]:
    """All problems, in the order of the items; none: the suite can be trusted to say what its documents say."""
    items = list(items)
    problems = [Problem(i, f"the id stands {n} times; give each item its own") for i, n in Counter(x.id for x in items).items() if n > 1]
    forms = Counter(match_form(x.question) for x in items)
    problems += [Problem(x.id, "another item asks the same words") for x in items if forms[match_form(x.question)] > 1]
    for item in items:
        problems += [Problem(item.id, message) for message in (*_fields(item), *_gold(item), *_evidence(item, plans))]
    return problems


def _fields(item: Item) -> Iterator[str]:
    if not _ID.fullmatch(item.id):
        yield f"id {item.id!r}: write a letter, a hyphen and three digits, c-001"
    if not item.question.strip():
        yield "the question is empty"
    if item.language not in LANGUAGES:
        yield f"language {item.language!r} is none of {', '.join(LANGUAGES)}"
    elif item.language == "vi" and not has_accents(item.question):
        yield "language vi, but the question has no accents; write vi-nodiac"
    elif item.language == "vi-nodiac" and has_accents(item.question):
        yield "language vi-nodiac, but the question has accents"
    if item.kind not in KINDS:
        yield f"kind {item.kind!r} is none of {', '.join(KINDS)}"
    yield from (f"slot {s.name!r} is none of {', '.join(SLOTS)}" for s in item.slots if s.name not in SLOTS)


def _gold(item: Item) -> Iterator[str]:
    if item.draft:
        yield "a draft from a reader's feedback; write its gold, then take the field draft out"
    if item.answerable and not item.evidence:
        yield "answerable, but no evidence; quote the words that answer it"
    if item.answerable and not item.required:
        yield "answerable, but no required fact; name at least one"
    if not item.answer.strip():
        yield "no model answer; write the one you would accept"
    if any(not group or not all(v.strip() for v in group) for group in item.required):
        yield "a group of required facts is empty"
    fold = fold_for(item.language)
    for group in item.required:
        if group and not any(stands_in(item.answer, v, fold) for v in group):
            yield f"the model answer lacks the required fact {group[0]!r}"
    for fact in item.forbidden:
        if not fact.strip():
            yield "a forbidden fact is empty"
        elif stands_in(item.answer, fact) and not item.false_premise:
            yield f"the model answer holds the forbidden fact {fact!r}"


def _evidence(item: Item, plans: Mapping[str, Plan]) -> Iterator[str]:
    for document in item.documents:
        if document not in plans:
            yield f"document {document!r} is not in the corpus; ids: {', '.join(sorted(plans))}"
    for evidence in item.evidence:
        plan = plans.get(evidence.document)
        if plan is None:
            yield f"evidence of {evidence.document!r}, which is not in the corpus"
        elif evidence.document not in item.documents:
            yield f"evidence of {evidence.document!r}, which `documents` does not name"
        else:
            yield from _quotes(evidence, plan)


def _quotes(evidence: Evidence, plan: Plan) -> Iterator[str]:
    text = plan.document.text
    for wording in evidence.wordings:
        if not wording.strip() or wording not in text:
            yield f"not word for word in {evidence.document}: {wording[:90]!r}"
    if evidence.quote not in text:
        return
    span = plan.section_span(evidence.section) if evidence.section else (0, len(text))
    if span is None:
        yield f"{evidence.document} has no section {evidence.section!r}"
    elif evidence.quote not in text[slice(*span)]:
        yield f"the quote does not stand in section {evidence.section!r} of {evidence.document}: {evidence.quote[:90]!r}"
