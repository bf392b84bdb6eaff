"""The vector index: flat half-precision vectors by FAISS, row i for passage i."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np


def write_vectors(path: Path, vectors: np.ndarray) -> None:
    """Saves float vectors [passages, dimension], already of length one, as half precision."""
    import faiss

    index = faiss.IndexScalarQuantizer(vectors.shape[1], faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
    if len(vectors):
        index.train(vectors)
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    faiss.write_index(index, str(path))


def append_vectors(old: Path, path: Path, vectors: np.ndarray) -> None:
    """Saves the vectors of a file with more behind them."""
    import faiss

    index = faiss.read_index(str(old))
    if len(vectors):
        if not index.is_trained:
            index.train(vectors)
        index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    faiss.write_index(index, str(path))


class VectorIndex:
    """An open vector index."""

    def __init__(self, path: Path) -> None:
        import faiss

        self._faiss = faiss
        faiss.omp_set_num_threads(1)
        self._index: Any = faiss.read_index(str(path))

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """Numbers in one vector."""
        return int(self._index.d)

    def rows(self, ids: Sequence[int]) -> np.ndarray:
        """The vectors of some passages, float32 [n, dimension]."""
        if not len(ids):
            return np.zeros((0, self.dimension), dtype=np.float32)
        if list(ids) == list(range(ids[0], ids[0] + len(ids))):
            return np.asarray(self._index.reconstruct_n(int(ids[0]), len(ids)))
        return np.stack([self._index.reconstruct(int(i)) for i in ids])

    def search(self, vector: np.ndarray, *, limit: int, ids: Sequence[int] | None = None) -> list[tuple[int, float]]:
        """Passage ids with their cosine, best first, among `ids` when given."""
        if not len(self) or ids is not None and not len(ids):
            return []
        parameters = None
        if ids is not None:
            parameters = self._faiss.SearchParameters(sel=self._faiss.IDSelectorBatch(np.asarray(ids, dtype=np.int64)))
        query = np.ascontiguousarray(vector.reshape(1, -1), dtype=np.float32)
        scores, found = self._index.search(query, min(limit, len(self)), params=parameters)
        return [(int(i), float(s)) for i, s in zip(found[0], scores[0], strict=True) if i >= 0]
