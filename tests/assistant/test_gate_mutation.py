"""The gate under mutation: false sentences made of true ones are never shown, true ones in another typography always are."""

from collections import Counter
from collections.abc import Callable

import pytest

from assistant.answers import Draft
from assistant.finish import basis_of
from assistant.gate.check import SHOWN, verdict
from assistant.service import Assistant
from evals.mutating import Variant, true_variants
from tests.assistant.mutants import Truth, answered, lies, printed

KINDS = ("date", "recurrence", "before and after", "body", "level", "position", "exchange", "dropped không", "added không", "number", "document number",
         "via for recipient", "recipient for via", "bearer for recipient", "support for lead", "other province", "other recurrence", "denied", "borrowed", "cut off", "in English")
Gate = Callable[[Truth, str], tuple[str, str]]


@pytest.fixture(scope="module")
def truths(assistant: Assistant) -> list[Truth]:
    return [*answered(assistant), *printed(assistant, 150)]


@pytest.fixture(scope="module")
def false(truths: list[Truth]) -> list[tuple[Truth, Variant]]:
    return [(truth, variant) for truth in truths for variant in lies(truth)]


@pytest.fixture(scope="module")
def gate(assistant: Assistant) -> Gate:
    """The verdict as `check` gives it, without its search for another place."""
    library = assistant.library()

    def state(truth: Truth, text: str) -> tuple[str, str]:
        counts = (len({e.document for e in truth.evidence}), len(truth.evidence))
        return verdict(text, basis_of(library, Draft(text, truth.evidence, counts=counts)))

    return state


def test_at_least_a_thousand_false_sentences_of_every_kind_are_tried(false: list[tuple[Truth, Variant]]) -> None:
    made = Counter(variant.kind for _, variant in false)
    assert sum(made.values()) >= 2000
    assert not [kind for kind in KINDS if not made[kind]], made


@pytest.mark.parametrize("kind", KINDS)
def test_no_false_sentence_is_accepted(gate: Gate, false: list[tuple[Truth, Variant]], kind: str) -> None:
    accepted = [(truth, variant) for truth, variant in false if variant.kind == kind and gate(truth, variant.text)[0] in SHOWN]
    assert not accepted, "\n".join(f"{v.text}\n   (true: {t.text}; {t.citations})" for t, v in accepted[:5])


def test_no_false_sentence_is_accepted_in_capitals(gate: Gate, false: list[tuple[Truth, Variant]]) -> None:
    loud = [(truth, variant.text.upper()) for truth, variant in false if variant.kind in ("via for recipient", "other province", "date", "recurrence", "borrowed", "exchange")]
    accepted = [text for truth, text in loud if gate(truth, text)[0] in SHOWN]
    assert not accepted, "\n".join(accepted[:5])


def test_three_hundred_true_variants_are_all_accepted(gate: Gate, truths: list[Truth]) -> None:
    tried = [(truth, variant) for truth in truths for variant in (*true_variants(truth.text), *_typed_otherwise(truth.text))]
    assert len(tried) >= 300
    refused = [f"[{v.kind}] {v.text!r}: {gate(t, v.text)[1]} {t.citations}" for t, v in tried if gate(t, v.text)[0] not in SHOWN]
    assert not refused, f"{len(refused)} of {len(tried)}:\n" + "\n".join(refused[:5])


def test_a_verbatim_sentence_is_exact_and_its_capitals_are_folded(gate: Gate, truths: list[Truth]) -> None:
    verbatim = [t for t in truths if t.text in t.quotes][:60]
    assert len(verbatim) == 60
    assert {gate(t, t.text)[0] for t in verbatim} == {"exact"}
    assert {gate(t, t.text.upper())[0] for t in verbatim} == {"folded"}


def test_check_tells_the_same_as_the_gate(assistant: Assistant, truths: list[Truth], false: list[tuple[Truth, Variant]]) -> None:
    assert {assistant.check(t.text, t.citations) for t in truths[::6]} <= {"exact", "folded"}
    assert {assistant.check(v.text, t.citations) for t, v in false[::60]} <= {"misattributed", "not_found"}


def _typed_otherwise(text: str) -> list[Variant]:
    """White space, dashes and apostrophes as other programs type them."""
    forms = {"line breaks": text.replace(" ", "\n", 6), "hard spaces": text.replace(" ", "\u00a0"), "double spaces": text.replace(" ", "  "), "dashes": text.replace(" - ", " – "), "long dashes": text.replace(" - ", " — ")}
    return [Variant(kind, form) for kind, form in forms.items() if form != text]
