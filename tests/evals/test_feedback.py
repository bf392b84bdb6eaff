"""Thumbs down become drafts that `check` refuses until a person has written their gold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from evals.feedback import drafts, read_feedback
from evals.suite import read_items
from index.errors import BadInput


def row(question: str, vote: str = "down", **more: Any) -> dict[str, Any]:
    """One line of feedback."""
    return {"key": question, "vote": vote, "question": question, "kind": "reporting", "citations": [{"document": "khanh-hoa-2022-ke-hoach-chi-thi-33"}], "reasons": ["wrong"], **more}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A feedback file with two thumbs down and one up."""
    path = tmp_path / "feedback.jsonl"
    rows = [row("Khánh Hòa nộp báo cáo về đâu vậy?", comment="sai nơi nhận", answer=["Gửi Bộ Nội vụ."]), row("Ai ký?", "up"), row("con lam dong", understood_as="Ở Lâm Đồng, báo cáo gửi ai?")]
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows), encoding="utf-8")
    return path


def test_thumbs_down_become_drafts_with_empty_gold_and_what_the_reader_said(file: Path) -> None:
    first, second = drafts(read_feedback(file))
    assert (first.id, first.kind, first.language, first.answer, first.evidence, first.required) == ("f-001", "reporting", "vi", "", (), ())
    assert "sai nơi nhận" in first.draft and "Gửi Bộ Nội vụ." in first.draft and first.documents == ("khanh-hoa-2022-ke-hoach-chi-thi-33",)
    assert second.question == "Ở Lâm Đồng, báo cáo gửi ai?"


def test_a_later_verdict_counts_and_a_question_is_drafted_once_and_not_where_the_suite_has_it() -> None:
    rows = [row("a b?"), row("a b?", "up"), row("c d?"), row("C  D?", key="other"), row("đã có?")]
    assert [item.question for item in drafts(rows, ["Đã có?"])] == ["c d?"]


def test_the_command_writes_drafts_and_check_says_what_is_missing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = file.with_name("drafts.jsonl")
    assert main(["import-feedback", str(file), "--output", str(out)]) == 0
    assert len(read_items(out)) == 2 and "2 drafts" in capsys.readouterr().out
    assert main(["check", "--items", str(out)]) == 1
    told = capsys.readouterr().out
    for words in ("a draft from a reader's feedback", "no evidence", "no required fact", "no model answer"):
        assert f"f-001: {words}" in told or words in told


def test_a_completed_draft_passes_the_check(file: Path, tmp_path: Path) -> None:
    gold = json.loads((Path(__file__).parents[2] / "evals/suites/core/items.jsonl").read_text(encoding="utf-8").splitlines()[0])
    done = tmp_path / "done.jsonl"
    done.write_text(json.dumps({**gold, "id": "f-001"}, ensure_ascii=False) + "\n", encoding="utf-8")
    assert main(["check", "--items", str(done)]) == 0


def test_drafts_are_never_written_over_a_file(file: Path) -> None:
    assert main(["import-feedback", str(file), "--output", str(file)]) == 2
    assert len(read_feedback(file)) == 3


@pytest.mark.parametrize("text", ["x\n", "[1]\n", '{"question": 3, "vote": "down"}\n', '{"question": "a", "vote": "maybe"}\n'])
def test_a_line_that_is_no_feedback_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "feedback.jsonl"
    path.write_text(json.dumps(row("a b?")) + "\n" + text, encoding="utf-8")
    with pytest.raises(BadInput, match="line 2"):
        read_feedback(path)


def test_a_missing_file_is_a_users_mistake(tmp_path: Path) -> None:
    assert main(["import-feedback", str(tmp_path / "none.jsonl"), "--output", str(tmp_path / "x.jsonl")]) == 2
