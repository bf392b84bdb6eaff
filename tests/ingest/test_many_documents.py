"""Hundreds of documents: ingest ends, the next run is quick, what is taken out is gone, an interruption loses nothing.

The texts are official clauses in many orders; with OFFICIAL_DOCUMENTS naming a .jsonl.xz file of real texts, those.
"""

import json
import lzma
import os
import random
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.publish import current_build, verify_build
from index.reader import IndexFolder
from ingest import pipeline
from ingest.adding import add_source
from ingest.health import FOUND, NOT_FOUND, health
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "corpus" / "plans"
VARIABLE = "OFFICIAL_DOCUMENTS"
MANY, GONE = 713, 100


def _made(count: int) -> list[str]:
    """Plans of our own: a number and date each, and items of the five plans in another order."""
    chance = random.Random(33)
    items = [line.strip() for path in sorted(PLANS.iterdir()) for line in path.read_text(encoding="utf-8").splitlines() if 80 < len(line.strip()) < 600 and not re.match(r"(?:Điều|Mục|[IVX]+)[ .]", line.strip())]
    out = []
    for n in range(count):
        body = [f"{at}. {re.sub(r'^[^A-ZĐÀ-Ỵa-zđà-ỵ]*', '', line)}" for at, line in enumerate(chance.sample(items, 12), 1)]
        head = f"ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA\nSố: {n + 1}/KH-UBND\n\nKhánh Hòa, ngày {1 + n % 28:02d} tháng {3 + n % 10} năm 2024\n\nKẾ HOẠCH\nCông tác dân vận năm 2024, văn bản thứ {n + 1}\n\n"
        out.append(head + "I. NHIỆM VỤ\n" + "\n".join(body) + "\nII. TỔ CHỨC THỰC HIỆN\n1. Các sở, ban, ngành báo cáo kết quả về Sở Nội vụ trước ngày 15/12 hằng năm./.\n")
    return out


def _texts() -> list[str]:
    named = os.environ.get(VARIABLE)
    if not named:
        return _made(MANY)
    with lzma.open(named, "rt", encoding="utf-8") as stream:
        return [json.loads(line)["text"] for line in stream]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder with all the texts, ingested once; the folder and the index."""
    home = tmp_path_factory.mktemp("many")
    folder, index = home / "files", home / "index"
    folder.mkdir()
    for n, text in enumerate(_texts()):
        (folder / f"van-ban-{n:04d}.txt").write_text(text, encoding="utf-8")
    report = ingest([folder], index)
    assert report.failed == 0
    assert report.index["documents"] == len(list(folder.iterdir()))
    return folder, index


@pytest.mark.long
def test_at_least_95_of_100_documents_have_an_outline(many: tuple[Path, Path]) -> None:
    outlines = [row.outline for row in health(IndexFolder(many[1]).current())]
    assert outlines.count(FOUND) >= 0.95 * len(outlines)
    assert outlines.count(NOT_FOUND) == 0


@pytest.mark.long
def test_a_second_run_takes_less_than_five_seconds_and_embeds_nothing(many: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("something was read or embedded again")

    monkeypatch.setattr(pipeline, "ingest_model", refuse)
    monkeypatch.setattr(pipeline, "read_safely", refuse)
    version = IndexFolder(many[1]).current().version
    report = ingest([many[0]], many[1])
    assert {f.status for f in report.files} == {"unchanged"}
    assert report.seconds < 5
    assert IndexFolder(many[1]).current().version == version


@pytest.mark.long
def test_a_hundred_removed_documents_leave_not_one_record_of_theirs(many: tuple[Path, Path]) -> None:
    folder, index = many
    chosen = random.Random(7).sample(sorted(folder.iterdir()), GONE)
    kept = {path: path.read_text(encoding="utf-8") for path in chosen}
    for path in chosen:
        path.unlink()
    report = ingest([folder], index)
    gone = {f.document for f in report.files if f.status == "removed"}
    current = IndexFolder(index).current()
    counts = verify_build(current_build(index))
    left = current.store.document_ids()
    assert len(gone) == GONE and not gone & set(left)
    assert sum(len(current.store.passages(d)) for d in left) == counts["passages"] == len(current.words) == len(current.vectors) == report.index["passages"]
    assert sum(len(current.store.duties(d)) for d in left) == counts["duties"]
    assert sum(len(current.store.references(d)) for d in left) == counts["refs"]
    assert sum(len(current.store.sections(d)) for d in left) == counts["sections"]
    assert not {r.target for d in left for r in current.store.references(d)} & gone
    for path, text in kept.items():
        path.write_text(text, encoding="utf-8")


@pytest.mark.long
def test_a_document_added_to_hundreds_costs_less_than_ten_seconds_of_work(many: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach-moi.txt"
    path.write_text(_made(1)[0].replace("2024", "2031"), encoding="utf-8")
    started = time.process_time()
    report = add_source(str(path), None, many[1], tmp_path / "library")
    assert [f.status for f in report.files] == ["added"]
    assert time.process_time() - started < 10
    verify_build(current_build(many[1]))


def test_an_interrupted_run_leaves_the_old_index_and_the_next_goes_on_where_it_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, index = tmp_path / "files", tmp_path / "index"
    folder.mkdir()
    for n, text in enumerate(_made(40)):
        (folder / f"van-ban-{n:02d}.txt").write_text(text, encoding="utf-8")
    first = sorted(folder.iterdir())[0]
    ingest([first], index)
    before = current_build(index)

    def interrupt(word: str, done: int, total: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest([folder], index, progress=interrupt)
    assert current_build(index) == before and verify_build(before)["documents"] == 1
    read: list[str] = []
    real = pipeline.read_safely
    monkeypatch.setattr(pipeline, "read_safely", lambda path: (read.append(path.name), real(path))[1])
    report = ingest([folder], index)
    assert report.index["documents"] == 40
    assert 0 < len(read) <= 20
    assert not (index / "unfinished").exists()


def test_ctrl_c_ends_the_command_with_130_and_one_line(tmp_path: Path) -> None:
    folder, index = tmp_path / "files", tmp_path / "index"
    folder.mkdir()
    for n, text in enumerate(_made(150)):
        (folder / f"van-ban-{n:03d}.txt").write_text(text, encoding="utf-8")
    ingest([PLANS], index)
    before = current_build(index)
    process = subprocess.Popen([sys.executable, "-m", "ingest", str(folder), "--index", str(index)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    shown = process.stderr.read(200)
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    shown += process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert time.monotonic() - started < 20
    assert "van-ban-" in shown and shown.rstrip().endswith("error: interrupted") and "Traceback" not in shown
    assert current_build(index) == before and verify_build(before)["documents"] == 5
