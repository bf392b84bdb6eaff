"""The log of questions: what stands in it, how long, and that it never keeps an answer back."""

import json
import logging
import os
import stat
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.errors import BadInput
from interface.log import QuestionLog, keep_clean
from interface.logged import LoggedAssistant
from interface.serve import _assistant
from tests.interface.serving import QUESTION

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)


def lines(folder: Path) -> list[dict[str, object]]:
    """All lines of the log."""
    return [json.loads(line) for file in sorted(folder.iterdir()) for line in file.read_text(encoding="utf-8").splitlines()]


def test_a_question_leaves_one_line_with_places_and_no_words_of_a_document(tmp_path: Path, index_folder: Path) -> None:
    assistant = LoggedAssistant(index_folder, QuestionLog(tmp_path, 30, 50), lambda: "reader")
    answer = assistant.ask(QUESTION)
    (row,) = lines(tmp_path)
    assert set(row) == {"time", "question", "kind", "index", "cited", "gate", "abstained", "milliseconds", "role"}
    assert row["question"] == QUESTION and row["role"] == "reader" and row["index"] == "1" and row["abstained"] is False
    cited = answer.citations[0]
    assert f"{cited.document}:{cited.start}-{cited.end}" in str(row["cited"])
    assert not [c.quote for c in answer.citations if c.quote[:40] in json.dumps(row, ensure_ascii=False)]


def test_a_question_that_fails_leaves_its_error(tmp_path: Path, index_folder: Path) -> None:
    assistant = LoggedAssistant(index_folder, QuestionLog(tmp_path, 30, 50), lambda: None)
    with pytest.raises(BadInput):
        assistant.ask("câu hỏi", province="Nowhere")
    assert [(row["question"], row["error"]) for row in lines(tmp_path)] == [("câu hỏi", "BadInput")]


def test_the_log_is_for_its_owner_alone(tmp_path: Path) -> None:
    QuestionLog(tmp_path / "log", 30, 50).write({})
    modes = [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "log", *(tmp_path / "log").iterdir())]
    assert modes == [0o700, 0o600]


def test_a_line_break_or_half_a_letter_in_a_question_stays_within_its_line(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path, 30, 50)
    for question in ("một\nhai\r\u2028ba", "\ud800", "bốn"):
        log.write({"question": question})
    assert len(lines(tmp_path)) == 3 and lines(tmp_path)[2]["question"] == "bốn"


def test_lines_are_deleted_after_their_days_and_other_files_stay(tmp_path: Path) -> None:
    now = [NOON]
    log = QuestionLog(tmp_path, 2, 50, lambda: now[0])
    (tmp_path / "notes.jsonl").touch()
    for _ in range(4):
        log.write({})
        now[0] += timedelta(days=1)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["notes.jsonl", "questions-2026-11-22.jsonl", "questions-2026-11-23.jsonl", "questions-2026-11-24.jsonl"]


def test_old_lines_are_deleted_at_the_start_and_daily_without_a_question(tmp_path: Path) -> None:
    old = tmp_path / "questions-2020-01-01.jsonl"
    for _ in range(2):
        old.touch()
        stopped = keep_clean(QuestionLog(tmp_path, 30, 50), every_s=0.05)
        _until_gone(old)
        old.touch()
        _until_gone(old)
        stopped.set()


def _until_gone(file: Path) -> None:
    until = time.monotonic() + 5
    while file.exists():
        assert time.monotonic() < until, "never deleted"
        time.sleep(0.01)


def test_a_day_goes_on_in_another_file_when_one_is_full(tmp_path: Path) -> None:
    log = QuestionLog(tmp_path, 30, 0.001, lambda: NOON)
    for _ in range(30):
        log.write({"question": "x" * 100})
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) > 2 and len(lines(tmp_path)) == 30 and max(path.stat().st_size for path in tmp_path.iterdir()) < 1400


def test_where_nothing_can_be_written_the_answer_comes_all_the_same_and_it_is_told_once(tmp_path: Path, index_folder: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "log").write_text("not a folder")
    assistant = LoggedAssistant(index_folder, QuestionLog(tmp_path / "log", 30, 50), lambda: None)
    with caplog.at_level(logging.WARNING):
        assert all("15/12" in assistant.ask(QUESTION).answer for _ in range(3))
    assert len(caplog.records) == 1 and QUESTION not in caplog.text


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="not run: no /dev/full here")
def test_a_full_disk_is_told_once_and_writing_goes_on_when_there_is_room(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    log = QuestionLog(tmp_path, 30, 50, lambda: NOON)
    full = tmp_path / "questions-2026-11-21.jsonl"
    full.symlink_to("/dev/full")
    log.write({"n": 1})
    log.write({"n": 2})
    full.unlink()
    log.write({"n": 3})
    assert [row["n"] for row in lines(tmp_path)] == [3] and len(caplog.records) == 1


def test_a_line_cut_by_a_full_disk_does_not_spoil_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log, write = QuestionLog(tmp_path, 30, 50, lambda: NOON), os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:10]))
    log.write({"n": 1})
    monkeypatch.setattr(os, "write", write)
    log.write({"n": 2})
    told = next(tmp_path.iterdir()).read_text().splitlines()
    assert len(told) == 2 and json.loads(told[1])["n"] == 2


def test_the_log_can_be_switched_off(tmp_path: Path, index_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path))
    monkeypatch.setenv("ASSISTANT_LOG_QUESTIONS", "false")
    _assistant(index_folder).ask(QUESTION)
    assert not list(tmp_path.iterdir())
    monkeypatch.setenv("ASSISTANT_LOG_QUESTIONS", "true")
    _assistant(index_folder).ask(QUESTION)
    assert len(lines(tmp_path / "log")) == 1
