"""Builds and CURRENT: checked before they serve, replaced in one step, damage told."""

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import DamagedIndex, IndexBusy, NoIndex
from index.manifest import check_files, file_sha256, list_files, load_manifest
from index.publish import current_build, verify_build, writing
from index.reader import IndexFolder
from index.records import Cut, Passage, Reading

Put = Callable[[Path, Sequence[Reading]], Path]


def test_a_published_build_verifies(folder: Path) -> None:
    assert verify_build(current_build(folder)) == {"documents": 2, "sections": 2, "passages": 5, "refs": 2, "duties": 2, "findings": 2}


def test_the_manifest_names_documents_counts_and_the_checksum_of_every_file(folder: Path) -> None:
    build = current_build(folder)
    manifest = load_manifest(build)
    assert [(e.id, e.root, e.path, e.passages) for e in manifest.documents] == [("khanh-hoa", "/plans", "khanh-hoa.txt", 2), ("ninh-thuan", "/plans", "ninh-thuan.txt", 3)]
    assert manifest.counts == {"documents": 2, "passages": 5, "vectors": 5}
    assert sorted(manifest.files) == list_files(build)
    assert all(file_sha256(build / name) == digest for name, digest in manifest.files.items())
    assert {"name", "checksum", "dimension"} == set(manifest.embedding)


def test_no_pickle_and_no_symbolic_link_is_in_a_build(folder: Path) -> None:
    files = list(current_build(folder).rglob("*"))
    assert not [p for p in files if p.is_symlink() or p.suffix in (".pkl", ".pickle", ".npy")]


def test_a_new_build_takes_the_next_number_and_the_one_before_is_kept(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    for expected in ("2", "3", "4"):
        put(folder, two)
        assert current_build(folder).name == expected
    assert sorted(p.name for p in (folder / "builds").iterdir()) == ["3", "4"]


def test_an_unfinished_build_is_swept_away_by_the_next(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    left = folder / "builds" / ".new-2"
    left.mkdir()
    (left / "documents.sqlite").write_bytes(b"half")
    put(folder, two)
    assert not left.exists()
    verify_build(current_build(folder))


def test_a_span_outside_its_text_is_never_published(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    bad = replace(two[0], passages=(*two[0].passages[:1], Passage(1, "khanh-hoa", "I", "prose", 10, 9999, 1, "")))
    with pytest.raises(DamagedIndex, match="outside its text"):
        put(folder, [bad])
    assert current_build(folder).name == "1"


def test_a_quote_that_is_not_its_text_is_never_published(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    wrong = replace(two[0].duties[0], action=Cut("Sở Tài chính", 0, 12))
    with pytest.raises(DamagedIndex, match="is not its text"):
        put(folder, [replace(two[0], duties=(wrong,))])
    assert current_build(folder).name == "1"


@pytest.mark.parametrize("name", ["documents.sqlite", "vectors.faiss", "words/meta.json"])
@pytest.mark.parametrize("harm", ["changed", "cut short", "missing"])
def test_harm_to_any_file_is_named(name: str, harm: str, folder: Path) -> None:
    path = current_build(folder) / name
    data = path.read_bytes()
    if harm == "missing":
        path.unlink()
    else:
        path.write_bytes(data[:-20] if harm == "cut short" else data[:-20] + bytes(b ^ 1 for b in data[-20:]))
    with pytest.raises(DamagedIndex, match=f"{name}.*--rebuild"):
        verify_build(current_build(folder))
    with pytest.raises(DamagedIndex, match=name):
        IndexFolder(folder).current()


def test_a_file_put_in_as_a_link_is_refused(folder: Path, tmp_path: Path) -> None:
    path = current_build(folder) / "vectors.faiss"
    shutil.move(path, tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(DamagedIndex, match="vectors.faiss"):
        check_files(current_build(folder), load_manifest(current_build(folder)), full=True)


def test_counts_that_disagree_are_damage(folder: Path) -> None:
    manifest = current_build(folder) / "manifest.json"
    data = json.loads(manifest.read_text(encoding="utf-8"))
    data["counts"]["passages"] = 4
    manifest.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(DamagedIndex, match="manifest says"):
        verify_build(current_build(folder))


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"schema": 1}'])
def test_a_manifest_that_cannot_be_read_is_damage(text: str, folder: Path) -> None:
    (current_build(folder) / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(DamagedIndex, match="--rebuild"):
        verify_build(current_build(folder))


def test_another_schema_is_refused_with_both_numbers(folder: Path) -> None:
    manifest = current_build(folder) / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"schema": 1', '"schema": 99'), encoding="utf-8")
    with pytest.raises(DamagedIndex, match="99.*1"):
        verify_build(current_build(folder))


@pytest.mark.parametrize("named", ["7", "", "../1", "1\n2", "một", "-1"])
def test_a_current_that_names_no_build_is_damage(named: str, folder: Path) -> None:
    (folder / "CURRENT").write_text(named, encoding="utf-8")
    with pytest.raises(DamagedIndex, match="--rebuild"):
        current_build(folder)


def test_without_current_there_is_no_index(tmp_path: Path) -> None:
    with pytest.raises(NoIndex, match="python -m ingest") as caught:
        current_build(tmp_path)
    assert caught.value.exit_code == 2


def test_one_writer_at_a_time_and_the_lock_is_given_back(tmp_path: Path) -> None:
    with writing(tmp_path):
        with pytest.raises(IndexBusy), writing(tmp_path):
            raise AssertionError("two writers at once")
    with writing(tmp_path):
        pass
    with pytest.raises(ZeroDivisionError), writing(tmp_path):
        raise ZeroDivisionError
    with writing(tmp_path):
        pass


def test_an_empty_index_can_be_published(tmp_path: Path, put: Put) -> None:
    put(tmp_path, [])
    assert verify_build(current_build(tmp_path))["documents"] == 0


def test_every_span_and_quote_of_the_five_plans_is_inside_and_equal(index_folder: Path) -> None:
    store = IndexFolder(index_folder).current().store
    for document in store.document_ids():
        reading = store.reading(document)
        size = len(reading.document.text)
        spans = [(r.start, r.end) for r in (*reading.sections, *reading.passages, *reading.references, *reading.duties)]
        assert spans and all(0 <= a < b <= size for a, b in spans)
    assert verify_build(current_build(index_folder))["documents"] == 5
