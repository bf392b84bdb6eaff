"""Items go to a workbook and come back the same; a broken one is never written."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from evals.suite import load_suite, read_items
from evals.workbook import read_workbook, write_workbook
from index.errors import BadInput

Command = Callable[..., tuple[int, str]]


def test_the_core_suite_survives_a_workbook(tmp_path: Path) -> None:
    items = load_suite("core").items
    write_workbook(tmp_path / "items.xlsx", items)
    assert tuple(read_workbook(tmp_path / "items.xlsx")) == items


def test_an_edit_in_the_workbook_comes_back_into_the_suite(command: Command, suite_folder: Path) -> None:
    assert command("export-xlsx", "items.xlsx")[0] == 0
    book = openpyxl.load_workbook("items.xlsx")
    book.active["B2"] = "Khánh Hòa phải nộp báo cáo chậm nhất khi nào?"
    book.save("items.xlsx")
    assert command("import-xlsx", "items.xlsx")[0] == 0
    assert read_items(suite_folder / "items.jsonl")[0].question == "Khánh Hòa phải nộp báo cáo chậm nhất khi nào?"


def test_a_workbook_with_a_bent_quote_writes_nothing(command: Command, suite_folder: Path) -> None:
    command("export-xlsx", "items.xlsx")
    book = openpyxl.load_workbook("items.xlsx")
    book.active["N2"] = "báo cáo trước ngày 31/12"
    book.save("items.xlsx")
    before = (suite_folder / "items.jsonl").read_bytes()
    assert command("import-xlsx", "items.xlsx")[0] == 1
    assert (suite_folder / "items.jsonl").read_bytes() == before


def test_a_text_that_begins_like_a_formula_stays_a_text(tmp_path: Path) -> None:
    item = load_suite("core").items[0].asked_as("=HYPERLINK(1)", "")
    write_workbook(tmp_path / "items.xlsx", [item])
    assert openpyxl.load_workbook(tmp_path / "items.xlsx").active["B2"].data_type == "s"


def test_a_file_that_is_no_workbook_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "items.xlsx").write_text("not a workbook", encoding="utf-8")
    with pytest.raises(BadInput):
        read_workbook(tmp_path / "items.xlsx")
