"""A saved paper against its source, and a trainer's changes one at a time."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.quiz.check import check_paper, check_source
from assistant.quiz.edit import edit, keep, reject, replacement
from assistant.quiz.kinds.common import Material
from assistant.quiz.model import FOUR_OPTIONS, Paper, Request
from assistant.quiz.paper import build_paper
from index.errors import BadInput


def saved(paper: Paper, folder: Path) -> Path:
    file = folder / "paper.json"
    file.write_text(json.dumps(paper.as_json(), ensure_ascii=False), encoding="utf-8")
    return file


def test_a_paper_of_this_index_is_unchanged(material: Material, big_paper: Paper, tmp_path: Path) -> None:
    states = check_paper(material.library, saved(big_paper, tmp_path))
    assert len(states) == len(big_paper.questions) and {s["state"] for s in states} == {"unchanged"}


def test_moved_changed_and_missing_sources_are_told_apart(material: Material, big_paper: Paper) -> None:
    cited = big_paper.questions[0].source.as_json()
    assert check_source(material.library, {**cited, "start": cited["start"] + 1, "end": cited["end"] + 1}) == "moved"
    assert check_source(material.library, {**cited, "quote": cited["quote"] + " khác"}) == "changed"
    assert check_source(material.library, {**cited, "document": "khong-co"}) == "missing"


@pytest.mark.parametrize("content", ["no json", "[]", '{"questions": [{"id": "a"}]}', '{"questions": [{"id": "a", "citation": {"document": "d", "quote": "q", "start": "0", "end": 1}}]}'])
def test_a_file_that_is_no_paper_is_a_user_s_mistake(material: Material, tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    with pytest.raises(BadInput):
        check_paper(material.library, tmp_path / "x.json")
    with pytest.raises(BadInput):
        check_paper(material.library, tmp_path / "absent.json")


def test_replacing_one_question_leaves_the_rest_and_brings_a_new_one_of_its_kind(material: Material) -> None:
    request = Request(count=12, kinds=(FOUR_OPTIONS,), seed=5)
    paper = build_paper(material, request)
    old = paper.questions[4]
    changed = replacement(material, paper, old.id, request)
    assert [q.id for n, q in enumerate(changed.questions) if n != 4] == [q.id for n, q in enumerate(paper.questions) if n != 4]
    assert changed.questions[4].id not in {q.id for q in paper.questions} and changed.questions[4].kind == FOUR_OPTIONS
    again = replacement(material, changed, changed.questions[4].id, request, frozenset({old.id}))
    assert again.questions[4].id not in (old.id, changed.questions[4].id)


def test_rejecting_and_editing_touch_one_question(material: Material) -> None:
    paper = build_paper(material, Request(count=5, kinds=(FOUR_OPTIONS,)))
    first = paper.questions[0]
    assert [q.id for q in reject(paper, first.id).questions] == [q.id for q in paper.questions[1:]]
    assert keep(paper, frozenset({first.id})).questions == (first,)
    edited = edit(paper, first.id, stem="Câu mới?")
    assert edited.questions[0] == replace(first, stem="Câu mới?") and edited.questions[1:] == paper.questions[1:]


def test_an_edit_cannot_take_the_key_away(material: Material) -> None:
    paper = build_paper(material, Request(count=1, kinds=(FOUR_OPTIONS,)))
    with pytest.raises(BadInput):
        edit(paper, paper.questions[0].id, options=("a", "b", "c", "d"))
    with pytest.raises(BadInput):
        edit(paper, "absent", stem="x")
    with pytest.raises(BadInput):
        edit(paper, paper.questions[0].id, stem="  ")
