"""Programs against the app as it is started, with users: nothing without a log-in, the same answers with one."""

import json
import os
import subprocess
import sys
import urllib.parse
from collections.abc import Iterator
from pathlib import Path

import pytest

from interface.account_file import save_users, user_of
from interface.passwords import stored
from tests.interface.program_server import send
from tests.interface.serving import QUESTION, Served, fetch, predict, serving

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
NAME, PASSWORD = "may-tinh", "matkhau-may-1"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Served]:
    """The app with one user."""
    folder = tmp_path_factory.mktemp("users")
    save_users(folder / "users.toml", {NAME: user_of(NAME, "reader", stored(PASSWORD))})
    with serving(folder, index_folder, "--auth", "users.toml") as served:
        yield served


def cookie(app: Served) -> str:
    """The cookie of a log-in."""
    status, _, headers = fetch(app.url + "/login", urllib.parse.urlencode({"username": NAME, "password": PASSWORD}).encode())
    assert status == 200 and headers is not None
    return "; ".join(value.partition(";")[0] for value in headers.get_all("Set-Cookie", []))


def example(name: str, url: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Runs an example of the documentation."""
    environment = {**os.environ, "NO_PROXY": "127.0.0.1,localhost", "PYTHONIOENCODING": "utf-8", **more}
    return subprocess.run([sys.executable, str(EXAMPLES / name), QUESTION, url], capture_output=True, text=True, encoding="utf-8", timeout=60, env=environment, check=False)


@pytest.mark.parametrize(("path", "body"), [
    ("/gradio_api/info", None), ("/gradio_api/openapi.json", None), ("/gradio_api/call/ask", b'{"data": ["x"]}'), ("/gradio_api/call/v2/ask", b'{"question": "x"}'),
    ("/gradio_api/run/ask", b'{"data": ["x", null, null, null, null, null]}'), ("/gradio_api/queue/join", b'{"data": [], "fn_index": 0, "session_hash": "x"}'),
    ("/gradio_api/mcp/", b'{"jsonrpc": "2.0", "id": 1, "method": "tools/list"}'), ("/gradio_api/mcp", b"{}"), ("/gradio_api/mcp/schema", None), ("/gradio_api/mcp/sse", None),
    ("/gradio_api/mcp/http/", b"{}"), ("//gradio_api/mcp/", b"{}"), ("/gradio_api/../gradio_api/mcp/", b"{}"), ("/GRADIO_API/MCP/", b"{}"), ("/gradio_api%2Fmcp/", b"{}"),
])
def test_nothing_is_told_without_a_log_in(app: Served, path: str, body: bytes | None) -> None:
    status, told = send(app.url, path, body, Accept="application/json, text/event-stream")
    assert status in (401, 404) and "tools" not in told and "parameter" not in told, (status, told)


@pytest.mark.parametrize("header", ["access-token-unsecure-x=y", "access-token-=", "access-token-unsecure-x=None"])
def test_an_invented_cookie_is_no_log_in(app: Served, header: str) -> None:
    assert send(app.url, "/gradio_api/mcp/", b"{}", Cookie=header)[0] == 401


def test_programs_log_in_as_the_documentation_says(app: Served) -> None:
    login = {"ASSISTANT_USER": NAME, "ASSISTANT_PASSWORD": PASSWORD}
    for name, more in (("ask.py", login), ("ask_http.py", login), ("mcp_client.py", {"ASSISTANT_COOKIE": cookie(app)})):
        done = example(name, app.url, **more)
        assert done.returncode == 0 and "15/12" in done.stdout, (name, done.stderr)


def test_programs_that_do_not_log_in_get_no_answer(app: Served) -> None:
    for name in ("ask.py", "ask_http.py", "mcp_client.py"):
        done = example(name, app.url)
        assert done.returncode != 0 and "15/12" not in done.stdout, name


def test_a_logged_in_program_gets_the_contract(app: Served) -> None:
    answer = predict(app.url, QUESTION, auth=(NAME, PASSWORD), api_name="/ask")
    status, told = send(app.url, "/gradio_api/call/ask", json.dumps({"data": [QUESTION]}).encode(), Cookie=cookie(app))
    assert status == 200 and "event_id" in told and "15/12" in answer["answer"]
