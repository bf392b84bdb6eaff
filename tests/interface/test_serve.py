"""How the app is opened to others: never by accident, and behind a reverse proxy."""

import json
import signal
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from index.errors import BadInput
from interface.account_file import save_users, user_of
from interface.passwords import stored
from interface.serve import Sharing
from tests.interface.browser import in_browser, visit
from tests.interface.proxy import proxy
from tests.interface.serving import QUESTION, fetch, predict, run_app, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PREFIX = "/hoi-dap"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1", "example.org"])
def test_an_address_that_others_reach_needs_accounts_or_the_option_that_names_the_risk(host: str) -> None:
    with pytest.raises(BadInput, match="--auth FILE.*--allow-everyone"):
        Sharing(host, 7860).check()
    Sharing(host, 7860, everyone=True).check()
    Sharing(host, 7860, accounts=Path("users.toml")).check()


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost"])
def test_this_machine_alone_needs_no_accounts(host: str) -> None:
    Sharing(host, 7860).check()


@pytest.mark.parametrize(("arguments", "said"), [
    (["--host", "0.0.0.0"], "--allow-everyone"),
    (["--auth", "none.toml"], "python -m interface.accounts add"),
    (["--auth", "empty.toml"], "names no user"),
    (["--auth", "open.toml"], "chmod 600"),
    (["--settings", "wrong.toml"], "did you mean port?"),
    (["--settings", "absent.toml"], "no settings file"),
    (["--root-path", "hoi dap"], "begins with /"),
])
def test_wrong_use_is_one_line_and_exit_2(tmp_path: Path, index_folder: Path, arguments: list[str], said: str) -> None:
    for name, mode in (("empty.toml", 0o600), ("open.toml", 0o644)):
        (tmp_path / name).touch()
        (tmp_path / name).chmod(mode)
    (tmp_path / "wrong.toml").write_text("[server]\nprot = 1\n")
    done = run_app(tmp_path, "--index", index_folder, *arguments)
    assert done.returncode == 2 and done.stdout == ""
    assert said in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_a_port_in_use_is_one_line_and_exit_2(tmp_path: Path, index_folder: Path) -> None:
    with serving(tmp_path, index_folder) as app:
        done = run_app(tmp_path, "--index", index_folder, "--port", app.port)
    assert done.returncode == 2 and "--port" in done.stderr and len(done.stderr.strip().splitlines()) == 1


def test_ctrl_c_ends_the_app_with_130_and_a_request_of_the_system_with_0(tmp_path: Path, index_folder: Path) -> None:
    for name, code in ((signal.SIGINT, 130), (signal.SIGTERM, 0)):
        with serving(tmp_path, index_folder) as app:
            app.process.send_signal(name)
            try:
                assert app.process.wait(15) == code
            except subprocess.TimeoutExpired:
                pytest.fail(f"still running after {name!r}")


def test_open_to_everyone_means_to_ask(tmp_path: Path, index_folder: Path) -> None:
    told: list[str] = []
    with serving(tmp_path, index_folder, "--host", "0.0.0.0", "--allow-everyone", told=told) as app:
        assert "15/12" in predict(app.url, QUESTION, api_name="/ask")["answer"]
    assert "not encrypted" in told[0]


@in_browser
def test_behind_a_reverse_proxy_the_page_answers_under_its_prefix(browser: "Browser", tmp_path: Path, index_folder: Path) -> None:
    with serving(tmp_path, index_folder, "--root-path", PREFIX) as app, proxy(PREFIX, app.port) as url:
        for address in (url, url + "/"):
            with visit(browser, address) as person:
                person.ask(QUESTION)
                assert "15/12" in person.page.inner_text("#t1 .reply")
                assert person.outside == [] and person.errors == []
        assert json.loads(fetch(url + "/healthz")[1])["status"] == "ok"
        assert "15/12" in predict(url, QUESTION, api_name="/ask")["answer"]


@in_browser
def test_behind_a_reverse_proxy_users_log_in_and_out(browser: "Browser", tmp_path: Path, index_folder: Path) -> None:
    save_users(tmp_path / "users.toml", {"an": user_of("an", "reader", stored("matkhau-an-1"))})
    told: list[str] = []
    with serving(tmp_path, index_folder, "--root-path", PREFIX, "--auth", "users.toml", told=told) as app, proxy(PREFIX, app.port) as url:
        page = browser.new_context().new_page()
        page.goto(url + "/")
        for password in ("sai-mat-khau", "matkhau-an-1"):
            page.locator("input[type=text], textarea").first.fill("an")
            page.locator("input[type=password]").fill(password)
            page.locator("button").last.click()
            page.wait_for_selector("#logout" if password == "matkhau-an-1" else "text=/incorrect|không đúng/i")
        page.click("#logout")
        page.wait_for_selector("input[type=password]")
        assert page.url.startswith(url)
        page.context.close()
    assert "log-in of an from 203.0.113.7 refused" in told[0]
