"""A run decides by one value, survives a crash, and turns red on a planted regression."""

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals.runfolder import RESULTS, RunFolder
from evals.saved_scores import FAILURES

Command = Callable[..., tuple[int, str]]


def dated(answer: dict[str, Any]) -> dict[str, Any]:
    """One answer template prints a wrong date."""
    return answer | {"answer": answer["answer"].replace("15/12", "15/11")}


def without_time(path: Path) -> list[dict[str, Any]]:
    """Saved rows less what two runs never share."""
    return [{k: v for k, v in row.items() if k != "milliseconds"} for row in RunFolder(path).raw_rows().values()]


def test_a_sound_system_passes_its_floors(command: Command) -> None:
    code, out = command("run", "--floors", "--json")
    data = json.loads(out)
    assert (code, data["exit_code"], data["verdict"]) == (0, 0, "passed")
    assert data["metrics"]["right"]["value"] == 1.0


def test_a_wrong_date_in_one_template_turns_table_verdict_and_exit_code(command: Command, fake: Any) -> None:
    fake.bend = dated
    code, table = command("run", "--floors", "--out", "bad")
    metrics = json.loads(Path("bad/metrics.json").read_text(encoding="utf-8"))
    assert code == metrics["exit_code"] == 1
    assert metrics["verdict"] == "failed" and "verdict: failed" in table and "failed  right at least 0.9" in table


def test_a_search_that_ignores_accentless_questions_turns_the_drop_gate(command: Command, fake: Any, suite_folder: Path) -> None:
    settings = suite_folder / "suite.toml"
    settings.write_text(settings.read_text(encoding="utf-8") + '\n[[drops]]\nnoise = "no_accents"\nmost = 0.03\nmetrics = ["evidence@5000"]\n', encoding="utf-8")
    assert command("run", "--floors", "--noise", "no_accents")[0] == 0
    fake.find = lambda question, results: [] if question.isascii() else results
    code, table = command("run", "--floors", "--noise", "no_accents")
    assert code == 1 and "evidence@5000 under no_accents falls at most 0.03" in table


@pytest.mark.parametrize(("option", "code"), [("right=0.9", 0), ("right=1.1", 1), ("latency_p95=-1", 0)])
def test_min_decides(command: Command, option: str, code: int) -> None:
    assert command("run", "--min", option)[0] == code


def test_a_gate_on_what_was_not_measured_does_not_pass(command: Command) -> None:
    code, table = command("run", "--kind", "unanswerable", "--min", "right=0.5")
    assert code == 1 and "verdict: not measured" in table


def test_an_unknown_metric_is_wrong_use(command: Command) -> None:
    assert command("run", "--min", "rightness=0.5")[0] == 2


def test_a_question_the_system_breaks_on_gives_exit_code_3_and_the_others_go_on(command: Command, fake: Any) -> None:
    fake.breaks_on = {"t-002"}
    code, out = command("run", "--json")
    data = json.loads(out)
    assert code == 3 and data["errors"] == 1 and data["verdict"] == "incomplete"
    assert len(fake.asked) == 4


def test_too_many_errors_stop_the_run(command: Command, fake: Any) -> None:
    fake.breaks_on = {"t-001", "t-002"}
    assert command("run", "--max-errors", "1")[0] == 3
    assert len(fake.asked) == 2


@pytest.mark.parametrize("stop", [1, 2, 3])
def test_a_killed_and_resumed_run_equals_an_uninterrupted_one(command: Command, fake: Any, stop: int) -> None:
    assert command("run", "--out", "whole")[0] == 0
    fake.asked.clear()
    fake.stops_after = stop
    assert command("run", "--out", "torn")[0] == 130
    with (Path("torn") / RESULTS).open("a", encoding="utf-8") as stream:
        stream.write('{"key": "t-004", "answ')
    fake.stops_after = None
    assert command("run", "--resume", "torn")[0] == 0
    assert without_time(Path("torn")) == without_time(Path("whole"))
    assert fake.asked == ["t-001", "t-002", "t-003", "t-004"]
    old, new = (json.loads((Path(p) / "metrics.json").read_text(encoding="utf-8"))["metrics"] for p in ("whole", "torn"))
    assert {n: m for n, m in old.items() if "latency" not in n} == {n: m for n, m in new.items() if "latency" not in n}


def test_a_run_is_not_resumed_over_another_suite(command: Command, fake: Any, suite_folder: Path) -> None:
    fake.stops_after = 1
    command("run", "--out", "torn")
    path = suite_folder / "items.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("mấy mô hình", "bao nhiêu mô hình"), encoding="utf-8")
    fake.stops_after = None
    assert command("run", "--resume", "torn")[0] == 2


def test_a_finished_run_is_not_written_over(command: Command) -> None:
    assert command("run", "--out", "one")[0] == 0
    assert command("run", "--out", "one")[0] == 2


def test_only_kind_sample_and_failed_from_choose_items(command: Command, fake: Any) -> None:
    fake.bend = dated
    command("run", "--out", "bad")
    for arguments, asked in ((["--only", "t-002"], ["t-002"]), (["--kind", "number"], ["t-002"]), (["--failed-from", "bad"], ["t-001"])):
        fake.asked.clear()
        command("run", *arguments)
        assert fake.asked == asked
    fake.asked.clear()
    command("run", "--sample", "2", "--seed", "5")
    command("run", "--sample", "2", "--seed", "5")
    assert fake.asked[:2] == fake.asked[2:] and len(fake.asked) == 4


def test_failures_open_in_a_spreadsheet_with_their_accents(command: Command, fake: Any) -> None:
    fake.bend = lambda answer: dated(answer) | {"answer": "=1+1"}
    command("run", "--out", "bad")
    data = (Path("bad") / FAILURES).read_bytes()
    rows = list(csv.DictReader(data.decode("utf-8-sig").splitlines()))
    assert data.startswith(b"\xef\xbb\xbf")
    assert rows[0]["question"] == "Khánh Hòa nộp báo cáo trước ngày nào?" and rows[0]["answer"] == "'=1+1"


def test_saved_answers_score_again_without_asking(command: Command, fake: Any) -> None:
    command("run", "--floors", "--out", "one")
    fake.asked.clear()
    assert command("score", "one")[0] == 0
    assert command("score", "one", "--min", "right=1.5")[0] == 1
    assert fake.asked == []


def test_the_manifest_names_what_the_run_was_made_from(command: Command) -> None:
    command("run", "--out", "one")
    manifest = json.loads(Path("one/manifest.json").read_text(encoding="utf-8"))
    assert {"suite_sha256", "corpus_sha256", "index_sha256", "prompts_sha256", "settings", "commit", "versions", "seed", "started", "ended"} <= set(manifest)
    assert manifest["ended"] is not None
