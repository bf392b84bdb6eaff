"""Adding documents takes over what is published: the index is the one that a new build would be."""

import shutil
from pathlib import Path

import pytest

import index.publish as publishing
from index.errors import DamagedIndex
from index.manifest import Manifest
from index.publish import current_build, verify_build
from index.search import Query, search
from index.words import Term
from ingest.pipeline import ingest, remove_documents
from tests.ingest.helpers import PLANS, open_index

QUERIES = [Query((Term("báo_cáo"), Term("sở_nội"), Term("vụ")), "báo cáo Sở Nội vụ"), Query((Term("bao_cao"), Term("huyen")), "", bare=True), Query((Term("33/ct-ttg"),), "Chỉ thị 33")]


@pytest.fixture
def plans_folder(tmp_path: Path, one_model: None) -> Path:
    """The five plans without the last of the alphabet."""
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    return folder


def _found(index: Path, query: Query) -> list[tuple[str, float]]:
    return [(hit.text, hit.score) for hit in search(open_index(index), query, 10)]


def test_a_document_added_later_is_found_and_ranked_as_in_a_build_made_at_once(plans_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    late = plans_folder / "ninh-thuan-2022-phong-trao-dan-van-kheo.txt"
    shutil.move(late, tmp_path / late.name)
    ingest([plans_folder], tmp_path / "grown")
    shutil.move(tmp_path / late.name, late)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "write_words", lambda *arguments: pytest.fail("the words of all documents were written again"))
        assert ingest([plans_folder], tmp_path / "grown").index["documents"] == 5
    ingest([plans_folder], tmp_path / "whole")
    assert verify_build(current_build(tmp_path / "grown")) == verify_build(current_build(tmp_path / "whole"))
    for query in QUERIES:
        assert _found(tmp_path / "grown", query) == _found(tmp_path / "whole", query) != []
    grown, whole = open_index(tmp_path / "grown").store, open_index(tmp_path / "whole").store
    assert {d: grown.duties(d) for d in grown.document_ids()} == {d: whole.duties(d) for d in whole.document_ids()}
    assert {d: grown.references(d) for d in grown.document_ids()} == {d: whole.references(d) for d in whole.document_ids()}


def test_what_pointed_nowhere_points_to_an_added_document(folder: Path, index: Path, plan: str) -> None:
    ingest([folder], index)
    (folder / "chi-thi-33.txt").write_text("THỦ TƯỚNG CHÍNH PHỦ\nSố: 33/CT-TTg\nHà Nội, ngày 26 tháng 11 năm 2021\nCHỈ THỊ\nVề công tác dân vận\n1. Các bộ thực hiện.\n", encoding="utf-8")
    ingest([folder], index)
    store = open_index(index).store
    assert {r.target for r in store.references("ke-hoach-2024") if r.number == "33/CT-TTg"} == {"chi-thi-33"}
    assert store.pointing_to("chi-thi-33") == 4
    remove_documents(index, ["chi-thi-33"])
    assert open_index(index).store.pointing_to("chi-thi-33") == 0


def test_many_additions_and_a_removal_leave_a_sound_index(folder: Path, index: Path, plan: str) -> None:
    ingest([folder], index)
    for year in range(2026, 2038):
        (folder / f"ke-hoach-{year}.txt").write_text(plan.replace("2024", str(year)), encoding="utf-8")
        ingest([folder], index)
        verify_build(current_build(index))
    assert [hit.passage.document for hit in search(open_index(index), Query((Term("2033"),)), 3)][0] == "ke-hoach-2033"
    (folder / "ke-hoach-2030.txt").unlink()
    assert ingest([folder], index).index["documents"] == 13
    verify_build(current_build(index))
    assert b"2030" not in b"".join(path.read_bytes() for path in (current_build(index) / "words").iterdir())


def test_a_build_that_is_harmed_is_not_taken_over(folder: Path, index: Path, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    ingest([folder], index)
    build = current_build(index)
    check = publishing.check_files

    def harmed(place: Path, manifest: Manifest, *, full: bool) -> None:
        vectors = build / "vectors.faiss"
        vectors.write_bytes(vectors.read_bytes()[:-1] + b"\x07")
        check(place, manifest, full=full)

    (folder / "ke-hoach-2026.txt").write_text(plan.replace("2024", "2026"), encoding="utf-8")
    monkeypatch.setattr(publishing, "check_files", harmed)
    with pytest.raises(DamagedIndex, match="vectors.faiss"):
        ingest([folder], index)
    assert current_build(index) == build
