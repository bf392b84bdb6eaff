"""Every command explains itself, and importing the command line loads nothing heavy."""

import subprocess
import sys
from pathlib import Path

import pytest

from evals.__main__ import COMMANDS, main, parser

ROOT = Path(__file__).resolve().parents[2]
NAMES = [name.replace("_", "-") for name in COMMANDS]


@pytest.mark.parametrize("name", NAMES)
def test_every_command_has_help_and_stands_in_the_readme(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    assert "usage: python -m evals" in capsys.readouterr().out
    words = (ROOT / "evals" / "README.md").read_text(encoding="utf-8") + (ROOT / "evals" / "suites" / "README.md").read_text(encoding="utf-8")
    assert f"python -m evals {name}" in words


def test_an_unknown_option_exits_2() -> None:
    with pytest.raises(SystemExit) as ended:
        parser().parse_args(["run", "--nothing"])
    assert ended.value.code == 2


def test_the_command_line_loads_neither_torch_nor_faiss_nor_langchain() -> None:
    code = "import sys, evals.__main__ as m; m.parser(); print([n for n in ('torch', 'faiss', 'langchain_core', 'openpyxl', 'gradio') if n in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60)
    assert out.stdout.strip() == "[]"


def test_a_users_mistake_is_one_line_without_traceback() -> None:
    out = subprocess.run([sys.executable, "-m", "evals", "check", "--suite", "nowhere"], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert out.returncode == 2
    assert out.stdout == ""
    assert out.stderr.count("\n") == 1
    assert "suites: core" in out.stderr
