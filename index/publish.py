"""Builds and CURRENT: a new build is written beside the old one, checked, and then named in one atomic step.

A crash at any moment leaves the old build serving.
"""

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

from index.errors import DamagedIndex, IndexBusy, NoIndex
from index.manifest import Entry, Manifest, check_files, file_sha256, list_files, load_manifest
from index.records import Reading
from index.store import Store, write_store
from index.vectors import VectorIndex, write_vectors
from index.words import WordIndex, WordRow, write_words

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
    builds = folder / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    number = 1 + max((int(p.name) for p in builds.iterdir() if p.name.isdigit()), default=0)
    fresh = builds / f".new-{number}"
    fresh.mkdir()
    passages = write_store(fresh / STORE, readings)
    write_words(fresh / WORDS, _word_rows(readings))
    write_vectors(fresh / VECTORS, vectors)
    names = list_files(fresh)
    entries = tuple(Entry(r.document.id, roots[r.document.id], r.document.path, r.document.sha256, len(r.passages)) for r in readings)
    counts = {"documents": len(readings), "passages": passages, "vectors": len(vectors)}
    sizes = {n: (fresh / n).stat().st_size for n in names}
    Manifest(ingest_version, embedding, entries, counts, {n: file_sha256(fresh / n) for n in names}, sizes).save(fresh)
    verify_build(fresh)
    final = builds / str(number)
    fresh.rename(final)
    _name_current(folder, number)
    _sweep(folder, keep=2)
    return final


def _word_rows(readings: Sequence[Reading]) -> Iterator[WordRow]:
    at = 0
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


def verify_build(build: Path) -> dict[str, int]:
    """Checks one build whole: checksums, counts, every span inside its text.

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
        for document in store.document_ids():
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
