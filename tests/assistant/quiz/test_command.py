"""The quiz command: options, output, mistakes in one line."""

import argparse
import json
from pathlib import Path

import pytest

from assistant.quiz.command import add_arguments, quiz_command, read_request
from assistant.quiz.kinds.common import Material
from index.errors import UserError


def options(folder: Path, *given: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    made = parser.parse_args(list(given))
    made.index = folder
    return made


def test_json_goes_to_standard_output_and_is_the_same_twice(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert quiz_command(options(index_folder, "--count", "10", "--seed", "4")) == 0
    one = capsys.readouterr().out
    assert quiz_command(options(index_folder, "--count", "10", "--seed", "4", "--format", "json")) == 0
    assert capsys.readouterr().out == one and len(json.loads(one)["questions"]) == 10


@pytest.mark.parametrize("name", ["p.docx", "p.gift", "p.xml", "p.tsv", "p.csv", "p.md", "p.json"])
def test_the_ending_of_the_output_names_the_format(index_folder: Path, tmp_path: Path, name: str) -> None:
    assert quiz_command(options(index_folder, "--count", "6", "--codes", "2", "--output", str(tmp_path / name))) == 0
    assert (tmp_path / name).stat().st_size > 500


def test_check_is_0_for_a_sound_paper_and_1_for_a_changed_one(index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "p.json"
    quiz_command(options(index_folder, "--count", "6", "--output", str(file)))
    assert quiz_command(options(index_folder, "--check", str(file))) == 0
    paper = json.loads(file.read_text(encoding="utf-8"))
    paper["questions"][2]["citation"]["quote"] += " x"
    file.write_text(json.dumps(paper), encoding="utf-8")
    capsys.readouterr()
    assert quiz_command(options(index_folder, "--check", str(file))) == 1
    assert json.loads(capsys.readouterr().out)["changed"] == 1


@pytest.mark.parametrize("given", [("--count", "0"), ("--count", "5000"), ("--codes", "0"), ("--kinds", "ordering"), ("--levels", "cao"), ("--topics", "x"), ("--documents", "absent"), ("--format", "docx"), ("--output", "p.pdf")])
def test_a_mistake_is_told_in_one_line(index_folder: Path, given: tuple[str, ...]) -> None:
    with pytest.raises(UserError) as mistake:
        quiz_command(options(index_folder, *given))
    assert "\n" not in str(mistake.value)


def test_names_are_read_with_or_without_accents(index_folder: Path) -> None:
    request = read_request(options(index_folder, "--levels", "nhan-biet,Vận dụng", "--kinds", "true-false"))
    assert request.levels == ("nhận biết", "vận dụng") and request.kinds == ("true_false",)


def test_every_wording_is_filled_by_some_fact_and_no_placeholder_is_left(material: Material, big_paper: object) -> None:
    from assistant.quiz.words import table

    for fact in material.facts:
        for kind in table()["stems"].get(fact.slot, {}):
            assert "{" not in (material.stem(fact, kind, value="x", about="") or "")
    slots = {f.slot for f in material.facts} | {"match_dates", "match_issuers", "match_subjects", "match_tasks", "match_recipients", "essay_part", "essay_duty"}
    assert set(table()["stems"]) <= slots
