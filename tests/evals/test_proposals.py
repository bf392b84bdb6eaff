"""`new` proposes word-for-word quotes with their sections, and the item made of them holds."""

import pytest

from evals.check import check_items
from evals.corpus import Plan, read_corpus
from evals.proposals import language_of, new_item, next_id, propose
from evals.suite import load_suite

SUITE = load_suite("core")
KHANH_HOA = "khanh-hoa-2022-ke-hoach-chi-thi-33"


@pytest.fixture(scope="module")
def plans() -> dict[str, Plan]:
    """The five plans."""
    return read_corpus(SUITE.corpus)


def test_the_clause_that_answers_is_proposed_and_gives_a_sound_item(plans: dict[str, Plan]) -> None:
    text = plans[KHANH_HOA].document.text
    question = "Ở Khánh Hòa báo cáo kết quả thực hiện gửi Ban Dân vận Tỉnh ủy trước ngày bao nhiêu?"
    proposed = propose(question, [(d, 0, len(p.document.text)) for d, p in plans.items()], plans)
    chosen = [p for p in proposed if "15/12" in p.quote][:1]
    assert chosen
    assert all(p.quote in plans[p.document].document.text for p in proposed)
    assert "15/12" in text
    answers = iter(["Trước ngày 15/12.", "15/12|15 tháng 12", "30/01"])
    item = new_item(next_id(SUITE.items), question, "reporting", chosen, lambda what: next(answers))
    assert item.id == "c-171"
    assert item.required == (("15/12", "15 tháng 12"),)
    assert check_items([item], plans) == []


@pytest.mark.parametrize(("question", "language"), [
    ("Ai ký kế hoạch?", "vi"), ("ai ky ke hoach", "vi-nodiac"), ("Who signs the plan of Khánh Hòa?", "en"), ("Which body is in charge of it?", "en")])
def test_the_language_of_a_question_is_seen(question: str, language: str) -> None:
    assert language_of(question) == language
