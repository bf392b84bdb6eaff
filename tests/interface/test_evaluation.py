"""The evaluation tab without a browser: runs of the suite, their reports, who may start one."""

import csv
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

import interface.evaluation_data as data
from evals.metrics import METRICS
from index.errors import BadInput
from interface.evaluation_data import Report, Row, Wrong, finished_runs, report_of
from interface.evaluation_run import Progress, SuiteRun
from interface.evaluation_view import progress_html, report_html
from interface.upload_words import said_words
from interface.words import has, say

ROOT = Path(__file__).parents[2]
HOSTILE = '<script>hit()</script>"><img src=x onerror=hit()>'
WAIT_S = 240


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder of its own to run in: .evals is made where the program was started."""
    place = tmp_path_factory.mktemp("evaluation")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(place)
        yield place


def waited(run: SuiteRun, *states: str) -> Progress:
    """The progress as soon as it is in one of these states."""
    until = time.monotonic() + WAIT_S
    while time.monotonic() < until:
        progress = run.look()
        if progress.state in states:
            return progress
        time.sleep(0.1)
    raise AssertionError(f"still {run.look()} after {WAIT_S} s")


@pytest.fixture(scope="module")
def done(home: Path) -> str:
    """The name of a whole run of the suite, made by the page's own runner."""
    run = SuiteRun()
    assert run.look() == Progress() and run.start()
    assert not run.start(), "one run at a time"
    progress = waited(run, "done", "failed")
    assert progress.state == "done", progress
    return progress.run


def test_a_run_is_reported_with_every_metric_its_bounds_and_the_blessed_values(done: str) -> None:
    report = report_of(done)
    rows = {row.name: row for row in report.rows}
    assert finished_runs()[0] == done and set(rows) == set(METRICS) and report.compared
    assert rows["right"].floor == 0.90 and rows["false_answers"].ceiling == 0.05 and rows["hit@1"].state == ""
    assert rows["right"].blessed is not None and report.questions > 170
    assert {state for _, state in report.gates} <= {"passed", "failed", "not measured"} and len(report.gates) >= 9


def test_the_questions_that_failed_stand_with_gold_and_answer_as_the_run_saved_them(done: str, home: Path) -> None:
    with (home / ".evals" / "runs" / done / "failures.csv").open(encoding="utf-8-sig", newline="") as stream:
        saved = list(csv.DictReader(stream))
    wrong = report_of(done).wrong
    assert [(w.id, w.noise, w.question) for w in wrong] == [(row["id"], row["noise"], row["question"]) for row in saved]
    assert all(w.gold for w in wrong) and all(w.why for w in wrong)


def test_a_report_is_told_in_both_languages(done: str) -> None:
    shown = {language: report_html(report_of(done), language) for language in ("vi", "en")}  # type: ignore[arg-type]
    assert "Các chỉ số" in shown["vi"] and "Metrics" in shown["en"] and "≥ 90,0 %" in shown["vi"] and "≥ 90.0 %" in shown["en"]


def test_a_stopped_run_leaves_nothing_and_the_next_one_may_start(home: Path) -> None:
    run = SuiteRun()
    before = finished_runs()
    assert run.start()
    waited(run, "running")
    run.stop()
    assert run.look() == Progress("stopped") and finished_runs() == before
    assert [p for p in (home / ".evals" / "runs").iterdir() if p.name not in before] == []
    run.stop()
    assert run.look().state == "stopped"


def test_a_run_that_breaks_says_why(home: Path) -> None:
    run = SuiteRun("no-such-suite")
    assert run.start()
    progress = waited(run, "failed", "done")
    assert progress.state == "failed" and "no-such-suite" in progress.said
    assert "no-such-suite" in progress_html(progress, "vi")


@pytest.mark.parametrize("name", ["nothing", "../..", "", "latest"])
def test_a_run_that_is_not_there_is_told(home: Path, name: str) -> None:
    with pytest.raises(BadInput):
        report_of(name)


def test_a_damaged_run_is_told(done: str, home: Path) -> None:
    broken = home / ".evals" / "runs" / "20200101-000000-core-ours"
    broken.mkdir(parents=True)
    for name, text in (("manifest.json", "{"), ("metrics.json", "{}"), ("scores.jsonl", ""), ("failures.csv", "")):
        (broken / name).write_text(text)
    with pytest.raises(BadInput):
        report_of(broken.name)


def test_every_metric_check_and_verdict_has_words() -> None:
    assert all(has(f"evaluation.metrics.{name}") for name in METRICS)
    for rule in ("right at least 0.9", "false_answers at most 0.05", "gate under no_accents falls at most 0.03"):
        assert said_words(rule, "evaluation.rules.", "vi") is not None
    for why in ("missing: a", "not cited: x III.5", "no evidence within the first 3 passages", "not within 1000 characters: a b", "beside the gold: y"):
        assert said_words(why, "evaluation.why.", "vi") not in (None, why)


@pytest.mark.parametrize(("state", "words"), [("passed", "Đạt"), ("failed", "Chưa đạt"), ("not measured", "chưa đo được"), ("incomplete", "chưa hỏi được")])
def test_every_verdict_is_told(state: str, words: str) -> None:
    report = Report("r", "2026-11-20T10:00:00+00:00", "", "abc", 3, state, (("right at least 0.9", "failed" if state == "failed" else "passed"),), (), (), False)
    assert words in report_html(report, "vi")


def test_everything_printed_in_a_report_is_escaped() -> None:
    wrong = Wrong(HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE)
    row = Row(HOSTILE, 0.5, (0.1, 0.9), 0.6, None, "failed", 0.4, 1, 2)
    report = Report(HOSTILE, HOSTILE, "", HOSTILE, 1, "failed", ((HOSTILE, "failed"),), (row,), (wrong,), True)
    shown = report_html(report, "vi") + progress_html(Progress("failed", said=HOSTILE), "en")
    assert "<script" not in shown and "<img" not in shown


def test_progress_counts_the_questions_and_says_when_it_prepares() -> None:
    assert say("evaluation.preparing", "vi") in progress_html(Progress("running"), "vi")
    shown = progress_html(Progress("running", 12, 287), "vi")
    assert "12/287" in shown and 'max="287" value="12"' in shown and progress_html(Progress(), "vi") == ""


def test_a_formula_mark_of_the_spreadsheet_is_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert data._wrong({"id": "c-1", "answer": "'-5 %", "model answer": "'ngoặc đơn'"}) == Wrong("c-1", "", "", "", "", "-5 %", "'ngoặc đơn'")


def test_without_a_blessed_run_the_report_says_so(done: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import evals.workplace

    monkeypatch.setattr(evals.workplace, "BLESSED", home / "none")
    data._report.cache_clear()
    report = report_of(done)
    data._report.cache_clear()
    assert not report.compared and "Chưa có mốc" in report_html(report, "vi")
    assert json.loads((home / ".evals" / "runs" / done / "metrics.json").read_text())["verdict"] == report.verdict


def test_who_may_not_evaluate_starts_and_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from interface import evaluation_tab, roles

    monkeypatch.setattr(roles, "_policy", roles.Policy(alone=False))
    handlers = evaluation_tab._handlers()
    for name in ("start", "stop"):
        buttons = handlers[name]("vi", None)[:2]
        assert [button["visible"] for button in buttons] == [False, False]
    assert evaluation_tab._suite.look() == Progress()
