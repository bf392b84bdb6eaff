"""Settings: where they come from, what is refused, what the command prints."""

import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.errors import BadInput
from index.settings import settings, settings_read, use_file
from index.settings.sources import known, variable_of

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No settings but those of the test."""
    import os

    for name in list(os.environ):
        if name.startswith("ASSISTANT_") or name == "PORT":
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    yield
    use_file(None)


def written(text: str, name: str = "assistant.toml") -> Path:
    """A settings file in the working folder."""
    Path(name).write_text(text, encoding="utf-8")
    return Path(name)


def command(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    """Runs `python -m assistant settings`."""
    import os

    return subprocess.run([sys.executable, "-m", "assistant", "settings", *arguments], capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT), **more}, check=False)


def test_without_a_file_every_setting_has_its_default() -> None:
    assert settings_read().origins == {} and settings().server.port == 7860 and settings().storage.index == Path(".index")


def test_the_environment_wins_over_the_file_and_the_file_over_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    written("[server]\nport = 8001\nconcurrency = 3\n")
    assert settings().server.port == 8001
    monkeypatch.setenv("PORT", "8002")
    assert settings().server.port == 8002 and settings().server.concurrency == 3
    monkeypatch.setenv("ASSISTANT_SERVER_PORT", "8003")
    read = settings_read()
    assert read.settings.server.port == 8003 and read.origins["server", "port"] == "ASSISTANT_SERVER_PORT"
    assert read.origins["server", "concurrency"].endswith("assistant.toml")


@pytest.mark.parametrize(("variable", "name"), [
    ("ASSISTANT_INDEX", ("storage", "index")), ("ASSISTANT_LIBRARY", ("storage", "library")), ("ASSISTANT_STATE", ("storage", "state")),
    ("ASSISTANT_EMBEDDING_MODEL", ("embedding", "model")), ("ASSISTANT_INGEST_EMBEDDER", ("ingest", "embedder")),
])
def test_the_names_that_were_there_before_keep_working(monkeypatch: pytest.MonkeyPatch, variable: str, name: tuple[str, str]) -> None:
    monkeypatch.setenv(variable, "sentence-transformers")
    assert str(getattr(getattr(settings(), name[0]), name[1])) == "sentence-transformers"
    monkeypatch.setenv(variable, "")
    assert settings_read().origins == {}


def test_a_file_is_named_by_option_before_variable_before_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    for number, name in enumerate(("assistant.toml", "b.toml", "c.toml"), 1):
        written(f"[server]\nport = {number}\n", name)
    assert settings().server.port == 1
    monkeypatch.setenv("ASSISTANT_SETTINGS", "b.toml")
    assert settings().server.port == 2
    use_file(Path("c.toml"))
    assert settings().server.port == 3


@pytest.mark.parametrize(("text", "said"), [
    ("[server]\nprot = 1", "prot is not a setting of [server]; did you mean port?"),
    ("[servers]\nport = 1", "did you mean [server]?"),
    ("[server]\ndays = 1", "did you mean [log] days?"),
    ("port = 1", "[port] is not a section"),
    ("server = 1", "write [server] on a line of its own"),
    ("[server]\nport = 70000", "[server] port cannot be used: it should be less than or equal to 65535"),
    ("[server]\nport = 0\nconcurrency = 0", "(and 1 more)"),
    ("[reading]\nseconds = inf", "[reading] seconds cannot be used"),
    ("[reading]\nseconds = 'a while'", "valid number"),
    ("[storage]\nindex = ''", "an empty name is not a folder"),
    ("[server]\nroot_path = 'hoi-dap'", "[server] root_path"),
    ("[answers]\nwriter = 'oracle'", "extractive"),
    ("[server\n", "is not TOML"),
])
def test_what_cannot_be_used_is_told_with_its_file_and_a_way_out(text: str, said: str) -> None:
    written(text)
    with pytest.raises(BadInput) as told:
        settings()
    assert said in str(told.value) and "assistant.toml" in str(told.value) and "\n" not in str(told.value)


def test_a_file_that_is_named_and_missing_or_not_text_is_told(tmp_path: Path) -> None:
    use_file(tmp_path / "none.toml")
    with pytest.raises(BadInput, match="no settings file"):
        settings()
    (tmp_path / "latin.toml").write_bytes(b'[server]\nhost = "\xe9"\n')
    use_file(tmp_path / "latin.toml")
    with pytest.raises(BadInput, match="UTF-8"):
        settings()


def test_a_variable_in_the_name_of_a_section_must_be_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_SERVICE_HOST", "10.0.0.1")  # as Kubernetes sets for a service of that name
    assert settings().server.host == "127.0.0.1"
    monkeypatch.setenv("ASSISTANT_SERVER_PROT", "1")
    with pytest.raises(BadInput, match="did you mean ASSISTANT_SERVER_PORT"):
        settings()


def test_every_setting_is_described_and_bounded_and_cannot_be_changed_by_the_program() -> None:
    from pydantic import ValidationError

    for section, name in known():
        part = getattr(settings(), section)
        field = type(part).model_fields[name]
        assert field.description and not field.description.endswith(".")
        if field.annotation in (int, float):
            assert {type(bound).__name__ for bound in field.metadata} & {"Ge", "Gt"} and "Le" in {type(bound).__name__ for bound in field.metadata}, name
    with pytest.raises(ValidationError):
        settings().server.port = 1


def test_the_command_prints_every_setting_its_value_and_where_it_comes_from() -> None:
    written("[log]\nquestions = false\n")
    done = command(PORT="8009")
    lines = {line.split()[0]: line.split() for line in done.stdout.splitlines()}
    assert done.returncode == 0 and set(lines) == {"SETTING", *(".".join(name) for name in known())}
    assert lines["server.port"][1:3] == ["8009", "PORT"] and lines["log.questions"][1:3] == ["false", str(Path("assistant.toml").absolute())]
    rows = json.loads(command("--json", PORT="8009").stdout)["settings"]
    assert next(row for row in rows if row["name"] == "port")["value"] == 8009 and {row["variable"] for row in rows} == {variable_of(name) for name in known()}


def test_the_file_to_start_from_is_read_as_it_is_and_with_every_line_used() -> None:
    text = command("--format", "toml").stdout
    assert tomllib.loads(text) == {section: {} for section, _ in known()}
    used = "\n".join(line[2:] if line.startswith("# ") and " = " in line and "(" not in line.split(" = ")[0] else line for line in text.splitlines())
    written(used)
    assert {(s, f): getattr(getattr(settings(), s), f) for s, f in known()} == {(s, f): getattr(getattr(_defaults(), s), f) for s, f in known()}
    assert len(settings_read().origins) == len(known())


def _defaults() -> object:
    from index.settings.fields import Settings

    return Settings()


def test_a_wrong_setting_is_exit_2_in_every_command() -> None:
    import os

    for arguments in (["assistant", "settings"], ["index", "status"], ["ingest", "list"], ["assistant", "ask", "x"]):
        done = subprocess.run([sys.executable, "-m", *arguments, "--settings", "none.toml"], capture_output=True, text=True, timeout=60, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
        assert done.returncode == 2 and "no settings file" in done.stderr and "Traceback" not in done.stderr, arguments


def test_a_secret_is_masked() -> None:
    from pydantic import SecretStr

    from assistant.commands_settings import as_table, as_toml, shown
    from index.settings.fields import Answers, Settings
    from index.settings.sources import Read

    secret = Answers.model_construct(writer=SecretStr("khóa-bí-mật"))
    rows = list(shown(Read(Settings.model_construct(**{**dict(Settings()), "answers": secret}), {("answers", "writer"): "environment"})))
    assert "khóa-bí-mật" not in as_table(rows) + as_toml(rows) and "********" in as_table(rows)


def test_limits_of_reading_and_fetching_come_from_the_settings(tmp_path: Path) -> None:
    from index.errors import UnreadableFile
    from ingest.fetch import fetch_limits_set
    from ingest.readers.sandbox import read_safely

    (tmp_path / "a.txt").write_text("KẾ HOẠCH\n" * 500, encoding="utf-8")
    assert read_safely(tmp_path / "a.txt").text
    written("[reading]\ncharacters = 1000\n[fetching]\nmegabytes = 3\nseconds = 7\n")
    with pytest.raises(UnreadableFile, match="limit of 1000"):
        read_safely(tmp_path / "a.txt")
    assert fetch_limits_set().bytes == 3 << 20 and fetch_limits_set().seconds == 7 and fetch_limits_set(seconds=1).seconds == 1


def test_reading_the_settings_needs_neither_gradio_nor_torch() -> None:
    code = "import sys\nfrom index.settings import settings\nsettings()\nsys.exit(bool({'gradio', 'torch', 'numpy'} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0
