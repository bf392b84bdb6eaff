"""From folders and files to a published index: incremental, synchronised, one bad file never stops the others."""

import hashlib
import os
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from index.models import ingest_model
from index.errors import BadInput, DamagedIndex, NoIndex, UnreadableFile
from index.manifest import Manifest
from index.publish import writing
from index.reader import Index, IndexFolder
from index.records import Reading
from ingest.held import Held, text_digest
from ingest.identity import document_ids
from ingest.publishing import publish_held
from ingest.reading import INGEST_VERSION, read_document
from ingest.readers.registry import supported_extensions
from ingest.readers.sandbox import read_safely
from ingest.report import FileReport, IngestReport
from ingest.resolve import look_alikes
from ingest.unfinished import Unfinished

Progress = Callable[[str, int, int], None]
_KEEP_FROM = 12


@dataclass(frozen=True, slots=True)
class _File:
    root: Path
    path: Path
    name: str
    sha256: str


def skip(path: Path) -> bool:
    """README files, the catalogue and names beginning with "." or "_" are not documents."""
    return path.name.startswith((".", "_")) or path.stem.upper() == "README" or path.suffix == ".toml"


def find_files(root: Path, refused: Callable[[OSError], None] | None = None) -> list[Path]:
    """The documents under a folder, sorted; symbolic links are not followed; `refused` is told of folders that cannot be opened."""
    found = []
    for folder, folders, names in os.walk(root, onerror=refused, followlinks=False):
        folders[:] = sorted(d for d in folders if not d.startswith((".", "_")))
        found += [Path(folder) / n for n in sorted(names) if not skip(Path(n)) and not (Path(folder) / n).is_symlink()]
    return found


def ingest(paths: Sequence[Path], index_folder: Path, *, rebuild: bool = False, progress: Progress | None = None, drop: Sequence[str] = ()) -> IngestReport:
    """Reads folders and files into the index.

    A folder is synchronised: files gone from it leave the index. A file is added or updated; nothing else is touched.

    Args:
        paths: folders and files.
        index_folder: the index; created when missing.
        rebuild: read and embed everything again.
        progress: called with a word, how many are done, and how many there are.
        drop: documents that leave the index in the same build.

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
        counts = run.run([p.resolve() for p in paths], drop)
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
        self.held: dict[str, Held] = {}
        self.old: Index | None = None
        self.stale: list[tuple[str, str, str]] = []
        self.changed = False
        self.closed: list[Path] = []
        self.unfinished = Unfinished(folder, INGEST_VERSION)

    def run(self, paths: list[Path], drop: Sequence[str]) -> dict[str, int]:
        self.open_old(strict=False)
        for document in drop:
            gone = self.held.pop(document, None)
            if gone:
                self.changed = True
                self.reports.append(FileReport(gone.path, "removed", document))
        files = self._files(paths)
        self._drop_gone(files, [p for p in paths if p.is_dir()])
        fresh = self._sort_out([*files, *self._stale_files(files, paths)])
        self._read(fresh)
        if not self.changed and self.old is not None:
            return self._counts(self.old)
        self._flag_look_alikes()
        return self.publish()

    def open_old(self, *, strict: bool) -> None:
        """Takes over what the published build holds, unless its rules or model have changed."""
        try:
            self.old = IndexFolder(self.folder).current()
            same = self.old.manifest.ingest_version == INGEST_VERSION
            if strict and not same:
                raise DamagedIndex("the index was made by another version; rebuild it with: python -m ingest --rebuild")
            if self.rebuild or not same:
                self.stale = [(e.root, e.path, e.id) for e in self.old.manifest.documents]
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
            self.held[entry.id] = Held(entry.id, entry.root, entry.path, entry.sha256, store=self.old.store)

    def _files(self, paths: list[Path]) -> list[_File]:
        out: dict[Path, _File] = {}
        for path in paths:
            for file in find_files(path, self._refused) if path.is_dir() else [path]:
                self._put(out, path if path.is_dir() else self._root_of(file), file)
        return list(out.values())

    def _refused(self, error: OSError) -> None:
        """A folder that cannot be opened: what was read from it stays."""
        self.closed.append(Path(error.filename))
        self.reports.append(FileReport(os.fsencode(error.filename).decode("utf-8", "replace"), "failed", error=f"the folder cannot be opened ({error.strerror})"))

    def _put(self, out: dict[Path, _File], root: Path, file: Path) -> None:
        name = file.relative_to(root).as_posix()
        shown = os.fsencode(name).decode("utf-8", "replace")
        if shown != name:
            self.reports.append(FileReport(shown, "failed", error="its name is not Unicode; rename the file"))
            return
        try:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
        except OSError as error:
            self.reports.append(FileReport(name, "failed", error=f"cannot be opened ({error.strerror})"))
            self.closed.append(file)
            return
        out.setdefault(file, _File(root, file, name, digest))

    def _root_of(self, file: Path) -> Path:
        """A file named alone belongs to the folder it was ingested from; else to the one it lies in."""
        roots = [Path(h.root) for h in self.held.values() if Path(h.root) / h.path == file] + [Path(root) for root, path, _ in self.stale if Path(root) / path == file]
        return roots[0] if roots else file.parent

    def _stale_files(self, files: list[_File], paths: list[Path]) -> list[_File]:
        """Documents of an index that is read anew, from folders that were not named: they stay in it when their file is still there."""
        named = {f.path for f in files}
        out: dict[Path, _File] = {}
        for root, path, document in self.stale:
            file = Path(root) / path
            if file in named or any(p.is_dir() and p in file.parents for p in paths):
                continue
            if file.is_file():
                self._put(out, Path(root), file)
            else:
                self.reports.append(FileReport(path, "removed", document, warnings=["its file is gone, so it could not be read anew"]))
        return list(out.values())

    def _drop_gone(self, files: list[_File], folders: list[Path]) -> None:
        there = {(str(f.root), f.name) for f in files}
        for document, held in list(self.held.items()):
            inside = any(Path(held.root) == folder or folder in Path(held.root).parents for folder in folders)
            file = Path(held.root) / held.path
            if inside and not any(file == closed or closed in file.parents for closed in self.closed) and (held.root, held.path) not in there:
                del self.held[document]
                self.changed = True
                self.reports.append(FileReport(held.path, "removed", document))

    def _sort_out(self, files: list[_File]) -> list[tuple[_File, str]]:
        """Unchanged, duplicate, or to be read; ids stay what they were."""
        by_place = {(h.root, h.path): d for d, h in self.held.items()} | {(root, path): d for root, path, d in self.stale}
        by_sha = {h.sha256: d for d, h in self.held.items()}
        ids = document_ids([(str(f.root), f.name) for f in files], by_place, set(self.held))
        todo = []
        for file in files:
            document = ids[(str(file.root), file.name)]
            held = self.held.get(document)
            if held and held.sha256 == file.sha256:
                self.reports.append(_report(file.name, "unchanged", held))
            elif file.path.suffix.lower() not in supported_extensions():
                self.reports.append(FileReport(file.name, "failed", error=f"the format {file.path.suffix or 'without extension'} is not read; formats: {' '.join(supported_extensions())}"))
            elif by_sha.get(file.sha256, document) != document:
                self.reports.append(FileReport(file.name, "duplicate", by_sha[file.sha256], warnings=[f"the same bytes as {by_sha[file.sha256]}"]))
            else:
                by_sha[file.sha256] = document
                todo.append((file, document))
        return todo

    def _read(self, todo: list[tuple[_File, str]]) -> None:
        if not todo:
            return
        texts = {h.digest: d for d, h in self.held.items()}
        pool = ThreadPoolExecutor(max_workers=_workers())
        try:
            for done, (file, document, future) in enumerate(self._reading(pool, todo)):
                self.progress(file.name, done, len(todo))
                self._take(file, document, future, texts, keep=len(todo) >= _KEEP_FROM)
        finally:
            pool.shutdown(wait=True, cancel_futures=True)
        self.progress("", len(todo), len(todo))

    def _reading(self, pool: ThreadPoolExecutor, todo: list[tuple[_File, str]]) -> "Iterator[tuple[_File, str, Future[Reading]]]":
        """The files in their order, a few ahead of the one that is taken: memory and an interruption stay bounded."""
        ahead: deque[tuple[_File, str, Future[Reading]]] = deque()
        for file, document in todo:
            ahead.append((file, document, pool.submit(self._read_one, file, document)))
            if len(ahead) > 3 * _workers():
                yield ahead.popleft()
        while ahead:
            yield ahead.popleft()

    def _read_one(self, file: _File, document: str) -> Reading:
        kept = None if self.rebuild else self.unfinished.find(file.sha256, document, file.name)
        return kept or _read_one(file, document)

    def _take(self, file: _File, document: str, future: "Future[Reading]", texts: dict[str, str], *, keep: bool) -> None:
        try:
            reading = future.result()
        except UnreadableFile as error:
            self.reports.append(FileReport(file.name, "failed", error=str(error)))
            return
        digest = text_digest(reading.document.text)
        twin = texts.get(digest, document)
        if twin != document and twin in self.held:
            self.reports.append(FileReport(file.name, "duplicate", twin, warnings=[f"the same text as {twin}"]))
            return
        texts[digest] = document
        status = "updated" if document in self.held or any(document == d for _, _, d in self.stale) else "added"
        self.held[document] = Held(document, str(file.root), file.name, file.sha256, known=reading)
        self.changed = True
        self.reports.append(_report(file.name, status, self.held[document]))
        if keep:
            self.unfinished.keep(reading)

    def _flag_look_alikes(self) -> None:
        """Says of each new document which held number is easily taken for its own."""
        new = {r.document: r for r in self.reports if r.status in ("added", "updated") and r.document}
        if new:
            found = look_alikes([h.identity for h in self.held.values()])
            for document, report in new.items():
                report.warnings += found.get(document or "", [])

    def publish(self) -> dict[str, int]:
        """Embeds what is new and publishes."""
        publish_held(self.folder, self.held, self.old, self.progress, ingest_model, INGEST_VERSION)
        self.unfinished.clear()
        return self._counts(IndexFolder(self.folder).current())

    def _counts(self, index: Index) -> dict[str, int]:
        manifest: Manifest = index.manifest
        return {**{k: manifest.counts[k] for k in ("documents", "passages", "vectors")}, "bytes": sum(manifest.sizes.values())}


def _workers() -> int:
    return max(1, min(4, os.cpu_count() or 1))


def _read_one(file: _File, document: str) -> Reading:
    return read_document(read_safely(file.path), document=document, path=file.name, sha256=file.sha256)


def _report(path: str, status: str, held: Held) -> FileReport:
    pages, passages, duties, references, warnings = held.counts()
    return FileReport(path, status, held.id, pages, passages, duties, references, warnings)
