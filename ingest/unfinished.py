"""Readings of a run that was interrupted: the next run takes them from here instead of reading the files again."""

import json
from contextlib import suppress
from pathlib import Path
from shutil import rmtree

from index.codec import dumps, loads
from index.records import Reading

FOLDER = "unfinished"


class Unfinished:
    """The readings kept beside the builds; emptied when a build is published."""

    def __init__(self, index_folder: Path, version: str) -> None:
        self._folder = index_folder / FOLDER
        self._version = version

    def keep(self, reading: Reading) -> None:
        """Keeps a reading under the checksum of its file; a disk without room keeps none."""
        path = self._path(reading.document.sha256)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            fresh.write_text(json.dumps({"version": self._version, "reading": dumps(reading)}, ensure_ascii=False), encoding="utf-8")
            fresh.replace(path)

    def find(self, sha256: str, document: str, path: str) -> Reading | None:
        """The reading of a file with these bytes, when it had the same id and place."""
        try:
            kept = json.loads(self._path(sha256).read_text(encoding="utf-8"))
            if kept["version"] != self._version:
                return None
            reading = loads(Reading, kept["reading"])
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return reading if (reading.document.id, reading.document.path) == (document, path) else None

    def clear(self) -> None:
        """Forgets them."""
        rmtree(self._folder, ignore_errors=True)

    def _path(self, sha256: str) -> Path:
        return self._folder / f"{sha256}.json"
