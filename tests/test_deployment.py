"""The pages for administrators name commands, options and settings that are there."""

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGES = {name: (ROOT / "docs" / name).read_text(encoding="utf-8") for name in ("deployment.md", "van-hanh.md")}


@cache
def shown_help(*command: str) -> str:
    """What a command says of itself."""
    done = subprocess.run([sys.executable, *command, "--help"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr}"
    return done.stdout


@pytest.mark.parametrize("page", PAGES)
def test_every_command_and_option_is_there(page: str) -> None:
    named = re.findall(r"python (app\.py|-m ([\w.]+)(?: (add|list|remove|health|verify)\b)?)([^`\n#]*)", PAGES[page])
    assert len(named) > 5
    for whole, module, sub, rest in named:
        command = ["app.py"] if whole == "app.py" else ["-m", module, *([sub] if sub else [])]
        known = shown_help(*command)
        assert all(option in known for option in re.findall(r"--[a-z-]+", rest)), (command, rest)


def test_both_pages_speak_of_the_same_files() -> None:
    for name in ("library", ".state", "users.toml", "assistant.toml", ".index", "/healthz"):
        assert all(name in text for text in PAGES.values()), name


def test_the_prefix_is_the_same_in_every_example() -> None:
    text = PAGES["deployment.md"]
    assert "--root-path /hoi-dap" in text and "location /hoi-dap/ {" in text and "handle_path /hoi-dap/*" in text


def test_settings_named_are_settings() -> None:
    from index.settings.fields import Settings

    known = Settings().model_dump()
    for section, field in re.findall(r"`(log|upload|server|storage)\.(\w+)", "\n".join(PAGES.values())):
        assert field in known[section], (section, field)


def test_the_largest_upload_passes_the_web_server() -> None:
    from index.settings.fields import Settings

    (megabytes,) = re.findall(r"client_max_body_size (\d+)m;", PAGES["deployment.md"])
    assert int(megabytes) > Settings().upload.megabytes
