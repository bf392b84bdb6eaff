"""The examples of docs/examples/, run as programs against a server, and the documentation held against it."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.interface.program_server import call, fetch_json, program_server

if TYPE_CHECKING:
    from assistant.service import Assistant

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"
API = (EXAMPLES.parent / "api.md").read_text(encoding="utf-8")
QUESTION = "Ở Khánh Hòa, báo cáo kết quả thực hiện gửi cho cơ quan nào, trước ngày nào?"


@pytest.fixture(scope="module")
def url(assistant: "Assistant") -> Iterator[str]:
    """A server over the five plans."""
    with program_server(assistant) as address:
        yield address


def run(name: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Runs an example to its end."""
    environment = {**os.environ, "NO_PROXY": "127.0.0.1,localhost", "PYTHONIOENCODING": "utf-8"}
    return subprocess.run([sys.executable, str(EXAMPLES / name), *arguments], capture_output=True, text=True, encoding="utf-8", timeout=60, env=environment, check=False)


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.py")))
def test_an_example_prints_the_answer(url: str, name: str) -> None:
    done = run(name, QUESTION, url)
    assert done.returncode == 0, done.stderr
    assert "15/12" in done.stdout and call(url, "ask", [QUESTION])[1]["answer"] in done.stdout


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.glob("*.py")))
def test_an_example_tells_why_a_question_is_not_taken(url: str, name: str) -> None:
    done = run(name, "a" * 3000, url)
    assert done.returncode == 1 and "Câu hỏi dài 3000 ký tự" in done.stderr and "Traceback" not in done.stderr


def test_one_example_needs_the_standard_library_alone() -> None:
    modules = set(re.findall(r"^(?:import|from) (\w+)", (EXAMPLES / "ask_http.py").read_text(encoding="utf-8"), re.MULTILINE))
    assert modules <= set(sys.stdlib_module_names)


def chapter(name: str) -> str:
    """What the documentation says of an endpoint."""
    found = API.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
    assert found, name
    return found


def test_every_endpoint_and_parameter_stands_in_the_documentation(url: str) -> None:
    for name, endpoint in fetch_json(url, "/gradio_api/info")["named_endpoints"].items():
        told = re.findall(r"^\| `(\w+)` \|", chapter(name.strip("/")), re.MULTILINE)
        assert told == [parameter["parameter_name"] for parameter in endpoint["parameters"]], name


@pytest.mark.parametrize("name", re.findall(r"^`POST /gradio_api/call/v2/(\w+)`$", API, re.MULTILINE))
def test_the_result_in_the_documentation_has_the_form_of_a_real_one(url: str, name: str) -> None:
    given, shown = (json.loads(block) for block in re.findall(r"```json\n(.*?)\n```", chapter(name), re.DOTALL))
    event, real = call(url, name, given)
    assert event == "complete" and form(shown) == form(real)


def form(value: Any) -> Any:
    """The keys of a result, and of the first entry of each list in it."""
    if isinstance(value, dict):
        return {key: {} if key == "deadline_typed" else form(held) for key, held in value.items()}
    return [form(value[0])] if isinstance(value, list) and value else []


def test_every_example_stands_in_the_documentation() -> None:
    assert all(f"examples/{path.name}" in API for path in EXAMPLES.iterdir() if path.is_file())
