"""Folders and files into a published index: what is added, kept, removed and embedded."""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.publish import current_build, verify_build
from index.words import Term
from ingest import pipeline
from ingest.pipeline import ingest, remove_documents
from tests.ingest.helpers import open_index, run, statuses

FILE_KEYS = {"path", "status", "document", "pages", "passages", "duties", "references", "warnings", "error"}


def test_the_json_of_a_run_has_exactly_the_keys_of_the_contract(folder: Path, index: Path) -> None:
    done = run("--json", "--index", index, folder)
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
    store = open_index(index).store
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
    build = open_index(index).version
    report = ingest([folder], index)
    assert set(statuses(report).values()) == {"unchanged"}
    assert open_index(index).version == build


def test_a_changed_file_is_updated_and_its_old_words_are_gone(folder: Path, index: Path, plan: str) -> None:
    ingest([folder], index)
    (folder / "ke-hoach-2024.txt").write_text(plan.replace("15/12", "10/11"), encoding="utf-8")
    report = ingest([folder], index)
    assert statuses(report) == {"ke-hoach-2024.txt": "updated", "ke-hoach-2025.txt": "unchanged"}
    texts = "".join(d.text for d in open_index(index).store.documents())
    assert "10/11" in texts and "15/12" not in texts


def test_the_same_bytes_twice_are_a_duplicate_and_indexed_once(folder: Path, index: Path) -> None:
    shutil.copy(folder / "ke-hoach-2024.txt", folder / "ban-sao.txt")
    report = ingest([folder], index)
    duplicate = [f for f in report.files if f.status == "duplicate"]
    assert len(duplicate) == 1 and duplicate[0].passages == 0 and duplicate[0].warnings
    kept = next(f.document for f in report.files if f.status == "added" and f.document == duplicate[0].document)
    assert kept in open_index(index).store.document_ids()
    assert len(open_index(index).store.document_ids()) == 2
    assert set(statuses(ingest([folder], index)).values()) == {"unchanged", "duplicate"}


def test_the_same_words_in_other_bytes_are_a_duplicate(folder: Path, index: Path, plan: str) -> None:
    (folder / "ban-word.txt").write_bytes(plan.replace("\n", "\r\n").encode("utf-8-sig"))
    report = ingest([folder], index)
    assert sorted(statuses(report).values()) == ["added", "added", "duplicate"]


def test_when_the_original_goes_its_copy_takes_its_place(folder: Path, index: Path) -> None:
    shutil.copy(folder / "ke-hoach-2024.txt", folder / "z-ban-sao.txt")
    ingest([folder], index)
    (folder / "ke-hoach-2024.txt").unlink()
    report = ingest([folder], index)
    assert statuses(report) == {"ke-hoach-2024.txt": "removed", "ke-hoach-2025.txt": "unchanged", "z-ban-sao.txt": "added"}
    assert open_index(index).store.document_ids() == ("ke-hoach-2025", "z-ban-sao")


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
    assert set(statuses(ingest([folder], index))) == {"ke-hoach-2024.txt", "ke-hoach-2025.txt"}


def test_a_symbolic_link_is_not_followed(folder: Path, index: Path, tmp_path: Path) -> None:
    (tmp_path / "ngoai.txt").write_text("Ngoài thư mục.", encoding="utf-8")
    (folder / "lien-ket.txt").symlink_to(tmp_path / "ngoai.txt")
    assert "lien-ket.txt" not in statuses(ingest([folder], index))


# Folders are synchronised, files are added


def test_a_file_gone_from_its_folder_leaves_the_index(folder: Path, index: Path) -> None:
    ingest([folder], index)
    (folder / "ke-hoach-2025.txt").unlink()
    assert statuses(ingest([folder], index)) == {"ke-hoach-2024.txt": "unchanged", "ke-hoach-2025.txt": "removed"}
    assert open_index(index).store.document_ids() == ("ke-hoach-2024",)


def test_nothing_outside_the_folder_is_touched(folder: Path, index: Path, tmp_path: Path, plan: str) -> None:
    other = tmp_path / "khac"
    other.mkdir()
    (other / "chi-thi.txt").write_text(plan.replace("KẾ HOẠCH", "CHỈ THỊ"), encoding="utf-8")
    ingest([folder], index)
    ingest([other], index)
    (folder / "ke-hoach-2025.txt").unlink()
    assert statuses(ingest([other], index)) == {"chi-thi.txt": "unchanged"}
    assert set(open_index(index).store.document_ids()) == {"chi-thi", "ke-hoach-2024", "ke-hoach-2025"}


def test_a_single_file_is_added_and_removes_nothing(folder: Path, index: Path, tmp_path: Path, plan: str) -> None:
    ingest([folder], index)
    (folder / "ke-hoach-2025.txt").unlink()
    single = tmp_path / "rieng.txt"
    single.write_text(plan.replace("2024", "2020"), encoding="utf-8")
    assert statuses(ingest([single], index)) == {"rieng.txt": "added"}
    assert set(open_index(index).store.document_ids()) == {"ke-hoach-2024", "ke-hoach-2025", "rieng"}
    assert statuses(ingest([single], index)) == {"rieng.txt": "unchanged"}


def test_a_file_named_alone_inside_a_held_folder_is_that_folders_document(folder: Path, index: Path) -> None:
    ingest([folder], index)
    assert statuses(ingest([folder / "ke-hoach-2024.txt"], index)) == {"ke-hoach-2024.txt": "unchanged"}
    assert len(open_index(index).store.document_ids()) == 2


def test_an_emptied_folder_leaves_an_empty_sound_index(folder: Path, index: Path) -> None:
    ingest([folder], index)
    for path in folder.iterdir():
        path.unlink()
    report = ingest([folder], index)
    assert set(statuses(report).values()) == {"removed"}
    assert report.index["documents"] == report.index["passages"] == report.index["vectors"] == 0
    assert verify_build(current_build(index))["passages"] == 0


# What a removed document leaves behind


def _traces(index: Path, document: str) -> list[str]:
    """Where a document can still be seen in the published build."""
    opened = open_index(index)
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
    before = open_index(index)
    first, last = before.store.passage_range("ke-hoach-2025")
    kept = before.vectors.rows(range(first, last))
    (folder / "a-truoc.txt").unlink()
    ingest([folder], index)
    after = open_index(index)
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
    assert open_index(index).manifest.ingest_version == "next"
