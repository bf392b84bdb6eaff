"""Users, their passwords and sessions: what is stored, who is let in, for how long."""

import asyncio
import inspect
import logging
import os
import pty
import stat
import subprocess
import sys
import threading
import unicodedata
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

import pytest

from index.errors import BadInput
from interface.account_file import User, load_users, save_users, user_of
from interface.login import FREE_TRIES, LONGEST_WAIT, REMEMBERED, Accounts, Backoff, Login, Sessions
from interface.passwords import parsed, stored
from tests.interface.serving import ROOT, environment

PASSWORD = "mật khẩu dài"


class Clock:
    """A time that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """The time."""
        return self.now


@pytest.fixture(scope="module")
def an() -> User:
    """One user."""
    return user_of("an", "reader", stored(PASSWORD))


@pytest.fixture
def file(tmp_path: Path, an: User) -> Path:
    """A file with this user."""
    save_users(tmp_path / "users.toml", {an.name: an})
    return tmp_path / "users.toml"


def command(*arguments: object, given: str | None = None) -> "subprocess.CompletedProcess[str]":
    """Runs `python -m interface.accounts`."""
    return subprocess.run([sys.executable, "-m", "interface.accounts", *map(str, arguments)], cwd=ROOT, input=given, capture_output=True, text=True, timeout=60, env=environment(), check=False)


def in_a_loop(work: Coroutine[Any, Any, bool]) -> bool:
    """Runs it in a loop of its own thread: the browser of other tests keeps one in this."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


# --- the file

def test_the_file_holds_no_password_and_is_its_owners_alone(file: Path) -> None:
    assert PASSWORD not in file.read_text(encoding="utf-8") and "scrypt$32768$8$1$" in file.read_text(encoding="utf-8")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_is_written_is_read_back(file: Path, an: User) -> None:
    assert load_users(file) == {"an": an}


def test_two_users_with_one_password_are_stored_differently(an: User) -> None:
    other = stored(PASSWORD)
    assert other.key != an.password.key and other.salt != an.password.salt and other.agrees(PASSWORD)


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_a_password_is_the_same_however_the_keyboard_writes_its_letters(an: User, form: Literal["NFC", "NFD"]) -> None:
    assert an.password.agrees(unicodedata.normalize(form, PASSWORD))
    assert not an.password.agrees(PASSWORD.upper())


@pytest.mark.parametrize("mode", [0o644, 0o604, 0o620, 0o666])
def test_a_file_that_others_could_read_or_write_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(BadInput, match="chmod 600"):
        load_users(file)


@pytest.mark.parametrize(("text", "said"), [
    ("[[user]]\nname = 'an'", "needs name, role"), ("[[user]]\nname = 1\nrole = 'reader'\npassword = 'x'", "needs name, role"),
    ("user = 3", r"\[\[user\]\]"), ("[other]\n", r"\[\[user\]\]"), ("= 3", "not TOML"), ("user = ['an']", "needs name, role"),
    ("[[user]]\nname = 'an'\nrole = 'king'\npassword = 'scrypt$1$1$1$$'", "needs name, role"),
    ("[[user]]\nname = 'an'\nrole = 'reader'\npassword = 'mật khẩu'", "stored password"),
])
def test_a_file_that_breaks_its_form_says_where(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "u.toml").write_text(text, encoding="utf-8")
    (tmp_path / "u.toml").chmod(0o600)
    with pytest.raises(BadInput, match=said):
        load_users(tmp_path / "u.toml")


@pytest.mark.parametrize("change", [("32768", "2"), ("32768", str(2**24)), ("$8$", "$64$"), ("scrypt", "md5")])
def test_a_stored_password_that_costs_too_little_or_too_much_is_refused(an: User, change: tuple[str, str]) -> None:
    with pytest.raises(ValueError):
        parsed(an.password.text().replace(*change))


@pytest.mark.parametrize("name", ["", "an nguyen", "a\nb", "a" * 65, "<b>", "../x", '"'])
def test_a_name_that_would_spoil_a_line_or_a_page_is_refused(an: User, name: str) -> None:
    with pytest.raises(BadInput, match="not a name"):
        user_of(name, "reader", an.password)


# --- the command

def test_users_are_added_changed_listed_and_removed(tmp_path: Path) -> None:
    file = tmp_path / "u.toml"
    assert command("add", "bình", "--role", "reader", "--password-stdin", file, given="mot-hai-ba-4\n").stdout == "added bình (reader)\n"
    assert command("add", "bình", "--role", "administrator", "--password-stdin", file, given="nam-sau-bay-8\n").stdout == "changed bình (administrator)\n"
    assert load_users(file)["bình"].password.agrees("nam-sau-bay-8")
    assert command("list", file).stdout.split() == ["bình", "administrator"]
    assert command("remove", "bình", file, given="n\n").stdout == "nothing removed\n" and "bình" in load_users(file)
    assert command("remove", "bình", "--yes", file).stdout == "removed bình\n" and load_users(file) == {}


@pytest.mark.parametrize(("arguments", "given", "said"), [
    (["add", "x", "--role", "reader", "--password-stdin"], "short\n", "8 to 200 characters"),
    (["add", "x y", "--role", "reader", "--password-stdin"], "mot-hai-ba-4\n", "not a name"),
    (["add", "x", "--role", "king", "--password-stdin"], "mot-hai-ba-4\n", "invalid choice"),
    (["remove", "nobody", "--yes"], "", "known: an"),
])
def test_wrong_use_changes_nothing_and_exits_2(file: Path, arguments: list[str], given: str, said: str) -> None:
    before = file.read_bytes()
    done = command(*arguments, file, given=given)
    assert done.returncode == 2 and said in done.stderr and "Traceback" not in done.stderr and file.read_bytes() == before


@pytest.mark.parametrize(("second", "code"), [("mot-hai-ba-4", 0), ("mot-hai-ba-5", 2)])
def test_a_typed_password_is_asked_for_twice_and_never_shown(tmp_path: Path, second: str, code: int) -> None:
    process, terminal = pty.fork()
    if not process:
        os.chdir(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "interface.accounts", "add", "an", "--role", "reader", str(tmp_path / "u.toml")])
    shown = b""
    for prompt, answer in ((b"password: ", "mot-hai-ba-4"), (b"once more: ", second)):
        while not shown.endswith(prompt):
            shown += os.read(terminal, 1000)
        os.write(terminal, answer.encode() + b"\n")
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == code
    assert b"mot-hai" not in shown + os.read(terminal, 1000) and (tmp_path / "u.toml").exists() == (code == 0)
    os.close(terminal)


# --- who is let in

def test_gradio_waits_for_the_log_in_instead_of_standing_still(file: Path) -> None:
    login = Login(Accounts(file))
    assert inspect.iscoroutinefunction(login.check)
    assert in_a_loop(login.check("an", PASSWORD)) and not in_a_loop(login.check("an", "x" * 5000))


def test_a_name_that_nobody_has_costs_as_much_as_a_wrong_password(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import hashlib

    tried: list[int] = []
    real = hashlib.scrypt

    def counted(*given: Any, **how: Any) -> bytes:
        tried.append(how["n"])
        return real(*given, **how)

    monkeypatch.setattr(hashlib, "scrypt", counted)
    login = Login(Accounts(file))
    tried.clear()
    assert not login.checked("an", "sai-mat-khau", "x") and not login.checked("nobody", "sai-mat-khau", "x")
    assert len(tried) == 2 and tried[0] == tried[1]


def test_a_refused_log_in_is_told_with_its_address_and_without_what_was_typed(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    login = Login(Accounts(file))
    with caplog.at_level(logging.WARNING):
        login.checked("an", "sai-mat-khau", "192.0.2.7")
        login.checked("mật-khẩu-gõ-nhầm-ô", "x", "192.0.2.8")
    assert "an from 192.0.2.7" in caplog.text and "192.0.2.8" in caplog.text
    assert "sai-mat-khau" not in caplog.text and "gõ-nhầm" not in caplog.text


def test_after_five_failures_the_wait_doubles_up_to_a_quarter_of_an_hour() -> None:
    clock = Clock()
    backoff = Backoff(clock)
    assert all(backoff.begin("an", "x") for _ in range(FREE_TRIES))
    waits = []
    for _ in range(13):
        began = clock.now
        while not backoff.begin("an", "x"):
            clock.now += 0.5
        waits.append(clock.now - began)
    assert waits[:5] == [1, 2, 4, 8, 16] and waits[-1] == LONGEST_WAIT
    assert backoff.begin("an", "another address") and backoff.begin("bình", "x")


def test_a_try_that_comes_too_early_does_not_lengthen_the_wait_and_success_ends_it() -> None:
    clock = Clock()
    backoff = Backoff(clock)
    for _ in range(FREE_TRIES):
        backoff.begin("an", "x")
    assert not any(backoff.begin("an", "x") for _ in range(100))
    clock.now += 1
    assert backoff.begin("an", "x")
    backoff.succeeded("an", "x")
    assert all(backoff.begin("an", "x") for _ in range(FREE_TRIES))


def test_many_tries_at_once_are_all_counted(file: Path) -> None:
    login = Login(Accounts(file), Backoff(Clock()))
    tried = [threading.Thread(target=login.checked, args=("an", f"sai-mat-khau-{n}", "x")) for n in range(12)]
    for one in tried:
        one.start()
    for one in tried:
        one.join()
    assert not login.checked("an", PASSWORD, "x") and login.checked("an", PASSWORD, "y")


def test_what_is_remembered_of_failures_has_an_end() -> None:
    backoff = Backoff(Clock())
    for number in range(REMEMBERED + 50):
        backoff.begin(f"n{number}", "x")
    assert len(backoff._tries) == REMEMBERED


# --- sessions

def test_a_session_ends_after_its_hours(file: Path) -> None:
    clock = Clock()
    sessions = Sessions(Accounts(file), 2, clock)
    sessions["token"] = "an"
    clock.now += 2 * 3600 - 1
    assert sessions.get("token") == "an"
    clock.now += 1
    assert sessions.get("token") is None and len(sessions) == 0


def test_a_session_ends_with_its_account_or_password(file: Path, an: User) -> None:
    accounts = Accounts(file)
    sessions = Sessions(accounts, 2)
    sessions["a"] = "an"
    save_users(file, {"an": user_of("an", "reader", stored("mật khẩu khác"))})
    assert sessions.get("a") is None
    sessions["b"] = "an"
    save_users(file, {"an": user_of("an", "administrator", load_users(file)["an"].password)})
    assert sessions.get("b") == "an" and accounts.role_of("an") == "administrator"
    save_users(file, {})
    assert sessions.get("b") is None and accounts.role_of("an") is None


def test_a_token_that_was_never_given_or_is_missing_stands_for_nobody(file: Path) -> None:
    sessions = Sessions(Accounts(file), 2)
    assert sessions.get(None) is None and sessions.get("x") is None and sessions.pop("x", None) is None and "x" not in sessions  # type: ignore[call-overload]


def test_a_file_spoiled_while_the_app_runs_lets_nobody_in_until_it_is_mended(file: Path, an: User, caplog: pytest.LogCaptureFixture) -> None:
    accounts = Accounts(file)
    file.chmod(0o644)
    assert accounts.role_of("an") is None and "chmod 600" in caplog.text
    file.chmod(0o600)
    assert accounts.role_of("an") == "reader"
    file.unlink()
    assert accounts.role_of("an") is None
