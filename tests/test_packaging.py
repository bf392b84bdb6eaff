"""What is installed is what runs: every import is declared, and every table travels with the code."""

import ast
import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ROOMS = ("vietnamese", "index", "ingest", "assistant", "evals", "interface", "prompts")
OURS = {*ROOMS, "app", "benchmarks", "tests"}
# Offered behind a message that says what to install.
OPTIONAL = {"langchain-text-splitters"}


def imported(path: Path) -> Iterator[str]:
    """Top-level names of modules that a file imports, wherever the import stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module.split(".")[0]


def foreign(files: list[Path]) -> set[str]:
    """Distributions that these files import, as their names are normalised (PEP 503)."""
    names = {name for file in files for name in imported(file)} - OURS - set(sys.stdlib_module_names)
    known = packages_distributions()
    return {normal(known[name][0] if name in known else name) for name in names}


def declared(*extras: str) -> set[str]:
    """Distributions that pyproject.toml names."""
    lines = PROJECT["dependencies"] + [line for extra in extras for line in PROJECT["optional-dependencies"][extra]]
    return {normal(line.split("[")[0].split(">")[0].split("=")[0]) for line in lines}


def normal(name: str) -> str:
    return name.lower().replace("_", "-").replace(".", "-")


def files_of(*folders: str) -> list[Path]:
    return [path for folder in folders for path in (ROOT / folder).rglob("*.py")]


def test_every_package_that_the_program_imports_is_declared() -> None:
    training = files_of("index/training", "evals/ranking")
    program = [path for path in files_of(*ROOMS) if path not in training]
    # gradio_client comes with gradio, at the version that gradio asks for.
    assert foreign([*program, ROOT / "app.py"]) - OPTIONAL <= declared()
    assert foreign(training) <= declared("train")


def test_every_package_that_tests_import_is_declared() -> None:
    assert foreign(files_of("tests")) - {"gradio-client"} <= declared("test")


def test_dependencies_have_a_lower_and_an_upper_bound() -> None:
    assert all(">=" in line and "<" in line for line in PROJECT["dependencies"])


def test_every_folder_with_code_is_a_package() -> None:
    bare = {path.parent for path in files_of(*ROOMS) if not (path.parent / "__init__.py").exists()}
    assert not bare


@pytest.mark.long
def test_a_wheel_holds_every_table_page_and_model(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ROOMS:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "NOTICE", "app.py"):
        shutil.copy(ROOT / name, source / name)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--no-build-isolation", "--no-index", "-q", "-w", str(tmp_path), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    held = set(zipfile.ZipFile(next(tmp_path.glob("*.whl"))).namelist())
    wanted = {path.relative_to(ROOT).as_posix() for name in ROOMS for path in (ROOT / name).rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert wanted <= held, sorted(wanted - held)


in_make = pytest.mark.skipif(shutil.which("make") is None and os.environ.get("CI") != "true", reason="not run: install make")


@in_make
@pytest.mark.parametrize(("lacks", "told"), [("ensurepip", "python3-venv"), ("version_info", "Python 3.11 or newer is needed")])
def test_a_python_that_cannot_make_an_environment_is_told_in_one_line_and_nothing_is_left(tmp_path: Path, lacks: str, told: str) -> None:
    python, venv = tmp_path / "python3", tmp_path / "venv"
    python.write_text(f'#!/bin/sh\ncase "$2" in *{lacks}*) exit 1 ;; esac\n', encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(["make", f"PYTHON={python}", f"VENV={venv}", "app"], cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "MAKEFLAGS": ""})
    ours = [line for line in done.stderr.splitlines() if not line.startswith("make")]
    assert done.returncode == 2 and len(ours) == 1 and told in ours[0] and not venv.exists()
