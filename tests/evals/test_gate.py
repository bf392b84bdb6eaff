"""Mutations say something else, true variants the same; a gate that accepts parts of words turns the verdict."""

from collections.abc import Sequence
from typing import Any

import pytest

from evals.gate import Claim, claims_of, try_gate
from evals.mutating import mutations, true_variants
from vietnamese.text import match_form

QUOTE = ("Các cơ quan, đơn vị báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/12/2022, không để chậm; mỗi đơn vị xây dựng ít nhất 5 mô hình theo "
         "Chỉ thị số 33/CT-TTg hàng năm")
CLAIM = Claim("t-001", QUOTE, ({"document": "alpha", "start": 0, "end": len(QUOTE), "quote": QUOTE},))


def strict(text: str, citations: Sequence[Any]) -> str:
    """A gate that holds what stands in the quotes."""
    return "exact" if any(match_form(text) in match_form(c["quote"]) for c in citations) else "not_found"


def test_every_mutation_says_something_else() -> None:
    found = mutations(QUOTE, [QUOTE])
    assert len(found) > 25 and len({v.text for v in found}) == len(found)
    assert all(match_form(v.text) not in match_form(QUOTE) for v in found)


@pytest.mark.parametrize(("kind", "words"), [
    ("date", "trước ngày 16/12/2022"), ("before and after", "sau ngày 15/12/2022"), ("body", "qua Bộ Nội vụ"), ("level", "Ủy ban nhân dân huyện"),
    ("exchange", "về Sở Nội vụ (qua Ủy ban nhân dân tỉnh)"), ("dropped không", "2022, để chậm"), ("number", "ít nhất 6 mô hình"),
    ("document number", "34/CT-TTg"), ("recurrence", "hàng tháng")])
def test_each_kind_of_mutation_is_made(kind: str, words: str) -> None:
    assert any(v.kind == kind and words in v.text for v in mutations(QUOTE, [QUOTE]))


def test_a_value_that_stands_in_the_quote_is_never_put_in() -> None:
    sentence = "Gửi Sở Nội vụ trước ngày 14/12/2022"
    changed = mutations(sentence, ["Gửi Sở Nội vụ, Bộ Nội vụ trước ngày 14/12/2022 hoặc 15/12/2022"])
    assert not any("15/12/2022" in v.text or "Bộ Nội vụ" in v.text for v in changed)


def test_true_variants_say_the_same_words() -> None:
    assert all(match_form(v.text) == match_form(QUOTE) for v in true_variants(QUOTE))
    assert {"as shown", "NFD", "capitals"} <= {v.kind for v in true_variants(QUOTE)}


def test_a_strict_gate_passes_and_a_lenient_one_fails() -> None:
    assert try_gate([CLAIM], strict, 0).verdict(10).exit_code == 0
    assert try_gate([CLAIM], lambda text, citations: "exact", 0).verdict(10).exit_code == 1


def test_a_gate_that_accepts_substrings_turns_the_verdict() -> None:
    quote = "Gửi báo cáo trước ngày 15 tháng 6"
    claim = Claim("t-002", "trước ngày 15 tháng 6", ({"document": "a", "start": 0, "end": 9, "quote": quote},))

    def substrings(text: str, citations: Sequence[Any]) -> str:
        tail = text.rsplit("ngày ", 1)[-1]
        return "exact" if any(tail in c["quote"] for c in citations) else "not_found"

    assert try_gate([claim], strict, 0).verdict(1).exit_code == 0
    report = try_gate([claim], substrings, 0)
    assert report.verdict(1).exit_code == 1 and any("ngày 5 tháng 6" in t.variant.text for t in report.false_anchors)


def test_a_gate_that_refuses_the_truth_in_nfd_fails() -> None:
    report = try_gate([CLAIM], lambda text, citations: "exact" if text in QUOTE else "not_found", 0)
    assert report.verdict(1).exit_code == 1 and {t.variant.kind for t in report.refused_truths} >= {"NFD", "capitals"}


def test_too_few_mutations_do_not_pass() -> None:
    assert try_gate([CLAIM], strict, 0).verdict(1000).exit_code == 1
    assert try_gate([], strict, 0).verdict(0).exit_code == 1


def test_only_shown_sentences_of_the_documents_are_tried() -> None:
    cited = {"marker": 1, "document": "a", "start": 0, "end": 3, "quote": "abc"}
    rows = [{"key": "k", "answer": {"citations": [cited], "sentences": [
        {"text": "một", "basis": "document", "state": "exact", "citations": [1]}, {"text": "hai", "basis": "silence", "state": "exact", "citations": [1]},
        {"text": "ba", "basis": "document", "state": "not_found", "citations": [1]}, {"text": "bốn", "basis": "document", "state": "exact", "citations": []}]}}]
    assert [c.text for c in claims_of([*rows, *rows])] == ["một"]
