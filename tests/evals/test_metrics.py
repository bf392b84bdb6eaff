"""Each metric on one bent answer: what it counts, what it forgives, what it does not measure."""

from typing import Any

import pytest

from evals.metrics import METRICS
from evals.metrics.metric import FAILED, NOT_MEASURED, SCORED
from evals.replies import row_from_json
from evals.runner import ask_one
from evals.scoring import mark, summarise


def measured(fake: Any, number: int, **bent: Any) -> dict[str, Any]:
    """The measures of item `number` with some fields of the answer replaced."""
    fake.bend = lambda answer: answer | bent
    item = fake.suite.items[number - 1]
    row = row_from_json(ask_one(fake, item, 10))
    return dict(mark([item], {row.key: row})[0].measures)


def test_a_gold_answer_is_right_in_every_metric(fake: Any) -> None:
    found = measured(fake, 1)
    perfect = {n: m.value for n, m in found.items() if METRICS[n].summary == "mean" and m.state == SCORED and n != "slots"}
    assert {n: v for n, v in perfect.items() if v != (1.0 if METRICS[n].higher_is_better else 0.0)} == {}


def test_a_wrong_date_is_missing_and_a_forbidden_one_is_named(fake: Any) -> None:
    found = measured(fake, 1, answer="Trước ngày 30/01 hàng năm.")
    assert (found["required_facts"].value, found["numbers"].value, found["no_forbidden"].value, found["right"].value) == (0, 0, 0, 0)
    assert found["right"].why == "missing: 15/12; forbidden: 30/01"


def test_a_date_counts_by_value_in_another_printing(fake: Any) -> None:
    assert measured(fake, 1, answer="Trước ngày 15-12 hằng năm.")["numbers"].value == 1.0


def test_a_false_refusal_and_a_false_answer_are_told_apart(fake: Any) -> None:
    refused = measured(fake, 1, abstained=True, answer="")
    answered = measured(fake, 4, abstained=False, answer="Khoảng 2 tỷ đồng.")
    assert refused["false_refusals"].value == 1.0 and refused["false_answers"].state == NOT_MEASURED
    assert answered["false_answers"].value == 1.0 and answered["false_refusals"].state == NOT_MEASURED


def test_unanswerable_items_stay_out_of_the_means_of_retrieval(fake: Any) -> None:
    assert all(measured(fake, 4)[n].state == NOT_MEASURED for n in ("hit@1", "recall@10", "mrr@10", "ndcg@10", "evidence@5000"))


def test_a_quote_that_is_not_the_documents_text_is_seen(fake: Any) -> None:
    citation = {"marker": 1, "document": "alpha", "section": "II.1", "quote": "báo cáo trước ngày 16/12", "start": 0, "end": 24}
    found = measured(fake, 1, citations=[citation])
    assert found["quotes"].value == 0.0 and found["citation_recall"].value == 0.0 and found["citation_precision"].value == 0.0


def test_evidence_cited_from_another_document_does_not_count(fake: Any) -> None:
    item = fake.suite.items[0]
    citation = {"marker": 1, "document": "beta", "section": "", "quote": item.evidence[0].quote, "start": 0, "end": 5}
    assert measured(fake, 1, citations=[citation])["citation_recall"].value == 0.0


@pytest.mark.parametrize(("change", "value"), [
    ({}, 1.0), ({"recipients": ["Sở Nội vụ"]}, 0.75), ({"deadline": "sau ngày 15/12"}, 0.75), ({"compiler": "Sở Nội vụ"}, 0.75),
    ({"recipients": ["Ủy ban nhân dân tỉnh Khánh Hòa"]}, 1.0), ({"via": None, "deadline": None}, 0.5)])
def test_slots_count_silence_relations_and_bodies(fake: Any, change: dict[str, Any], value: float) -> None:
    duty = {"recipients": ["Ủy ban nhân dân tỉnh"], "via": "Sở Nội vụ", "deadline": "trước ngày 15/12", "compiler": None}
    assert measured(fake, 1, duties=[duty | change])["slots"].value == value


def test_longer_passages_win_nothing_under_a_budget_of_characters(fake: Any) -> None:
    quote = fake.suite.items[0].evidence[0].quote
    fake.find = lambda question, results: [{**results[0], "text": "x " * 2500 + quote}]
    assert measured(fake, 1)["evidence@5000"].value == 0.0
    assert measured(fake, 1)["hit@1"].value == 1.0


def test_a_question_the_system_breaks_on_counts_as_worst_and_never_drops_out(fake: Any) -> None:
    fake.breaks_on = {"t-001"}
    items = fake.suite.items
    rows = {i.key: row_from_json(ask_one(fake, i, 10)) for i in items}
    found = summarise(mark(items, rows))
    assert found["right"].state == FAILED and found["right"].failed == 1
    assert found["right"].value == pytest.approx(2 / 3)
    assert found["false_refusals"].value == pytest.approx(1 / 3)


def test_an_item_that_was_not_asked_is_not_measured(fake: Any) -> None:
    found = summarise(mark(fake.suite.items, {}))
    assert {s.state for s in found.values()} == {NOT_MEASURED} and {s.value for s in found.values()} == {None}
