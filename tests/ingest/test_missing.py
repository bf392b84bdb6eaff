"""Cited but not held: what the documents rest on and the corpus lacks."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from index.reader import IndexFolder
from ingest.missing import Missing, missing_documents
from ingest.pipeline import ingest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def rows(index_folder: Path) -> list[Missing]:
    """What the five plans cite and the corpus lacks."""
    return missing_documents(IndexFolder(index_folder).current())


def _of(rows: list[Missing], number: str) -> list[Missing]:
    return [r for r in rows if number in r.name]


def test_a_cited_number_is_listed_with_who_cites_it(rows: list[Missing]) -> None:
    (directive,) = _of(rows, "33/CT-TTg")
    assert directive.cited_by == ("khanh-hoa-2022-ke-hoach-chi-thi-33", "kien-giang-2024-ke-hoach-chi-thi-33", "ninh-thuan-2022-phong-trao-dan-van-kheo")
    assert directive.date == "2021-11-26"


def test_a_held_document_is_not_missing(rows: list[Missing]) -> None:
    assert _of(rows, "2311/QĐ-UBND") == []


def test_two_documents_with_one_number_are_two_rows(rows: list[Missing]) -> None:
    assert {r.date for r in _of(rows, "25-NQ/TW") if r.date} == {"2013-06-03", "2003-03-12"}


def test_a_law_cited_by_name_is_listed(rows: list[Missing]) -> None:
    assert any(r.name.lower() == "luật tiếp cận thông tin" for r in rows)


def test_the_most_cited_come_first(rows: list[Missing]) -> None:
    counts = [len(r.cited_by) for r in rows]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] >= 3


def test_what_the_catalogue_knows_stands_beside_the_number(rows: list[Missing]) -> None:
    directive = _of(rows, "33/CT-TTg")[0]
    assert directive.issuer == "Thủ tướng Chính phủ"
    assert directive.title and "công tác dân vận" in directive.title
    assert directive.status and directive.mark


def test_every_row_has_its_own_key(rows: list[Missing]) -> None:
    assert len({r.key for r in rows}) == len(rows)


def test_a_document_that_arrives_is_no_longer_missing(tmp_path: Path, plan: str) -> None:
    folder, index = tmp_path / "plans", tmp_path / "index"
    folder.mkdir()
    (folder / "ke-hoach.txt").write_text(plan, encoding="utf-8")
    ingest([folder], index)
    assert _of(missing_documents(IndexFolder(index).current()), "33/CT-TTg")
    (folder / "chi-thi.txt").write_text("THỦ TƯỚNG CHÍNH PHỦ\nSố: 33/CT-TTg\nHà Nội, ngày 26 tháng 11 năm 2021\nCHỈ THỊ\nVề công tác dân vận\nThời gian qua, công tác dân vận đạt kết quả.\n1. Các bộ quán triệt.\n", encoding="utf-8")
    ingest([folder], index)
    assert not _of(missing_documents(IndexFolder(index).current()), "33/CT-TTg")


def test_the_command_prints_the_rows_as_one_json_object(index_folder: Path, rows: list[Missing]) -> None:
    done = subprocess.run([sys.executable, "-m", "ingest", "missing", "--json", "--index", str(index_folder)], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    printed = json.loads(done.stdout)["missing"]
    assert [r["key"] for r in printed] == [r.key for r in rows]
    assert set(printed[0]) >= {"key", "name", "date", "issuer", "cited_by", "title", "status", "mark", "address"}
