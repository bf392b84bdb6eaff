"""The app as people start it, on a free port, and one call of it through plain HTTP."""

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.processes import ROOT, ProcessFailed

START_S = 120
ANSWER_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running app."""

    url: str
    process: int

    def memory_mb(self) -> float:
        """Resident memory, in MB."""
        pages = int(Path(f"/proc/{self.process}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def served(index: Path) -> Iterator[Server]:
    """The app over an index, until it is no longer needed.

    Raises:
        ProcessFailed: it does not answer.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "app.py", "--port", str(port), "--index", str(index)], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        url = f"http://127.0.0.1:{port}"
        until = time.monotonic() + START_S
        while ask(url, "công tác dân vận"):
            if process.poll() is not None or time.monotonic() > until:
                raise ProcessFailed(f"app.py does not answer (exit code {process.poll()})")
            time.sleep(0.2)
        yield Server(url, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def ask(url: str, question: str) -> str | None:
    """Asks as a program does, call and event stream; gives what went wrong, None for an answer."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=ANSWER_S)
    try:
        connection.request("POST", "/gradio_api/call/ask", json.dumps({"data": [question, None, None]}), {"Content-Type": "application/json"})
        reply = connection.getresponse()
        told = reply.read().decode()
        if reply.status != 200:
            return told
        connection.request("GET", f"/gradio_api/call/ask/{json.loads(told)['event_id']}")
        events = connection.getresponse().read().decode()
        return None if events.startswith("event: complete") or "\nevent: complete" in events else events
    except (OSError, http.client.HTTPException) as error:
        return repr(error)
    finally:
        connection.close()
