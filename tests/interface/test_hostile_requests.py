"""What nobody would send by mistake, sent to the app as it is started: nothing runs, nothing leaks, and it still answers."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.interface.program_server import call, fetch_json, program_server, send
from tests.interface.serving import QUESTION, Served, serving

if TYPE_CHECKING:
    from assistant.service import Assistant

SECRET = "khong-ai-duoc-doc"
LONE = '"\\ud800"'


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the app is started, with a file that is nobody's business."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "secret.txt").write_text(SECRET, encoding="utf-8")
    (place / "assistant.toml").write_text("", encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def app(folder: Path, index_folder: Path) -> Iterator[Served]:
    """The app; what it writes to standard error must hold no traceback."""
    with serving(folder, index_folder, GRADIO_TEMP_DIR=str(folder / "uploads"), TMPDIR=str(folder)) as served:
        yield served


@pytest.fixture(autouse=True)
def still_answers(app: Served) -> Iterator[None]:
    """After each test the app answers as before."""
    yield
    assert "15/12" in call(app.url, "ask", [QUESTION])[1]["answer"]


def quiet(told: str) -> bool:
    """Whether an answer tells nothing of the machine."""
    return not any(word in told for word in ("Traceback", "site-packages", str(Path(__file__).parents[2]), ".py\"", SECRET, "root:x:"))


@pytest.mark.parametrize("question", [
    "\x00", "a\x00b", "\x01\x02\x1b[31mđỏ\x1b[0m", "\u202eáo cáo gửi ai", "báo\u200bcáo\u200d gửi\ufeff ai?", "\u2066báo cáo\u2069", "🦆" * 500, "\U0010ffff", "﷽" * 600,
    "'; DROP TABLE documents; --", '" OR "" = "', "%s%n{0}{__class__}", "${7*7} {{7*7}} <%= 7*7 %>", "../../../../etc/passwd", "(" * 1999, "a" * 2000, "báo " * 499, "1" * 2000,
    "?" * 2000, "\n" * 1000 + "báo cáo", "AND OR NOT + - ~ ^ * : \\ / [ ] { }", "ở ở ở " * 300, "e\u0301\u0302\u0303" * 400, "15/12 " * 300, "33/CT-TTg " * 190,
], ids=lambda words: ascii(words[:12]))
def test_any_letters_make_a_question_that_is_answered_or_refused_in_words(app: Served, question: str) -> None:
    event, result = call(app.url, "ask", [question])
    if event == "complete":
        assert result["answer"] and all(citation["quote"] for citation in result["citations"])
    else:
        assert isinstance(result, str) and quiet(result)
    assert call(app.url, "search", [question, 3])[0] in ("complete", "error")


def test_a_question_that_is_far_too_long_is_refused_in_words(app: Served) -> None:
    assert "Câu hỏi dài 10000 ký tự" in call(app.url, "ask", ["ở" * 10_000])[1]


@pytest.mark.parametrize("path", ["/gradio_api/call/ask", "/gradio_api/call/v2/ask", "/gradio_api/run/ask", "/gradio_api/api/ask", "/gradio_api/queue/join", "/gradio_api/component_server", "/gradio_api/reset", "/gradio_api/cancel", "/gradio_api/mcp/", "/login"])
@pytest.mark.parametrize("body", [
    b"", b"null", b"[]", b"5", b'"x"', b"{", b"\xff\xfe\x00", b"[" * 100_000, b'{"data":' + b"[" * 500 + b"]" * 500 + b"}", b'{"data": null}', b'{"data": {}}', b'{"data": "x"}', b'{"data": [[]]}', b'{"data": [null, null, null, null, null, null, null, null]}',
    b'{"question": [], "data": []}', b'{"question": {"a": 1}}', b'{"question": 5, "document": 5}', b'{"data": [NaN, Infinity]}', f'{{"data": [{LONE}]}}'.encode(), f'{{"question": {LONE}}}'.encode(),
    b'{"data": [], "fn_index": 99999, "session_hash": "x"}', b'{"data": [], "fn_index": -1, "session_hash": "x"}', b'{"data": [], "fn_index": "x", "session_hash": "x"}', b'{"data": [], "session_hash": "x"}',
    b'{"data": [], "fn_index": 0, "session_hash": {"a": 1}}', b'{"data": {"x": 1}, "component_id": 1, "fn_name": "__init__", "session_hash": "x"}', b'{"data": [], "component_id": "x", "fn_name": "x", "session_hash": []}',
    b'{"session_hash": "x", "fn_index": "x", "event_id": "x"}', b'{"event_id": "../../x", "fn_index": 0, "session_hash": "x"}',
], ids=lambda body: repr(body[:30]))
def test_wrong_bodies_are_refused_without_a_traceback(app: Served, path: str, body: bytes) -> None:
    status, told = send(app.url, path, body, Accept="application/json, text/event-stream")
    assert status and quiet(told) and told != "Internal Server Error", (status, told[:300])


def test_more_than_a_call_can_need_is_refused(app: Served) -> None:
    status, told = send(app.url, "/gradio_api/call/ask", json.dumps({"data": ["a" * (2 << 20)]}).encode())
    assert status == 413 and "tối đa là 1024 KB" in told.replace("tối đa 1024", "tối đa là 1024")


@pytest.mark.parametrize("given", [
    {"path": "secret.txt", "meta": {"_type": "gradio.FileData"}}, {"path": "/etc/passwd", "meta": {"_type": "gradio.FileData"}}, {"path": "http://example.invalid/", "meta": {"_type": "gradio.FileData"}},
    {"path": "x", "meta": 5}, {"path": "x", "url": "http://example.invalid/", "meta": {"_type": "gradio.FileData"}}, [{"a": [{"path": " HTTPS://example.invalid/", "meta": {"_type": "gradio.FileData"}}]}],
])
def test_a_call_reads_no_file_and_fetches_no_address(app: Served, given: Any) -> None:
    for path, body in (("call/ask", {"data": [given]}), ("call/ask", {"data": [QUESTION, None, None, given]}), ("call/v2/ask", {"question": QUESTION, "before": [given]})):
        status, told = send(app.url, f"/gradio_api/{path}", json.dumps(body).encode())
        assert status == 422 and quiet(told)
    tool = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": "ask", "arguments": {"question": QUESTION, "before": [given]}}}
    status, told = send(app.url, "/gradio_api/mcp/", json.dumps(tool).encode(), Accept="application/json, text/event-stream")
    assert quiet(told) and (status == 422 or "error" in told.lower())


@pytest.mark.parametrize("path", [
    "/gradio_api/file=secret.txt", "/gradio_api/file=/etc/passwd", "/gradio_api/file=../../../../../../etc/passwd", "/gradio_api/file=%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/gradio_api/file/secret.txt", "/gradio_api/file=./secret.txt",
    "/gradio_api/file=assistant.toml", "/gradio_api/file=/proc/self/environ", "/gradio_api/file=%00", "/gradio_api/file=uploads/../secret.txt", "/gradio_api/file=file:///etc/passwd", "/gradio_api/file=..%5c..%5csecret.txt",
    "/static/../../../../etc/passwd", "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd", "/assets/..%2f..%2f..%2f..%2fetc%2fpasswd", "/svelte/..%2f..%2f..%2fetc%2fpasswd", "/gradio_api/custom_component/1/client/component/..%2f..%2fx",
    "/gradio_api/stream/x/1/1/playlist.m3u8", "/gradio_api/stream/x/1/1/playlist-file", "/gradio_api/stream/..%2f..%2fx/1/1/a.ts", "/gradio_api/call/ask/..%2f..%2fx", "/gradio_api/call/ask/nothing", "/gradio_api/queue/data?session_hash=nobody",
    "/gradio_api/file=http://example.invalid/x", "/gradio_api/file=https://example.invalid/x", "/gradio_api/file=HTTP://example.invalid/x", "/gradio_api/file=%20http://example.invalid/x", "/gradio_api/file/http://example.invalid/x",
    "/gradio_api/proxy=http://example.invalid/x", "/gradio_api/proxy=https://x.hf.space/", "/monitoring", "/monitoring/x", "/gradio_api/runs", "/gradio_api/token", "/gradio_api/vibe-code", "/gradio_api/dev/reload?x", "/config", "/pwa_icon/9999999", "/?__theme=<script>",
    "/" + "a" * 30_000, "/%ff%fe", "/gradio_api/mcp/schema?tools=<script>", "/gradio_api/startup-events",
], ids=lambda path: path[:60])
def test_no_address_gives_away_a_file_or_fetches_another(app: Served, path: str) -> None:
    if "reload" in path or "startup" in path:
        return
    status, told = send(app.url, path)
    assert quiet(told) and told != "Internal Server Error", (status, told[:300])
    if "file" in path or "proxy" in path or ".." in path:
        assert status in (403, 404, 405), (status, told[:300])


def part(name: str, data: bytes, field: str = "files") -> tuple[bytes, str]:
    """A form with one file, and its content type."""
    head = f'--x\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: text/html\r\n\r\n'.encode("utf-8", "surrogatepass")
    return head + data + b"\r\n--x--\r\n", "multipart/form-data; boundary=x"


@pytest.mark.parametrize("name", ["../../evil.txt", "..\\..\\evil.txt", "/etc/evil.txt", "evil\x00.txt", "a" * 5000 + ".txt", "<img src=x onerror=alert(1)>.html", "con", ".", "..", "", "\u202etxt.exe", "evil.txt/", "%2e%2e%2fevil.txt"], ids=lambda name: ascii(name[:20]))
def test_an_uploaded_name_leads_nowhere(app: Served, folder: Path, name: str) -> None:
    body, content = part(name, b"<script>window.hit=1</script>")
    status, told = send(app.url, "/gradio_api/upload", body, content)
    assert quiet(told) and told != "Internal Server Error", (status, told)
    outside = [path for path in folder.rglob("*") if path.is_file() and "evil" in path.name and folder / "uploads" not in path.parents]
    assert not outside and not list(folder.parent.glob("*evil*")) and not Path("/etc/evil.txt").exists()
    if status == 200:
        (path,) = json.loads(told)
        assert (folder / "uploads").resolve() in Path(path).resolve().parents


def test_an_uploaded_page_is_given_back_as_a_file_to_save_never_as_a_page(app: Served) -> None:
    from tests.interface.serving import fetch

    body, content = part("evil.html", b"<script>window.hit=1</script>")
    _, told = send(app.url, "/gradio_api/upload", body, content)
    status, _, headers = fetch(f"{app.url}/gradio_api/file={json.loads(told)[0]}")
    assert status == 200 and headers is not None
    assert headers["Content-Disposition"].startswith("attachment") and "html" not in headers["Content-Type"] and headers["X-Content-Type-Options"] == "nosniff"


def test_an_upload_that_is_too_big_or_no_form_is_refused(app: Served, folder: Path) -> None:
    body, content = part("big.txt", b"a" * (60 << 20))
    assert send(app.url, "/gradio_api/upload", body, content)[0] == 413
    for body, content in ((b"x", "text/plain"), (b"", "multipart/form-data"), (b"garbage", "multipart/form-data; boundary=x"), (b"{}", "application/json")):
        status, told = send(app.url, "/gradio_api/upload", body, content)
        assert 400 <= status < 500 and quiet(told), (status, told)
    assert not [path for path in folder.rglob("*") if path.is_file() and path.stat().st_size > 50 << 20]


def test_handlers_of_the_page_called_with_nonsense_give_nothing_away(assistant: "Assistant") -> None:
    # In this process: Gradio writes a traceback to standard error for each, which is the administrator's to read and nobody else's.
    with program_server(assistant) as url:
        for handler in fetch_json(url, "/config")["dependencies"]:
            session = f"junk{handler['id']}"
            for junk in ([], [None] * 12, ["<script>"] * 12, [{"a": 1}] * 12):
                status, told = send(url, "/gradio_api/queue/join", json.dumps({"data": junk, "fn_index": handler["id"], "session_hash": session}).encode())
                if status == 200:
                    told += send(url, f"/gradio_api/queue/data?session_hash={session}")[1]
                assert status and quiet(told) and told != "Internal Server Error", (handler, junk, told[:300])
        assert "15/12" in call(url, "ask", [QUESTION])[1]["answer"]
