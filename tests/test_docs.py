"""The README names every command, and every command and option it names is there."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from ingest.__main__ import COMMANDS as INGEST

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROOMS = ("ingest", "index", "assistant")


@cache
def shown_help(*command: str) -> str:
    done = subprocess.run([sys.executable, "-m", *command, "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"python -m {' '.join(command)} --help: {done.stderr}"
    return done.stdout


def sub_commands(room: str) -> list[str]:
    # `ingest` takes folders or a sub-command, so argparse does not list its sub-commands.
    return list(INGEST) if room == "ingest" else re.findall(r"^    ([a-z]+)\b", shown_help(room), re.MULTILINE)


def documented() -> list[tuple[str, str, str]]:
    """Room, sub-command and the rest of the table row for each command of the README."""
    return re.findall(r"^\| `python -m ([\w.]+)(?: ([a-z-]+))?[^`]*` \|(.*)$", README, re.MULTILINE)


@pytest.mark.parametrize("room", ROOMS)
def test_every_command_stands_in_the_readme(room: str) -> None:
    told = {command for name, command, _ in documented() if name == room}
    assert sub_commands(room) and set(sub_commands(room)) <= told


@pytest.mark.parametrize(("room", "command", "row"), documented(), ids=lambda value: value[:12])
def test_every_command_of_the_readme_exists_with_the_options_it_names(room: str, command: str, row: str) -> None:
    shown = shown_help(room, command) if command else shown_help(room)
    missing = [option for option in re.findall(r"--[a-z-]+", row) if option not in shown]
    assert not missing


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    told = set(re.findall(r"make ((?:app|test|eval|bench|check)[a-z-]*)", README))
    assert {"app", "test", "eval", "bench", "check-long"} <= told <= targets


def test_every_folder_of_the_readme_exists_and_every_room_stands_in_it() -> None:
    layout = README[README.index("## Layout"):README.index("## Development")]
    told = set(re.findall(r"`([a-z]+)/`", layout))
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert all((ROOT / name).is_dir() for name in told) and rooms <= told
