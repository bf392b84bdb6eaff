"""The health report: one row a document, as a table, JSON and one HTML page."""

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from index.reader import IndexFolder
from ingest.health import Health, health, word_share
from ingest.health_page import health_page, health_table
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rows(index_folder: Path) -> dict[str, Health]:
    return {r.document: r for r in health(IndexFolder(index_folder).current())}


def test_every_document_of_the_index_has_its_row(rows: dict[str, Health]) -> None:
    assert len(rows) == 5 and all(r.outline == "found" and r.sections > 5 and r.duties > 0 and r.references > 0 for r in rows.values())


def test_what_the_copy_leaves_blank_is_named(rows: dict[str, Health]) -> None:
    assert rows["lam-dong-2021-ke-hoach-quy-che-456"].blank == ("number", "date")


def test_official_vietnamese_is_nearly_all_vietnamese_words(rows: dict[str, Health]) -> None:
    assert all(r.word_share > 0.97 for r in rows.values())


@pytest.mark.parametrize(("text", "least", "most"), [("Ủy ban nhân dân tỉnh", 1.0, 1.0), ("UBND tỉnh, HĐND huyện", 1.0, 1.0), ("Uû ban nh©n d©n tØnh", 0.0, 0.6), ("The quick brown foxes jumped", 0.0, 0.4), ("12/2024 ---", 0.0, 0.0)])
def test_the_share_falls_with_wrong_encodings_and_other_languages(text: str, least: float, most: float) -> None:
    assert least <= word_share(text) <= most


def test_a_document_without_printed_numbering_is_told_from_one_whose_outline_was_lost(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "tin.txt").write_text("Lịch tiếp công dân của tỉnh\n\nChủ tịch Ủy ban nhân dân tỉnh tiếp công dân vào thứ năm hằng tuần.\n", encoding="utf-8")
    ingest([folder], tmp_path / "index")
    (row,) = health(IndexFolder(tmp_path / "index").current())
    assert (row.outline, row.sections) == ("no numbering printed", 0)


def _row(**changes: object) -> Health:
    fields = {"document": "a", "path": "a.pdf", "reader": "scan", "pages": 2, "ocr_confidence": 61, "word_share": 0.5, "outline": "not found", "sections": 0, "blank": ("number",), "duties": 1, "references": 3, "resolved": 2, "warnings": ("low",)}
    return Health(**{**fields, **changes})  # type: ignore[arg-type]


def test_confidence_of_recognition_comes_from_the_reader() -> None:
    assert "61" in health_table([_row()]) and "not found" in health_table([_row()]) and "! low" in health_table([_row()])


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.rows = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.rows += tag == "tr"
        assert not {name for name, _ in attrs} & {"href", "src", "onclick"}


def test_the_page_escapes_what_documents_bring_and_reaches_nothing_outside_it() -> None:
    page = _Page()
    html = health_page([_row(document="<script>alert(1)</script>", warnings=("<img src=x>",)), _row()])
    page.feed(html)
    assert page.rows == 3 and "script" not in page.tags and "img" not in page.tags
    assert "&lt;script&gt;" in html and "2 documents" in html


def test_the_command_gives_a_table_json_and_a_page(index_folder: Path, tmp_path: Path) -> None:
    def run(*arguments: str) -> str:
        done = subprocess.run([sys.executable, "-m", "ingest", "health", "--index", str(index_folder), *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return done.stdout

    assert run().count("\n") >= 7
    documents = json.loads(run("--json"))["documents"]
    assert len(documents) == 5 and set(documents[0]) == {"document", "path", "reader", "pages", "ocr_confidence", "word_share", "outline", "sections", "blank", "duties", "references", "resolved", "warnings"}
    run("--output", str(tmp_path / "health.html"))
    assert (tmp_path / "health.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
