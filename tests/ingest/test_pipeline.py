"""Folders and files into a published index: what is added, kept, removed, refused, and what survives a kill."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.embed import load_ingest_embedder
from index.errors import BadInput, DamagedIndex, IndexBusy, NoIndex
from index.publish import current_build, verify_build, writing
from index.reader import Index, IndexFolder
from index.records import Cut, Reading
from index.search import Query, search
from index.words import Term
from ingest import pipeline
from ingest.pipeline import IngestReport, ingest, remove_documents
from ingest.readers.registry import read_file
from ingest.reading import read_document
from tests.system import needs

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "corpus" / "plans"
METADATA = ("number", "type", "issuer", "province_name", "branch", "level", "date", "date_typed", "title", "subject", "signatory", "signatory_role", "period", "recipients", "blanks")
FILE_KEYS = {"path", "status", "document", "pages", "passages", "duties", "references", "warnings", "error"}


@pytest.fixture(scope="module")
def model() -> Any:
    """The shipped model, read once."""
    return load_ingest_embedder()


@pytest.fixture(autouse=True)
def _one_model(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "ingest_model", lambda: model)


@pytest.fixture
def folder(tmp_path: Path, plan: str) -> Path:
    """A folder with two small plans."""
    place = tmp_path / "plans"
    place.mkdir()
    (place / "ke-hoach-2024.txt").write_text(plan, encoding="utf-8")
    (place / "ke-hoach-2025.txt").write_text(plan.replace("2024", "2025").replace("15/12", "20/12"), encoding="utf-8")
    return place


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index goes."""
    return tmp_path / "index"


def _statuses(report: IngestReport) -> dict[str, str]:
    return {f.path: f.status for f in report.files}


def _open(index: Path) -> Index:
    return IndexFolder(index).current()


def _run(*arguments: object, module: str = "ingest", **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", module, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=60, **options)


def _one_line(message: str) -> bool:
    return message.startswith("error: ") and message.count("\n") == 1 and "Traceback" not in message


# The report


def test_the_json_of_a_run_has_exactly_the_keys_of_the_contract(folder: Path, index: Path) -> None:
    done = _run("--json", "--index", index, folder)
    report = json.loads(done.stdout)
    assert done.returncode == 0
    assert done.stdout.count("\n") == 1, "one JSON object, logs go to standard error"
    assert set(report) == {"files", "seconds", "index"}
    assert set(report["index"]) == {"documents", "passages", "vectors", "bytes"}
    assert all(set(f) == FILE_KEYS for f in report["files"])
    assert [(f["path"], f["status"], f["document"], f["error"], f["warnings"]) for f in report["files"]] == [
        ("ke-hoach-2024.txt", "added", "ke-hoach-2024", None, []), ("ke-hoach-2025.txt", "added", "ke-hoach-2025", None, [])]
    assert all(f["pages"] == 1 and f["passages"] > 0 and f["duties"] > 0 and f["references"] > 0 for f in report["files"])
    assert report["index"]["passages"] == report["index"]["vectors"] == sum(f["passages"] for f in report["files"])


def test_the_counts_of_the_report_are_those_of_the_index(folder: Path, index: Path) -> None:
    report = ingest([folder], index)
    store = _open(index).store
    for f in report.files:
        assert f.document
        assert (f.passages, f.duties, f.references) == (len(store.passages(f.document)), len(store.duties(f.document)), len(store.references(f.document)))


def test_progress_goes_from_nothing_to_all(folder: Path, index: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    ingest([folder], index, progress=lambda word, done, total: seen.append((word, done, total)))
    assert seen[0][1] == 0
    assert ("", 2, 2) in seen
    assert all(done <= total for _, done, total in seen)


# Statuses


def test_a_second_run_changes_nothing_and_publishes_nothing(folder: Path, index: Path) -> None:
    ingest([folder], index)
    build = _open(index).version
    report = ingest([folder], index)
    assert set(_statuses(report).values()) == {"unchanged"}
    assert _open(index).version == build


def test_a_changed_file_is_updated_and_its_old_words_are_gone(folder: Path, index: Path, plan: str) -> None:
    ingest([folder], index)
    (folder / "ke-hoach-2024.txt").write_text(plan.replace("15/12", "10/11"), encoding="utf-8")
    report = ingest([folder], index)
    assert _statuses(report) == {"ke-hoach-2024.txt": "updated", "ke-hoach-2025.txt": "unchanged"}
    texts = "".join(d.text for d in _open(index).store.documents())
    assert "10/11" in texts and "15/12" not in texts


def test_the_same_bytes_twice_are_a_duplicate_and_indexed_once(folder: Path, index: Path) -> None:
    shutil.copy(folder / "ke-hoach-2024.txt", folder / "ban-sao.txt")
    report = ingest([folder], index)
    duplicate = [f for f in report.files if f.status == "duplicate"]
    assert len(duplicate) == 1 and duplicate[0].passages == 0 and duplicate[0].warnings
    kept = next(f.document for f in report.files if f.status == "added" and f.document == duplicate[0].document)
    assert kept in _open(index).store.document_ids()
    assert len(_open(index).store.document_ids()) == 2
    assert set(_statuses(ingest([folder], index)).values()) == {"unchanged", "duplicate"}


def test_the_same_words_in_other_bytes_are_a_duplicate(folder: Path, index: Path, plan: str) -> None:
    (folder / "ban-word.txt").write_bytes(plan.replace("\n", "\r\n").encode("utf-8-sig"))
    report = ingest([folder], index)
    assert sorted(_statuses(report).values()) == ["added", "added", "duplicate"]


def test_when_the_original_goes_its_copy_takes_its_place(folder: Path, index: Path) -> None:
    shutil.copy(folder / "ke-hoach-2024.txt", folder / "z-ban-sao.txt")
    ingest([folder], index)
    (folder / "ke-hoach-2024.txt").unlink()
    report = ingest([folder], index)
    assert _statuses(report) == {"ke-hoach-2024.txt": "removed", "ke-hoach-2025.txt": "unchanged", "z-ban-sao.txt": "added"}
    assert _open(index).store.document_ids() == ("ke-hoach-2025", "z-ban-sao")


def test_colliding_names_get_ids_numbered_from_two_and_keep_them(folder: Path, index: Path, plan: str) -> None:
    (folder / "nam").mkdir()
    (folder / "nam" / "Kế hoạch 2024.txt").write_text(plan.replace("2024", "2023"), encoding="utf-8")
    first = {f.path: f.document for f in ingest([folder], index).files}
    assert set(first.values()) == {"ke-hoach-2024", "ke-hoach-2024-2", "ke-hoach-2025"}
    (folder / "nam" / "Kế hoạch 2024.txt").write_text(plan.replace("2024", "2022"), encoding="utf-8")
    assert {f.path: f.document for f in ingest([folder], index).files} == first


@pytest.mark.parametrize("name", ["README.md", "readme.txt", "README", ".an.txt", "_nhap.txt", "catalogue.toml"])
def test_readme_catalogue_and_hidden_names_are_skipped(name: str, folder: Path, index: Path) -> None:
    (folder / name).write_text("Không phải văn bản.", encoding="utf-8")
    hidden = folder / ".git"
    hidden.mkdir()
    (hidden / "x.txt").write_text("Không phải văn bản.", encoding="utf-8")
    assert set(_statuses(ingest([folder], index))) == {"ke-hoach-2024.txt", "ke-hoach-2025.txt"}


def test_a_symbolic_link_is_not_followed(folder: Path, index: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.txt").write_text("Ngoài thư mục.", encoding="utf-8")
    (folder / "lien-ket.txt").symlink_to(tmp_path / "ngoai.txt")
    assert "lien-ket.txt" not in _statuses(ingest([folder], index))


# Folders are synchronised, files are added


def test_a_file_gone_from_its_folder_leaves_the_index(folder: Path, index: Path) -> None:
    ingest([folder], index)
    (folder / "ke-hoach-2025.txt").unlink()
    assert _statuses(ingest([folder], index)) == {"ke-hoach-2024.txt": "unchanged", "ke-hoach-2025.txt": "removed"}
    assert _open(index).store.document_ids() == ("ke-hoach-2024",)


def test_nothing_outside_the_folder_is_touched(folder: Path, index: Path, tmp_path: Path, plan: str) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / "chi-thi.txt").write_text(plan.replace("KẾ HOẠCH", "CHỈ THỊ"), encoding="utf-8")
    ingest([folder], index)
    ingest([other], index)
    (folder / "ke-hoach-2025.txt").unlink()
    assert _statuses(ingest([other], index)) == {"chi-thi.txt": "unchanged"}
    assert set(_open(index).store.document_ids()) == {"chi-thi", "ke-hoach-2024", "ke-hoach-2025"}


def test_a_single_file_is_added_and_removes_nothing(folder: Path, index: Path, tmp_path: Path, plan: str) -> None:
    ingest([folder], index)
    (folder / "ke-hoach-2025.txt").unlink()
    single = tmp_path / "rieng.txt"
    single.write_text(plan.replace("2024", "2020"), encoding="utf-8")
    assert _statuses(ingest([single], index)) == {"rieng.txt": "added"}
    assert set(_open(index).store.document_ids()) == {"ke-hoach-2024", "ke-hoach-2025", "rieng"}
    assert _statuses(ingest([single], index)) == {"rieng.txt": "unchanged"}


def test_a_file_named_alone_inside_a_held_folder_is_that_folders_document(folder: Path, index: Path) -> None:
    ingest([folder], index)
    assert _statuses(ingest([folder / "ke-hoach-2024.txt"], index)) == {"ke-hoach-2024.txt": "unchanged"}
    assert len(_open(index).store.document_ids()) == 2


def test_an_emptied_folder_leaves_an_empty_sound_index(folder: Path, index: Path) -> None:
    ingest([folder], index)
    for path in folder.iterdir():
        path.unlink()
    report = ingest([folder], index)
    assert set(_statuses(report).values()) == {"removed"}
    assert report.index["documents"] == report.index["passages"] == report.index["vectors"] == 0
    assert verify_build(current_build(index))["passages"] == 0


# What a removed document leaves behind


def _traces(index: Path, document: str) -> list[str]:
    """Where a document can still be seen in the published build."""
    opened = _open(index)
    found = []
    for table in ("documents", "sections", "passages", "refs", "duties", "findings"):
        column = "id" if table == "documents" else "document"
        count = opened.store._connection.execute(f"SELECT count(*) FROM {table} WHERE {column} = ?", (document,)).fetchone()[0]
        found += [table] * bool(count)
    if opened.words.search([Term("dân"), Term("báo")], bare=False, limit=1000, context_weight=1.0, documents=[document]):
        found.append("words")
    if any(e.id == document for e in opened.manifest.documents):
        found.append("manifest")
    if len(opened.vectors) != sum(len(opened.store.passages(d)) for d in opened.store.document_ids()):
        found.append("vectors")
    return found


@pytest.mark.parametrize("way", ["file gone", "remove"])
def test_a_removed_document_leaves_not_one_passage_vector_duty_or_reference(way: str, folder: Path, index: Path) -> None:
    ingest([folder], index)
    assert {"documents", "passages", "refs", "duties", "words", "manifest"} <= set(_traces(index, "ke-hoach-2025"))
    if way == "remove":
        remove_documents(index, ["ke-hoach-2025"])
    else:
        (folder / "ke-hoach-2025.txt").unlink()
        ingest([folder], index)
    assert _traces(index, "ke-hoach-2025") == []
    assert "passages" in _traces(index, "ke-hoach-2024")
    verify_build(current_build(index))


def test_vectors_stay_with_their_passages_when_a_document_before_them_goes(folder: Path, index: Path, plan: str) -> None:
    (folder / "a-truoc.txt").write_text(plan.replace("2024", "2019").replace("Nâng cao", "Tăng cường"), encoding="utf-8")
    ingest([folder], index)
    before = _open(index)
    first, last = before.store.passage_range("ke-hoach-2025")
    kept = before.vectors.rows(range(first, last))
    (folder / "a-truoc.txt").unlink()
    ingest([folder], index)
    after = _open(index)
    first, last = after.store.passage_range("ke-hoach-2025")
    assert np.array_equal(after.vectors.rows(range(first, last)), kept)


# Incremental: nothing is read or embedded twice


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts the texts that are embedded."""
    counts: list[int] = []
    real = pipeline.ingest_model

    class Counting:
        def __init__(self) -> None:
            self.model = real()
            self.name, self.dimension = self.model.name, self.model.dimension

        def encode(self, texts: Sequence[str]) -> Any:
            counts.append(len(texts))
            return self.model.encode(texts)

    monkeypatch.setattr(pipeline, "ingest_model", Counting)
    return counts


def test_only_what_changed_is_embedded_again(folder: Path, index: Path, plan: str, embedded: list[int]) -> None:
    first = ingest([folder], index)
    assert sum(embedded) == first.index["passages"]
    embedded.clear()
    ingest([folder], index)
    assert embedded == []
    (folder / "ke-hoach-2024.txt").write_text(plan.replace("15/12", "10/11"), encoding="utf-8")
    third = ingest([folder], index)
    assert sum(embedded) == next(f.passages for f in third.files if f.status == "updated")


def test_only_what_changed_is_read_again(folder: Path, index: Path, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest([folder], index)
    opened: list[str] = []
    real = pipeline.read_safely
    monkeypatch.setattr(pipeline, "read_safely", lambda path, *a, **k: (opened.append(path.name), real(path, *a, **k))[1])
    (folder / "ke-hoach-2024.txt").write_text(plan.replace("15/12", "10/11"), encoding="utf-8")
    ingest([folder], index)
    assert opened == ["ke-hoach-2024.txt"]


def test_a_removal_embeds_nothing(folder: Path, index: Path, embedded: list[int]) -> None:
    ingest([folder], index)
    embedded.clear()
    remove_documents(index, ["ke-hoach-2025"])
    assert embedded == []


def test_rebuild_reads_and_embeds_everything(folder: Path, index: Path, embedded: list[int]) -> None:
    first = ingest([folder], index)
    embedded.clear()
    assert sum(embedded) == 0
    again = ingest([folder], index, rebuild=True)
    assert sum(embedded) == first.index["passages"] == again.index["passages"]


def test_a_new_version_of_the_reading_rules_reads_everything_again(folder: Path, index: Path, embedded: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    first = ingest([folder], index)
    embedded.clear()
    monkeypatch.setattr(pipeline, "INGEST_VERSION", "next")
    ingest([folder], index)
    assert sum(embedded) == first.index["passages"]
    assert _open(index).manifest.ingest_version == "next"


# Bad input: one clear line, nothing lost


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
    done = _run("--json", "--index", index, folder)
    assert done.returncode == 3
    assert {f["path"]: f["status"] for f in json.loads(done.stdout)["files"]} == {"ke-hoach-2024.txt": "added", "ke-hoach-2025.txt": "added", "rong.txt": "failed"}


def test_a_file_that_turns_bad_keeps_its_last_good_reading(folder: Path, index: Path, plan: str) -> None:
    ingest([folder], index)
    _make_binary(folder / "ke-hoach-2024.txt", plan)
    assert _statuses(ingest([folder], index))["ke-hoach-2024.txt"] == "failed"
    assert "15/12" in _open(index).store.document("ke-hoach-2024").text


def test_an_unknown_format_is_reported_with_the_formats_that_are_read(folder: Path, index: Path) -> None:
    (folder / "bang.xyz").write_text("x", encoding="utf-8")
    (bad,) = [f for f in ingest([folder], index).files if f.status == "failed"]
    assert bad.error and ".xyz" in bad.error and ".txt" in bad.error


def test_an_older_vietnamese_encoding_is_read_and_told(folder: Path, index: Path, plan: str) -> None:
    (folder / "cu.txt").write_bytes(plan.replace("2024", "2011").encode("utf-16"))
    assert _statuses(ingest([folder], index))["cu.txt"] == "added"
    assert "Nâng cao nhận thức" in _open(index).store.document("cu").text


@pytest.mark.parametrize("arguments", [["khong-co"], ["remove", "khong-co", "--yes"], ["add", "khong-co.txt"]])
def test_wrong_use_is_one_line_and_exit_code_two(arguments: list[str], folder: Path, index: Path) -> None:
    ingest([folder], index)
    done = _run(*arguments, "--index", index)
    assert done.returncode == 2
    assert _one_line(done.stderr) and done.stdout == ""
    assert len(_open(index).store.document_ids()) == 2


def test_a_missing_folder_is_refused_before_anything_is_written(index: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="does not exist"):
        ingest([tmp_path / "khong-co"], index)
    assert not index.exists()


def test_a_damaged_index_is_told_in_one_line_and_mended_by_rebuild(folder: Path, index: Path) -> None:
    ingest([folder], index)
    with (current_build(index) / "documents.sqlite").open("r+b") as stream:
        stream.seek(5000)
        stream.write(b"damage")
    done = _run(folder, "--index", index)
    assert done.returncode == 1
    assert _one_line(done.stderr) and "--rebuild" in done.stderr
    ingest([folder], index, rebuild=True)
    assert verify_build(current_build(index))["documents"] == 2


def test_a_second_writer_is_refused_and_the_first_is_not_disturbed(folder: Path, index: Path) -> None:
    ingest([folder], index)
    with writing(index):
        done = _run(folder, "--index", index)
    assert done.returncode == 2
    assert _one_line(done.stderr)
    with pytest.raises(IndexBusy), writing(index):
        _busy(index)


def _busy(index: Path) -> None:
    with writing(index):
        raise AssertionError("two writers at once")


# The commands


def test_list_remove_and_missing_print_one_json_object(folder: Path, index: Path) -> None:
    ingest([folder], index)
    listed = json.loads(_run("list", "--json", "--index", index).stdout)["documents"]
    assert [(d["document"], d["number"], d["date"], d["province"]) for d in listed] == [("ke-hoach-2024", "12/KH-UBND", "2024-01-05", "Khánh Hòa"), ("ke-hoach-2025", "12/KH-UBND", "2025-01-05", "Khánh Hòa")]
    removed = _run("remove", "ke-hoach-2025", "--yes", "--json", "--index", index)
    assert removed.returncode == 0 and json.loads(removed.stdout)["removed"] == "ke-hoach-2025"
    assert [d["document"] for d in json.loads(_run("list", "--json", "--index", index).stdout)["documents"]] == ["ke-hoach-2024"]


def test_a_removal_asks_first_and_no_leaves_all_in_place(folder: Path, index: Path) -> None:
    ingest([folder], index)
    done = _run("remove", "ke-hoach-2025", "--index", index, input="n\n")
    assert done.returncode == 0 and "nothing removed" in done.stdout
    assert len(_open(index).store.document_ids()) == 2


# Killing


def _answers(index: Path) -> bool:
    opened = _open(index)
    hits = search(opened, Query((Term("báo_cáo"), Term("kết_quả")), "báo cáo kết quả"), 3)
    return bool(hits) and all(h.text == opened.store.document(h.passage.document).text[h.passage.start : h.passage.end] for h in hits)


def _killed_after(delay: float, arguments: list[str]) -> int:
    process = subprocess.Popen([sys.executable, "-m", "ingest", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return process.returncode


def test_killing_an_ingest_at_ten_random_moments_leaves_an_index_that_verifies_and_answers(tmp_path: Path, index: Path) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    started = time.perf_counter()
    assert _killed_after(60, [str(folder), "--index", str(index)]) == 0
    whole = time.perf_counter() - started
    chance = random.Random(20241215)
    killed = 0
    for turn in range(10):
        changed = folder / "ninh-thuan-2022-phong-trao-dan-van-kheo.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + f"\nGhi chú lần {turn}.\n", encoding="utf-8")
        killed += _killed_after(chance.uniform(0.1, 0.95) * whole, [str(folder), "--rebuild", "--index", str(index)]) == -signal.SIGKILL
        assert verify_build(current_build(index))["documents"] == 5, turn
        assert _answers(index), turn
    assert killed >= 3, "runs were cut short, not finished"
    ingest([folder], index)
    assert "Ghi chú lần 9." in _open(index).store.document("ninh-thuan-2022-phong-trao-dan-van-kheo").text
    assert not list((index / "builds").glob(".new-*"))
    assert len(list((index / "builds").iterdir())) <= 2


def test_killing_the_first_ingest_leaves_no_index_or_a_sound_one_and_the_next_run_mends_it(folder: Path, index: Path) -> None:
    for delay in (0.15, 0.3, 0.45):
        _killed_after(delay, [str(folder), "--index", str(index)])
        try:
            verify_build(current_build(index))
        except NoIndex:
            continue
    assert ingest([folder], index).index["documents"] == 2
    verify_build(current_build(index))


@pytest.mark.parametrize("step", ["write_store", "write_words", "write_vectors", "verify_build", "_name_current"])
def test_a_failure_at_any_step_of_publishing_leaves_the_old_build_serving(step: str, folder: Path, index: Path, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import index.publish as publishing

    ingest([folder], index)
    build = current_build(index)
    (folder / "ke-hoach-2026.txt").write_text(plan.replace("2024", "2026"), encoding="utf-8")

    def fail(*arguments: object, **options: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(publishing, step, fail)
        with pytest.raises(OSError, match="no space left"):
            ingest([folder], index)
    assert current_build(index) == build
    assert verify_build(build)["documents"] == 2
    assert _answers(index)
    assert ingest([folder], index).index["documents"] == 3


# One plan in two formats


@pytest.fixture
def pdf_of(tmp_path: Path) -> Callable[[str], Path]:
    """A text as a PDF of A4 pages, wrapped at the margin, as an office prints it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    def make(text: str) -> Path:
        pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
        path = tmp_path / "plan.pdf"
        canvas, height = Canvas(str(path), pagesize=A4), A4[1] - 60
        canvas.setFont("DejaVu", 11)
        for paragraph in text.split("\n"):
            for line in simpleSplit(paragraph, "DejaVu", 11, A4[0] - 120) or [""]:
                if height < 60:
                    canvas.showPage()
                    canvas.setFont("DejaVu", 11)
                    height = A4[1] - 60
                canvas.drawString(60, height, line)
                height -= 16
        canvas.save()
        return path

    return make


@needs("fonts-dejavu-core")
@pytest.mark.parametrize("name", ["hai-duong", "khanh-hoa", "kien-giang", "lam-dong", "ninh-thuan"])
def test_a_plan_printed_as_pdf_has_the_outline_metadata_and_references_of_its_text(name: str, plans: dict[str, Reading], pdf_of: Callable[[str], Path]) -> None:
    text = plans[name]
    pdf = read_document(read_file(pdf_of(text.document.text)), document=name, path=f"{name}.pdf", sha256="0" * 64)
    assert len(pdf.document.page_starts) > 1
    assert [(s.path, s.label) for s in pdf.sections] == [(s.path, s.label) for s in text.sections]
    assert {f: _printed(getattr(pdf.document, f)) for f in METADATA} == {f: _printed(getattr(text.document, f)) for f in METADATA}
    assert sorted(r.key for r in pdf.references) == sorted(r.key for r in text.references)


def _printed(value: Any) -> Any:
    return value.text if isinstance(value, Cut) else value
