"""Files that people send: checked, named, put into the library and the index, one after another."""

import re
import shutil
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from index.errors import BadInput, IndexBusy, UserError
from interface.places import largest_mb

MOST_FILES = 50
LONGEST_NAME = 120
WAIT_S = 120.0
_LONGEST_KIND = 12
_STRANGE = re.compile(r"[^\w .()\-]+")
_RESERVED = re.compile(r"(?i)^(?:con|prn|aux|nul|com\d|lpt\d|readme)$")
# Several people of one page wait for each other; another program on the same index is told of by IndexBusy.
_turn = threading.Lock()


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as it was sent: the name that its owner gave it, where it lies until it is taken (an empty path: nowhere), and its size as the browser told it."""

    name: str
    path: Path
    size: int = 0


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file.

    Attributes:
        name: as its owner named it.
        status: added, updated, duplicate or failed.
        document: id of the document, or of its twin.
        kept_as: its name in the library, where that is not its own.
        passages: passages that can be found now.
        cause: why it failed, as the readers say it, or a key of the wording with "@" before it.
        warnings: what the readers noticed.
    """

    name: str
    status: str
    document: str | None = None
    kept_as: str = ""
    passages: int = 0
    cause: str = ""
    warnings: tuple[str, ...] = ()


@contextmanager
def my_turn() -> Iterator[None]:
    """One change of the index at a time within this program.

    Raises:
        IndexBusy: others did not finish in two minutes.
    """
    if not _turn.acquire(timeout=WAIT_S):
        raise IndexBusy("other documents are being added; wait until they are done")
    try:
        yield
    finally:
        _turn.release()


def take(sent: Sent, index_folder: Path, library: Path) -> Taken:
    """Adds one file; whatever is wrong with it is its own result and stops no other."""
    from ingest.readers.registry import supported_extensions

    extension = PurePosixPath(sent.name.replace("\\", "/")).suffix.lower()
    if extension not in supported_extensions():
        return Taken(sent.name, "failed", cause="@upload.causes.type")
    try:
        size = sent.path.stat().st_size
        if size > largest_mb() << 20:
            return Taken(sent.name, "failed", cause="@upload.causes.size")
        with my_turn():
            return _added(sent, safe_name(sent.name), index_folder, library)
    except IndexBusy:
        return Taken(sent.name, "failed", cause="@upload.causes.busy")
    except UserError as error:
        return Taken(sent.name, "failed", cause=str(error))
    except OSError:
        return Taken(sent.name, "failed", cause="@upload.causes.disk")


def _added(sent: Sent, name: str, index_folder: Path, library: Path) -> Taken:
    """Through the same door as `python -m ingest add`; a file of the same name is never replaced."""
    from ingest.adding import add_source
    from ingest.undo import free_path

    target = library.resolve() / name
    same = target.exists() and target.read_bytes() == sent.path.read_bytes()
    kept_as = name if same else free_path(target).name
    with tempfile.TemporaryDirectory(prefix="sent-") as home:
        copy = Path(home) / kept_as
        shutil.copyfile(sent.path, copy)
        report = add_source(str(copy), None, index_folder, library)
    row = next((f for f in report.files if f.status != "removed"), report.files[0])
    status = "duplicate" if same and row.status == "unchanged" else row.status
    cause = row.error or ""
    if status == "failed":
        _clear(library.resolve() / kept_as, same)
    return Taken(sent.name, status, row.document, kept_as if kept_as != sent.name else "", row.passages, cause, tuple(row.warnings))


def _clear(file: Path, was_there: bool) -> None:
    """A file that the readers refused does not stay behind."""
    if not was_there and file.exists():
        file.unlink()


def safe_name(name: str) -> str:
    """A file name that is a name and nothing else: no folder, no control letters, not hidden, not too long.

    Raises:
        BadInput: nothing is left of it.
    """
    last = PurePosixPath(unicodedata.normalize("NFC", name).replace("\\", "/").replace("\x00", "")).name
    stem, dot, extension = last.rpartition(".")
    plain = " ".join(_STRANGE.sub(" ", stem).split()).strip(" ._")
    if not dot or not plain:
        plain = plain or "van-ban"
    if _RESERVED.match(plain):
        plain = f"van-ban-{plain.lower()}"
    kind = re.sub(r"[^a-z0-9]", "", extension.lower())
    if not kind:
        raise BadInput(f"the name {name[:80]!r} has no extension; give the file the extension of its format")
    kind = kind[:_LONGEST_KIND]
    while plain and len(f"{plain}.{kind}".encode()) > LONGEST_NAME:
        plain = plain[:-1].rstrip(" ._")
    return f"{plain}.{kind}"
