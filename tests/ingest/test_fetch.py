"""Addresses are fetched only when named, within limits, and only documents come of it."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from index.catalogue import load_catalogue
from index.errors import BadInput
from index.reader import IndexFolder
from ingest import adding, try_addresses
from ingest.adding import add_source
from ingest.fetch import FetchLimits, NotFetched, fetch, is_address, refusal
from ingest.pipeline import ingest
from ingest.try_addresses import fetch_missing
from tests.ingest.test_resolve import DIRECTIVE

ROOT = Path(__file__).parents[2]
QUICK = FetchLimits(seconds=1.0, silence=0.5, bytes=200_000)
PDF = b"%PDF-1.4\n" + b"x" * 500
HTML = "<!DOCTYPE html><html><body><p>Kế hoạch</p></body></html>".encode()
TEXT = "text/plain; charset=utf-8"
Reply = tuple[int, dict[str, str], bytes]


class Site:
    """A local site: what each path answers, and which were asked."""

    def __init__(self) -> None:
        self.pages: dict[str, Reply] = {}
        self.asked: list[str] = []
        self.slow = 0.0
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                code, headers, body = site.pages.get(self.path, (404, {}, b"nothing"))
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                try:
                    self._send(body)
                except OSError:
                    return

            def _send(self, body: bytes) -> None:
                if not site.slow:
                    self.wfile.write(body)
                    return
                for at in range(0, len(body), 10):
                    self.wfile.write(body[at : at + 10])
                    self.wfile.flush()
                    time.sleep(site.slow)

            def log_message(self, format: str, *arguments: object) -> None:
                return

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    @property
    def root(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server.server_address[1]}"

    def put(self, path: str, content: bytes, kind: str = TEXT, code: int = 200, **headers: str) -> str:
        """Puts a page there and gives its address."""
        self.pages[path] = (code, {**({"Content-Type": kind} if kind else {}), **{k.replace("_", "-"): v for k, v in headers.items()}}, content)
        return self.root + path


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


# The transfer


@pytest.mark.parametrize(("kind", "content", "extension"), [
    ("application/pdf", PDF, ".pdf"), ("application/octet-stream", PDF, ".pdf"), ("", PDF, ".pdf"), ("text/html; charset=utf-8", HTML, ".html"), (TEXT, "Kế hoạch".encode(), ".txt"), ("text/markdown", b"# A", ".md"),
])
def test_a_document_is_taken_with_the_extension_of_its_content(kind: str, content: bytes, extension: str, site: Site) -> None:
    got = fetch(site.put("/van-ban/ke-hoach.aspx", content, kind), QUICK)
    assert (got.extension, got.content, got.stem) == (extension, content, "ke-hoach")


@pytest.mark.parametrize(("kind", "content"), [
    ("application/pdf", HTML), ("text/html", PDF), (TEXT, PDF), ("image/gif", b"GIF89a"), ("application/zip", b"PK\x03\x04abc"), ("application/octet-stream", bytes(range(32)) * 9), ("application/json", b"{}"), (TEXT, b"  \n"),
])
def test_what_is_no_document_or_not_what_the_server_says_is_refused(kind: str, content: bytes, site: Site) -> None:
    with pytest.raises(NotFetched):
        fetch(site.put("/x", content, kind), QUICK)


def test_a_page_that_is_not_there_is_told_with_its_code(site: Site) -> None:
    with pytest.raises(NotFetched, match="404"):
        fetch(site.root + "/gone", QUICK)


@pytest.mark.parametrize("told", [True, False])
def test_a_file_over_the_limit_is_refused_whether_or_not_its_size_is_told(told: bool, site: Site) -> None:
    body = b"%PDF" + b"x" * 300_000
    with pytest.raises(NotFetched, match="bigger than the limit"):
        fetch(site.put("/big", body, "application/pdf", **({"Content_Length": str(len(body))} if told else {})), QUICK)


def test_a_transfer_that_drips_is_stopped_when_its_time_is_over(site: Site) -> None:
    site.slow = 0.05
    started = time.monotonic()
    with pytest.raises(NotFetched, match="longer than 1 s"):
        fetch(site.put("/slow", b"%PDF" + b"x" * 3000, "application/pdf"), QUICK)
    assert time.monotonic() - started < 3


def test_a_silent_server_is_given_up(site: Site) -> None:
    site.slow = 5.0
    started = time.monotonic()
    with pytest.raises(NotFetched, match="silent"):
        fetch(site.put("/silent", b"%PDF" + b"x" * 40, "application/pdf"), QUICK)
    assert time.monotonic() - started < 3


def test_a_transfer_cut_short_is_told(site: Site) -> None:
    with pytest.raises(NotFetched, match="broke off"):
        fetch(site.put("/cut", PDF, "application/pdf", Content_Length="9000"), QUICK)


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(NotFetched, match="could not be reached"):
        fetch("http://127.0.0.1:9/x", QUICK)


def test_a_redirect_on_this_machine_is_followed(site: Site) -> None:
    site.put("/new", PDF, "application/pdf")
    got = fetch(site.put("/old", b"", code=302, Location="/new"), QUICK)
    assert got.content == PDF and got.address.endswith("/new")


def test_redirects_in_a_circle_end(site: Site) -> None:
    with pytest.raises(NotFetched):
        fetch(site.put("/a", b"", code=302, Location="/a"), QUICK)
    for n in range(9):
        site.put(f"/r{n}", b"", code=302, Location=f"/r{n + 1}")
    with pytest.raises(NotFetched, match="redirects more than"):
        fetch(site.root + "/r0", QUICK)
    assert len([a for a in site.asked if a.startswith("/r")]) <= 7


@pytest.mark.parametrize("target", ["http://10.0.0.1/x", "http://192.168.1.1/x", "http://169.254.169.254/latest", "http://8.8.8.8/x", "http://[fd00::1]/x", "file:///etc/passwd", "ftp://127.0.0.1/x", "http://a:b@127.0.0.1/x"])
def test_a_redirect_off_this_machine_or_to_another_scheme_is_not_followed(target: str, site: Site) -> None:
    with pytest.raises(NotFetched, match="(?i)redirect"):
        fetch(site.put("/away", b"", code=302, Location=target), QUICK)


@pytest.mark.parametrize(("ip", "refused"), [("127.0.0.1", True), ("::1", True), ("10.1.2.3", True), ("172.16.0.1", True), ("169.254.169.254", True), ("::ffff:127.0.0.1", True), ("0.0.0.0", True), ("fe80::1%eth0", True), ("8.8.8.8", False), ("2606:4700::1111", False)])
def test_a_public_address_redirects_only_to_public_ones(ip: str, refused: bool) -> None:
    assert bool(refusal(ip, local=False)) is refused


@pytest.mark.parametrize("address", ["ftp://a/b", "file:///etc/passwd", "http://", "http://user:word@127.0.0.1/x", "javascript://x"])
def test_only_http_and_https_without_a_password_are_fetched(address: str) -> None:
    assert is_address(address)
    with pytest.raises(BadInput):
        fetch(address, QUICK)


@pytest.mark.parametrize("name", ["ke-hoach.txt", "C:\\van-ban\\a.pdf", "a/b.pdf", "http.txt"])
def test_a_file_name_is_no_address(name: str) -> None:
    assert not is_address(name)


# Adding


@pytest.fixture
def add(tmp_path: Path, plan: str) -> Callable[..., list[tuple[str, str | None, list[str], str | None]]]:
    """Adds a source to an index over one plan; gives status, id, warnings, error."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.txt").write_text(plan, encoding="utf-8")
    ingest([tmp_path / "plans"], tmp_path / "index")

    def run(source: str, known_as: str | None = None) -> list[tuple[str, str | None, list[str], str | None]]:
        report = add_source(source, known_as, tmp_path / "index", tmp_path / "library", limits=QUICK)
        return [(f.status, f.document, f.warnings, f.error) for f in report.files]

    return run


def test_an_address_added_as_a_directive_is_kept_in_the_library_and_resolves_the_references(add: Callable[..., list[tuple[str, str, list[str], str]]], site: Site, tmp_path: Path) -> None:
    ((status, document, warnings, error),) = add(site.put("/ct33", DIRECTIVE.encode()), "33/CT-TTg")
    assert (status, document, error) == ("added", "33-ct-ttg-2021-11-26", None)
    assert "2 references now point to it" in warnings
    assert (tmp_path / "library" / "33-ct-ttg-2021-11-26.txt").read_text(encoding="utf-8") == DIRECTIVE
    assert set(IndexFolder(tmp_path / "index").current().store.document_ids()) == {"plan", "33-ct-ttg-2021-11-26"}


@pytest.mark.parametrize(("was", "instead", "cause"), [("33/CT-TTg", "34/CT-TTg", "is 34/CT-TTg, not 33/CT-TTg"), ("26 tháng 11 năm 2021", "26 tháng 11 năm 2020", "is of 2020-11-26"), ("33/CT-TTg", "", "does not stand at the head")])
def test_another_document_than_the_one_named_is_refused_and_nothing_is_kept(was: str, instead: str, cause: str, add: Callable[..., object], site: Site, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=cause):
        add(site.put("/x", DIRECTIVE.replace(was, instead).encode()), "33/CT-TTg")
    assert not (tmp_path / "library").exists()
    assert IndexFolder(tmp_path / "index").current().store.document_ids() == ("plan",)


def test_a_title_unlike_the_expected_one_is_told(add: Callable[..., list[tuple[str, str, list[str], str]]], site: Site) -> None:
    ((status, _, warnings, _),) = add(site.put("/x", DIRECTIVE.replace("Về tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước", "Về phòng cháy").replace("đổi mới công tác dân vận", "phòng cháy").encode()), "33/CT-TTg")
    assert status == "added" and any("title" in w for w in warnings)


@pytest.mark.parametrize(("name", "cause"), [("99/XX-YY", "holds no"), ("25-NQ/TW", "stands for 2 documents")])
def test_a_name_that_is_none_or_two_is_refused(name: str, cause: str, add: Callable[..., object], tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DIRECTIVE, encoding="utf-8")
    with pytest.raises(BadInput, match=cause):
        add(str(tmp_path / "a.txt"), name)


def test_a_new_version_replaces_the_old_one_and_says_so(add: Callable[..., list[tuple[str, str, list[str], str]]], site: Site, tmp_path: Path) -> None:
    add(site.put("/v1", DIRECTIVE.encode()), "33/CT-TTg")
    page = f"<!DOCTYPE html><html><body>{''.join(f'<p>{line}</p>' for line in (DIRECTIVE + '3. Bản đầy đủ có thêm một điểm.').splitlines() if line)}</body></html>"
    rows = add(site.put("/v2", page.encode(), "text/html; charset=utf-8"), "33/CT-TTg")
    added = next(r for r in rows if r[0] == "added")
    assert any("replaces 33-ct-ttg-2021-11-26" in w for w in added[2])
    store = IndexFolder(tmp_path / "index").current().store
    assert len(store.document_ids()) == 2 and any("Bản đầy đủ" in d.text for d in store.documents())
    assert [p.suffix for p in (tmp_path / "library").iterdir() if p.is_file()] == [".html"]
    assert len(list((tmp_path / "library" / ".replaced").iterdir())) == 1
    assert {f.status for f in ingest([tmp_path / "library"], tmp_path / "index").files} == {"unchanged"}


def test_the_same_text_again_is_a_duplicate_or_unchanged(add: Callable[..., list[tuple[str, str, list[str], str]]], tmp_path: Path) -> None:
    for name in ("mot.txt", "hai.txt"):
        (tmp_path / name).write_text(DIRECTIVE, encoding="utf-8")
    assert [r[0] for r in add(str(tmp_path / "mot.txt"))] == ["added"]
    assert [r[0] for r in add(str(tmp_path / "mot.txt"))] == ["unchanged"]
    assert [r[0] for r in add(str(tmp_path / "hai.txt"))] == ["duplicate"]


def test_a_file_of_an_ingested_folder_is_updated_in_its_place(add: Callable[..., list[tuple[str, str, list[str], str]]], tmp_path: Path, plan: str) -> None:
    (tmp_path / "plans" / "plan.txt").write_text(plan.replace("15/12", "10/12"), encoding="utf-8")
    assert [(r[0], r[1]) for r in add(str(tmp_path / "plans" / "plan.txt"))] == [("updated", "plan")]
    assert not (tmp_path / "library").exists()


def test_a_file_that_cannot_be_read_is_reported_and_not_kept(add: Callable[..., list[tuple[str, str, list[str], str]]], tmp_path: Path) -> None:
    (tmp_path / "hong.pdf").write_bytes(b"%PDF-1.7 broken")
    ((status, _, _, error),) = add(str(tmp_path / "hong.pdf"))
    assert status == "failed" and error and not (tmp_path / "library").exists()


# fetch


def test_fetch_tries_the_addresses_of_what_is_missing_and_tells_what_came_of_each(site: Site, tmp_path: Path, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    cited = "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ; Kết luận số 43-KL/TW ngày 07/01/2019; Chỉ thị số 49-CT/TW ngày 20/10/2015; Kế hoạch số 10/KH-UBND ngày 01/02/2020"
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "plan.txt").write_text(plan.replace("Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", cited), encoding="utf-8")
    ingest([tmp_path / "plans"], tmp_path / "index")
    real = load_catalogue()
    addresses = {"33/CT-TTg": (site.root + "/gone", site.put("/ct33", DIRECTIVE.encode())), "49-CT/TW": (site.put("/other", DIRECTIVE.encode()),), "43-KL/TW": ()}
    local = replace(real, documents=tuple(replace(d, addresses=addresses.get(d.number, ())) for d in real.documents))
    for module in (adding, try_addresses):
        monkeypatch.setattr(module, "load_catalogue", lambda: local)
    rows = {r.name: r for r in fetch_missing(tmp_path / "index", tmp_path / "library", limits=QUICK)}
    assert {name: r.state for name, r in rows.items()} == {"Chỉ thị số 33/CT-TTg": "added", "Kết luận số 43-KL/TW": "no address", "Chỉ thị số 49-CT/TW": "failed"}
    assert "33/CT-TTg, not 49-CT/TW" in rows["Chỉ thị số 49-CT/TW"].message
    assert "ingest add FILE --as" in rows["Kết luận số 43-KL/TW"].message
    assert "33-ct-ttg-2021-11-26" in IndexFolder(tmp_path / "index").current().store.document_ids()


def test_an_ingest_asks_no_address(site: Site, tmp_path: Path, plan: str) -> None:
    (tmp_path / "plan.txt").write_text(plan + f"\n{site.put('/tracker', PDF, 'application/pdf')}\n", encoding="utf-8")
    ingest([tmp_path / "plan.txt"], tmp_path / "index")
    assert site.asked == []


def test_the_command_adds_an_address_and_tells_a_refusal_in_one_line(site: Site, tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "ingest", "add", *arguments, "--index", str(tmp_path / "index"), "--library", str(tmp_path / "library")], cwd=ROOT, capture_output=True, text=True, timeout=60)

    done = run(site.put("/ct33", DIRECTIVE.encode()), "--as", "33/CT-TTg", "--json")
    assert done.returncode == 0, done.stderr
    assert [f["status"] for f in json.loads(done.stdout)["files"]] == ["added"]
    refused = run(site.root + "/gone")
    assert refused.returncode == 2 and refused.stderr.startswith("error: the server answered 404") and refused.stderr.count("\n") == 1
