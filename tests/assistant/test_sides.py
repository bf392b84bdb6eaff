"""A comparison asks each document its own half."""

import pytest

from assistant.service import Assistant
from assistant.understand import understand
from assistant.write.sides import sides


@pytest.mark.parametrize(("question", "parts"), [
    ("Báo cáo năm của các sở ở Khánh Hòa với đăng ký mô hình của huyện ở Ninh Thuận: hạn nào sớm hơn?", ("các sở", "đăng ký mô hình của huyện")),
    ("Compare the annual reports: provincial departments of every sector under the Khánh Hòa plan versus district mass mobilisation boards under the Hải Dương plan.", ("departments", "mobilisation boards")),
])
def test_each_side_keeps_its_own_words_and_leaves_the_others(assistant: Assistant, question: str, parts: tuple[str, str]) -> None:
    library = assistant.library()
    asked = understand(question, library.corpus)
    halves = list(sides(library, asked, asked.documents).values())
    assert parts[0] in halves[0] and parts[1] not in halves[0]
    assert parts[1] in halves[1] and parts[0] not in halves[1]


def test_a_question_that_says_the_same_of_all_is_put_whole(assistant: Assistant) -> None:
    library = assistant.library()
    asked = understand("Khánh Hòa và Ninh Thuận báo cáo cho ai, trước ngày nào?", library.corpus)
    assert sides(library, asked, asked.documents) == {}


@pytest.mark.parametrize("question", ["Kế hoạch nào yêu cầu báo cáo hằng quý?", "Which plans require quarterly reports?", "ke hoach nao yeu cau bao cao hang quy"])
def test_a_period_that_no_plan_reports_at_is_said_of_each(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.sentences and all(s.basis == "silence" for s in answer.sentences)
    assert {c.document for c in answer.citations} == {d.id for d in assistant.documents() if d.province_name}


def test_a_period_that_one_plan_reports_at_is_told_of_that_one(assistant: Assistant) -> None:
    told = [s.text for s in assistant.ask("Kế hoạch nào yêu cầu báo cáo 6 tháng?").sentences if s.basis == "document"]
    assert len(told) == 1 and "Hải Dương" in told[0]
