"""What a paper holds: the contract, the seed, enough questions of each kind, none telling another."""

import json
from collections import Counter
from dataclasses import replace

import pytest

from assistant.quiz.kinds.common import Material
from assistant.quiz.model import APPLY, BLANK, ESSAY, FOUR_OPTIONS, MATCHING, TRUE_FALSE, Paper, Request
from assistant.quiz.paper import build_paper


def test_the_json_has_exactly_the_fields_of_the_contract(big_paper: Paper) -> None:
    value = big_paper.as_json()
    assert set(value) == {"questions", "dropped"}
    assert all(set(q) == {"id", "kind", "level", "stem", "options", "key", "citation"} for q in value["questions"])
    assert all(set(q["citation"]) == {"document", "path", "start", "end", "quote", "section"} for q in value["questions"])
    assert all(set(d) == {"reason", "count"} and d["count"] > 0 for d in value["dropped"])


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_paper(assistant: object, material: Material) -> None:
    def made(fresh: Material, seed: int) -> str:
        return json.dumps(build_paper(fresh, Request(count=60, seed=seed)).as_json(), ensure_ascii=False)

    assert made(material, 3) == made(Material(material.library), 3)
    assert made(material, 3) != made(material, 4)


def test_a_paper_does_not_depend_on_papers_made_before_it(material: Material) -> None:
    request = Request(count=80, seed=21)
    before = build_paper(Material(material.library), request).as_json()
    used = Material(material.library)
    for seed in range(3):
        build_paper(used, Request(count=200, seed=seed))
    assert build_paper(used, request).as_json() == before


def test_five_plans_give_150_distinct_questions_and_15_of_each_closed_kind(big_paper: Paper) -> None:
    counted = Counter(q.kind for q in big_paper.questions)
    assert len({q.stem for q in big_paper.questions}) == len(big_paper.questions) >= 150
    assert len({q.id for q in big_paper.questions}) == len(big_paper.questions)
    assert all(counted[kind] >= 15 for kind in (FOUR_OPTIONS, TRUE_FALSE, BLANK, MATCHING)), counted
    assert len({q.source.document for q in big_paper.questions}) == 5


def test_every_question_carries_its_quote_letter_by_letter(material: Material, big_paper: Paper) -> None:
    for q in big_paper.questions:
        assert q.source.quote.strip() and q.source.quote == material.document(q.source.document).text[q.source.start : q.source.end], q.id
        assert q.source.section and q.source.path


def test_application_is_offered_as_essay_alone(big_paper: Paper, material: Material) -> None:
    assert {q.kind for q in big_paper.questions if q.level == APPLY} == {ESSAY}
    assert {q.kind for q in build_paper(material, Request(levels=(APPLY,), count=10)).questions} == {ESSAY}


def test_no_two_questions_ask_the_same_thing(big_paper: Paper) -> None:
    asked = Counter(atom for q in big_paper.questions for atom in q.atoms)
    assert [a for a, n in asked.items() if n > 1] == []


def test_no_stem_holds_another_question_s_name_and_answer(big_paper: Paper) -> None:
    for q in big_paper.questions:
        if q.kind == MATCHING or not q.answer or not q.names:
            continue
        for other in big_paper.questions:
            told = other is not q and any(len(n) > 3 and n.casefold() in other.stem.casefold() for n in q.names) and q.answer.casefold() in other.stem.casefold()
            assert not told, (q.stem, other.stem)


def test_a_paper_shorter_than_asked_says_why(material: Material) -> None:
    paper = build_paper(material, Request(kinds=(MATCHING,), documents=("ninh-thuan-2022-phong-trao-dan-van-kheo",), count=50))
    assert len(paper.questions) < 50
    assert f"{len(paper.questions)}/50" in paper.shortfall and paper.dropped


@pytest.mark.parametrize("field, value", [("documents", ("lam-dong-2021-ke-hoach-quy-che-456",)), ("topics", ("duties",)), ("kinds", (BLANK,)), ("levels", ("nhận biết",))])
def test_a_paper_keeps_to_what_was_chosen(material: Material, field: str, value: tuple[str, ...]) -> None:
    questions = build_paper(material, replace(Request(count=12), **{field: value})).questions
    got = {"documents": {q.source.document for q in questions}, "topics": {q.topic for q in questions}, "kinds": {q.kind for q in questions}, "levels": {q.level for q in questions}}[field]
    assert questions and got == set(value)


def test_a_misprint_is_never_asked_as_a_fact(material: Material) -> None:
    dates = {(f.document, f.answer) for f in material.facts if f.slot == "reference_date"}
    assert not any(answer in ("06/11/2022", "13/12/2013", "12/12/2014") for _, answer in dates)


def test_two_documents_with_one_number_are_told_apart_by_their_subject(material: Material) -> None:
    names = [f.words["name"] for f in material.facts if f.slot == "reference_date" and f.document.startswith("khanh-hoa") and "25-NQ/TW" in f.words["name"]]
    assert len(names) == 2 and any("tôn giáo" in n for n in names) and any("công tác dân vận" in n for n in names)


def test_the_office_passed_through_is_offered_against_the_recipient(material: Material) -> None:
    asked = next(f for f in material.facts if f.slot == "duty_second_recipient" and f.document.startswith("khanh-hoa"))
    assert asked.answer == "Ban Dân vận Tỉnh ủy" and "Sở Nội vụ" in asked.confusions
    day = next(f for f in material.facts if f.slot == "duty_day" and f.document.startswith("khanh-hoa"))
    assert material.pools.near(day, material.source(day).quote)[0] == "30/01"
