"""Ids of documents."""

import unicodedata

import pytest

from ingest.identity import document_ids, stem_id


@pytest.mark.parametrize(
    ("name", "id"),
    [("Kế hoạch Đắk Lắk 2024.txt", "ke-hoach-dak-lak-2024"), ("12_KH-UBND (bản 2).PDF", "12-kh-ubnd-ban-2"), ("thư mục/Chỉ thị 33.docx", "chi-thi-33"), ("a.b.c.md", "a-b-c"), ("---.txt", "document"), ("计划.txt", "document")],
)
def test_an_id_is_the_stem_in_small_ascii_letters_with_hyphens(name: str, id: str) -> None:
    assert stem_id(name) == id


def test_both_unicode_forms_of_a_file_name_ask_for_one_id() -> None:
    assert stem_id(unicodedata.normalize("NFD", "Kế hoạch Đắk Lắk.txt")) == "ke-hoach-dak-lak"


def test_colliding_stems_are_numbered_from_two() -> None:
    places = [("/a", "kh.txt"), ("/a", "kh.md"), ("/a", "sub/KH.txt")]
    assert list(document_ids(places, {}, set()).values()) == ["kh", "kh-2", "kh-3"]


def test_a_held_file_keeps_its_id_and_a_new_one_does_not_take_it() -> None:
    known = {("/a", "kh.md"): "kh-2"}
    ids = document_ids([("/a", "aa.txt"), ("/a", "kh.md"), ("/b", "kh.txt")], known, {"kh-2", "kh"})
    assert ids == {("/a", "aa.txt"): "aa", ("/a", "kh.md"): "kh-2", ("/b", "kh.txt"): "kh-3"}


def test_one_file_name_in_two_folders_is_two_documents() -> None:
    assert len(set(document_ids([("/a", "kh.txt"), ("/b", "kh.txt")], {}, set()).values())) == 2
