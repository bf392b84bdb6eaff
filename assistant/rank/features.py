"""Features of a sentence for a question, by name; `network.safetensors` holds what they are worth together."""

import math
import re
from functools import lru_cache

from assistant.gate.tokens import plain_body
from assistant.rank.asked import Asked, DutyFit, other_level, other_year
from assistant.rank.duty_fit import of_level
from assistant.rank.traits import Traits, traits
from assistant.rank.units import Found
from assistant.relevance import Relevance, text_terms
from index.records import Duty
from vietnamese.text import bare_form

RELATIVE = ("score", "coverage", "coverage_headed", "near", "bodies")  # features that are also told relative to the best sentence


def features(found: Found, asked: Asked, relevance: Relevance, duties: list[tuple[Duty, DutyFit]], near: float) -> dict[str, float]:
    """What the sentence holds of what is asked.

    Args:
        found: the sentence and its passage.
        asked: the question.
        relevance: the weights of its words.
        duties: duties of the sentence's document, each with how it fits.
        near: cosine of the two meanings.
    """
    holds = traits(found.text)
    unit = found.unit
    fits = [fit for duty, fit in duties if duty.start < unit.end and unit.start < duty.end]
    return {k: float(v) for k, v in (_words(found, asked, relevance, near, holds) | _slots(asked, holds) | _bodies(found, asked, holds) | _duties(asked, fits) | _kinds(found, asked, holds) | _held(holds)).items()}


def _words(found: Found, asked: Asked, relevance: Relevance, near: float, holds: Traits) -> dict[str, float]:
    question = asked.question
    coverage = relevance.coverage(found.text)
    headed = relevance.coverage(found.text, found.headings)
    terms = text_terms(found.text, question.bare)
    rare = [*(float(w in terms) for w in asked.rare), 0.0, 0.0, 0.0]
    return {
        "score": relevance.score(found.text, found.headings), "unbroken": relevance.unbroken(found.text), "coverage": coverage, "coverage_headed": headed, "coverage_headings": headed - coverage,
        "coverage_before": 0.5 * relevance.coverage(found.before), "near": max(0.0, near), "hit": found.hit, "rank": 1 / (1 + found.rank), "outside_outline": not found.placed,
        "length": math.log(max(1, holds.words)) / 4, "short": holds.words < 8, "rarest": rare[0], "second_rarest": rare[1], "third_rarest": rare[2],
        "english_near": max(0.0, near) * question.english, "english_hit": found.hit * question.english, "english_coverage": coverage * question.english, "yes_no_coverage": coverage * ("yes_no" in question.asks),
    }


def _slots(asked: Asked, holds: Traits) -> dict[str, float]:
    """Slots asked for that the sentence fills."""
    asks = asked.question.asks
    when, many, often, who, to = (s in asks for s in ("when", "how_many", "how_often", "who", "where_to"))
    return {
        "when_timed": when and holds.timed, "when_term": when and holds.term, "many_counted": many and holds.counted, "counted_noun": asked.noun is not None and re.search(rf"\d\s*(?:\w+\s+)?{asked.noun}(?!\w)", holds.bare) is not None, "money_sum": many and asked.money and holds.sum,
        "often_rated": (often or many) and holds.rated, "often_recurring": often and holds.recurring, "periodic_rated": asked.periodic and holds.rated, "who_body": who and holds.has_body, "who_opening": who and bool(holds.opening),
        "who_charged": who and holds.charge, "to_reporting": (to or "via" in asks) and holds.reporting, "via_channel": "via" in asks and holds.channel, "which_numbered": "which_document" in asks and bool(holds.numbers),
        "contents_listed": asked.contents and holds.contents, "listing_listed": asked.listing and holds.listing, "replaced_replacing": asked.replaced and holds.replacing, "negation_negated": asked.negated and holds.negated, "other_year": other_year(asked, holds.times),
        "asked_time": bool(asked.times & holds.times), "asked_number": bool(asked.numbers & holds.numbers), "named": any(n in _unquoted(holds.bare) for n in asked.named), "asked_figure": bool(asked.figures & holds.figures),
    }


def _bodies(found: Found, asked: Asked, holds: Traits) -> dict[str, float]:
    """Bodies and levels of bodies asked about."""
    named = " ".join(holds.opening).lower()
    headings = _plain(found.headings) if asked.bodies else ""
    return {
        "level_opening": (1.0 if of_level(named, asked.levels) else -1.0) if asked.levels and named else 0.0, "level_named": bool(asked.levels) and of_level(found.text.lower(), asked.levels), "other_level": other_level(asked, found.text),
        "bodies": sum(b in holds.bare for b in asked.bodies) / len(asked.bodies) if asked.bodies else 0.0, "bodies_heading": any(b in headings for b in asked.bodies),
        "body_kind": asked.body_kind is not None and f"{asked.body_kind} " in found.text,
    }


def _unquoted(bare: str) -> str:
    return re.sub(r"[“”\"]", "", bare)


@lru_cache(maxsize=2000)
def _plain(words: str) -> str:
    return bare_form(plain_body(words))


def _duties(asked: Asked, fits: list[DutyFit]) -> dict[str, float]:
    """Duties that the sentence states."""
    kind = any(f.kind for f in fits)
    return {
        "duty_bearer": max((f.bearer for f in fits), default=0.0), "duty_period": max((f.period for f in fits), default=0.0), "duty_recipient": max((f.recipient for f in fits), default=0.0), "duty_kind": kind, "duty_synthesised": any(f.synthesised for f in fits), "duty_borne": any(f.borne for f in fits),
        "duty_other_kind": bool(fits and asked.kinds) and not kind, "duty_dated": "when" in asked.question.asks and any(f.dated for f in fits),
    }


def _kinds(found: Found, asked: Asked, holds: Traits) -> dict[str, float]:
    """Kinds of questions and of sentences."""
    kind = asked.question.kind
    return {
        "reporting_reports": kind == "reporting" and holds.reporting, "other_reports": kind != "reporting" and holds.reporting, "reporting_hit": (kind == "reporting") * found.hit,
        "responsibility_charged": kind == "responsibility" and holds.charge, "responsibility_row": kind == "responsibility" and holds.row, "row": holds.row,
        "number_counted": kind == "number" and holds.counted, "number_hit": (kind == "number") * found.hit, "open_counted": kind == "open" and holds.counted, "open_timed": kind == "open" and holds.timed,
        "citation_numbered": kind == "citation" and bool(holds.numbers), "clause_hit": (kind == "clause") * found.hit, "preamble": holds.preamble, "difficulty": holds.difficulty and "raise_difficulties" in asked.kinds, "weakness": asked.weakness and holds.weakness, "other_preamble": (holds.preamble or holds.based and not found.placed) and kind not in ("citation", "citing", "document_fact") and "which_document" not in asked.question.asks,
        "definition": not asked.definition and "giải thích từ ngữ" in found.headings.lower(),
    }


def relative(rows: list[dict[str, float]]) -> None:
    """Adds to every row some features as a share of the best row's."""
    for name in RELATIVE:
        best = max((r[name] for r in rows), default=0.0)
        for row in rows:
            row[f"{name}_relative"] = row[name] / best if best > 0 else 0.0


_HELD = ("timed", "term", "counted", "rated", "recurring", "sum", "charge", "reporting", "channel", "based", "difficulty", "contents", "listing", "negated", "replacing", "has_body")
_KINDS_ASKED = ("reporting", "responsibility", "clause", "document_fact", "citation", "comparison", "number", "open", "citing", "status")
_SLOTS_ASKED = ("who", "where_to", "when", "via", "how_many", "how_often", "which_document", "yes_no", "content", "recipients", "signatory", "number", "issuer", "issued")


def _held(holds: Traits) -> dict[str, float]:
    """What the sentence holds whatever is asked; the hidden layer holds it against the question."""
    return {f"holds_{name}": getattr(holds, name) for name in _HELD} | {"holds_numbers": bool(holds.numbers), "holds_opening": bool(holds.opening), "words": holds.words / 40}


def question_features(asked: Asked) -> dict[str, float]:
    """What is asked, the same for every sentence; told beside the sentence's own features."""
    question = asked.question
    return {k: float(v) for k, v in ({f"asks_{name}": name in question.asks for name in _SLOTS_ASKED} | {f"kind_{name}": question.kind == name for name in _KINDS_ASKED} | {
        "asks_listing": asked.listing, "asks_bodies": len(asked.bodies), "asks_duty": bool(asked.kinds), "asks_noun": asked.noun is not None, "asks_documents": len(question.documents), "in_english": question.english, "without_accents": question.bare,
    }).items()}
