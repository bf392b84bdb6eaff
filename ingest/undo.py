"""Removing a document of the library so that it can be brought back: its file waits in a folder of removed ones."""

import json
import shutil
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import BadInput
from index.publish import writing
from index.reader import Index, IndexFolder
from ingest.pipeline import ingest, remove_documents
from ingest.report import IngestReport

MOST_KEPT = 20
KEPT_S = 24 * 3600
_RECORD = "removed.json"


@dataclass(frozen=True, slots=True)
class Removed:
    """One removed document that can be restored.

    Attributes:
        key: the folder that holds its file.
        document: its id.
        path: its file's path inside the library.
        title: what it was called.
        at: seconds since the epoch.
    """

    key: str
    document: str
    path: str
    title: str
    at: float


def in_library(index: Index, document: str, library: Path) -> bool:
    """Whether the document's file lies in the library; others belong to a folder that the program does not change."""
    return _file_of(index, document, library) is not None


def remove_file(index_folder: Path, document: str, library: Path, kept: Path) -> Removed:
    """Takes a document out of the index and puts its file aside.

    Args:
        index_folder: the index.
        document: id of a document of the library.
        library: the folder of added files.
        kept: where removed files wait.

    Raises:
        UnknownDocument: the index holds no such document.
        BadInput: its file is not in the library.
        IndexBusy: somebody is writing; nothing was changed.
    """
    index = IndexFolder(index_folder).current()
    record = index.store.document(document)
    file = _file_of(index, document, library)
    if file is None:
        raise BadInput(f"{document} does not come from {library}; take its file out of its folder and run: python -m ingest")
    remove_documents(index_folder, [document])
    now = time.time()
    removed = Removed(f"{time.time_ns()}-{document[:60]}", document, file.relative_to(library.resolve()).as_posix(),
                      " ".join(record.title.text.split()) if record.title else record.path, now)
    _put_aside(file, removed, kept)
    _forget_old(kept, now)
    return removed


def removed_documents(kept: Path) -> list[Removed]:
    """What can be restored, the newest first."""
    found = [record for folder in (kept.iterdir() if kept.is_dir() else ()) if (record := _record(folder)) and time.time() - record.at < KEPT_S]
    return sorted(found, key=lambda r: -r.at)[:MOST_KEPT]


def restore(index_folder: Path, key: str, library: Path, kept: Path) -> IngestReport:
    """Brings a removed document back, its file first; a name that is taken by now gets "-2".

    Raises:
        BadInput: nothing of this key waits.
        IndexBusy: somebody is writing; the file goes on waiting.
    """
    record = next((r for r in removed_documents(kept) if r.key == key), None)
    if record is None:
        raise BadInput("this document cannot be restored any more; add its file again")
    with writing(index_folder):  # fails here, before the file is moved, where another process writes
        pass
    home = kept / record.key
    target = free_path(library.resolve() / record.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.move(home / Path(record.path).name, target)
    try:
        report = ingest([target], index_folder)
    except BaseException:
        shutil.move(target, home / Path(record.path).name)
        raise
    if any(f.status == "duplicate" for f in report.files):
        target.unlink()
    shutil.rmtree(home, ignore_errors=True)
    return report


def free_path(path: Path) -> Path:
    """The path, or the same with "-2", "-3" where something is there."""
    return next(p for n in range(1, 100_000) if not (p := path if n == 1 else path.with_stem(f"{path.stem}-{n}")).exists())


def _file_of(index: Index, document: str, library: Path) -> Path | None:
    entry = next((e for e in index.manifest.documents if e.id == document), None)
    file = Path(entry.root) / entry.path if entry else None
    return file if file and library.resolve() in file.parents else None


def _put_aside(file: Path, removed: Removed, kept: Path) -> None:
    home = kept / removed.key
    home.mkdir(parents=True)
    if file.exists():
        shutil.move(file, home / file.name)
    # The record last: a folder without one is not offered.
    (home / _RECORD).write_text(json.dumps(asdict(removed), ensure_ascii=False), encoding="utf-8")


def _record(folder: Path) -> Removed | None:
    try:
        record = Removed(**json.loads((folder / _RECORD).read_text(encoding="utf-8")))
        return record if record.key == folder.name and (folder / Path(record.path).name).is_file() else None
    except (OSError, ValueError, TypeError):
        return None


def _forget_old(kept: Path, now: float) -> None:
    """Old folders go, by age and by number."""
    dated = sorted(((record.at, folder) for folder in kept.iterdir() if (record := _record(folder))), reverse=True)
    for place, (at, folder) in enumerate(dated):
        if place >= MOST_KEPT or now - at > KEPT_S:
            shutil.rmtree(folder, ignore_errors=True)
