"""Hybrid search: words and vectors in one strictly falling ranking."""

from pathlib import Path

import pytest

from index.reader import Index, IndexFolder
from index.search import Query, as_hits, fused_scores, search
from index.words import Term
from vietnamese.tokens import bare_terms, index_terms


@pytest.fixture(scope="module")
def plans(index_folder: Path) -> Index:
    """The index over the five plans."""
    return IndexFolder(index_folder).current()


def _query(text: str, *, bare: bool = False, documents: tuple[str, ...] | None = None, meaning: bool = True) -> Query:
    terms = index_terms(text)
    return Query(tuple(Term(t) for t in dict.fromkeys(bare_terms(terms) if bare else terms)), text if meaning else "", bare, documents)


QUESTIONS = ["báo cáo kết quả trước ngày 15/12", "đăng ký mô hình dân vận khéo gửi ai", "Chỉ thị số 33/CT-TTg", "khó khăn, vướng mắc phản ánh về đâu", "Trần Văn Hiệp", "x"]


@pytest.mark.parametrize("question", QUESTIONS)
def test_scores_fall_strictly_and_ranks_count_from_one(question: str, plans: Index) -> None:
    hits = search(plans, _query(question), 50)
    assert [h.rank for h in hits] == list(range(1, len(hits) + 1))
    assert all(a.score > b.score for a, b in zip(hits, hits[1:]))


def test_equal_scores_still_fall_strictly_by_passage_id(plans: Index) -> None:
    ranked = [(i, 0.5) for i in range(20)]
    hits = as_hits(plans, ranked)
    assert [h.passage.id for h in hits] == list(range(20))
    assert all(a.score > b.score for a, b in zip(hits, hits[1:]))


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_text_of_a_hit_is_its_span_and_never_the_context_line(question: str, plans: Index) -> None:
    for hit in search(plans, _query(question), 20):
        text = plans.store.document(hit.passage.document).text
        assert hit.text == text[hit.passage.start : hit.passage.end]
        assert not hit.text.startswith(hit.passage.context)


def test_the_same_question_gives_the_same_ranking(plans: Index) -> None:
    assert search(plans, _query(QUESTIONS[0]), 20) == search(plans, _query(QUESTIONS[0]), 20)


def test_the_clause_that_answers_is_first(plans: Index) -> None:
    assert "15/12" in search(plans, _query("báo cáo kết quả thực hiện trước ngày 15/12 hàng năm"), 1)[0].text
    assert "30/01" in search(plans, _query("đăng ký thi đua, đăng ký thực hiện các mô hình trước ngày 30/01"), 1)[0].text


def test_an_unaccented_question_finds_what_the_accented_one_finds(plans: Index) -> None:
    accented = search(plans, _query("đăng ký thực hiện mô hình dân vận khéo", meaning=False), 3)
    bare = search(plans, _query("dang ky thuc hien mo hinh dan van kheo", bare=True, meaning=False), 3)
    assert bare[0].passage == accented[0].passage


def test_only_the_documents_asked_for_are_searched_by_words_and_by_meaning(plans: Index) -> None:
    only = ("lam-dong-2021-ke-hoach-quy-che-456",)
    assert {h.passage.document for h in search(plans, _query("báo cáo kết quả dân vận", documents=only), 50)} == set(only)
    assert search(plans, _query("báo cáo", documents=()), 5) == ()
    assert search(plans, _query("báo cáo", documents=("khong-co",)), 5) == ()


def test_a_boost_lifts_a_passage(plans: Index) -> None:
    plain = _query("báo cáo kết quả")
    last = search(plans, plain, 50)[-1].passage.id
    assert search(plans, Query(plain.terms, plain.meaning, boosts={last: 10.0}), 1)[0].passage.id == last


@pytest.mark.parametrize("text", ["", "   ", "???", "…!"])
def test_a_query_without_a_word_finds_nothing(text: str, plans: Index) -> None:
    assert search(plans, _query(text), 10) == ()


def test_words_unknown_to_the_corpus_are_found_by_nothing_but_meaning(plans: Index) -> None:
    assert fused_scores(plans, _query("zzzz qqqq", meaning=False)) == {}


def test_a_question_of_ten_thousand_characters_is_answered(plans: Index) -> None:
    assert len(search(plans, _query("báo cáo kết quả thực hiện " * 400), 5)) == 5


def test_top_is_the_most_that_is_given(plans: Index) -> None:
    assert len(search(plans, _query("dân vận"), 3)) == 3
