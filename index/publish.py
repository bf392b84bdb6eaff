"""Builds and CURRENT: a new build is written beside the old one, checked, and then named in one atomic step.

A crash at any moment leaves the old build serving.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import numpy as np

from index.errors import DamagedIndex, IndexBusy, NoIndex, NotWritten
from index.manifest import Entry, Manifest, check_files, file_sha256, list_files, load_manifest
from index.records import Reading, Reference
from index.store import Store, add_to_store, write_store
from index.vectors import VectorIndex, append_vectors, write_vectors
from index.words import WordIndex, WordRow, add_words, write_words

CURRENT = "CURRENT"
STORE, WORDS, VECTORS = "documents.sqlite", "words", "vectors.faiss"


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """One writer at a time.

    Raises:
        IndexBusy: another process holds the lock.
    """
    from filelock import FileLock, Timeout

    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / "writer.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise IndexBusy(f"another process is writing {folder}; wait until it has ended") from error
    try:
        yield
    finally:
        lock.release()


def current_build(folder: Path) -> Path:
    """The folder of the published build.

    Raises:
        NoIndex: none has been published.
        DamagedIndex: CURRENT names a build that is not there.
    """
    try:
        name = (folder / CURRENT).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError):
        raise NoIndex(f"there is no index in {folder}; build it with: python -m ingest") from None
    except (OSError, UnicodeDecodeError) as error:
        raise DamagedIndex(f"{CURRENT} in {folder} cannot be read; rebuild it with: python -m ingest --rebuild") from error
    build = folder / "builds" / name
    if not name.isdigit() or not build.is_dir():
        raise DamagedIndex(f"{CURRENT} names build {name[:20]!r}, which is not in {folder}; rebuild it with: python -m ingest --rebuild")
    return build


def publish(folder: Path, readings: Sequence[Reading], roots: dict[str, str], vectors: np.ndarray, embedding: dict[str, str | int], ingest_version: str) -> Path:
    """Writes, checks and publishes a build.

    Args:
        folder: the index folder; the caller holds `writing`.
        readings: all documents of the build, by id.
        roots: the ingested folder of each document id.
        vectors: one row a passage, in the order of the readings.
        embedding: name, checksum and dimension of the model.
        ingest_version: version of the reading rules.
    """
    with _beginning(folder) as (number, fresh):
        passages = write_store(fresh / STORE, readings)
        write_words(fresh / WORDS, _word_rows(readings, 0))
        write_vectors(fresh / VECTORS, vectors)
        counts = {"documents": len(readings), "passages": passages, "vectors": len(vectors)}
        return _finish(folder, number, Manifest(ingest_version, embedding, _entries(readings, roots), counts), None)


def extend(folder: Path, old: Path, readings: Sequence[Reading], roots: dict[str, str], vectors: np.ndarray, references: Mapping[str, Sequence[Reference]]) -> Path:
    """Publishes a build with more documents than an old one, of which everything else is taken over as it is.

    What the old build holds was checked when it was published; its files are held against their checksums before they
    are copied, so that only what is new is checked again.

    Args:
        folder: the index folder; the caller holds `writing`.
        old: the published build.
        readings: the added documents, by id.
        roots: the ingested folder of each added document.
        vectors: one row a passage of the added documents.
        references: documents of the old build whose references now have another target.

    Raises:
        DamagedIndex: a file of the old build does not agree with its manifest.
    """
    manifest = load_manifest(old)
    check_files(old, manifest, full=True)
    with _beginning(folder) as (number, fresh):
        shutil.copyfile(old / STORE, fresh / STORE)
        passages = add_to_store(fresh / STORE, readings, references)
        shutil.copytree(old / WORDS, fresh / WORDS, ignore=shutil.ignore_patterns("*.lock"))
        add_words(fresh / WORDS, _word_rows(readings, manifest.counts["passages"]))
        append_vectors(old / VECTORS, fresh / VECTORS, vectors)
        counts = {"documents": manifest.counts["documents"] + len(readings), "passages": passages, "vectors": manifest.counts["vectors"] + len(vectors)}
        made = Manifest(manifest.ingest_version, manifest.embedding, (*manifest.documents, *_entries(readings, roots)), counts)
        return _finish(folder, number, made, [*(r.document.id for r in readings), *references])


@contextmanager
def _beginning(folder: Path) -> Iterator[tuple[int, Path]]:
    """Number and folder of the build to come; one that fails leaves nothing behind.

    Raises:
        NotWritten: the database or an index could not be written, as on a full disk.
    """
    builds = folder / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    number = 1 + max((int(p.name) for p in builds.iterdir() if p.name.isdigit()), default=0)
    fresh = builds / f".new-{number}"
    fresh.mkdir()
    try:
        yield number, fresh
    except (sqlite3.Error, RuntimeError, ValueError) as error:  # what SQLite, faiss and tantivy raise where Python has OSError
        raise NotWritten(f"the index in {folder} could not be written ({' '.join(str(error).split())[:160]}); is the disk full? The index before it stays as it is") from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _finish(folder: Path, number: int, manifest: Manifest, documents: Sequence[str] | None) -> Path:
    """Writes the manifest, verifies, names the build."""
    fresh, final = folder / "builds" / f".new-{number}", folder / "builds" / str(number)
    names = list_files(fresh)
    replace(manifest, files={n: file_sha256(fresh / n) for n in names}, sizes={n: (fresh / n).stat().st_size for n in names}).save(fresh)
    verify_build(fresh, documents)
    fresh.rename(final)
    _name_current(folder, number)
    _sweep(folder, keep=2)
    return final


def _entries(readings: Sequence[Reading], roots: dict[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(r.document.id, roots[r.document.id], r.document.path, r.document.sha256, len(r.passages)) for r in readings)


def _word_rows(readings: Sequence[Reading], at: int) -> Iterator[WordRow]:
    for reading in readings:
        for passage in reading.passages:
            yield WordRow(at, reading.document.id, reading.document.text[passage.start : passage.end], passage.context)
            at += 1


def _name_current(folder: Path, number: int) -> None:
    temporary = folder / f".{CURRENT}.new"
    with temporary.open("w", encoding="utf-8") as stream:
        stream.write(f"{number}\n")
        stream.flush()
        os.fsync(stream.fileno())
    os.replace(temporary, folder / CURRENT)


def _sweep(folder: Path, keep: int = 2) -> None:
    """Removes unfinished builds and all but the newest published ones."""
    builds = folder / "builds"
    for path in builds.glob(".new-*"):
        shutil.rmtree(path, ignore_errors=True)
    try:
        serving = int(current_build(folder).name)
    except (NoIndex, DamagedIndex):
        return
    numbers = sorted(int(p.name) for p in builds.iterdir() if p.name.isdigit())
    for number in numbers:
        if number != serving and number < serving - (keep - 1):
            shutil.rmtree(builds / str(number), ignore_errors=True)


def verify_build(build: Path, documents: Sequence[str] | None = None) -> dict[str, int]:
    """Checks one build whole: checksums, counts, every span inside its text.

    Args:
        build: its folder.
        documents: those whose spans are checked; None for all.

    Raises:
        DamagedIndex: naming what does not agree.
    """
    manifest = load_manifest(build)
    check_files(build, manifest, full=True)
    store = Store(build / STORE)
    try:
        counts = store.counts()
        found = {"documents": counts["documents"], "passages": counts["passages"], "vectors": len(VectorIndex(build / VECTORS))}
        if found != manifest.counts or len(WordIndex(build / WORDS)) != found["passages"] or found["vectors"] != found["passages"]:
            raise DamagedIndex(f"the index holds {found}, its manifest says {manifest.counts}; rebuild it with: python -m ingest --rebuild")
        for document in store.document_ids() if documents is None else documents:
            _check_spans(store.reading(document))
    finally:
        store.close()
    return counts


def _check_spans(reading: Reading) -> None:
    size, text = len(reading.document.text), reading.document.text
    for record in (*reading.sections, *reading.passages, *reading.references, *reading.duties):
        if not 0 <= record.start < record.end <= size:
            raise DamagedIndex(f"a span {record.start}-{record.end} of {reading.document.id} lies outside its text ({size}); rebuild it with: python -m ingest --rebuild")
    for cut in _cuts(reading):
        if text[cut.start : cut.end] != cut.text:
            raise DamagedIndex(f"a quote of {reading.document.id} at {cut.start} is not its text; rebuild it with: python -m ingest --rebuild")


def _cuts(reading: Reading) -> Iterator[object]:
    for record in (reading.document, *reading.references, *reading.duties, *reading.findings):
        for name in record.__slots__:
            value = getattr(record, name)
            for item in value if isinstance(value, tuple) else (value,):
                if hasattr(item, "start") and hasattr(item, "text"):
                    yield item
