"""A question that leans on the turns before it is read in full; one that stands alone is left as it is."""

import json
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.answers import Answer
from assistant.followup import Before, read
from assistant.question import Corpus
from assistant.service import Assistant
from tests.assistant.saying import says, shown

ROOT = Path(__file__).parents[2]
DIALOGUES = tomllib.loads((Path(__file__).with_name("dialogues.toml")).read_text(encoding="utf-8"))["dialogue"]


def told(answer: Answer) -> str:
    return f"{shown(answer)}\nread as: {answer.understood_as}"


def turn(assistant: Assistant, question: str, before: list[Before]) -> Answer:
    """Asks, and adds the turn to the conversation."""
    answer = assistant.ask(question, before=tuple(before))
    before.append(Before(question, tuple(dict.fromkeys(c.document for c in answer.citations))))
    return answer


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=[d["turns"][0]["ask"][:40] for d in DIALOGUES])
def test_each_turn_of_a_conversation_gets_the_answer_of_the_full_question(assistant: Assistant, dialogue: dict) -> None:
    before: list[Before] = []
    for expected in dialogue["turns"]:
        answer = turn(assistant, expected["ask"], before)
        for words in expected.get("says", []):
            assert says(answer.answer, words), (words, told(answer))
        for words in expected.get("never", []):
            assert not says(answer.answer, words), (words, told(answer))
        if expected.get("plan"):
            assert any(c.document.startswith(expected["plan"]) for c in answer.citations), told(answer)
        if "read" in expected:
            assert answer.understood_as == expected["read"], told(answer)


ALONE = [json.loads(line)["question"] for line in (ROOT / "evals" / "suites" / "core" / "items.jsonl").read_text(encoding="utf-8").splitlines()]
EARLIER = [
    "Ở Khánh Hòa, báo cáo kết quả hằng năm nộp trước ngày nào?", "ninh thuan dang ky mo hinh dan van kheo nop cho ai", "To whom must agencies in Lâm Đồng report, and by when?",
    "Chỉ thị 33 được những kế hoạch nào dẫn?", "Ai ký kế hoạch Kiên Giang?", "hai duong voi ninh thuan bao cao ket qua gui ve dau, khac nhau the nao",
]


@pytest.mark.parametrize("earlier", EARLIER)
def test_a_question_that_stands_alone_is_read_as_it_is(assistant: Assistant, earlier: str) -> None:
    corpus = assistant.library().corpus
    cited = tuple(dict.fromkeys(c.document for c in assistant.ask(earlier).citations))
    changed = [(q, found) for q in ALONE if (found := read(q, (Before(earlier, cited),), corpus)) != read(q, (), corpus)]
    assert not changed


@pytest.mark.parametrize("question", [
    "Ai chủ trì xây dựng chính quyền điện tử?", "Cán bộ hách dịch thì xử lý thế nào?", "Dân vận chính quyền là gì?", "Những tỉnh nào viện dẫn Nghị quyết 76?", "Which agency leads e-government?", "cảm ơn", "Tại sao?", "Chỉ thị 33 còn hiệu lực không?",
])
def test_a_matter_of_its_own_is_not_narrowed_to_the_province_before(assistant: Assistant, question: str) -> None:
    before = (Before(EARLIER[0], ("khanh-hoa-2022-ke-hoach-chi-thi-33",)),)
    assert read(question, before, assistant.library().corpus).text == question


def test_the_question_is_shown_as_typed_and_as_it_was_read_and_the_contract_has_neither_more(assistant: Assistant) -> None:
    answer = assistant.ask("  còn   Lâm Đồng?", before=(Before(EARLIER[0]),))
    assert answer.question == "còn Lâm Đồng?"
    assert answer.understood_as == "Ở Lâm Đồng, báo cáo kết quả hằng năm nộp trước ngày nào?"
    assert not {"understood_as", "trace", "before"} & answer.as_json().keys()
    assert assistant.ask(EARLIER[0]).understood_as is None


def test_a_place_without_a_province_is_kept_from_the_documents_that_were_cited(assistant: Assistant) -> None:
    asked = "Ai chủ trì chính quyền điện tử?"
    found = read("còn cải cách hành chính?", (Before(asked, ("khanh-hoa-2022-ke-hoach-chi-thi-33",)),), assistant.library().corpus)
    assert found.text.startswith("Ở Khánh Hòa, cải cách hành chính")


def test_documents_that_are_no_longer_held_and_empty_turns_are_passed_over(assistant: Assistant) -> None:
    before = (Before(EARLIER[0], ("khanh-hoa-2022-ke-hoach-chi-thi-33",)), Before("   "), Before("cảm ơn", ("gone",)))
    assert read("gửi cho ai?", before, assistant.library().corpus).text == "Ở Khánh Hòa, báo cáo kết quả hằng năm gửi cho ai?"


def test_a_commune_of_which_a_document_is_held_is_a_place_like_a_province(assistant: Assistant) -> None:
    documents = assistant.library().documents
    plan = next(d for d in documents if d.province_name == "Khánh Hòa")
    commune = replace(plan, id="xa-thanh-binh", province_name="Đồng Tháp", text="ỦY BAN NHÂN DÂN\nXÃ THANH BÌNH\n" + plan.text, number=None)
    corpus = Corpus((*documents, commune))
    assert read("còn xã Thanh Bình?", (Before(EARLIER[0]),), corpus).text == "Ở xã Thanh Bình, báo cáo kết quả hằng năm nộp trước ngày nào?"
    assert read("gửi cho ai?", (Before("Ở xã Thanh Bình, Đồng Tháp, báo cáo nộp ngày nào?"),), corpus).text == "Ở xã Thanh Bình, báo cáo gửi cho ai?"
    assert read("còn Lâm Đồng?", (Before("Xã Thanh Bình báo cáo cho ai?"),), corpus).text == "Lâm Đồng báo cáo cho ai?"


def test_where_a_province_has_several_documents_the_one_cited_before_is_kept(assistant: Assistant) -> None:
    documents = assistant.library().documents
    second = replace(next(d for d in documents if d.province_name == "Khánh Hòa"), id="khanh-hoa-other")
    corpus = Corpus((*documents, second))
    before = (Before(EARLIER[0], ("khanh-hoa-2022-ke-hoach-chi-thi-33",)),)
    assert read("gửi cho ai?", before, corpus).document == "khanh-hoa-2022-ke-hoach-chi-thi-33"
    assert read("còn Lâm Đồng?", before, corpus).document is None
