"""Read access to the published build; a new build is picked up without a restart."""

import threading
from functools import cached_property
from pathlib import Path

from index.manifest import Manifest, check_files, load_manifest
from index.publish import STORE, VECTORS, WORDS, current_build
from index.store import Store
from index.vectors import VectorIndex
from index.words import WordIndex


class Index:
    """One build, its parts opened when first needed."""

    def __init__(self, build: Path) -> None:
        self.build = build
        self.manifest: Manifest = load_manifest(build)
        check_files(build, self.manifest, full=False)

    @property
    def version(self) -> str:
        """Number of the build."""
        return self.build.name

    @cached_property
    def store(self) -> Store:
        """Documents and their records."""
        return Store(self.build / STORE)

    @cached_property
    def words(self) -> WordIndex:
        """The word index."""
        return WordIndex(self.build / WORDS)

    @cached_property
    def vectors(self) -> VectorIndex:
        """The vector index."""
        return VectorIndex(self.build / VECTORS)


class IndexFolder:
    """An index folder; `current` gives the published build, opened once and again when it changes."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._open: Index | None = None

    def current(self) -> Index:
        """The published build.

        Raises:
            NoIndex: nothing has been published.
            DamagedIndex: a file does not agree with the manifest.
        """
        with self._lock:
            build = current_build(self.folder)
            if self._open is None or self._open.build != build:
                self._open = Index(build)
            return self._open
