"""Odd folders and files: names, links, permissions, files that change, a disk without room. The others go on, the old index serves."""

import json
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.publish import current_build, verify_build
from ingest import pipeline
from ingest.pipeline import ingest
from ingest.readers.raw import RawText
from tests.ingest.helpers import PLANS, ROOT, one_line, open_index, run, statuses

NAMES = ["kế hoạch số 5.txt", "it's \"quoted\".txt", "a\u202eb\u200fc.txt", "tên;có&dấu$(lạ)`.txt", "-rf.txt", "%41%2e.txt", "ảnh ".ljust(60, "x") + ".txt", "new\nline.txt", "<b>x.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_of_any_name_is_read_listed_and_removed(name: str, tmp_path: Path, index: Path, plan: str, one_model: None) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / name).write_text(plan, encoding="utf-8")
    report = ingest([folder], index)
    (row,) = report.files
    assert (row.path, row.status) == (name, "added")
    assert row.document and row.document.isascii() and set(row.document) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert open_index(index).store.document(row.document).path == name
    (folder / name).unlink()
    assert statuses(ingest([folder], index)) == {name: "removed"}


def test_a_name_that_is_no_unicode_fails_alone(tmp_path: Path, index: Path, plan: str, one_model: None) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    with open(os.fsencode(folder) + b"/k\xff.txt", "w", encoding="utf-8") as stream:
        stream.write(plan)
    (folder / "good.txt").write_text(plan.replace("2024", "2025"), encoding="utf-8")
    found = run("--json", folder, "--index", index)
    assert found.returncode == 3 and "Traceback" not in found.stderr
    assert [(f["path"], f["error"]) for f in json.loads(found.stdout)["files"] if f["status"] == "failed"] == [("k\ufffd.txt", "its name is not Unicode; rename the file")]
    assert open_index(index).store.document_ids() == ("good",)
    verify_build(current_build(index))


def test_the_same_stem_in_two_folders_gives_two_documents_and_each_is_removed_alone(tmp_path: Path, index: Path, plan: str, one_model: None) -> None:
    for name, year in (("a", "2024"), ("b", "2025")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "ke-hoach.txt").write_text(plan.replace("2024", year), encoding="utf-8")
        (tmp_path / name / "ke-hoach.md").write_text(plan.replace("2024", year + "0"), encoding="utf-8")
    ingest([tmp_path / "a", tmp_path / "b"], index)
    assert set(open_index(index).store.document_ids()) == {"ke-hoach", "ke-hoach-2", "ke-hoach-3", "ke-hoach-4"}
    assert {f.status for f in ingest([tmp_path / "b", tmp_path / "a"], index).files} == {"unchanged"}
    (tmp_path / "a" / "ke-hoach.txt").unlink()
    ingest([tmp_path / "a"], index)
    left = {(Path(e.root).name, e.path) for e in open_index(index).manifest.documents}
    assert left == {("a", "ke-hoach.md"), ("b", "ke-hoach.md"), ("b", "ke-hoach.txt")}


def test_symbolic_links_in_a_folder_are_not_followed(folder: Path, tmp_path: Path, index: Path, plan: str) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.txt").write_text(plan.replace("2024", "2029"), encoding="utf-8")
    (folder / "link.txt").symlink_to(outside / "secret.txt")
    (folder / "linked").symlink_to(outside, target_is_directory=True)
    (folder / "round").symlink_to(folder, target_is_directory=True)
    (folder / "broken.txt").symlink_to(tmp_path / "nowhere")
    assert set(statuses(ingest([folder], index))) == {"ke-hoach-2024.txt", "ke-hoach-2025.txt"}


def test_a_file_that_cannot_be_opened_fails_alone_with_its_cause(folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "ke-hoach-2024.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        report = ingest([folder], index)
    assert statuses(report) == {"ke-hoach-2024.txt": "failed", "ke-hoach-2025.txt": "added"}
    assert "Permission denied" in next(f.error or "" for f in report.files if f.status == "failed")


def test_a_held_document_whose_file_cannot_be_opened_for_once_stays(folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest([folder], index)
    real = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "ke-hoach-2024.txt":
            raise PermissionError(13, "Permission denied")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", refuse)
        report = ingest([folder], index)
    assert statuses(report)["ke-hoach-2024.txt"] == "failed"
    assert set(open_index(index).store.document_ids()) == {"ke-hoach-2024", "ke-hoach-2025"}


def test_documents_of_a_folder_that_cannot_be_opened_stay_and_it_is_told(folder: Path, index: Path, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "inner").mkdir()
    (folder / "inner" / "ke-hoach-2026.txt").write_text(plan.replace("2024", "2026"), encoding="utf-8")
    ingest([folder], index)
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("inner"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", refuse)
        report = ingest([folder], index)
    assert [f.error for f in report.files if f.status == "failed"] == ["the folder cannot be opened (Permission denied)"]
    assert "ke-hoach-2026" in open_index(index).store.document_ids()
    (folder / "inner" / "ke-hoach-2026.txt").unlink()
    ingest([folder], index)
    assert "ke-hoach-2026" not in open_index(index).store.document_ids()


def test_a_file_that_changes_while_it_is_read_is_read_again_at_the_next_run(folder: Path, index: Path, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    real, target = pipeline.read_safely, folder / "ke-hoach-2024.txt"

    def changing(path: Path) -> RawText:
        if path == target:
            target.write_text(plan.replace("15/12", "01/12"), encoding="utf-8")
        return real(path)

    with monkeypatch.context() as patch:
        patch.setattr(pipeline, "read_safely", changing)
        ingest([folder], index)
    verify_build(current_build(index))
    ingest([folder], index)
    document = open_index(index).store.document("ke-hoach-2024")
    assert "01/12" in document.text and "15/12" not in document.text
    assert {f.status for f in ingest([folder], index).files} == {"unchanged"}


def test_a_file_that_vanishes_while_it_is_read_fails_alone(folder: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, target = pipeline.read_safely, folder / "ke-hoach-2024.txt"

    def vanishing(path: Path) -> RawText:
        if path == target:
            target.unlink()
        return real(path)

    monkeypatch.setattr(pipeline, "read_safely", vanishing)
    assert statuses(ingest([folder], index)) == {"ke-hoach-2024.txt": "failed", "ke-hoach-2025.txt": "added"}


@pytest.mark.parametrize("change", ["added", "changed"])
def test_a_disk_without_room_leaves_the_old_index_serving_with_one_line(change: str, tmp_path: Path, index: Path) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    late = folder / "ninh-thuan-2022-phong-trao-dan-van-kheo.txt"
    text = late.read_bytes()
    late.unlink()
    ingest([folder], index)
    build = current_build(index)
    if change == "added":
        late.write_bytes(text)
    else:
        (folder / "khanh-hoa-2022-ke-hoach-chi-thi-33.txt").write_bytes(text)

    def small_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    # A file system without room and a limit on file sizes look the same to a program that writes.
    failed = subprocess.run([sys.executable, "-m", "ingest", str(folder), "--index", str(index)], cwd=ROOT, capture_output=True, text=True, timeout=120, preexec_fn=small_disk)
    assert failed.returncode not in (0, 3)
    assert one_line(failed.stderr[failed.stderr.rfind("error: ") :]), failed.stderr[-2000:]
    assert current_build(index) == build and verify_build(build)["documents"] == 4
    report = ingest([folder], index)
    assert report.failed == 0
    assert not list((index / "builds").glob(".new-*"))
    verify_build(current_build(index))
