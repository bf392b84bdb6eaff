"""Numbers that look alike and documents cited in two ways are told with the places that show it."""

import argparse
import json
import re
from pathlib import Path

import pytest

from assistant.commands_findings import findings_command
from assistant.findings import checked_findings, cross_findings
from assistant.service import Assistant
from index.errors import BadInput, UnknownDocument

COLLISIONS = [
    ("35-CT/TW", "35-CT/TU"), ("07-CT/TU", "07/CT-UBND"), ("18-CT/TW", "18/CT-UBND"), ("24-NQ/TW", "24-CT/TU"), ("25-NQ/TW ngày 03/6/2013", "25-NQ/TW ngày 12/3/2003"), ("25-NQ/TW", "25-CT/TU"),
    ("23-QĐ/TW", "23-NQ/TU"), ("23-NQ/TU", "23/CT-TTg"), ("10-KH/TU", "10-CT/TU"), ("39-NQ/TW", "39/KH-UBND"), ("06/CT-UBND", "06/QĐ-TTg"), ("70-CV/TU", "700-CV/TU"), ("120-KL/TW", "120/2020/QH14"),
]


@pytest.mark.parametrize(("one", "other"), COLLISIONS)
def test_two_numbers_that_collide_are_told_together(assistant: Assistant, one: str, other: str) -> None:
    found = [f for f in cross_findings(assistant.library()) if f.kind == "look_alike" and one in f.message and other in f.message]
    assert len(found) == 1
    assert len(found[0].quotes) >= 2


def test_one_number_with_two_dates_in_one_document_is_not_told_as_two_documents(assistant: Assistant) -> None:
    assert not any("217-QĐ/TW" in f.message for f in cross_findings(assistant.library()) if f.kind == "look_alike")


@pytest.mark.parametrize(("number", "places"), [("33/CT-TT", ["Khánh Hòa", "Kiên Giang"]), ("26/CT-TTg", ["Khánh Hòa", "Kiên Giang"])])
def test_a_title_that_differs_between_plans_is_told_with_the_plans(assistant: Assistant, number: str, places: list[str]) -> None:
    (found,) = [f for f in cross_findings(assistant.library()) if f.kind == "two_titles" and number in f.message]
    assert all(place in found.message for place in places)


def run(folder: Path, capsys: pytest.CaptureFixture[str], **options: object) -> str:
    """What the command prints."""
    given = {"index": folder, "document": None, "province": None, "format": "table", "json": False} | options
    assert findings_command(argparse.Namespace(**given)) == 0
    return capsys.readouterr().out


def test_the_command_prints_each_finding_with_its_quote_and_place(index_folder: Path, assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(run(index_folder, capsys, json=True))
    assert found["findings"] and found["across"]
    for row in found["findings"]:
        text = assistant.library().document(row["document"]).text
        assert row["path"] and all(text[q["start"] : q["end"]] == q["quote"] and q["page"] >= 1 for q in row["quotes"])


def test_the_command_shows_one_province_alone(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = run(index_folder, capsys, province="Kiên Giang")
    assert "rgul" in shown and "217-QĐ/TW" not in shown


def test_an_unknown_province_or_document_is_a_users_mistake(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(BadInput, match="Cà Mau"):
        run(index_folder, capsys, province="Cà Mau")
    with pytest.raises(UnknownDocument):
        run(index_folder, capsys, document="none")


def test_what_a_plan_prints_otherwise_than_its_checked_source_is_told_with_record_and_mark(assistant: Assistant) -> None:
    library = assistant.library()
    told = {(f.document.split("-")[0], f.record): f for f in checked_findings(library, [d.id for d in library.documents])}
    wrong = told["kien", "06/QĐ-TTg@2022-01-06"]
    assert "06/01/2022" in wrong.message and wrong.mark == "đã đối chiếu"
    assert wrong.quote is not None and library.document(wrong.document).cut(wrong.quote.start, wrong.quote.end) == "06/11/2022"
    assert ("hai", "217-QĐ/TW@2013-12-12") in told and ("khanh", "33/CT-TTg@2021-11-26") in told


def test_numbers_that_carry_their_year_are_not_look_alikes(assistant: Assistant) -> None:
    for finding in cross_findings(assistant.library()):
        if finding.kind == "look_alike":
            assert any(not re.search(r"/(?:19|20)\d\d/", assistant.library().document(e.document).cut(e.start, e.end)) for e in finding.quotes)
