"""SQLite storage of what was read out of the documents."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from index.codec import dumps, loads
from index.errors import DamagedIndex, UnknownDocument
from index.records import Document, Duty, Finding, Passage, Reading, Reference, Section

T = TypeVar("T")

_TABLES = """
CREATE TABLE documents (id TEXT PRIMARY KEY, path TEXT, sha256 TEXT, province TEXT, branch TEXT, date TEXT, first_passage INTEGER, passages INTEGER, record TEXT);
CREATE TABLE sections (document TEXT, path TEXT, record TEXT);
CREATE TABLE passages (id INTEGER PRIMARY KEY, document TEXT, section TEXT, kind TEXT, start INTEGER, "end" INTEGER, page INTEGER, context TEXT);
CREATE TABLE refs (document TEXT, key TEXT, record TEXT);
CREATE TABLE duties (document TEXT, kind TEXT, record TEXT);
CREATE TABLE findings (document TEXT, record TEXT);
"""
_INDEXES = """
CREATE INDEX sections_document ON sections (document);
CREATE INDEX refs_document ON refs (document);
CREATE INDEX refs_key ON refs (key);
CREATE INDEX duties_document ON duties (document);
CREATE INDEX passages_document ON passages (document);
"""


def write_store(path: Path, readings: Iterable[Reading]) -> int:
    """A new store of the readings, passages numbered in their order; gives the number of passages."""
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript(_TABLES)
        at = 0
        for reading in readings:
            at = _add(connection, reading, at)
        connection.executescript(_INDEXES)
    connection.close()
    return at


def add_to_store(path: Path, readings: Iterable[Reading], references: Mapping[str, Sequence[Reference]]) -> int:
    """More readings for a store, and other references for documents that it holds; gives the number of all passages."""
    connection = sqlite3.connect(path)
    with connection:
        at = int(connection.execute("SELECT count(*) FROM passages").fetchone()[0])
        for reading in readings:
            at = _add(connection, reading, at)
        for document, rows in references.items():
            connection.execute("DELETE FROM refs WHERE document = ?", (document,))
            connection.executemany("INSERT INTO refs VALUES (?,?,?)", [(document, r.key, dumps(r)) for r in rows])
    connection.close()
    return at


def _add(connection: sqlite3.Connection, reading: Reading, at: int) -> int:
    doc = reading.document
    connection.execute("INSERT INTO documents VALUES (?,?,?,?,?,?,?,?,?)",
                       (doc.id, doc.path, doc.sha256, doc.province_name, doc.branch, doc.date_typed, at, len(reading.passages), dumps(doc)))
    connection.executemany("INSERT INTO sections VALUES (?,?,?)", [(doc.id, s.path, dumps(s)) for s in reading.sections])
    connection.executemany("INSERT INTO passages VALUES (?,?,?,?,?,?,?,?)",
                           [(at + i, doc.id, p.section, p.kind, p.start, p.end, p.page, p.context) for i, p in enumerate(reading.passages)])
    connection.executemany("INSERT INTO refs VALUES (?,?,?)", [(doc.id, r.key, dumps(r)) for r in reading.references])
    connection.executemany("INSERT INTO duties VALUES (?,?,?)", [(doc.id, d.kind, dumps(d)) for d in reading.duties])
    connection.executemany("INSERT INTO findings VALUES (?,?)", [(doc.id, dumps(f)) for f in reading.findings])
    return at + len(reading.passages)


class Store:
    """Read access to one build's records. Safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._connection.execute("SELECT count(*) FROM documents").fetchone()
        except sqlite3.Error as error:
            raise DamagedIndex(f"{path.name} cannot be read ({error}); rebuild with: python -m ingest --rebuild") from error
        self.document = lru_cache(maxsize=256)(self._document)
        self.sections = lru_cache(maxsize=256)(self._sections)
        self.passages = lru_cache(maxsize=256)(self._passages)
        self.references = lru_cache(maxsize=256)(self._references)
        self.duties = lru_cache(maxsize=256)(self._duties)
        self.document_ids = lru_cache(maxsize=1)(self._document_ids)

    def _document_ids(self) -> tuple[str, ...]:
        return tuple(row[0] for row in self._connection.execute("SELECT id FROM documents ORDER BY id"))

    def _document(self, document: str) -> Document:
        """The document with this id.

        Raises:
            UnknownDocument: the index holds none.
        """
        row = self._connection.execute("SELECT record FROM documents WHERE id = ?", (document,)).fetchone()
        if row is None:
            raise UnknownDocument(f"no document {document!r} in the index; python -m ingest list shows the ids")
        return loads(Document, row[0])

    def documents(self) -> Iterator[Document]:
        """All documents, by id."""
        return (self.document(i) for i in self.document_ids())

    def _sections(self, document: str) -> tuple[Section, ...]:
        return self._records(Section, "SELECT record FROM sections WHERE document = ? ORDER BY rowid", (document,))

    def _references(self, document: str) -> tuple[Reference, ...]:
        return self._records(Reference, "SELECT record FROM refs WHERE document = ? ORDER BY rowid", (document,))

    def pointing_to(self, document: str) -> int:
        """How many references of all documents mean this one."""
        return int(self._connection.execute("SELECT count(*) FROM refs WHERE json_extract(record, '$.target') = ?", (document,)).fetchone()[0])

    def _duties(self, document: str) -> tuple[Duty, ...]:
        return self._records(Duty, "SELECT record FROM duties WHERE document = ? ORDER BY rowid", (document,))

    def findings(self, document: str) -> tuple[Finding, ...]:
        """Findings of one document."""
        return self._records(Finding, "SELECT record FROM findings WHERE document = ? ORDER BY rowid", (document,))

    def _passages(self, document: str) -> tuple[Passage, ...]:
        rows = self._connection.execute('SELECT id, document, section, kind, start, "end", page, context FROM passages WHERE document = ? ORDER BY id', (document,))
        return tuple(Passage(*row) for row in rows)

    def passages_by_id(self, ids: Sequence[int]) -> list[Passage]:
        """Passages in the order of the ids given."""
        marks = ",".join("?" * len(ids))
        rows = self._connection.execute(f'SELECT id, document, section, kind, start, "end", page, context FROM passages WHERE id IN ({marks})', list(ids))
        by_id = {row[0]: Passage(*row) for row in rows}
        return [by_id[i] for i in ids if i in by_id]

    def passage_range(self, document: str) -> tuple[int, int]:
        """First passage id of a document, and one past its last."""
        row = self._connection.execute("SELECT first_passage, passages FROM documents WHERE id = ?", (document,)).fetchone()
        return (row[0], row[0] + row[1]) if row else (0, 0)

    def reading(self, document: str) -> Reading:
        """Everything held of one document."""
        return Reading(self.document(document), self.sections(document), self.passages(document), self.references(document), self.duties(document), self.findings(document))

    def counts(self) -> dict[str, int]:
        """Rows of each table."""
        tables = ("documents", "sections", "passages", "refs", "duties", "findings")
        return {t: int(self._connection.execute(f"SELECT count(*) FROM {t}").fetchone()[0]) for t in tables}

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def _records(self, cls: type[T], sql: str, arguments: tuple[str, ...]) -> tuple[T, ...]:
        return tuple(loads(cls, row[0]) for row in self._connection.execute(sql, arguments))
