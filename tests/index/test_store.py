"""SQLite storage of what was read."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.errors import DamagedIndex, UnknownDocument
from index.records import Reading
from index.store import Store, write_store


@pytest.fixture
def store(tmp_path: Path, two: tuple[Reading, Reading]) -> Iterator[Store]:
    """The two documents in a store."""
    write_store(tmp_path / "documents.sqlite", two)
    opened = Store(tmp_path / "documents.sqlite")
    yield opened
    opened.close()


def test_what_goes_in_comes_out_with_passages_numbered_through(store: Store, two: tuple[Reading, Reading]) -> None:
    first, second = two
    assert store.document("khanh-hoa") == first.document
    assert store.reading("khanh-hoa") == first
    assert [p.id for p in store.passages("ninh-thuan")] == [2, 3, 4]
    assert (store.references("ninh-thuan"), store.duties("ninh-thuan"), store.findings("ninh-thuan")) == (second.references, second.duties, second.findings)


def test_the_number_of_passages_written_is_given(tmp_path: Path, two: tuple[Reading, Reading]) -> None:
    assert write_store(tmp_path / "s.sqlite", two) == 5
    assert write_store(tmp_path / "empty.sqlite", []) == 0
    assert Store(tmp_path / "empty.sqlite").document_ids() == ()


def test_ids_are_sorted_and_counts_are_rows(store: Store) -> None:
    assert store.document_ids() == ("khanh-hoa", "ninh-thuan")
    assert store.counts() == {"documents": 2, "sections": 2, "passages": 5, "refs": 2, "duties": 2, "findings": 2}


def test_passages_come_in_the_order_of_the_ids_asked_for(store: Store) -> None:
    assert [p.id for p in store.passages_by_id([4, 0, 2])] == [4, 0, 2]
    assert store.passages_by_id([]) == []
    assert store.passages_by_id([99]) == []


def test_the_range_of_a_document_is_first_and_one_past_last(store: Store) -> None:
    assert store.passage_range("ninh-thuan") == (2, 5)
    assert store.passage_range("khong-co") == (0, 0)


def test_an_unknown_document_is_a_users_mistake(store: Store) -> None:
    with pytest.raises(UnknownDocument, match="khong-co") as caught:
        store.document("khong-co")
    assert caught.value.exit_code == 2


def test_a_file_that_is_no_database_is_a_damaged_index(tmp_path: Path) -> None:
    (tmp_path / "s.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(DamagedIndex, match="--rebuild"):
        Store(tmp_path / "s.sqlite")


def test_many_threads_read_at_once(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda n: store.passages_by_id([n % 5])[0].id == n % 5 and bool(store.sections("khanh-hoa")), range(200)))
    assert all(found)


def test_the_store_is_opened_read_only(store: Store) -> None:
    import sqlite3

    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        store._connection.execute("DELETE FROM passages")
