"""The five plans in another format or encoding give the same answers, with the same quotes."""

from pathlib import Path
from typing import Any

import pytest

from assistant.service import Assistant
from index.records import Reading
from ingest.pipeline import ingest
from tests.ingest.formats import CHEAP
from tests.system import needs

QUESTIONS = (
    "Ở Khánh Hòa, báo cáo kết quả hằng năm nộp trước ngày nào, gửi cho ai?",
    "Ninh Thuận: hạn báo cáo phong trào Dân vận khéo là 30/01 phải không?",
    "Ở Hải Dương, ai theo dõi, tổng hợp báo cáo, bao lâu một lần?",
    "Kế hoạch nào viện dẫn Chỉ thị 33/CT-TTg?",
    "Kế hoạch Kiên Giang do ai ký, số mấy, ngày nào?",
    "Thanh tra tỉnh Lâm Đồng được giao việc gì?",
    "Mục III khoản 2 điểm đ kế hoạch Khánh Hòa nói gì?",
    "217-QĐ/TW ban hành ngày nào?",
)
IN_EVERY_RUN = ("TCVN3", "PDF")


def _answers(texts: dict[str, str], format: str, home: Path) -> list[Any]:
    folder = home / "files"
    for name, text in texts.items():
        place = home / "made" / name
        place.mkdir(parents=True)
        path = CHEAP[format](text, place)
        folder.mkdir(exist_ok=True)
        path.rename(folder / f"{name}{path.suffix}")
    report = ingest([folder], home / "index")
    assert {f.status for f in report.files} == {"added"}
    chat = Assistant(home / "index")
    shown = [chat.ask(question).as_json() for question in QUESTIONS]
    return [(r["kind"], r["abstained"], r["answer"], [(c["document"], c["section"], c["quote"]) for c in r["citations"]]) for r in shown]


@pytest.fixture(scope="module")
def expected(plans: dict[str, Reading], model: Any, tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """The answers from the plans as text."""
    return _answers({name: plan.document.text for name, plan in plans.items()}, "text", tmp_path_factory.mktemp("text"))


@needs("fonts-dejavu-core")
@pytest.mark.parametrize("format", [f if f in IN_EVERY_RUN else pytest.param(f, marks=pytest.mark.long) for f in CHEAP if f != "text"])
def test_answers_do_not_depend_on_the_format_of_the_files(format: str, expected: list[Any], plans: dict[str, Reading], tmp_path: Path, one_model: None) -> None:
    assert _answers({name: plan.document.text for name, plan in plans.items()}, format, tmp_path) == expected
