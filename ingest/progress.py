"""Progress on standard error: how many files are done, at what rate, how long it will still take, and which is next."""

import sys
import time


class ProgressLine:
    """A line that is written over itself; begins anew when the count goes back."""

    WIDTH = 16

    def __init__(self) -> None:
        self._started = time.monotonic()
        self._before = -1
        self._shown = 0.0

    def __call__(self, word: str, done: int, total: int) -> None:
        """Shows a state: the file at hand, how many are done, how many there are."""
        now = time.monotonic()
        if done < self._before or done == 0:
            self._started = now
        self._before = done
        if 0 < done < total and now - self._shown < 0.1:
            return
        self._shown = now
        filled = self.WIDTH * done // total if total else self.WIDTH
        end = "\n" if done >= total else "\r"
        sys.stderr.write(f"[{'#' * filled}{'.' * (self.WIDTH - filled)}] {done}/{total}{self._rate(now, done, total)} {word[:44]:<44}".rstrip() + " " * 8 + end)
        sys.stderr.flush()

    def _rate(self, now: float, done: int, total: int) -> str:
        passed = now - self._started
        if not done or passed < 0.2:
            return ""
        left = (total - done) * passed / done
        return f" {done / passed:.1f}/s" + (f", {duration(left)} left" if done < total else f", {duration(passed)}")


def duration(seconds: float) -> str:
    """Seconds as they are read: "8 s", "3 min 05 s", "1 h 20 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60:02d} s"
    return f"{whole // 3600} h {whole % 3600 // 60:02d} min"
