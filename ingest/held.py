"""The documents of the build to come. What is unchanged stays on disk until a build is written."""

import re
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from index.records import Document, Reading
from index.store import Store
from ingest.resolve import Identity, identity_of

_OTHER = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Held:
    """A document of the build to come: where its file is, its reading, and its vectors when they are known."""

    id: str
    root: str
    path: str
    sha256: str
    known: Reading | None = None
    store: Store | None = None
    vectors: np.ndarray | None = None
    _told: tuple[Identity, str] | None = None

    @property
    def reading(self) -> Reading:
        """Its reading; that of an unchanged document comes from the published build."""
        if self.known is None:
            assert self.store is not None
            self.known = self.store.reading(self.id)
        return self.known

    @property
    def identity(self) -> Identity:
        """What it is known by."""
        return self._tell()[0]

    @property
    def digest(self) -> str:
        """The `text_digest` of its text."""
        return self._tell()[1]

    def _tell(self) -> tuple[Identity, str]:
        """Both are kept, the text is not: hundreds of documents are looked at in one run."""
        if self._told is None:
            document = self.known.document if self.known else self._document()
            self._told = identity_of(document), text_digest(document.text)
        return self._told

    def counts(self) -> tuple[int, int, int, int, list[str]]:
        """Pages, passages, duties, references and warnings, read without the rest."""
        if self.known is None and self.store is not None:
            document, (first, last) = self._document(), self.store.passage_range(self.id)
            return len(document.page_starts), last - first, len(self.store.duties(self.id)), len(self.store.references(self.id)), list(document.warnings)
        r = self.reading
        return len(r.document.page_starts), len(r.passages), len(r.duties), len(r.references), list(r.document.warnings)

    def _document(self) -> Document:
        assert self.store is not None
        return self.store.document(self.id)


def text_digest(text: str) -> str:
    """A short name of a text's letters and digits, to find its twin in another format, where spaces and marks may differ."""
    return sha256(_OTHER.sub("", text).encode()).hexdigest()
