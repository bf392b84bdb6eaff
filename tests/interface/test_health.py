"""/healthz: what it tells of the index, and what it keeps to itself."""

import shutil
from pathlib import Path

import pytest

from assistant.service import Assistant
from interface.health import health


@pytest.fixture
def copied(index_folder: Path, tmp_path: Path) -> Path:
    """An index of one's own."""
    return Path(shutil.copytree(index_folder, tmp_path / "index"))


def test_a_sound_index_is_told_with_its_version_and_documents(index_folder: Path) -> None:
    assert health(Assistant(index_folder)) == (200, {"status": "ok", "index": "1", "documents": 5, "writer": "extractive"})


def test_no_index_is_503_with_its_cause(tmp_path: Path) -> None:
    code, told = health(Assistant(tmp_path / "none"))
    assert code == 503 and told["cause"] == "no_index" and "python -m ingest" in told["message"]


def test_an_index_that_disappears_while_the_app_runs_is_told(copied: Path) -> None:
    assistant = Assistant(copied)
    assert health(assistant)[0] == 200
    shutil.rmtree(copied)
    assert health(assistant)[1]["cause"] == "no_index"


@pytest.mark.parametrize("name", ["documents.sqlite", "vectors.faiss"])
def test_a_file_that_is_cut_or_gone_while_the_app_runs_is_told(copied: Path, name: str) -> None:
    assistant = Assistant(copied)
    assert health(assistant)[0] == 200
    file = next(copied.rglob(name))
    file.write_bytes(file.read_bytes()[:-1])
    assert health(assistant)[1]["cause"] == "damaged_index"
    file.unlink()
    assert health(assistant)[0] == 503


def test_what_everybody_may_read_names_no_folder(copied: Path) -> None:
    assistant = Assistant(copied)
    next(copied.rglob("manifest.json")).write_text("{}")
    code, told = health(assistant)
    assert code == 503 and str(copied) not in str(told)
