"""The start of the app: options, the index, the progress bar."""

import subprocess
import sys
from pathlib import Path

import pytest

import app
from index.settings import use_file

ROOT = Path(__file__).parents[2]


def test_help_needs_neither_gradio_nor_torch() -> None:
    code = "import sys, app\ntry:\n app.main(['--help'])\nexcept SystemExit:\n pass\nsys.exit(bool({'gradio', 'torch'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0


def test_what_is_not_given_comes_from_the_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[server]\nhost = "127.0.0.2"\naccounts = "u.toml"\nroot_path = "/a"\n[storage]\nindex = "i"\n')
    monkeypatch.delenv("ASSISTANT_INDEX", raising=False)
    try:
        told = app._options(["--settings", str(tmp_path / "a.toml")])
        given = app._options(["--settings", str(tmp_path / "a.toml"), "--host", "127.0.0.3", "--auth", "v.toml", "--root-path", "", "--index", "j"])
    finally:
        use_file(None)
    assert (told.host, told.auth, told.root_path, told.index) == ("127.0.0.2", Path("u.toml"), "/a", Path("i"))
    assert (given.host, given.auth, given.root_path, given.index) == ("127.0.0.3", Path("v.toml"), "", Path("j"))


def test_port_comes_from_the_environment_unless_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "7999")
    assert app._options([]).port == 7999
    assert app._options(["--port", "7998"]).port == 7998


def test_the_app_listens_on_this_machine_only_by_default() -> None:
    assert app._options([]).host == "127.0.0.1"


@pytest.mark.parametrize("port", ["0", "65536", "abc", "-1"])
def test_a_wrong_port_is_wrong_use(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        app.main([f"--port={port}"])
    assert stop.value.code == 2 and "1 to 65535" in capsys.readouterr().err


def test_progress_off_a_terminal_is_a_line_for_each_stage(capsys: pytest.CaptureFixture[str]) -> None:
    show = app.progress_bar()
    for done in range(3):
        show("reading", done, 3)
    show("embedding", 0, 9)
    out, err = capsys.readouterr()
    assert out == "" and err.splitlines() == ["reading", "embedding"]


def test_starting_sends_nothing_out_and_asks_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    monkeypatch.setenv("NO_PROXY", "example.org")
    monkeypatch.setenv("no_proxy", "")
    monkeypatch.setenv("GRADIO_ANALYTICS_ENABLED", "True")
    app._stay_silent()
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False" and os.environ["NO_PROXY"] == "example.org,127.0.0.1,localhost"
