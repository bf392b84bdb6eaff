"""Bad input: one clear line each, and nothing is lost."""

import json
import random
from pathlib import Path

import pytest

from index.errors import BadInput, IndexBusy
from index.publish import current_build, verify_build, writing
from ingest.pipeline import ingest
from tests.ingest.helpers import one_line, open_index, run, statuses


def _make_empty(path: Path, plan: str) -> None:
    path.write_bytes(b"")


def _make_blank(path: Path, plan: str) -> None:
    path.write_text(" \n\n\t\n", encoding="utf-8")


def _make_binary(path: Path, plan: str) -> None:
    path.write_bytes(bytes(random.Random(7).randrange(256) for _ in range(4000)) + b"\x00" * 50)


def _make_program(path: Path, plan: str) -> None:
    path.write_bytes(b"\x7fELF" + bytes(500))


def _make_other_encoding(path: Path, plan: str) -> None:
    path.write_bytes("計画：人民の動員に関する指示。報告は十二月十五日までに提出すること。".encode("shift_jis") * 5)


def _make_encrypted_pdf(path: Path, plan: str) -> None:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    writer.encrypt("mat-khau", algorithm="RC4-128")
    writer.write(path)


def _make_damaged_pdf(path: Path, plan: str) -> None:
    path.write_bytes(b"%PDF-1.7\n" + b"rubbish " * 100)


BAD = {"rong.txt": _make_empty, "trang.txt": _make_blank, "nhi-phan.txt": _make_binary, "chuong-trinh.txt": _make_program, "nhat.txt": _make_other_encoding, "khoa.pdf": _make_encrypted_pdf, "hong.pdf": _make_damaged_pdf}


def test_each_bad_file_has_its_cause_in_one_line_and_the_others_go_on(folder: Path, index: Path, plan: str) -> None:
    for name, make in BAD.items():
        make(folder / name, plan)
    report = ingest([folder], index)
    failed = {f.path: f.error for f in report.files if f.status == "failed"}
    assert set(failed) == set(BAD)
    for name, cause in failed.items():
        assert cause and "\n" not in cause and 15 < len(cause) < 300 and "Traceback" not in cause, name
    assert sorted(f.path for f in report.files if f.status == "added") == ["ke-hoach-2024.txt", "ke-hoach-2025.txt"]
    assert "empty" in str(failed["rong.txt"]) and "password" in str(failed["khoa.pdf"])
    verify_build(current_build(index))


def test_a_failed_file_makes_the_exit_code_three_and_keeps_the_rest(folder: Path, index: Path, plan: str) -> None:
    _make_empty(folder / "rong.txt", plan)
    done = run("--json", "--index", index, folder)
    assert done.returncode == 3
    assert {f["path"]: f["status"] for f in json.loads(done.stdout)["files"]} == {"ke-hoach-2024.txt": "added", "ke-hoach-2025.txt": "added", "rong.txt": "failed"}


def test_a_file_that_turns_bad_keeps_its_last_good_reading(folder: Path, index: Path, plan: str) -> None:
    ingest([folder], index)
    _make_binary(folder / "ke-hoach-2024.txt", plan)
    assert statuses(ingest([folder], index))["ke-hoach-2024.txt"] == "failed"
    assert "15/12" in open_index(index).store.document("ke-hoach-2024").text


def test_an_unknown_format_is_reported_with_the_formats_that_are_read(folder: Path, index: Path) -> None:
    (folder / "bang.xyz").write_text("x", encoding="utf-8")
    (bad,) = [f for f in ingest([folder], index).files if f.status == "failed"]
    assert bad.error and ".xyz" in bad.error and ".txt" in bad.error


def test_an_older_vietnamese_encoding_is_read_and_told(folder: Path, index: Path, plan: str) -> None:
    (folder / "cu.txt").write_bytes(plan.replace("2024", "2011").encode("utf-16"))
    assert statuses(ingest([folder], index))["cu.txt"] == "added"
    assert "Nâng cao nhận thức" in open_index(index).store.document("cu").text


@pytest.mark.parametrize("arguments", [["khong-co"], ["remove", "khong-co", "--yes"], ["add", "khong-co.txt"]])
def test_wrong_use_is_one_line_and_exit_code_two(arguments: list[str], folder: Path, index: Path) -> None:
    ingest([folder], index)
    done = run(*arguments, "--index", index)
    assert done.returncode == 2
    assert one_line(done.stderr) and done.stdout == ""
    assert len(open_index(index).store.document_ids()) == 2


def test_a_missing_folder_is_refused_before_anything_is_written(index: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        ingest([tmp_path / "khong-co"], index)
    assert not index.exists()


def test_a_damaged_index_is_told_in_one_line_and_mended_by_rebuild(folder: Path, index: Path) -> None:
    ingest([folder], index)
    with (current_build(index) / "documents.sqlite").open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"damage")
    done = run(folder, "--index", index)
    assert done.returncode == 1
    assert one_line(done.stderr) and "--rebuild" in done.stderr
    ingest([folder], index, rebuild=True)
    assert verify_build(current_build(index))["documents"] == 2


def test_a_second_writer_is_refused_and_the_first_is_not_disturbed(folder: Path, index: Path) -> None:
    ingest([folder], index)
    with writing(index):
        done = run(folder, "--index", index)
    assert done.returncode == 2
    assert one_line(done.stderr)
    with pytest.raises(IndexBusy), writing(index):
        _busy(index)


def _busy(index: Path) -> None:
    with writing(index):
        raise AssertionError("two writers at once")
