"""Two runs compare question by question; a drop turns the verdict."""

import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from evals import workplace

Command = Callable[..., tuple[int, str]]


@pytest.fixture
def two_runs(command: Command, fake: Any) -> None:
    """"good", and "bad" with a wrong date."""
    command("run", "--out", "good")
    fake.bend = lambda answer: answer | {"answer": answer["answer"].replace("15/12", "<b>15/11</b>")}
    command("run", "--out", "bad")


def test_a_drop_fails_and_names_the_question(two_runs: None, command: Command) -> None:
    code, out = command("compare", "good", "bad", "--fail-on-drop", "right=0.1", "--json")
    data = json.loads(out)
    assert code == data["exit_code"] == 1 and data["verdict"] == "failed"
    assert data["metrics"]["right"]["worse"] == ["t-001"] and data["metrics"]["right"]["p"] == 1.0


def test_a_rise_or_a_small_drop_passes(two_runs: None, command: Command) -> None:
    assert command("compare", "bad", "good", "--fail-on-drop", "right=0")[0] == 0
    assert command("compare", "good", "bad", "--fail-on-drop", "right=0.5")[0] == 0


def test_a_lower_is_better_metric_drops_when_it_rises(command: Command, fake: Any) -> None:
    command("run", "--out", "good")
    fake.bend = lambda answer: answer | {"abstained": False}
    command("run", "--out", "bad")
    assert command("compare", "good", "bad", "--fail-on-drop", "false_answers=0.05")[0] == 1
    assert command("compare", "bad", "good", "--fail-on-drop", "false_answers=0.05")[0] == 0


def test_questions_of_one_run_alone_are_told_not_counted(two_runs: None, command: Command) -> None:
    command("run", "--only", "t-001", "--out", "part")
    data = json.loads(command("compare", "good", "part", "--json")[1])
    assert data["metrics"]["right"]["pairs"] == 1 and len(data["only_base"]) == 3


def test_a_blessed_run_is_the_reference_and_a_failed_one_is_not_blessed(two_runs: None, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from evals.commands import bless

    for module in (workplace, bless):
        monkeypatch.setattr(module, "BLESSED", tmp_path / "blessed")
    command("run", "--floors", "--out", "worse")
    assert command("bless", "worse")[0] == 1
    assert command("bless", "good")[0] == 0
    assert command("compare", "blessed:small", "worse", "--fail-on-drop", "right=0.1")[0] == 1


def test_a_rewritten_question_is_told_not_compared(two_runs: None, command: Command, suite_folder: Path) -> None:
    path = suite_folder / "items.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("trước ngày nào?", "chậm nhất ngày nào?"), encoding="utf-8")
    command("run", "--out", "other")
    data = json.loads(command("compare", "good", "other", "--json")[1])
    assert data["rewritten"] == ["t-001"]
    assert data["metrics"]["right"]["pairs"] == 2


def test_no_such_run_is_wrong_use(command: Command) -> None:
    assert command("compare", "nowhere", "nowhere")[0] == 2


class Page(HTMLParser):
    """Collects what a page would load, and its open tags."""

    def __init__(self) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [v or "" for n, v in attrs if n in ("src", "href")]


def test_the_html_report_loads_nothing_and_escapes_answers(two_runs: None, command: Command) -> None:
    assert command("report", "bad")[0] == 0
    text = Path("bad/report.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(text)
    assert page.loads == [] and "script" not in page.tags and "b" not in page.tags
    assert page.tags.count("svg") == 2 and "&lt;b&gt;15/11&lt;/b&gt;" in text


def test_the_markdown_report_tells_verdict_metrics_and_failures(two_runs: None, command: Command) -> None:
    code, text = command("report", "bad", "--markdown", "-")
    assert code == 0 and "verdict: passed (no gates asked for" in text and "| t-001 | reporting |" in text and "missing: 15/12" in text


def test_show_tells_why_a_check_failed(two_runs: None, command: Command) -> None:
    code, text = command("show", "bad", "t-001")
    assert code == 0 and "missing: 15/12" in text and " * 1" in text
    assert command("show", "bad", "t-999")[0] == 2
