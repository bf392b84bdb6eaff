"""The suite, run by a process of its own beside the page: one at a time, with its progress, and stopped on demand."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import IO

SUITE = "core"
_NICE = 10


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the run is.

    Attributes:
        state: "idle", "running", "done", "failed" or "stopped".
        done, total: questions; total 0 while it is being prepared.
        said: the last line of a run that failed.
        run: the name of the run that is done.
    """

    state: str = "idle"
    done: int = 0
    total: int = 0
    said: str = ""
    run: str = ""


class SuiteRun:
    """At most one run at a time in this program. Safe to use from several threads."""

    def __init__(self, suite: str = SUITE) -> None:
        self._suite = suite
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._errors: IO[bytes] | None = None
        self._out = Path()
        self._last = Progress()
        atexit.register(self.stop)

    def start(self) -> bool:
        """Starts a run; False where one is going on already."""
        from evals.suite import ROOT
        from evals.workplace import new_run_folder

        with self._lock:
            if self._look().state == "running":
                return False
            self._out = new_run_folder(self._suite, "ours")
            self._errors = tempfile.TemporaryFile()
            command = [sys.executable, "-m", "evals", "run", "--suite", self._suite, "--floors", "--noise", "no_accents", "--out", str(self._out)]
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=self._errors, env=environment)
            _step_back(self._process.pid)
            return True

    def look(self) -> Progress:
        """How far it is."""
        with self._lock:
            return self._look()

    def stop(self) -> None:
        """Ends a run that is going on; what it wrote goes too, for a run that ends early is no measure."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                return
            self._process.terminate()
            try:
                self._process.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._end(Progress("stopped"))
            shutil.rmtree(self._out, ignore_errors=True)

    def _look(self) -> Progress:
        if self._process is None:
            return self._last
        code = self._process.poll()
        if code is None:
            return Progress("running", _lines(self._out / "results.jsonl"), _lines(self._out / "items.jsonl"))
        # 1: a gate failed, 3: some questions failed; both are finished runs with a report.
        if code in (0, 1, 3) and (self._out / "metrics.json").is_file():
            return self._end(Progress("done", run=self._out.name))
        return self._end(Progress("failed", said=self._said()))

    def _said(self) -> str:
        if self._errors is None:
            return ""
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", errors="replace").strip().splitlines()
        return lines[-1][:300] if lines else ""

    def _end(self, last: Progress) -> Progress:
        if self._errors is not None:
            self._errors.close()
        self._process, self._errors, self._last = None, None, last
        return last


def _lines(path: Path) -> int:
    try:
        return path.read_bytes().count(b"\n")
    except OSError:
        return 0


def _step_back(process: int) -> None:
    """People who ask go before a measurement."""
    if hasattr(os, "setpriority"):
        try:
            os.setpriority(os.PRIO_PROCESS, process, _NICE)
        except OSError:
            return
