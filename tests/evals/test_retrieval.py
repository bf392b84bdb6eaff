"""A set in BEIR form goes through the product's own passages and index; a document scores as its best passage."""

import json
from collections.abc import Iterable
from pathlib import Path

import pytest

from evals.retrieval import RetrievalSet, build_index, measure, read_set
from index.errors import BadInput
from index.reader import IndexFolder

DOCUMENTS = [("a@1", "Phạm vi", "Luật này quy định về phòng cháy."), ("b@2", "", "Điều kiện kết hôn.\n1. Nam từ đủ 20 tuổi.\n2. Nữ từ đủ 18 tuổi."), ("c@3", "Khác", "Khác\n\nQuy định khác.")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A set of three documents and three queries, one of them not judged."""
    def lines(rows: Iterable[object]) -> str:
        return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in rows)

    (tmp_path / "corpus.jsonl").write_text(lines({"_id": i, "title": t, "text": x} for i, t, x in DOCUMENTS), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text(lines({"_id": q, "text": q} for q in ("q1", "q2", "q3")), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq1\ta@1\t1\nq2\tb@2\t1\nq2\tc@3\t1\nq3\ta@1\t0\n", encoding="utf-8")
    return tmp_path


def test_only_judged_queries_are_asked(folder: Path) -> None:
    assert set(read_set(folder).queries) == {"q1", "q2"}


def test_means_are_over_documents_by_their_best_passage(folder: Path) -> None:
    passages = {"q1": [("b@2", 0.9), ("a@1", 0.8), ("b@2", 0.7), ("a@1", 0.1)], "q2": [("b@2", 0.5), ("b@2", 0.4)]}
    found = measure(read_set(folder), lambda question, top: passages[question])
    assert found["acc@1"] == 0.5
    assert found["acc@10"] == 1.0
    assert found["recall@10"] == 0.75
    assert found["mrr@10"] == 0.75
    assert found["ndcg@10"] == pytest.approx((0.63093 + 0.61315) / 2, abs=1e-4)


def test_the_index_holds_every_document_in_the_products_passages(folder: Path, tmp_path: Path) -> None:
    found = read_set(folder)
    build_index(found, tmp_path / "index")
    store = IndexFolder(tmp_path / "index").current().store
    assert store.document_ids() == ("a@1", "b@2", "c@3")
    assert store.document("a@1").text.startswith("Phạm vi\nLuật này")
    assert store.document("c@3").text.count("Khác") == 1
    assert all(store.passages(d) for d in store.document_ids())


def test_a_folder_in_another_form_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput):
        read_set(tmp_path)


def test_no_query_gives_zeros_and_no_division_by_zero() -> None:
    assert set(measure(RetrievalSet({}, {}, {}), lambda question, top: []).values()) == {0.0}
