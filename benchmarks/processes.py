"""One process, timed from its start, with the memory of its whole tree (Linux)."""

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
SAMPLE_S = 0.02


class ProcessFailed(RuntimeError):
    """A measured command ended with an error; its figures would mean nothing."""


@dataclass(frozen=True, slots=True)
class Ran:
    """What one process took.

    Attributes:
        seconds: from start to exit.
        moments: seconds from the start to the arrival of each line of standard output.
        peak_mb: most memory (resident, MB) that it and its children held at once.
    """

    seconds: float
    moments: tuple[float, ...]
    peak_mb: float


def run(arguments: Sequence[str]) -> Ran:
    """Runs a command in the root of the project, to its end.

    Raises:
        ProcessFailed: it did not exit with 0.
    """
    environment = {**os.environ, "PYTHONUNBUFFERED": "1", "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1"}
    with tempfile.TemporaryFile("w+") as told:
        began = time.perf_counter()
        process = subprocess.Popen(arguments, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=told, text=True)
        watch = _Memory(process.pid)
        assert process.stdout is not None
        with process.stdout:
            moments = tuple(time.perf_counter() - began for _ in process.stdout)
        code = process.wait()
        seconds = time.perf_counter() - began
        peak_mb = watch.stop()
        told.seek(0)
        if code:
            raise ProcessFailed(f"{' '.join(arguments)} ended with {code}: {told.read()[-2000:]}")
    return Ran(seconds, moments, peak_mb)


class _Memory(threading.Thread):
    """Looks at a process and all below it, fifty times a second."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self._pid, self._peak, self._done = pid, 0.0, threading.Event()
        self.start()

    def run(self) -> None:
        while not self._done.wait(SAMPLE_S):
            held = [_resident_mb(pid) for pid in _tree(self._pid)]
            # The kernel's own high-water mark of each process also knows what fell between two looks.
            self._peak = max(self._peak, sum(now for now, _ in held), *(most for _, most in held))

    def stop(self) -> float:
        """Ends the watch; gives the peak in MB."""
        self._done.set()
        self.join()
        return self._peak


def _tree(pid: int) -> list[int]:
    try:
        below = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:  # it has ended meanwhile
        below = []
    return [pid, *(p for child in below for p in _tree(child))]


def _resident_mb(pid: int) -> tuple[float, float]:
    """Resident now, and at most so far; 0 once it has ended."""
    try:
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    except OSError:
        return 0.0, 0.0
    now, most = (float(lines.get(key, "0 kB").split()[0]) * 1024 / 1e6 for key in ("VmRSS", "VmHWM"))
    return now, most
