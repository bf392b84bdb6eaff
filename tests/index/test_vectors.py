"""Flat half-precision vectors, row i for passage i."""

from pathlib import Path

import numpy as np
import pytest

from index.vectors import VectorIndex, write_vectors


@pytest.fixture(scope="module")
def vectors() -> np.ndarray:
    """Thirty unit vectors."""
    made = np.random.default_rng(3).normal(size=(30, 16)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


@pytest.fixture(scope="module")
def index(vectors: np.ndarray, tmp_path_factory: pytest.TempPathFactory) -> VectorIndex:
    """The vectors, written and opened."""
    path = tmp_path_factory.mktemp("vectors") / "vectors.faiss"
    write_vectors(path, vectors)
    return VectorIndex(path)


def test_a_vector_is_nearest_to_itself(index: VectorIndex, vectors: np.ndarray) -> None:
    for i in range(30):
        (first, score), *_ = index.search(vectors[i], limit=3)
        assert first == i
        assert score == pytest.approx(1.0, abs=2e-3)


def test_scores_are_cosines_best_first(index: VectorIndex, vectors: np.ndarray) -> None:
    found = index.search(vectors[0], limit=30)
    exact = vectors @ vectors[0]
    assert [s for _, s in found] == pytest.approx(sorted(exact, reverse=True), abs=2e-3)


def test_only_the_ids_asked_for_are_searched(index: VectorIndex, vectors: np.ndarray) -> None:
    assert {i for i, _ in index.search(vectors[0], limit=10, ids=[5, 6, 7])} == {5, 6, 7}
    assert index.search(vectors[0], limit=10, ids=[]) == []


def test_rows_are_the_vectors_in_half_precision_in_any_order(index: VectorIndex, vectors: np.ndarray) -> None:
    assert index.rows(range(4, 9)) == pytest.approx(vectors[4:9], abs=1e-3)
    assert index.rows([7, 2]) == pytest.approx(vectors[[7, 2]], abs=1e-3)
    assert index.rows([]).shape == (0, 16)


def test_rows_written_again_do_not_drift(index: VectorIndex, tmp_path: Path) -> None:
    once = index.rows(range(30))
    write_vectors(tmp_path / "again.faiss", once)
    assert np.array_equal(VectorIndex(tmp_path / "again.faiss").rows(range(30)), once)


def test_an_empty_index_keeps_its_dimension_and_finds_nothing(tmp_path: Path) -> None:
    write_vectors(tmp_path / "empty.faiss", np.zeros((0, 16), np.float32))
    empty = VectorIndex(tmp_path / "empty.faiss")
    assert (len(empty), empty.dimension) == (0, 16)
    assert empty.search(np.ones(16, np.float32), limit=5) == []
    assert empty.rows(range(0, 0)).shape == (0, 16)


def test_a_limit_above_the_number_of_vectors_gives_them_all(index: VectorIndex, vectors: np.ndarray) -> None:
    assert len(index.search(vectors[1], limit=1000)) == len(index) == 30
