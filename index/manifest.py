"""The manifest of a build: what it was made from, with which versions, and a checksum of every file."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from index.errors import DamagedIndex

SCHEMA = 1
NAME = "manifest.json"
REBUILD = "rebuild it with: python -m ingest --rebuild"
_FULL_CHECK_BYTES = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One document of the build. `root` is the folder that was ingested, `path` the file under it."""

    id: str
    root: str
    path: str
    sha256: str
    passages: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a build holds and what it was made with."""

    ingest_version: str
    embedding: dict[str, str | int]
    documents: tuple[Entry, ...]
    counts: dict[str, int]
    files: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    schema: int = SCHEMA

    def save(self, folder: Path) -> None:
        """Writes the manifest into the build's folder."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / NAME).write_text(text + "\n", encoding="utf-8")


def load_manifest(folder: Path) -> Manifest:
    """The manifest of a build.

    Raises:
        DamagedIndex: missing, unreadable, or of another schema.
    """
    try:
        data = json.loads((folder / NAME).read_text(encoding="utf-8"))
        data["documents"] = tuple(Entry(**e) for e in data["documents"])
        manifest = Manifest(**data)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedIndex(f"the manifest of {folder} cannot be read; {REBUILD}") from error
    if manifest.schema != SCHEMA:
        raise DamagedIndex(f"the index was made for schema {manifest.schema}, this program reads {SCHEMA}; {REBUILD}")
    return manifest


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def list_files(folder: Path) -> list[str]:
    """Files of a build but the manifest, relative, sorted; lock files of the word index are not part of it."""
    found = (p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return sorted(n for n in found if n != NAME and not n.endswith(".lock"))


def check_files(folder: Path, manifest: Manifest, *, full: bool) -> None:
    """Compares the build's files with the manifest: names and sizes, and checksums when `full` or the build is small.

    Raises:
        DamagedIndex: naming the first file that differs.
    """
    hashed = full or sum(manifest.sizes.values()) < _FULL_CHECK_BYTES
    for name, digest in manifest.files.items():
        path = folder / name
        if path.is_symlink() or not path.is_file():
            raise DamagedIndex(f"{name} is missing from the index; {REBUILD}")
        if path.stat().st_size != manifest.sizes.get(name) or hashed and file_sha256(path) != digest:
            raise DamagedIndex(f"the checksum of {name} does not agree with the manifest; {REBUILD}")
