"""The app as a process of its own, for tests of what it does as a server."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from email.message import Message

ROOT = Path(__file__).parents[2]
QUESTION = "Ở Khánh Hòa, báo cáo kết quả thực hiện kế hoạch Chỉ thị 33 gửi cho cơ quan nào, trước ngày nào?"
WAIT_S = 60.0


@dataclass(frozen=True)
class Served:
    """A started app: its address and process."""

    url: str
    process: "subprocess.Popen[str]"
    seconds: float

    @property
    def port(self) -> int:
        """Its port."""
        return int(self.url.rsplit(":", 1)[1])


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def environment(**more: str) -> dict[str, str]:
    """This environment without settings, and what is named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_") and name != "PORT"}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONPATH": str(ROOT), **more}


def run_app(folder: Path, *arguments: object, **more: str) -> "subprocess.CompletedProcess[str]":
    """Runs `python app.py` to its end in a folder."""
    return subprocess.run([sys.executable, str(ROOT / "app.py"), *map(str, arguments)], cwd=folder, capture_output=True, text=True, timeout=WAIT_S, env=environment(**more), check=False)


@contextmanager
def serving(folder: Path, index: Path, *arguments: object, host: str = "127.0.0.1", told: list[str] | None = None, **more: str) -> Iterator[Served]:
    """The app on a free port, started in a folder; what it wrote to standard error is added to `told` at its end."""
    port = free_port()
    began = time.monotonic()
    process = subprocess.Popen([sys.executable, str(ROOT / "app.py"), "--port", str(port), "--index", str(index), *map(str, arguments)], cwd=folder, text=True,
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment(**more))
    url = f"http://{host}:{port}"
    try:
        while fetch(url + "/healthz")[0] == 0:
            assert process.poll() is None and time.monotonic() - began < WAIT_S, process.communicate()[1]
            time.sleep(0.05)
        yield Served(url, process, time.monotonic() - began)
    finally:
        process.terminate()
        said = process.communicate(timeout=20)[1]
        if told is not None:
            told.append(said)
    assert "Traceback" not in said, said


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Redirects are shown, not followed."""


def fetch(url: str, data: bytes | None = None, **headers: str) -> "tuple[int, str, Message | None]":
    """Status, body and headers of one request; status 0 where nothing answers."""
    request = urllib.request.Request(url, data=data, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.build_opener(urllib.request.ProxyHandler({}), _NoRedirect()).open(request, timeout=10) as reply:
            return reply.status, reply.read().decode(), reply.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(), error.headers
    except OSError:
        return 0, "", None


def predict(url: str, *arguments: Any, auth: tuple[str, str] | None = None, **named: Any) -> Any:
    """One call of a program."""
    from gradio_client import Client

    return Client(url, verbose=False, analytics_enabled=False, auth=auth).predict(*arguments, **named)
