"""The load of many people: a small run through, and what is made of its figures."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks import load
from benchmarks.load_runs import Crowd, Soak, different

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="not run: memory is read from /proc")


def test_there_are_two_thousand_questions_and_none_twice() -> None:
    questions = different(2000)
    assert len(questions) == len(set(questions)) == 2000 and different(10) == questions[:10]


@on_linux
def test_a_small_run_answers_every_question(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    load.main(["--index", str(index_folder), "--people", "2", "--rounds", "2", "--questions", "6", "--json"])
    told = json.loads(capsys.readouterr().out)
    assert (told["crowd"]["asked"], told["crowd"]["errors"]) == (4, 0) and told["crowd"]["p50_s"] <= told["crowd"]["p95_s"] <= told["crowd"]["longest_s"]
    assert (told["soak"]["asked"], told["soak"]["errors"]) == (6, 0) and min(told["soak"]["memory_mb"]) > 50


@pytest.mark.parametrize(("crowd", "soak", "kept"), [
    (Crowd(2, (0.1, 0.2), 0, 1.0), None, True),
    (Crowd(2, (0.1, 0.2), 1, 1.0), None, False),
    (Crowd(2, (0.1, 9.0), 0, 1.0), None, False),
    (Crowd(2, (0.1, 0.2), 0, 1.0), Soak(8, 0, (100, 200, 200, 200, 200, 201, 200, 202)), True),
    (Crowd(2, (0.1, 0.2), 0, 1.0), Soak(8, 0, (100, 120, 140, 160, 180, 200, 220, 240)), False),
    (Crowd(2, (0.1, 0.2), 0, 1.0), Soak(8, 1, (200,) * 8), False),
])
def test_errors_waits_and_growing_memory_are_told(crowd: Crowd, soak: Soak | None, kept: bool) -> None:
    assert load.kept(crowd, soak) is kept
    assert f"{crowd.errors} errors" in load.as_text(crowd, soak)


@pytest.mark.parametrize("given", [["--people", "0"], ["--rounds", "x"], ["--questions", "-1"]])
def test_wrong_numbers_are_wrong_use(given: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        load.main(given)
    assert stop.value.code == 2
