"""A process is timed from its start, line by line, with the memory of its children."""

import sys

import pytest

from benchmarks.processes import ProcessFailed, run


def python(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_lines_are_timed_when_they_arrive() -> None:
    ran = run(python("import time\nprint('a')\ntime.sleep(0.4)\nprint('b')"))
    first, second = ran.moments
    assert 0 < first < second <= ran.seconds and second - first == pytest.approx(0.4, abs=0.2)


def test_memory_of_a_child_counts_with_that_of_its_parent() -> None:
    hold = "x = bytearray(120_000_000); import time; time.sleep(0.6)"
    alone = run(python(hold)).peak_mb
    both = run(python(f"import subprocess, sys\nx = bytearray(120_000_000)\nsubprocess.run([sys.executable, '-c', {hold!r}])")).peak_mb
    assert 120 <= alone < 200 and 240 <= both < 350


def test_a_command_that_fails_gives_no_figures() -> None:
    with pytest.raises(ProcessFailed, match="no such thing"):
        run(python("import sys; sys.exit('no such thing')"))
