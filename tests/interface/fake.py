"""A small stand-in for the assistant: it knows three questions and gives the contract's JSON."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.followup import Before
from assistant.reader import Reader
from assistant.trace import Trace, TracePassage
from index.errors import NoIndex, UnknownDocument
from index.records import Cut, Document, Hit, Section

PLAN = Path(__file__).parents[2] / "corpus" / "plans" / "khanh-hoa-2022-ke-hoach-chi-thi-33.txt"
QUOTE = "trước ngày 15/12"
STEPS = ("understand", "search", "write", "check")


def document() -> Document:
    """One real plan, its text as the file has it."""
    text = PLAN.read_text(encoding="utf-8")
    return Document(id="khanh-hoa", path=PLAN.name, sha256="", format="text", text=text,
                    province=_cut(text, "TỈNH KHÁNH HÒA"), title=_cut(text, "BAN HÀNH KẾ HOẠCH"))


def _cut(text: str, words: str) -> Cut:
    at = text.index(words)
    return Cut(words, at, at + len(words))


def citation(marker: int, quote: str = QUOTE) -> dict[str, Any]:
    """A citation of the plan, as the contract has it."""
    start = document().text.index(quote)
    return {"marker": marker, "document": "khanh-hoa", "path": PLAN.name, "number": "2311/QĐ-UBND", "title": "Kế hoạch <b>Chỉ thị 33</b>",
            "section": "Mục IV, khoản 1", "quote": quote, "start": start, "end": start + len(quote), "page": 1}


@dataclass(frozen=True)
class FakeAnswer:
    """The contract's JSON as it stands."""

    data: dict[str, Any]
    understood_as: str | None = None
    trace: Trace | None = None

    def as_json(self) -> dict[str, Any]:
        """The JSON."""
        return self.data


@dataclass(frozen=True)
class FakeStore:
    """One document."""

    held: Document

    def document(self, identity: str) -> Document:
        """The document, by its id."""
        if identity != self.held.id:
            raise UnknownDocument(identity)
        return self.held

    def sections(self, identity: str) -> tuple[Section, ...]:
        """Two sections, one inside the other."""
        text = self.document(identity).text
        at = text.index("IV. TỔ CHỨC THỰC HIỆN")
        inner = text.index("1. Các cơ quan", at)
        return (Section(identity, "IV", "Mục IV", "TỔ CHỨC <b>", at, len(text), None, 1, at + 21), Section(identity, "IV.1", "Mục IV, khoản 1", "", inner, inner + 400, "IV", 2, inner + 2))


@dataclass(frozen=True)
class FakeIndex:
    """One store."""

    store: FakeStore


class FakeAssistant:
    """Answers anything; refuses what speaks of "điện thoại"; fails as told."""

    def __init__(self, error: Exception | None = None, seconds: float = 0) -> None:
        self.error = error
        self.seconds = seconds
        self.asked: list[tuple[str, str | None]] = []
        self.before: list[tuple[Before, ...]] = []
        self.readers: list[Reader | None] = []
        self.held = document()
        self.folder = Path("no-index")

    def index(self) -> FakeIndex:
        """The build."""
        return FakeIndex(FakeStore(self.held))

    def documents(self) -> list[Document]:
        """The plan, and one without a province."""
        return [self.held, replace(self.held, id="other", province=None)]

    def library(self) -> Any:
        """No build to read: the other tabs say so."""
        raise NoIndex("no index; run ingest")

    def search(self, question: str, **_: Any) -> tuple[Hit, ...]:
        """Nothing."""
        return ()

    def ask(self, question: str, *, document: str | None = None, province: str | None = None, before: Sequence[Before] = (),
            reader: Reader | None = None, watch: Callable[[str], None] | None = None) -> FakeAnswer:
        """An answer of each kind of sentence, or a refusal; "còn …" leans on the turn before."""
        self.asked.append((question, province))
        self.before.append(tuple(before))
        self.readers.append(reader)
        for step in STEPS:
            if watch is not None:
                watch(step)
            time.sleep(self.seconds / len(STEPS))
        if self.error is not None:
            raise self.error
        understood = f"Đọc đủ: {question}" if before and question.lower().startswith("còn") else None
        data = refusal() if "điện thoại" in question else full_answer()
        return FakeAnswer({**data, "question": question}, understood, trace(understood or question))


def trace(question: str) -> Trace:
    """One passage that is cited and one that is not, one sentence held back."""
    at = document().text.index(QUOTE)
    cited, other = TracePassage("khanh-hoa", "Mục IV, khoản 1", at, at + len(QUOTE), 2.0, True), TracePassage("khanh-hoa", "Mục I <b>", 0, 40, 3.0, False)
    return Trace(question, "reporting", ("khanh-hoa", "gone"), ("báo cáo kết quả",), (other, cited), (("Câu <i>sai</i> ngày 31/12.", "time '31/12'"),), ())


def full_answer() -> dict[str, Any]:
    """A sentence of every basis, two citations, a note."""
    return {
        "abstained": False, "reason": None, "answer": "", "language": "vi", "kind": "reporting", "question": "",
        "sentences": [
            {"text": "Không đúng: hạn không phải 30/01.", "basis": "correction", "citations": [1], "state": "exact"},
            {"text": "Báo cáo gửi Ủy ban nhân dân tỉnh (qua Sở Nội vụ) và Ban Dân vận Tỉnh ủy trước ngày 15/12 hàng năm.", "basis": "document", "citations": [1, 2], "state": "exact"},
            {"text": "Đoạn này không nêu mẫu báo cáo.", "basis": "silence", "citations": [2], "state": "exact"},
        ],
        "citations": [citation(1), citation(2, "Ban Dân vận Tỉnh ủy trước ngày 15/12 để tổng hợp")],
        "notes": [{"text": "Từ 01/7/2025, tỉnh Ninh Thuận hợp nhất vào tỉnh Khánh Hòa.", "record": "ninh-thuan", "mark": "đã đối chiếu"}],
        "nearest": [], "warnings": [],
    }


def refusal() -> dict[str, Any]:
    """Nothing found, one nearest passage."""
    return {
        "abstained": True, "reason": "Đã tìm trong 5 văn bản; không văn bản nào nêu số điện thoại.", "answer": "", "language": "vi", "kind": "open", "question": "",
        "sentences": [{"text": "Các văn bản đang có không nêu số điện thoại.", "basis": "silence", "citations": [], "state": "exact"}],
        "citations": [], "notes": [], "nearest": [citation(1)], "warnings": [],
    }
