"""Texts to vectors: the shipped static table, read without torch, or any sentence-transformers model.

The shipped model sees text in `match_form`, so that two printings of the same words get one vector;
other models get it in NFC, as they were trained on letters of both cases.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.errors import BadInput, DamagedIndex
from index.settings import settings
from vietnamese.text import match_form, nfc

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]

SHIPPED_MODEL = Path(__file__).with_name("model")
LIBRARY = "sentence-transformers"
SEPARATORS = r"[^\p{L}\p{M}\p{N}]+"
_CHUNK = 512


class Embedder(Protocol):
    """What the index asks of a model. Vectors have length 1, or 0 where a text holds no known word."""

    name: str
    dimension: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, float32, shape [n, dimension]."""
        ...


class StaticEmbedder:
    """The shipped model: the mean of one table row for each piece of the text, scaled to length 1."""

    def __init__(self, folder: Path = SHIPPED_MODEL) -> None:
        from safetensors import SafetensorError
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        self.name = folder.name if folder != SHIPPED_MODEL else "shipped"
        weights, pieces = _file(folder, "model.safetensors"), _file(folder, "tokenizer.json")
        try:
            table = load_file(weights)["embedding.weight"]
        except (SafetensorError, KeyError) as error:
            raise DamagedIndex(f"{weights}: bảng véc-tơ hỏng ({error}); hãy chép lại thư mục mô hình.") from error
        self._table: Vectors = np.ascontiguousarray(table, dtype=np.float32)
        self._tokenizer = separating_only(Tokenizer.from_file(str(pieces)))
        self.dimension = int(self._table.shape[1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, float32, shape [n, dimension]."""
        out = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _CHUNK):
            forms = [match_form(text) for text in texts[start : start + _CHUNK]]
            for row, ids in enumerate(self._pieces(forms), start):
                if ids:
                    out[row] = self._table[ids].mean(axis=0)
        return _unit(out)

    def _pieces(self, forms: list[str]) -> list[list[int]]:
        # One question is the common case; a batch call would wake the tokenizer's thread pool for it.
        if len(forms) == 1:
            return [self._tokenizer.encode(forms[0], add_special_tokens=False).ids]
        return [e.ids for e in self._tokenizer.encode_batch_fast(forms, add_special_tokens=False)]


class LibraryEmbedder:
    """Any sentence-transformers model, through the library."""

    def __init__(self, name: str) -> None:
        if Path(name).is_dir():
            # The library asks the hub even about a local folder unless told not to before its import.
            os.environ["HF_HUB_OFFLINE"] = os.environ["TRANSFORMERS_OFFLINE"] = "1"
        from sentence_transformers import SentenceTransformer

        self.name = name
        try:
            self._model: Any = SentenceTransformer(name)
        except (OSError, ValueError) as error:
            raise BadInput(f"Không nạp được mô hình nhúng {name!r}: {error}") from error
        self.dimension = int(self._model.get_embedding_dimension())
        self._form = match_form if Path(name).resolve() == SHIPPED_MODEL.resolve() else nfc

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text, float32, shape [n, dimension]."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        forms = [self._form(text) for text in texts]
        vectors = self._model.encode(forms, normalize_embeddings=True, show_progress_bar=False)
        return np.asarray(vectors, dtype=np.float32)


def separating_only(tokenizer: Tokenizer) -> Tokenizer:
    """The same tokenizer, set for text already in `match_form`: of its normaliser only the separation of words is left.

    The full normaliser, for readers that pass raw text, gives the same pieces and takes twice the time.
    """
    from tokenizers import Regex, normalizers

    tokenizer.normalizer = normalizers.Sequence([normalizers.Replace(Regex(SEPARATORS), " "), normalizers.Strip()])
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def load_embedder(name: str | None = None) -> Embedder:
    """The model that answers questions.

    Args:
        name: None for the shipped table; else a sentence-transformers folder or hub name.

    Raises:
        BadInput: the model cannot be loaded.
    """
    return LibraryEmbedder(name) if name else StaticEmbedder()


def load_ingest_embedder(name: str | None = None, library: bool | None = None) -> Embedder:
    """The model that fills an index: as `load_embedder`, or the shipped folder through the library.

    Args:
        name: As for `load_embedder`.
        library: Whether sentence-transformers reads the shipped folder; None asks the settings
            (ASSISTANT_INGEST_EMBEDDER). The vectors are equal either way.
    """
    if library is None:
        library = settings().ingest.embedder == LIBRARY
    if not name and library:
        return LibraryEmbedder(str(SHIPPED_MODEL))
    return load_embedder(name)


def encode_for_ingest(texts: Sequence[str], name: str | None = None, library: bool | None = None) -> Vectors:
    """Vectors of passages, from the model of `load_ingest_embedder`, loaded once a process."""
    if library is None:
        library = settings().ingest.embedder == LIBRARY
    return _ingest_embedder(name, library).encode(texts)


@cache
def _ingest_embedder(name: str | None, library: bool) -> Embedder:
    return load_ingest_embedder(name, library)


def model_checksum(folder: Path = SHIPPED_MODEL) -> str:
    """sha256 (hex) over the names and bytes of a model folder's files.

    The card and hidden files are left out: they change no vector, so they must not ask for a rebuild.
    """
    if not folder.is_dir():
        raise BadInput(f"Không có thư mục mô hình {folder}.")
    total = hashlib.sha256()
    for path in sorted(folder.rglob("*"), key=lambda p: p.relative_to(folder).as_posix()):
        name = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix == ".md" or any(part.startswith(".") for part in name.split("/")):
            continue
        with path.open("rb") as file:
            total.update(f"{name}\0{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode())
    return total.hexdigest()


def _file(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise BadInput(f"Thư mục mô hình {folder} thiếu tệp {name}.")
    return path


def _unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.divide(vectors, lengths, out=vectors, where=lengths > 0)
