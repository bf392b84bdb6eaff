"""BM25 over syllables, pairs and document numbers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.words import Term, WordIndex, WordRow, write_words
from vietnamese.tokens import bare_terms, index_terms

ROWS = [
    WordRow(0, "kh", "Các sở báo cáo kết quả về Sở Nội vụ trước ngày 15/12", "Khánh Hòa | KẾ HOẠCH dân vận"),
    WordRow(1, "kh", "Thực hiện Chỉ thị số 10 - CT/TU về dân chủ", "Khánh Hòa | KẾ HOẠCH dân vận"),
    WordRow(2, "nt", "Đăng ký mô hình Dân vận khéo gửi Ủy ban nhân dân tỉnh", "Ninh Thuận | KẾ HOẠCH phong trào"),
    WordRow(3, "nt", "Công văn số 700-CV/TU về mô hình", "Ninh Thuận | KẾ HOẠCH phong trào"),
]
Find = Callable[..., list[int]]


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> WordIndex:
    """Four passages of two documents."""
    folder = tmp_path_factory.mktemp("words") / "words"
    assert write_words(folder, ROWS) == 4
    return WordIndex(folder)


@pytest.fixture(scope="module")
def find(words: WordIndex) -> Find:
    """Ids of the passages that a text finds."""

    def found(text: str, *, bare: bool = False, context_weight: float = 0.0, documents: list[str] | None = None) -> list[int]:
        terms = index_terms(text)
        return [i for i, _ in words.search([Term(t) for t in (bare_terms(terms) if bare else terms)], bare=bare, limit=10, context_weight=context_weight, documents=documents)]

    return found


def test_the_passage_with_more_of_the_words_comes_first(find: Find) -> None:
    assert find("báo cáo kết quả")[0] == 0
    assert find("đăng ký mô hình")[0] == 2


def test_scores_fall_and_every_passage_comes_once(words: WordIndex) -> None:
    found = words.search([Term("mô"), Term("hình"), Term("dân")], bare=False, limit=10, context_weight=0.0)
    assert [s for _, s in found] == sorted((s for _, s in found), reverse=True)
    assert len({i for i, _ in found}) == len(found)


def test_a_document_number_is_found_in_any_printing_and_never_by_its_prefix(find: Find, words: WordIndex) -> None:
    assert [i for i, _ in words.search([Term("10-ct/tu")], bare=False, limit=5, context_weight=0.0)] == [1]
    assert words.search([Term("70-cv/tu")], bare=False, limit=5, context_weight=0.0) == []


def test_accents_tell_words_apart_unless_the_question_has_none(find: Find) -> None:
    assert find("dan chu") == []
    assert find("dan chu", bare=True)[0] == 1
    assert find("bao cao ket qua", bare=True)[0] == 0
    assert 2 in find("dang ky mo hinh", bare=True)


def test_the_context_line_counts_by_its_weight(find: Find) -> None:
    assert find("phong trào") == []
    assert set(find("phong trào", context_weight=0.3)) == {2, 3}


def test_only_the_documents_asked_for_are_searched(find: Find) -> None:
    assert set(find("dân mô hình", documents=["nt"])) <= {2, 3}
    assert find("dân mô hình", documents=[]) == []
    assert find("dân mô hình", documents=["khong-co"]) == []


def test_the_filter_does_not_change_scores(words: WordIndex) -> None:
    terms = [Term("mô"), Term("hình")]
    free = dict(words.search(terms, bare=False, limit=10, context_weight=0.0))
    kept = dict(words.search(terms, bare=False, limit=10, context_weight=0.0, documents=["nt"]))
    assert kept == pytest.approx({i: s for i, s in free.items() if i in (2, 3)})


def test_no_terms_find_nothing_and_strange_terms_do_no_harm(words: WordIndex) -> None:
    assert words.search([], bare=False, limit=10, context_weight=0.3) == []
    assert words.search([Term('"(*:'), Term(""), Term("AND")], bare=False, limit=10, context_weight=0.3) == []


def test_the_limit_is_kept_and_the_length_is_the_number_of_passages(words: WordIndex) -> None:
    assert len(words.search([Term("về"), Term("mô"), Term("dân")], bare=False, limit=2, context_weight=0.0)) == 2
    assert len(words) == 4


def test_an_empty_index_is_sound(tmp_path: Path) -> None:
    write_words(tmp_path / "w", [])
    empty = WordIndex(tmp_path / "w")
    assert len(empty) == 0
    assert empty.search([Term("dân")], bare=False, limit=5, context_weight=0.3) == []
