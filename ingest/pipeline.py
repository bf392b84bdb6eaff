"""From folders and files to a published index: incremental, synchronised, one bad file never stops the others."""

import hashlib
import os
import time
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from index.models import embedding_info, ingest_model
from index.errors import BadInput, DamagedIndex, NoIndex, UnreadableFile
from index.manifest import Manifest
from index.publish import publish, writing
from index.reader import Index, IndexFolder
from index.records import Reading
from ingest.identity import document_ids
from ingest.reading import INGEST_VERSION, read_document
from ingest.readers.registry import supported_extensions
from ingest.readers.sandbox import read_safely

Progress = Callable[[str, int, int], None]


@dataclass(slots=True)
class FileReport:
    """What became of one file."""

    path: str
    status: str
    document: str | None = None
    pages: int = 0
    passages: int = 0
    duties: int = 0
    references: int = 0
    warnings: list[str] = field(default_factory=list)
    error: str | None = None


@dataclass(slots=True)
class IngestReport:
    """What became of all files, and the size of the index after it."""

    files: list[FileReport]
    seconds: float
    index: dict[str, int]

    def as_json(self) -> dict[str, object]:
        """The object that `python -m ingest --json` prints."""
        return {"files": [{k: getattr(f, k) for k in f.__slots__} for f in self.files], "seconds": round(self.seconds, 3), "index": self.index}

    @property
    def failed(self) -> int:
        """Files that could not be read."""
        return sum(f.status == "failed" for f in self.files)


@dataclass(frozen=True, slots=True)
class _File:
    root: Path
    path: Path
    name: str
    sha256: str


@dataclass(slots=True)
class _Held:
    """A document of the build to come: its reading, where it comes from, and its vectors when they are known."""

    reading: Reading
    root: str
    vectors: np.ndarray | None


def skip(path: Path) -> bool:
    """README files, the catalogue and names beginning with "." or "_" are not documents."""
    return path.name.startswith((".", "_")) or path.stem.upper() == "README" or path.suffix == ".toml"


def find_files(root: Path) -> list[Path]:
    """The documents under a folder, sorted; symbolic links are not followed."""
    found = []
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(d for d in folders if not d.startswith((".", "_")))
        found += [Path(folder) / n for n in sorted(names) if not skip(Path(n)) and not (Path(folder) / n).is_symlink()]
    return found


def ingest(paths: Sequence[Path], index_folder: Path, *, rebuild: bool = False, progress: Progress | None = None) -> IngestReport:
    """Reads folders and files into the index.

    A folder is synchronised: files gone from it leave the index. A file is added or updated; nothing else is touched.

    Args:
        paths: folders and files.
        index_folder: the index; created when missing.
        rebuild: read and embed everything again.
        progress: called with a word, how many are done, and how many there are.

    Raises:
        BadInput: a path does not exist.
        IndexBusy: another process is writing.
    """
    started = time.perf_counter()
    for path in paths:
        if not path.exists():
            raise BadInput(f"{path} does not exist; give a folder or a file")
    with writing(index_folder):
        run = _Run(index_folder, rebuild, progress or (lambda word, done, total: None))
        counts = run.run([p.resolve() for p in paths])
    run.reports.sort(key=lambda r: r.path)
    return IngestReport(run.reports, time.perf_counter() - started, counts)


def remove_documents(index_folder: Path, documents: Sequence[str]) -> dict[str, int]:
    """A new build without these documents; not one passage, vector, duty or reference of theirs stays."""
    with writing(index_folder):
        run = _Run(index_folder, False, lambda word, done, total: None)
        run.open_old(strict=True)
        for document in documents:
            run.held.pop(document, None)
        return run.publish()


class _Run:
    def __init__(self, folder: Path, rebuild: bool, progress: Progress) -> None:
        self.folder, self.rebuild, self.progress = folder, rebuild, progress
        self.reports: list[FileReport] = []
        self.held: dict[str, _Held] = {}
        self.old: Index | None = None
        self.changed = False

    def run(self, paths: list[Path]) -> dict[str, int]:
        self.open_old(strict=False)
        files = self._files(paths)
        self._drop_gone(files, [p for p in paths if p.is_dir()])
        fresh = self._sort_out(files)
        self._read(fresh)
        if not self.changed and self.old is not None:
            return self._counts(self.old)
        return self.publish()

    def open_old(self, *, strict: bool) -> None:
        """Takes over what the published build holds, unless its rules or model have changed."""
        try:
            self.old = IndexFolder(self.folder).current()
            same = self.old.manifest.ingest_version == INGEST_VERSION
            if strict and not same:
                raise DamagedIndex("the index was made by another version; rebuild it with: python -m ingest --rebuild")
            if self.rebuild or not same:
                self.old = None
        except NoIndex:
            if strict:
                raise
        except DamagedIndex:
            if strict or not self.rebuild:
                raise
            self.old = None
        if self.old is None:
            return
        for entry in self.old.manifest.documents:
            self.held[entry.id] = _Held(self.old.store.reading(entry.id), entry.root, None)

    def _files(self, paths: list[Path]) -> list[_File]:
        out = []
        for path in paths:
            root = path if path.is_dir() else path.parent
            for file in find_files(path) if path.is_dir() else [path]:
                try:
                    digest = hashlib.sha256(file.read_bytes()).hexdigest()
                except OSError as error:
                    self.reports.append(FileReport(file.relative_to(root).as_posix(), "failed", error=f"cannot be opened ({error.strerror})"))
                    continue
                out.append(_File(root, file, file.relative_to(root).as_posix(), digest))
        return out

    def _drop_gone(self, files: list[_File], folders: list[Path]) -> None:
        there = {(str(f.root), f.name) for f in files}
        for document, held in list(self.held.items()):
            inside = any(Path(held.root) == folder or folder in Path(held.root).parents for folder in folders)
            if inside and (held.root, held.reading.document.path) not in there:
                del self.held[document]
                self.changed = True
                self.reports.append(FileReport(held.reading.document.path, "removed", document))

    def _sort_out(self, files: list[_File]) -> list[tuple[_File, str]]:
        """Unchanged, duplicate, or to be read; ids stay what they were."""
        by_place = {(h.root, h.reading.document.path): d for d, h in self.held.items()}
        by_sha = {h.reading.document.sha256: d for d, h in self.held.items()}
        ids = document_ids([(str(f.root), f.name) for f in files], by_place, set(self.held))
        todo = []
        for file in files:
            document = ids[(str(file.root), file.name)]
            held = self.held.get(document)
            if held and held.reading.document.sha256 == file.sha256:
                self.reports.append(_report(file.name, "unchanged", held.reading))
            elif file.path.suffix.lower() not in supported_extensions():
                self.reports.append(FileReport(file.name, "failed", error=f"the format {file.path.suffix or 'without extension'} is not read; formats: {' '.join(supported_extensions())}"))
            elif by_sha.get(file.sha256, document) != document:
                self.reports.append(FileReport(file.name, "duplicate", by_sha[file.sha256], warnings=[f"the same bytes as {by_sha[file.sha256]}"]))
            else:
                by_sha[file.sha256] = document
                todo.append((file, document))
        return todo

    def _read(self, todo: list[tuple[_File, str]]) -> None:
        with ThreadPoolExecutor(max_workers=max(1, min(4, os.cpu_count() or 1))) as pool:
            waiting: list[tuple[_File, str, Future[Reading]]] = [(f, d, pool.submit(_read_one, f, d)) for f, d in todo]
            for done, (file, document, future) in enumerate(waiting):
                self.progress(file.name, done, len(waiting))
                self._take(file, document, future)
        if todo:
            self.progress("", len(todo), len(todo))

    def _take(self, file: _File, document: str, future: "Future[Reading]") -> None:
        try:
            reading = future.result()
        except UnreadableFile as error:
            self.reports.append(FileReport(file.name, "failed", error=str(error)))
            return
        twin = next((d for d, h in self.held.items() if d != document and h.reading.document.text == reading.document.text), None)
        if twin:
            self.reports.append(FileReport(file.name, "duplicate", twin, warnings=[f"the same text as {twin}"]))
            return
        status = "updated" if document in self.held else "added"
        self.held[document] = _Held(reading, str(file.root), None)
        self.changed = True
        self.reports.append(_report(file.name, status, reading))

    def publish(self) -> dict[str, int]:
        """Embeds what is new and publishes."""
        embedder = ingest_model()
        info = embedding_info()
        keep = self.old is not None and self.old.manifest.embedding == info
        ordered = [self.held[d] for d in sorted(self.held)]
        todo = [h for h in ordered if not (keep and self._known_vectors(h))]
        for done, held in enumerate(todo):
            self.progress("embedding", done, len(todo))
            text = held.reading.document.text
            held.vectors = embedder.encode([f"{p.context}\n{text[p.start:p.end]}" for p in held.reading.passages]) if held.reading.passages else np.zeros((0, embedder.dimension), np.float32)
        vectors = np.concatenate([h.vectors for h in ordered if h.vectors is not None]) if ordered else np.zeros((0, embedder.dimension), np.float32)
        roots = {h.reading.document.id: h.root for h in ordered}
        publish(self.folder, [h.reading for h in ordered], roots, vectors.astype(np.float32), info, INGEST_VERSION)
        return self._counts(IndexFolder(self.folder).current())

    def _known_vectors(self, held: _Held) -> bool:
        assert self.old is not None
        document = held.reading.document
        entry = next((e for e in self.old.manifest.documents if e.id == document.id and e.sha256 == document.sha256), None)
        if entry is None:
            return False
        first, last = self.old.store.passage_range(document.id)
        held.vectors = self.old.vectors.rows(range(first, last))
        return True

    def _counts(self, index: Index) -> dict[str, int]:
        manifest: Manifest = index.manifest
        return {**{k: manifest.counts[k] for k in ("documents", "passages", "vectors")}, "bytes": sum(manifest.sizes.values())}


def _read_one(file: _File, document: str) -> Reading:
    return read_document(read_safely(file.path), document=document, path=file.name, sha256=file.sha256)


def _report(path: str, status: str, reading: Reading) -> FileReport:
    doc = reading.document
    return FileReport(path, status, doc.id, len(doc.page_starts), len(reading.passages), len(reading.duties), len(reading.references), list(doc.warnings))
