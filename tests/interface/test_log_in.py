"""The app with accounts: real log-ins in a browser and by programs, with each role."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from interface.account_file import load_users, save_users, user_of
from interface.passwords import stored
from interface.words import say
from tests.interface.browser import WAIT_MS, in_browser
from tests.interface.serving import QUESTION, Served, fetch, predict, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

READER, ADMINISTRATOR = ("an.nguyen", "matkhau-doc-1"), ("quan-tri", "matkhau-quan-tri-1")


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a user of each role."""
    file = tmp_path_factory.mktemp("accounts") / "users.toml"
    made = [user_of(READER[0], "reader", stored(READER[1])), user_of(ADMINISTRATOR[0], "administrator", stored(ADMINISTRATOR[1]))]
    save_users(file, {user.name: user for user in made})
    return file


@pytest.fixture(scope="module")
def told() -> list[str]:
    """What the app wrote to standard error."""
    return []


@pytest.fixture(scope="module")
def app(users: Path, index_folder: Path, told: list[str]) -> Iterator[Served]:
    """The app with these users."""
    with serving(users.parent, index_folder, "--auth", users, told=told) as served:
        yield served
    assert READER[1] not in told[-1] and "sai-mat-khau" not in told[-1]


def log_in(page: "Page", url: str, name: str, password: str) -> None:
    """Fills in Gradio's form and sends it."""
    page.set_default_timeout(WAIT_MS)
    page.goto(url)
    page.locator("input[type=text], textarea").first.fill(name)
    page.locator("input[type=password]").fill(password)
    page.locator("button").last.click()


def logged(users: Path) -> list[dict[str, object]]:
    """The log of questions so far."""
    return [json.loads(line) for file in sorted((users.parent / ".state" / "log").iterdir()) for line in file.read_text(encoding="utf-8").splitlines()]


@in_browser
@pytest.mark.parametrize(("name", "password", "role"), [(*READER, "reader"), (*ADMINISTRATOR, "administrator")])
def test_a_user_logs_in_asks_and_logs_out(browser: "Browser", app: Served, users: Path, name: str, password: str, role: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    log_in(page, app.url, name, password)
    page.wait_for_selector("#logout")
    assert name in page.inner_text("#brand")
    page.wait_for_selector("#examples .example")
    page.fill("#question textarea", QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_selector("#t1[data-state=done]")
    assert "15/12" in page.inner_text("#t1 .reply")
    assert logged(users)[-1]["role"] == role
    page.get_by_label("English", exact=True).click()
    page.wait_for_selector("#logout:has-text('Log out')")
    page.click("#logout")
    page.wait_for_selector("input[type=password]")
    assert not [cookie for cookie in context.cookies() if cookie["name"].startswith("access-token")]
    context.close()


@in_browser
def test_a_wrong_password_lets_nobody_in_and_says_so(browser: "Browser", app: Served) -> None:
    context = browser.new_context()
    page = context.new_page()
    log_in(page, app.url, READER[0], "sai-mat-khau-1")
    page.wait_for_selector("text=/incorrect|sai|không đúng/i")
    assert page.locator("#question").count() == 0 and page.locator("input[type=password]").count() == 1
    context.close()


@in_browser
def test_the_browser_holds_no_secret_that_a_script_can_read(browser: "Browser", app: Served, users: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    log_in(page, app.url, *READER)
    page.wait_for_selector("#logout")
    seen = page.content() + page.evaluate("JSON.stringify([document.cookie, {...localStorage}, {...sessionStorage}, window.gradio_config])")
    tokens = [cookie for cookie in context.cookies() if cookie["name"].startswith("access-token")]
    assert tokens and all(cookie["httpOnly"] and cookie["sameSite"] == "Lax" for cookie in tokens)
    secrets = [READER[1], str(users), "scrypt$", *(cookie["value"] for cookie in tokens)]
    assert not [secret for secret in secrets if secret in seen]
    assert page.evaluate("fetch('gradio_api/token').then(reply => reply.status)") == 404
    context.close()


@pytest.mark.parametrize("path", ["/config", "/gradio_api/info", "/gradio_api/heartbeat/x", "/gradio_api/app_id", "/monitoring/x", "/gradio_api/queue/status", "/gradio_api/file=pyproject.toml"])
def test_without_a_log_in_nothing_of_the_page_is_told(app: Served, path: str) -> None:
    assert fetch(app.url + path)[0] == 401


def test_without_a_log_in_no_question_is_answered(app: Served) -> None:
    body = json.dumps({"data": [QUESTION, None, None]}).encode()
    for path in ("/gradio_api/call/ask", "/gradio_api/call/v2/ask", "/gradio_api/run/ask", "/gradio_api/queue/join", "/gradio_api/upload", "/gradio_api/cancel", "/gradio_api/reset", "/gradio_api/mcp/"):
        status, told, _ = fetch(app.url + path, body, Content_Type="application/json")
        assert status == 401 and "15/12" not in told, (path, status, told)
    page = fetch(app.url + "/?all_endpoints=true")[1]
    assert 'type="password"' in page and "gradio_config" not in page and "khanh-hoa-2022" not in page and "2311/QĐ-UBND" not in page


def test_a_program_asks_with_a_log_in_and_is_refused_with_a_wrong_one(app: Served) -> None:
    assert "15/12" in predict(app.url, QUESTION, api_name="/ask", auth=READER)["answer"]
    with pytest.raises(ValueError, match="Could not login"):
        predict(app.url, QUESTION, api_name="/ask", auth=(READER[0], "sai-mat-khau-2"))


def test_a_log_line_names_the_role_and_not_the_user(app: Served, users: Path) -> None:
    predict(app.url, QUESTION, api_name="/ask", auth=READER)
    lines = logged(users)
    assert lines[-1]["role"] == "reader" and lines[-1]["question"] == QUESTION and lines[-1]["cited"]
    assert READER[0] not in json.dumps(lines) and "127.0.0.1" not in json.dumps(lines)


def test_health_is_told_without_a_log_in(app: Served) -> None:
    status, body, _ = fetch(app.url + "/healthz")
    assert status == 200 and json.loads(body) == {"status": "ok", "index": "1", "documents": 5, "writer": "extractive"}


def cookies_of(url: str, name: str, password: str) -> str:
    """The cookies of a log-in."""
    status, _, headers = fetch(url + "/login", urlencode({"username": name, "password": password}).encode())
    assert status == 200 and headers is not None
    return "; ".join(value.split(";")[0] for value in headers.get_all("Set-Cookie", []))


@in_browser
@pytest.mark.parametrize(("user", "may"), [(READER, False), (ADMINISTRATOR, True)])
def test_only_an_administrator_sees_how_to_add_documents(browser: "Browser", app: Served, user: tuple[str, str], may: bool) -> None:
    page = browser.new_context().new_page()
    log_in(page, app.url, *user)
    page.wait_for_selector("#logout")
    page.get_by_role("tab", name=say("documents_tab", "vi")).click()
    page.get_by_text(say("upload.title", "vi"), exact=True).click()
    page.wait_for_selector("#upload input[type=file]" if may else "#upload .hint", state="attached")
    assert (page.locator("#upload input[type=file]").count() > 0) == may
    assert (say("upload.not_allowed", "vi") in page.inner_text("#upload")) == (not may)
    page.context.close()


def test_a_reader_who_sends_a_document_past_the_page_is_refused(app: Served) -> None:
    cookies = cookies_of(app.url, *READER)
    config = json.loads(fetch(app.url + "/config", Cookie=cookies)[1])
    (upload,) = [one for one in config["dependencies"] if any(event == "upload" for _, event in one["targets"])]
    call = {"data": ["vi"], "fn_index": upload["id"], "session_hash": "reader", "trigger_id": upload["targets"][0][0], "event_data": {"job": "1", "files": []}}
    assert fetch(app.url + "/gradio_api/queue/join", json.dumps(call).encode(), Content_Type="application/json", Cookie=cookies)[0] == 200
    told = fetch(app.url + "/gradio_api/queue/data?session_hash=reader", Cookie=cookies)[1]
    messages = [json.loads(line[6:]) for line in told.splitlines() if line.startswith("data: ")]
    assert any(say("upload.not_allowed", "vi") in json.dumps(message, ensure_ascii=False) for message in messages), messages


def test_a_user_who_is_removed_is_out_at_once(app: Served, users: Path) -> None:
    held = load_users(users)
    save_users(users, {**held, "tam": user_of("tam", "reader", stored("matkhau-tam-1"))})
    cookies = cookies_of(app.url, "tam", "matkhau-tam-1")
    assert fetch(app.url + "/config", Cookie=cookies)[0] == 200
    save_users(users, held)
    assert fetch(app.url + "/config", Cookie=cookies)[0] == 401


def test_after_five_wrong_passwords_the_right_one_has_to_wait(app: Served) -> None:
    def log_in_as(password: str) -> int:
        return fetch(app.url + "/login", urlencode({"username": ADMINISTRATOR[0], "password": password}).encode())[0]

    assert [log_in_as(f"sai-mat-khau-{n}") for n in range(9)] == [400] * 9
    assert log_in_as(ADMINISTRATOR[1]) == 400
