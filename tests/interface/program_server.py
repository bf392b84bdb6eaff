"""A server for tests of what programs may call, and calls through plain HTTP."""

import http.client
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from interface.contract import Questions

WAIT_S = 30


@contextmanager
def program_server(assistant: Questions) -> Iterator[str]:
    """The page with its endpoints and tools, over an assistant; gives its address."""
    from interface.layout import build, launch_options
    from interface.programs.gate import app_options

    page = build(assistant)
    _, address, _ = page.launch(server_name="127.0.0.1", prevent_thread_lock=True, **{**launch_options(), "mcp_server": True, "app_kwargs": app_options()})
    yield address.rstrip("/")
    page.close()


def send(url: str, path: str, body: bytes | None = None, content: str = "application/json", **headers: str) -> tuple[int, str]:
    """One request: a POST where there is a body; status and what came back."""
    address = urlsplit(url)
    connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=WAIT_S)
    try:
        connection.request("GET" if body is None else "POST", path, body, {"Content-Type": content, **{name.replace("_", "-"): value for name, value in headers.items()}})
        reply = connection.getresponse()
        return reply.status, reply.read().decode()
    finally:
        connection.close()


def fetch_json(url: str, path: str) -> Any:
    """The JSON at a path."""
    status, told = send(url, path)
    assert status == 200, told
    return json.loads(told)


def events(stream: str) -> list[tuple[str, Any]]:
    """Events of a stream, each with its data."""
    lines = [line.partition(": ") for line in stream.splitlines() if line.strip()]
    names, data = [rest for key, _, rest in lines if key == "event"], [json.loads(rest) for key, _, rest in lines if key == "data"]
    return list(zip(names, data, strict=True))


def call(url: str, name: str, given: list[Any] | dict[str, Any]) -> tuple[str, Any]:
    """Calls an endpoint, values in their order or by name: "complete" with its result, or "error" with its message."""
    named = isinstance(given, dict)
    status, told = send(url, f"/gradio_api/call/{'v2/' if named else ''}{name}", json.dumps(given if named else {"data": given}).encode())
    assert status == 200, told
    _, stream = send(url, f"/gradio_api/call/{name}/{json.loads(told)['event_id']}")
    event, data = events(stream)[-1]
    return event, data[0] if event == "complete" else data["error"]
