"""Questions on a task table: the row is found by number or by task, and answered with lead, support, time and product."""

import pytest

from assistant.service import Assistant
from ingest.pipeline import ingest
from tests.ingest.readers.samples import ANNEX, docx_plan

CASES = [pytest.param(row, id=f"row {row[0]}") for row in ANNEX]


@pytest.fixture(scope="module")
def annexed(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("annex")
    docx_plan(folder / "plan.docx", annex=True)
    ingest([folder / "plan.docx"], folder / "index")
    return Assistant(folder / "index")


@pytest.mark.parametrize("row", CASES)
def test_a_row_named_by_its_task_gives_its_lead_its_time_and_its_own_citation(annexed: Assistant, row: tuple[str, ...]) -> None:
    number, task, lead, _, due, _ = row
    answer = annexed.ask(f"Cơ quan nào chủ trì {task}, đến khi nào?")
    assert lead in answer.answer and due in answer.answer
    assert [c.section.split(" –")[0] for c in answer.citations] == [f"Phụ lục, dòng {number}"]


@pytest.mark.parametrize("row", CASES)
def test_a_row_named_by_its_number_gives_that_row_and_no_other(annexed: Assistant, row: tuple[str, ...]) -> None:
    answer = annexed.ask(f"Cơ quan nào chủ trì nhiệm vụ {row[0]}, đến khi nào?")
    assert row[2] in answer.answer and row[4] in answer.answer
    assert [c.section.split(" –")[0] for c in answer.citations] == [f"Phụ lục, dòng {row[0]}"]


def test_an_english_question_on_a_row_is_answered_in_english(annexed: Assistant) -> None:
    answer = annexed.ask(f"Which body leads {ANNEX[6][1]}, by when?")
    assert answer.language == "en" and "is led by" in answer.answer and ANNEX[6][2] in answer.answer and ANNEX[6][4] in answer.answer


def test_a_row_that_the_table_does_not_have_is_not_made_up(annexed: Assistant) -> None:
    answer = annexed.ask("Cơ quan nào chủ trì nhiệm vụ 27, đến khi nào?")
    assert not any("dòng" in c.section for c in answer.citations)
