"""The systems that are run side by side read the same documents and answer in the contract of `search`."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from evals.retrieval import RetrievalSet, build_index
from evals.systems import open_system
from evals.systems.documents import OVERLAP, SIZE, windows
from index.errors import BadInput

PLAN = " ".join(f"Mục {n} nói về việc số {n} của huyện." for n in range(200))


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of two documents."""
    folder = tmp_path_factory.mktemp("index")
    build_index(RetrievalSet({"long": ("", PLAN), "short": ("", "Sở Nội vụ tổng hợp báo cáo.")}, {}, {}), folder)
    return folder


@pytest.mark.parametrize("name", ["bm25", "langchain"] if find_spec("langchain_text_splitters") else ["bm25"])
def test_results_are_cut_from_the_documents_in_falling_order(index: Path, name: str) -> None:
    system = open_system(name, index)
    found = system.search("Sở Nội vụ tổng hợp báo cáo", 5)
    assert found[0]["document"] == "short"
    assert [r["rank"] for r in found] == list(range(1, len(found) + 1))
    assert all(system.text(r["document"])[r["start"] : r["end"]] == r["text"] for r in found)
    assert [r["score"] for r in found] == sorted((r["score"] for r in found), reverse=True)
    assert system.ask("Sở Nội vụ?", "c-001") is None


def test_windows_cover_the_text_and_overlap() -> None:
    found = windows({"long": ("long.txt", PLAN)})
    assert found[0].start == 0
    assert found[-1].end == len(PLAN)
    assert all(a.end > b.start >= a.end - OVERLAP - 20 for a, b in zip(found, found[1:], strict=False))
    assert max(len(c.text) for c in found) <= SIZE


def test_a_system_of_another_name_is_wrong_use(index: Path) -> None:
    with pytest.raises(BadInput):
        open_system("theirs", index)
