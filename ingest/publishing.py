"""From held documents to a published build: what is new is embedded; where documents were only added, the rest is taken over as it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

import numpy as np

from index.models import embedding_info
from index.publish import extend, publish
from index.reader import Index
from ingest.held import Held
from ingest.resolve import resolve, resolve_added

Progress = Callable[[str, int, int], None]


class Embedder(Protocol):
    """What turns texts into vectors."""

    @property
    def dimension(self) -> int:
        """Numbers in one vector."""

    def encode(self, texts: list[str]) -> np.ndarray:
        """One row a text."""


def publish_held(folder: Path, held: dict[str, Held], old: Index | None, progress: Progress, load: Callable[[], Embedder], version: str) -> None:
    """Publishes a build of the held documents.

    Args:
        folder: the index; the caller holds its lock.
        held: the documents, by id.
        old: the published build, when its rules and its model are today's.
        progress: called with a word, how many are done, and how many there are.
        load: gives the model.
        version: of the reading rules.
    """
    info = embedding_info()
    keep = old is not None and old.manifest.embedding == info
    if old is not None and keep and _only_added(held, old):
        _extend(folder, held, old, progress, load())
        return
    ordered = [held[d] for d in sorted(held)]
    embedder = load()
    _embed([h for h in ordered if not (old is not None and keep and _known_vectors(h, old))], progress, embedder)
    vectors = np.concatenate([h.vectors for h in ordered if h.vectors is not None]) if ordered else np.zeros((0, embedder.dimension), np.float32)
    publish(folder, resolve([h.reading for h in ordered]), {h.id: h.root for h in ordered}, vectors.astype(np.float32), info, version)


def _only_added(held: dict[str, Held], old: Index) -> bool:
    """Whether every document of the old build stays as it is, and there are more."""
    entries = old.manifest.documents
    same = all((h := held.get(e.id)) is not None and (h.sha256, h.root, h.path) == (e.sha256, e.root, e.path) and h.store is not None for e in entries)
    return same and 0 < len(entries) < len(held)


def _extend(folder: Path, held: dict[str, Held], old: Index, progress: Progress, embedder: Embedder) -> None:
    there = {e.id for e in old.manifest.documents}
    added = [held[d] for d in sorted(held) if d not in there]
    _embed(added, progress, embedder)
    vectors = np.concatenate([h.vectors for h in added if h.vectors is not None])
    readings, references = resolve_added([h.reading for h in added], [held[e.id].identity for e in old.manifest.documents], old.store.references)
    extend(folder, old.build, readings, {h.id: h.root for h in added}, vectors.astype(np.float32), references)


def _embed(todo: list[Held], progress: Progress, embedder: Embedder) -> None:
    for done, held in enumerate(todo):
        progress(f"embedding {held.id}", done, len(todo))
        text = held.reading.document.text
        held.vectors = embedder.encode([f"{p.context}\n{text[p.start:p.end]}" for p in held.reading.passages]) if held.reading.passages else np.zeros((0, embedder.dimension), np.float32)
    if todo:
        progress("", len(todo), len(todo))


def _known_vectors(held: Held, old: Index) -> bool:
    entry = next((e for e in old.manifest.documents if e.id == held.id and e.sha256 == held.sha256), None)
    if entry is None:
        return False
    first, last = old.store.passage_range(held.id)
    held.vectors = old.vectors.rows(range(first, last))
    return True
