"""Removing a document of the library and bringing it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import BadInput, IndexBusy, UnknownDocument
from index.publish import writing
from index.reader import IndexFolder
from ingest import undo
from ingest.adding import add_source
from ingest.undo import in_library, remove_file, removed_documents, restore

PLAN = "KẾ HOẠCH\nThực hiện công tác dân vận năm {year}\n\nI. MỤC ĐÍCH\nNâng cao hiệu quả công tác dân vận năm {year}.\n"


class Place:
    """A folder with an index, a library and what was removed."""

    def __init__(self, home: Path) -> None:
        self.home, self.index, self.library, self.kept = home, home / "index", home / "library", home / "removed"
        for year in (2021, 2022):
            (home / f"plan-{year}.txt").write_text(PLAN.format(year=year), encoding="utf-8")
            add_source(str(home / f"plan-{year}.txt"), None, self.index, self.library)

    def held(self) -> list[str]:
        """Ids of the index."""
        return list(IndexFolder(self.index).current().store.document_ids())

    def remove(self, document: str) -> undo.Removed:
        """Removes a document."""
        return remove_file(self.index, document, self.library, self.kept)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    """Two plans in a library."""
    yield Place(tmp_path)


def test_a_removed_document_leaves_index_and_library_and_comes_back_with_its_file(place: Place) -> None:
    removed = place.remove("plan-2021")
    assert place.held() == ["plan-2022"] and not (place.library / "plan-2021.txt").exists()
    assert [r.document for r in removed_documents(place.kept)] == ["plan-2021"]
    report = restore(place.index, removed.key, place.library, place.kept)
    assert [f.status for f in report.files] == ["added"] and place.held() == ["plan-2021", "plan-2022"]
    assert (place.library / "plan-2021.txt").read_text(encoding="utf-8") == PLAN.format(year=2021) and removed_documents(place.kept) == []


def test_a_document_of_another_folder_is_not_removed(place: Place) -> None:
    from ingest.pipeline import ingest

    corpus = place.home / "corpus"
    corpus.mkdir()
    (corpus / "given.txt").write_text(PLAN.format(year=2020), encoding="utf-8")
    ingest([corpus], place.index)
    assert not in_library(IndexFolder(place.index).current(), "given", place.library)
    with pytest.raises(BadInput):
        place.remove("given")
    assert "given" in place.held() and (corpus / "given.txt").exists()


def test_an_unknown_document_and_an_unknown_key_are_told(place: Place) -> None:
    with pytest.raises(UnknownDocument):
        place.remove("nothing")
    for key in ("nothing", "../library", ""):
        with pytest.raises(BadInput):
            restore(place.index, key, place.library, place.kept)


def test_while_another_program_writes_nothing_is_removed_or_restored(place: Place) -> None:
    removed = place.remove("plan-2021")
    with writing(place.index):
        with pytest.raises(IndexBusy):
            place.remove("plan-2022")
        with pytest.raises(IndexBusy):
            restore(place.index, removed.key, place.library, place.kept)
    assert place.held() == ["plan-2022"] and (place.library / "plan-2022.txt").exists()
    assert restore(place.index, removed.key, place.library, place.kept).failed == 0


def test_a_document_that_was_added_again_is_not_restored_beside_itself(place: Place) -> None:
    removed = place.remove("plan-2021")
    add_source(str(place.home / "plan-2021.txt"), None, place.index, place.library)
    report = restore(place.index, removed.key, place.library, place.kept)
    assert [f.status for f in report.files] == ["duplicate"] and sorted(p.name for p in place.library.iterdir() if p.is_file()) == ["plan-2021.txt", "plan-2022.txt"]


def test_a_name_that_is_taken_by_now_is_not_written_over(place: Place) -> None:
    removed = place.remove("plan-2021")
    (place.home / "plan-2021.txt").write_text(PLAN.format(year=1999), encoding="utf-8")
    add_source(str(place.home / "plan-2021.txt"), None, place.index, place.library)
    restore(place.index, removed.key, place.library, place.kept)
    assert (place.library / "plan-2021.txt").read_text(encoding="utf-8") == PLAN.format(year=1999)
    assert (place.library / "plan-2021-2.txt").read_text(encoding="utf-8") == PLAN.format(year=2021)


def test_what_was_removed_long_ago_is_forgotten(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    removed = place.remove("plan-2021")
    monkeypatch.setattr(undo, "KEPT_S", 0)
    assert removed_documents(place.kept) == []
    with pytest.raises(BadInput):
        restore(place.index, removed.key, place.library, place.kept)
    place.remove("plan-2022")
    assert all("plan-2021" not in folder.name for folder in place.kept.iterdir())
