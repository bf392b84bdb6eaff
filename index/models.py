"""Which embedding model is in use: the shipped one, or the one that the settings name (ASSISTANT_EMBEDDING_MODEL)."""

from functools import cache
from pathlib import Path

from index.embed import Embedder, load_embedder, load_ingest_embedder, model_checksum
from index.settings import settings


def model_name() -> str | None:
    """Folder or hub name of the configured model; None for the shipped one."""
    return settings().embedding.model or None


@cache
def _checksum(name: str | None) -> str:
    if name is None:
        return model_checksum()
    return model_checksum(Path(name)) if Path(name).is_dir() else ""


def embedding_info() -> dict[str, str | int]:
    """Name, checksum and dimension of the model, for the manifest."""
    model = query_model()
    return {"name": model_name() or "shipped", "checksum": _checksum(model_name()), "dimension": model.dimension}


def ingest_model() -> Embedder:
    """The model that fills an index."""
    return load_ingest_embedder(model_name())


@cache
def _query_model(name: str | None) -> Embedder:
    return load_embedder(name)


def query_model() -> Embedder:
    """The model that answers questions, loaded once a process; it must be the one the index was made with."""
    return _query_model(model_name())
