"""All documents that a plan cites, when no matter is named; each once, counted rightly."""

import re

import pytest

from assistant.service import Assistant
from tests.assistant.plans import KHANH_HOA, LAM_DONG, NINH_THUAN


@pytest.mark.parametrize("question", ["Kế hoạch của Ninh Thuận viện dẫn những văn bản nào?", "ke hoach ninh thuan can cu vao nhung van ban nao", "Which documents does the Ninh Thuận plan cite?"])
def test_every_cited_document_stands_in_the_list(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question).answer
    assert all(number in answer for number in ("33/CT-TTg", "35-CT/TU", "01-KL/TW", "05-CT/TW", "76/NQ-CP"))


@pytest.mark.parametrize("document", [KHANH_HOA, LAM_DONG, NINH_THUAN])
def test_no_document_stands_twice_and_the_count_is_that_of_the_list(assistant: Assistant, document: str) -> None:
    answer = assistant.ask("Bản này viện dẫn những nghị quyết nào?", document=document).answer
    listed = re.sub(r"^[^:]*: ", "", answer).split(";")
    assert len(set(listed)) == len(listed)
    assert int(re.search(r"viện dẫn (\d+) văn bản", answer).group(1)) == len(listed)


def test_a_matter_in_the_question_narrows_the_list(assistant: Assistant) -> None:
    answer = assistant.ask("Kế hoạch Kiên Giang viện dẫn những văn bản nào về cải cách hành chính?").answer
    assert "76/NQ-CP" in answer and "Luật Tố cáo" not in answer


def test_a_type_in_the_question_leaves_the_others_out(assistant: Assistant) -> None:
    answer = assistant.ask("Kế hoạch Lâm Đồng viện dẫn những chỉ thị nào?").answer
    assert "24-CT/TU" in answer and "35-CT/TW" in answer and "456-QĐ/TU" not in answer
