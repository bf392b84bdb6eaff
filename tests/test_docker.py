"""The image, read line by line: it copies what is there, runs as nobody in particular, and carries no secret."""

import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
TEXT = re.sub(r"\\\n", " ", (ROOT / "Dockerfile").read_text(encoding="utf-8"))
STEPS = [tuple(line.split(None, 1)) for line in TEXT.splitlines() if line.strip() and not line.startswith("#")]
IGNORED = [line for line in (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]


def steps(name: str) -> list[str]:
    """What follows each instruction of a name."""
    return [rest for step, rest in STEPS if step == name]


def sources() -> list[str]:
    """Everything that is copied from the project."""
    return [source for step in steps("COPY") for source in shlex.split(step)[:-1]]


def test_every_file_and_folder_that_is_copied_is_there_and_let_through() -> None:
    assert sources() and all((ROOT / source).exists() for source in sources())
    assert IGNORED[0] == "*" and {line[1:] for line in IGNORED if line.startswith("!")} == set(sources())


def test_every_room_of_the_program_is_copied() -> None:
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")} - {"tests", "benchmarks"}
    assert rooms <= set(sources()) and {"app.py", "corpus", "pyproject.toml"} <= set(sources())


def test_it_does_not_run_as_root() -> None:
    users = steps("USER")
    assert len(users) == 1 and users[0] not in ("root", "0")
    names = [name for name, _ in STEPS]
    assert names.index("USER") < names.index("CMD") and not any(name in ("RUN", "COPY", "ADD") for name in names[names.index("USER"):])


def test_it_holds_no_secret_and_fetches_nothing_by_itself() -> None:
    assert not re.search(r"(?i)(password|token|secret|api_?key)\s*=", TEXT) and "://" not in TEXT.replace("http://127.0.0.1:7860/healthz", "")
    assert not steps("ADD") and not any(re.search(r"\b(curl|wget|git)\b", step) for step in steps("RUN"))


def test_it_asks_for_users_and_says_whether_it_answers() -> None:
    assert "ASSISTANT_SERVER_ACCOUNTS=" in steps("ENV")[0] and "--allow-everyone" not in TEXT
    assert "/healthz" in steps("HEALTHCHECK")[0] and steps("VOLUME") == ["/data"]
    assert all(value.startswith("/data") for value in re.findall(r"ASSISTANT_STORAGE_\w+=(\S+)", steps("ENV")[0]))


def test_its_variables_are_settings_of_the_program() -> None:
    from index.settings.fields import Settings

    for section, field in re.findall(r"ASSISTANT_([A-Z]+)_([A-Z_]+)=", TEXT):
        assert field.lower() in Settings().model_dump()[section.lower()]


def test_its_python_is_one_that_the_program_takes() -> None:
    needed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    (base,) = steps("FROM")
    version = re.fullmatch(r"python:3\.(\d+)-slim", base)
    assert version and needed == ">=3.11" and int(version[1]) >= 11


def test_the_list_of_packages_is_the_project_s_own(tmp_path: Path) -> None:
    (line,) = re.findall(r'python (-c "import tomllib.*?") >', TEXT)
    done = subprocess.run([sys.executable, *shlex.split(line)], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:-1] == tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]


def test_its_command_refuses_to_start_without_users(tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSISTANT_")}
    variables = dict(re.findall(r"(ASSISTANT_\w+)=/data/(\S+)", steps("ENV")[0]))
    done = subprocess.run([sys.executable, str(ROOT / "app.py"), "--host", "0.0.0.0", "--port", "7999"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False,
                          env={**kept, "PYTHONPATH": str(ROOT), **{name: str(tmp_path / place) for name, place in variables.items()}})
    assert done.returncode == 2 and "users.toml" in done.stderr and "Traceback" not in done.stderr
