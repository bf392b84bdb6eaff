"""A small suite over two short plans, and a system whose answers a test can bend."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals.suite import Suite, load_suite

PLANS = {
    "alpha": "KẾ HOẠCH\nCông tác dân vận tỉnh Khánh Hòa\n\nI. MỤC ĐÍCH\nNâng cao nhận thức của cán bộ.\n\nII. TỔ CHỨC THỰC HIỆN\n"
             "1. Các cơ quan, đơn vị báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/12 hàng năm.\n2. Sở Nội vụ theo dõi, đôn đốc việc thực hiện.\n",
    "beta": "KẾ HOẠCH\nPhong trào dân vận khéo tỉnh Ninh Thuận\n\nI. YÊU CẦU\nMỗi đơn vị xây dựng ít nhất 02 mô hình trong năm.\n\nII. TỔ CHỨC THỰC HIỆN\n"
            "1. Định kỳ hàng năm các địa phương gửi báo cáo về Sở Nội vụ để tổng hợp.\n",
}
REPORT = "Các cơ quan, đơn vị báo cáo kết quả về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/12 hàng năm"
MODELS = "Mỗi đơn vị xây dựng ít nhất 02 mô hình trong năm"
SEND = "Định kỳ hàng năm các địa phương gửi báo cáo về Sở Nội vụ để tổng hợp"
ITEMS: list[dict[str, Any]] = [
    {"id": "t-001", "question": "Khánh Hòa nộp báo cáo trước ngày nào?", "language": "vi", "kind": "reporting", "documents": ["alpha"], "answerable": True,
     "evidence": [{"document": "alpha", "section": "II.1", "quote": REPORT}], "answer": "Trước ngày 15/12 hàng năm.", "required": [["15/12", "15 tháng 12"]], "forbidden": ["30/01"],
     "slots": {"recipients": ["UBND tỉnh"], "via": ["Sở Nội vụ"], "deadline": ["trước ngày 15/12"], "compiler": []}},
    {"id": "t-002", "question": "Ninh Thuận yêu cầu mấy mô hình?", "language": "vi", "kind": "number", "documents": ["beta"], "answerable": True,
     "evidence": [{"document": "beta", "section": "I", "quote": MODELS}], "answer": "Ít nhất 02 mô hình.", "required": [["02", "2", "hai"]], "forbidden": []},
    {"id": "t-003", "question": "bao cao cua dia phuong gui ve dau", "language": "vi-nodiac", "kind": "reporting", "documents": ["beta"], "answerable": True,
     "evidence": [{"document": "beta", "section": "II.1", "quote": SEND}], "answer": "Gửi về Sở Nội vụ.", "required": [["Sở Nội vụ"]], "forbidden": []},
    {"id": "t-004", "question": "Kinh phí của Ninh Thuận là bao nhiêu?", "language": "vi", "kind": "unanswerable", "documents": ["beta"], "answerable": False,
     "evidence": [], "answer": "Kế hoạch không nêu kinh phí.", "required": [], "forbidden": ["tỷ đồng"]},
]


class FakeSystem:
    """Answers every item as its gold asks, until a test bends an answer or breaks a question."""

    name = "fake"

    def __init__(self, suite: Suite) -> None:
        self.suite = suite
        self.bend: Callable[[dict[str, Any]], dict[str, Any]] = lambda answer: answer
        self.find: Callable[[str, list[dict[str, Any]]], list[dict[str, Any]]] = lambda question, results: results
        self.breaks_on: set[str] = set()
        self.stops_after: int | None = None
        self.asked: list[str] = []

    def search(self, question: str, top: int) -> list[dict[str, Any]]:
        quotes = [(e.document, e.quote) for i in self.suite.items for e in i.evidence]
        own = [q for i in self.suite.items if i.question == question for q in ((e.document, e.quote) for e in i.evidence)]
        ranked = own + [q for q in quotes if q not in own]
        results = [{"rank": r, "score": 1 / r, "document": d, "path": d, "section": "", "start": 0, "end": len(q), "text": q, "page": 1} for r, (d, q) in enumerate(ranked, 1)]
        return self.find(question, results)

    def ask(self, question: str, key: str) -> dict[str, Any]:
        if self.stops_after is not None and len(self.asked) >= self.stops_after:
            raise KeyboardInterrupt
        self.asked.append(key)
        if key in self.breaks_on:
            raise RuntimeError("the fake is broken here")
        item = next(i for i in self.suite.items if i.id == key.split("~")[0])
        citations = [{"marker": n, "document": e.document, "path": e.document, "section": e.section, "quote": e.quote,
                      "start": (at := self.text(e.document).index(e.quote)), "end": at + len(e.quote)} for n, e in enumerate(item.evidence, 1)]
        answer = {"id": key, "question": question, "abstained": not item.answerable, "reason": "", "answer": item.answer, "citations": citations,
                  "sentences": [{"text": item.answer, "basis": "document", "citations": [c["marker"] for c in citations], "state": "exact"}], "duties": []}
        return self.bend(answer)

    def text(self, document: str) -> str:
        return PLANS[document]

    def describe(self) -> dict[str, Any]:
        return {"fake": True}


@pytest.fixture
def suite_folder(tmp_path: Path) -> Path:
    """A suite folder; its documents stand beside it."""
    folder, documents = tmp_path / "suite", tmp_path / "documents"
    folder.mkdir()
    documents.mkdir()
    for name, text in PLANS.items():
        (documents / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "items.jsonl").write_text("".join(json.dumps(i, ensure_ascii=False) + "\n" for i in ITEMS), encoding="utf-8")
    (folder / "suite.toml").write_text(f'name = "small"\ncorpus = "{documents}"\n\n[floors]\nright = 0.9\ncitation_recall = 0.9\n', encoding="utf-8")
    return folder


@pytest.fixture
def suite(suite_folder: Path) -> Suite:
    """The small suite."""
    return load_suite(str(suite_folder))


@pytest.fixture
def fake(suite: Suite) -> FakeSystem:
    """A system that answers the small suite."""
    return FakeSystem(suite)


@pytest.fixture
def command(fake: FakeSystem, suite_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str]]:
    """`python -m evals …` with the fake as every system; gives exit code and standard output."""
    from evals import __main__ as cli
    from evals.commands import run

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(run, "open_system", lambda name, index: fake)
    monkeypatch.setattr(run, "ready_index", lambda suite, index, tell: tmp_path / "index")
    monkeypatch.setattr(run, "index_hash", lambda index: "the index")

    def call(*arguments: str) -> tuple[int, str]:
        name, *rest = arguments
        if name in ("run", "check", "export-xlsx", "import-xlsx") and "--resume" not in rest:
            rest += ["--suite", str(suite_folder)]
        capsys.readouterr()
        code = cli.main([name, *rest])
        return code, capsys.readouterr().out

    return call
