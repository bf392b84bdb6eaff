"""The log of questions: one line of JSON each, one file a day, deleted after some days. It never keeps an answer back."""

import errno
import json
import logging
import os
import re
import threading
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

_log = logging.getLogger(__name__)
_FILE = re.compile(r"questions-(\d{4}-\d{2}-\d{2})(?:\.\d+)?\.jsonl")
_MOST_PARTS = 1000
_BREAKS = {code: f"\\u{code:04x}" for code in (0x85, 0x2028, 0x2029)}
"""Line breaks to some readers of the log, though not to JSON."""


class QuestionLog:
    """Writes lines into `questions-<day>.jsonl`; days are those of this machine.

    Args:
        folder: Where the files lie; made when missing, for the owner alone.
        days: After how many days a file is deleted.
        megabytes: Size at which a day goes on in another file.
        now: The time, for tests.
    """

    def __init__(self, folder: Path, days: int, megabytes: float, now: Callable[[], datetime] = lambda: datetime.now().astimezone()) -> None:
        self._folder, self._days, self._bytes, self._now = folder, days, int(megabytes * (1 << 20)), now
        self._lock = threading.Lock()
        self._day: date | None = None
        self._part = 0
        self._broken = self._cut = False

    def write(self, row: Mapping[str, Any]) -> None:
        """Adds a line with its time; where that fails, it is told once and the line is left out."""
        now = self._now()
        line = json.dumps({"time": now.isoformat(timespec="milliseconds"), **row}, ensure_ascii=False).translate(_BREAKS) + "\n"
        with self._lock:
            try:
                if now.date() != self._day:
                    self._day, self._part = now.date(), 0
                    self._delete_old(now.date())
                self._append(line.encode("utf-8", "backslashreplace"))
            except OSError as error:
                if not self._broken:
                    _log.warning("questions are not logged for now: %s (%s)", error.strerror or error, self._folder)
                self._broken = True
            else:
                self._broken = False

    def delete_old(self) -> None:
        """Deletes the files whose days are over."""
        with self._lock:
            try:
                self._delete_old(self._now().date())
            except OSError as error:
                _log.warning("old questions could not be deleted: %s (%s)", error.strerror or error, self._folder)

    def _append(self, line: bytes) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        while self._part < _MOST_PARTS and self._path().exists() and self._path().stat().st_size >= self._bytes:
            self._part += 1
        handle = os.open(self._path(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            # A full disk may have cut the line before: this one must not go on in it.
            whole = (b"\n" if self._cut else b"") + line
            written = os.write(handle, whole)
            self._cut = written < len(whole)
            if self._cut:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        finally:
            os.close(handle)

    def _path(self) -> Path:
        part = f".{self._part}" if self._part else ""
        return self._folder / f"questions-{self._day}{part}.jsonl"

    def _delete_old(self, today: date) -> None:
        if not self._folder.is_dir():
            return
        kept_from = today - timedelta(days=self._days)
        for path in self._folder.iterdir():
            named = _FILE.fullmatch(path.name)
            if named and date.fromisoformat(named[1]) < kept_from:
                path.unlink(missing_ok=True)


def keep_clean(log: QuestionLog, every_s: float = 24 * 3600.0) -> threading.Event:
    """Deletes old files now and then once a day, until the event that it gives is set."""
    stopped = threading.Event()

    def clean() -> None:
        log.delete_old()
        while not stopped.wait(every_s):
            log.delete_old()

    threading.Thread(target=clean, name="log-cleaner", daemon=True).start()
    return stopped
