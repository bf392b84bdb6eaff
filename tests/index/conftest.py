"""What the tests of index share: readings of our own, published without any reader of files."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from index.models import embedding_info
from index.publish import publish, writing
from index.records import Cut, Deadline, Document, Duty, Finding, Passage, Reading, Reference, Section

DIMENSION = 8


def a_reading(id: str, *sentences: str, province: str | None = None, date: str | None = None, branch: str = "State") -> Reading:
    """A document of one sentence a line, each line a passage, the first one cited, the last one a duty."""
    text = "\n".join(sentences)
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    passages = tuple(Passage(i, id, "I", "prose", at, at + len(s), 1, f"{province or id}") for i, (at, s) in enumerate(zip(starts, sentences, strict=True)))
    document = Document(id, f"{id}.txt", id.ljust(64, "0"), "text", text, province_name=province, branch=branch, date_typed=date, title=Cut(sentences[0], 0, len(sentences[0])), source_map=((0, 0),))
    section = Section(id, "I", "Mục I", sentences[0], 0, len(text), None, 3, len(sentences[0]))
    reference = Reference(id, 0, len(sentences[0]), "I", sentences[0], "33/CT-TTg", "Chỉ thị", None, "2021-11-26", None, None, None, "Chỉ thị số 33/CT-TTg", "33/ct-ttg@2021-11-26")
    last = starts[-1]
    action = Cut(sentences[-1], last, last + len(sentences[-1]))
    duty = Duty(id, "I", "report", "obligation", last, len(text), action, bearers=(action,), deadline=Deadline(sentences[-1], last, len(text), "before", "recurring day", {"day": "12-15", "parts": ["a", "b"]}))
    return Reading(document, (section,), passages, (reference,), (duty,), (Finding(id, "lettering", "điểm d thiếu", (action,)),))


@pytest.fixture(scope="session")
def reading() -> Callable[..., Reading]:
    """Makes a reading."""
    return a_reading


@pytest.fixture(scope="session")
def two() -> tuple[Reading, Reading]:
    """Two documents of two provinces."""
    return (
        a_reading("khanh-hoa", "Thực hiện Chỉ thị số 33/CT-TTg về công tác dân vận.", "Các sở báo cáo kết quả về Sở Nội vụ trước ngày 15/12.", province="Khánh Hòa", date="2022-08-19"),
        a_reading("ninh-thuan", "Phong trào thi đua Dân vận khéo đến năm 2025.", "Đăng ký mô hình gửi Ủy ban nhân dân tỉnh.", "Sở Nội vụ tổng hợp, trình Chủ tịch.", province="Ninh Thuận", date="2022-12"),
    )


def some_vectors(count: int) -> np.ndarray:
    """Unit vectors, each row unlike the others."""
    made = np.random.default_rng(5).normal(size=(count, DIMENSION)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True) if count else made


@pytest.fixture(scope="session")
def put() -> Callable[[Path, Sequence[Reading]], Path]:
    """Publishes readings with vectors of chance."""

    def published(folder: Path, readings: Sequence[Reading]) -> Path:
        with writing(folder):
            return publish(folder, list(readings), {r.document.id: "/plans" for r in readings}, some_vectors(sum(len(r.passages) for r in readings)), embedding_info(), "1")

    return published


@pytest.fixture
def folder(tmp_path: Path, two: tuple[Reading, Reading], put: Callable[[Path, Sequence[Reading]], Path]) -> Path:
    """A published index of the two documents."""
    put(tmp_path / "index", two)
    return tmp_path / "index"
