"""A chat that is open answers from the build that is published now: what is added at its next question, what is taken out no more."""

import shutil
from pathlib import Path

import pytest

from assistant.service import Assistant
from ingest.adding import add_source
from ingest.pipeline import ingest, remove_documents
from tests.ingest.helpers import PLANS

QUESTION = "Ở Ninh Thuận, đăng ký mô hình Dân vận khéo trước ngày nào, gửi cho ai?"
NAME = "ninh-thuan-2022-phong-trao-dan-van-kheo"


@pytest.fixture
def four(tmp_path: Path, one_model: None) -> Path:
    """A folder with the plans but Ninh Thuận's."""
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    (folder / f"{NAME}.txt").unlink()
    return folder


@pytest.mark.parametrize("way", ["folder", "file"])
def test_a_document_added_while_the_chat_is_open_is_answered_from_without_a_restart(way: str, four: Path, tmp_path: Path, index: Path) -> None:
    ingest([four], index)
    chat = Assistant(index)
    before = chat.ask(QUESTION)
    assert NAME not in {c.document for c in before.citations}
    if way == "folder":
        shutil.copy(PLANS / f"{NAME}.txt", four)
        ingest([four], index)
    else:
        add_source(str(PLANS / f"{NAME}.txt"), None, index, tmp_path / "library")
    after = chat.ask(QUESTION)
    assert not after.abstained
    assert {c.document for c in after.citations} == {NAME}
    assert "30/01" in after.answer


@pytest.mark.parametrize("way", ["deleted file", "removed document"])
def test_a_document_taken_out_is_gone_from_answers_and_search_within_one_run(way: str, tmp_path: Path, index: Path, one_model: None) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    ingest([folder], index)
    chat = Assistant(index)
    assert {c.document for c in chat.ask(QUESTION).citations} == {NAME}
    if way == "deleted file":
        (folder / f"{NAME}.txt").unlink()
        ingest([folder], index)
    else:
        remove_documents(index, [NAME])
    after = chat.ask(QUESTION)
    assert after.abstained
    assert NAME not in {c.document for c in (*after.citations, *after.nearest)}
    assert NAME not in str(after.as_json())
    assert NAME not in {hit.passage.document for hit in chat.search("đăng ký mô hình Dân vận khéo", top=50)}


def test_a_changed_document_is_answered_by_its_new_words(tmp_path: Path, index: Path, one_model: None) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    ingest([folder], index)
    chat = Assistant(index)
    assert "30/01" in chat.ask(QUESTION).answer
    path = folder / f"{NAME}.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("30/01", "25/02"), encoding="utf-8")
    ingest([folder], index)
    answer = chat.ask(QUESTION).answer
    assert "25/02" in answer and "30/01" not in answer
