"""Safe reading: each file in a child process with limits; a crash or a hang there is one file's cause here."""

import atexit
import json
import os
import queue
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from index.errors import UnreadableFile
from index.settings import settings
from ingest.readers.raw import RawText
from ingest.readers.registry import read_file

_PLAIN = {".txt", ".md", ".markdown"}
_ROOT = Path(__file__).resolve().parents[2]
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "TESSDATA_PREFIX", "VIRTUAL_ENV", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost.

    Attributes:
        seconds: wall time of a file, except pages that need OCR.
        ocr_seconds: wall time added for each page that is recognised.
        memory_mb: address space of the child.
        pages: pages that are read; a longer file is refused.
        characters: letters that are read; a longer text is refused.
        input_mb: size of the file.
        plain_mb: plain text up to this size is read without a child.
    """

    seconds: float = 60.0
    ocr_seconds: float = 60.0
    memory_mb: int = 2048
    pages: int = 3000
    characters: int = 20_000_000
    input_mb: int = 200
    plain_mb: float = 2.0


def limits_set() -> Limits:
    """The limits that the settings name."""
    told = settings().reading
    return Limits(told.seconds, told.ocr_seconds, told.memory_mb, told.pages, told.characters, told.input_mb)


def read_safely(path: Path, limits: Limits | None = None) -> RawText:
    """The text of a file, read in a child process; plain text of moderate size is read here.

    Args:
        path: the file.
        limits: what it may cost; None for those of the settings.

    Raises:
        UnreadableFile: with the cause: too big, too long, out of time or memory, damaged, encrypted.
    """
    limits = limits or limits_set()
    try:
        size = path.stat().st_size
    except OSError as error:
        raise UnreadableFile(f"the file cannot be opened ({error.strerror})") from error
    if size > limits.input_mb << 20:
        raise UnreadableFile(f"the file has {size >> 20} MB, more than the limit of {limits.input_mb} MB; split it")
    if path.suffix.casefold() in _PLAIN and size <= limits.plain_mb * (1 << 20):
        return within(read_file(path), limits)
    with _POOL.worker() as worker:
        return within(worker.read(path, limits), limits)


def within(raw: RawText, limits: Limits) -> RawText:
    """The same text when it keeps the limits on pages and characters.

    Raises:
        UnreadableFile: it does not.
    """
    if raw.pages > limits.pages:
        raise UnreadableFile(f"the file has {raw.pages} pages, more than the limit of {limits.pages}; split it")
    if len(raw.text) > limits.characters:
        raise UnreadableFile(f"the file holds {len(raw.text)} characters, more than the limit of {limits.characters}; split it")
    return raw


class _Worker:
    """One child process; it reads file after file until one of them breaks it."""

    def __init__(self) -> None:
        self._home = tempfile.TemporaryDirectory(prefix="reader-", ignore_cleanup_errors=True)
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        environment |= {"PYTHONPATH": str(_ROOT), "HOME": self._home.name, "TMPDIR": self._home.name, "OMP_THREAD_LIMIT": "1", "OMP_NUM_THREADS": "1",
                        "OPENBLAS_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
        self._process = subprocess.Popen([sys.executable, "-m", "ingest.readers.worker"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                                         env=environment, cwd=self._home.name, start_new_session=True)
        self._expired = False

    @property
    def alive(self) -> bool:
        """Whether it can take another file."""
        return self._process.poll() is None

    def read(self, path: Path, limits: Limits) -> RawText:
        """One file; the child is ended when the file's time is over."""
        assert self._process.stdin is not None and self._process.stdout is not None
        request = json.dumps({"path": str(path.resolve()), "limits": asdict(limits)}).encode() + b"\n"
        self._expired = False
        timer = self._timer(limits.seconds)
        try:
            self._process.stdin.write(request)
            self._process.stdin.flush()
            while True:
                line = self._process.stdout.readline(limits.characters * 12 + 65536)
                reply = json.loads(line) if line.endswith(b"\n") else {}
                if "more_seconds" not in reply:
                    break
                timer.cancel()
                timer = self._timer(min(float(reply["more_seconds"]), limits.ocr_seconds * limits.pages))
        except (OSError, ValueError):
            reply = {}
        finally:
            timer.cancel()
        return self._result(reply, limits)

    def _result(self, reply: dict[str, object], limits: Limits) -> RawText:
        if self._expired:
            self._stop()
            raise UnreadableFile(f"reading took longer than the limit of {limits.seconds:g} s and was stopped; print it to a new PDF or save it as text")
        if not reply:
            code = self._stop()
            if code == -getattr(signal, "SIGXCPU", 24):
                raise UnreadableFile(f"reading used more than {limits.seconds:g} s of processor time and was stopped; print it to a new PDF or save it as text")
            raise UnreadableFile(f"reading the file broke its reader (exit {code}); the file is damaged, print it to a new PDF or save it as text")
        if "error" in reply:
            raise UnreadableFile(str(reply["error"]))
        fields = reply["raw"]
        assert isinstance(fields, dict)
        return RawText(fields["text"], fields["format"], fields["wrapped"], fields["pages"], tuple(fields["warnings"]))

    def _timer(self, seconds: float) -> threading.Timer:
        def expire() -> None:
            self._expired = True
            self._kill()

        timer = threading.Timer(seconds, expire)
        timer.daemon = True
        timer.start()
        return timer

    def _kill(self) -> None:
        """The child and what it started (OCR, LibreOffice)."""
        try:
            if hasattr(os, "killpg"):
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        except (ProcessLookupError, PermissionError):
            return

    def _stop(self) -> int:
        try:
            return self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._kill()
            return self._process.wait()

    def close(self) -> None:
        """Ends the child."""
        self._kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue
        self._home.cleanup()


class _Pool:
    """At most so many children at once, started when first needed, kept for the next file."""

    def __init__(self, size: int) -> None:
        self._slots: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(size):
            self._slots.put(None)
        self._alive: set[_Worker] = set()

    @contextmanager
    def worker(self) -> Iterator[_Worker]:
        """A child of one's own; one that died is replaced."""
        worker = self._slots.get()
        try:
            if worker is None or not worker.alive:
                self._drop(worker)
                worker = None  # should the next line fail, the slot stays free
                worker = _Worker()
                self._alive.add(worker)
            yield worker
        finally:
            if worker is not None and not worker.alive:
                self._drop(worker)
                worker = None
            self._slots.put(worker)

    def _drop(self, worker: _Worker | None) -> None:
        if worker is not None:
            self._alive.discard(worker)
            worker.close()

    def close(self) -> None:
        """Ends all children, also those at work: the program ends."""
        for worker in list(self._alive):
            worker.close()


_POOL = _Pool(2)
atexit.register(_POOL.close)
