"""The documents a suite runs on, as the product reads them, without an index."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInput
from index.records import Document, Section


@dataclass(frozen=True, slots=True)
class Plan:
    """One document with its printed outline."""

    document: Document
    sections: tuple[Section, ...]

    def section_span(self, path: str) -> tuple[int, int] | None:
        """Offsets of a section; None where the document has none of this path."""
        return next(((s.start, s.end) for s in self.sections if s.path == path), None)


def read_corpus(folder: Path) -> dict[str, Plan]:
    """The documents of a folder by id.

    Raises:
        BadInput: there is no such folder, or it holds no document.
    """
    from ingest.identity import document_ids
    from ingest.pipeline import find_files
    from ingest.reading import read_document
    from ingest.readers.sandbox import read_safely

    if not folder.is_dir():
        raise BadInput(f"{folder} is not a folder; name the documents' folder with --corpus")
    paths = find_files(folder)
    ids = document_ids([(str(folder), p.relative_to(folder).as_posix()) for p in paths], {}, set())
    plans = {}
    for path in paths:
        name = path.relative_to(folder).as_posix()
        document = ids[(str(folder), name)]
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        reading = read_document(read_safely(path), document=document, path=name, sha256=digest)
        plans[document] = Plan(reading.document, reading.sections)
    if not plans:
        raise BadInput(f"{folder} holds no document; name the documents' folder with --corpus")
    return plans


def corpus_hash(folder: Path) -> str:
    """SHA-256 (hex) over names and bytes of the folder's documents."""
    from ingest.pipeline import find_files

    total = hashlib.sha256()
    for path in find_files(folder):
        total.update(f"{path.relative_to(folder).as_posix()}\0{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return total.hexdigest()
