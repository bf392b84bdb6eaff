"""Table rows end to end: a section, a passage, a duty and a citation each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.reader import IndexFolder
from assistant.answers import Evidence
from assistant.finish import citation_of
from assistant.service import Assistant
from index.records import Duty, Reading
from index.search import Query, search
from index.words import Term
from ingest.pipeline import ingest
from tests.ingest.readers.samples import ANNEX, ANNEX_HEADER, annex_rows, docx_plan, pdf_annex, plan_text


@pytest.fixture(scope="module")
def annexed(read: Callable[..., Reading]) -> Reading:
    """A plan with a ten-row annex over two pages, the header printed again on the second."""
    rows = annex_rows()
    return read(plan_text() + "\nPHỤ LỤC\nPHÂN CÔNG NHIỆM VỤ\n" + "\n".join(rows[:8]) + "\n\f" + "\n".join([rows[0], *rows[8:]]))


def _rows(reading: Reading) -> list[Duty]:
    return [d for d in reading.duties if "dòng" in d.section]


def _table(*rows: str) -> str:
    return plan_text() + "\nPHỤ LỤC\n" + "\n".join(rows)


def test_each_of_ten_rows_over_two_pages_is_one_passage_with_the_headers_in_its_context(annexed: Reading) -> None:
    passages = [p for p in annexed.passages if p.kind == "table row"]
    assert [p.section for p in passages] == [f"Phụ lục.dòng {n}" for n in range(1, 11)]
    assert [p.page for p in passages] == [1] * 7 + [2] * 3
    assert all("; ".join(ANNEX_HEADER) in p.context for p in passages)
    assert all(annexed.document.text[p.start : p.end].startswith(f"| {n} |") for n, p in enumerate(passages, 1))


def test_a_row_is_cited_by_annex_and_number(annexed: Reading) -> None:
    labels = {s.path: s.label for s in annexed.sections}
    assert labels["Phụ lục.dòng 7"] == "Phụ lục, dòng 7"
    annex = next(s for s in annexed.sections if s.path == "Phụ lục")
    assert all(annex.start < s.start and s.end <= annex.end and s.parent == "Phụ lục" for s in annexed.sections if "dòng" in s.path)


def test_a_cell_is_cited_by_annex_row_and_column(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    docx_plan(folder / "ke-hoach.docx", annex=True)
    ingest([folder], tmp_path / "index")
    library = Assistant(tmp_path / "index").library()
    duty = next(d for d in library.duties(("ke-hoach",)) if d.section == "Phụ lục.dòng 7")
    assert duty.deadline is not None
    cell = citation_of(library, Evidence("ke-hoach", duty.deadline.start, duty.deadline.end, duty.section), 1)
    row = citation_of(library, Evidence("ke-hoach", duty.start, duty.end, duty.section), 1)
    assert cell.section.startswith("Phụ lục, dòng 7, cột Thời gian hoàn thành") and cell.quote == ANNEX[6][4]
    assert row.section.startswith("Phụ lục, dòng 7") and "cột" not in row.section


def test_the_header_is_no_passage_of_its_own(annexed: Reading) -> None:
    assert not [p for p in annexed.passages if annexed.document.text[p.start : p.end].startswith("| TT |")]


def test_every_row_yields_its_duty_with_lead_support_deadline_and_product(annexed: Reading) -> None:
    duties = _rows(annexed)
    assert [(d.action.text, d.bearers[0].text, d.co_bearers[0].text, d.deadline.text if d.deadline else None, d.product.text if d.product else None) for d in duties] == [(row[1], row[2], row[3], row[4], row[5]) for row in ANNEX]
    assert [d.section for d in duties] == [f"Phụ lục.dòng {n}" for n in range(1, 11)]


def test_every_filled_slot_of_a_row_is_cut_from_the_text(annexed: Reading) -> None:
    text = annexed.document.text
    for duty in _rows(annexed):
        for cut in (duty.action, *duty.bearers, *duty.co_bearers, duty.product, duty.deadline):
            assert cut is not None and text[cut.start : cut.end] == cut.text and duty.start <= cut.start < cut.end <= duty.end


@pytest.mark.parametrize(("task", "kind"), [("Báo cáo kết quả thực hiện gửi Sở Nội vụ", "report"), ("Gửi danh sách cán bộ dân vận", "notify"), ("Đăng ký mô hình dân vận khéo", "register"), ("Tổ chức đối thoại với Nhân dân", "other"), ("Xây dựng kế hoạch và báo cáo", "other")])
def test_the_kind_is_that_of_the_verb_with_which_the_task_begins(task: str, kind: str, read: Callable[..., Reading]) -> None:
    (duty,) = _rows(read(_table("| TT | Nội dung | Cơ quan chủ trì | Thời gian |", f"| 1 | {task} | Sở Nội vụ | Trước ngày 15/12/2024 |")))
    assert duty.kind == kind


@pytest.mark.parametrize(("words", "relation", "kind", "value"), [
    ("Trước ngày 15/12/2024", "before", "fixed day", {"date": "2024-12-15"}), ("Tháng 6/2024", "on", "fixed day", {"month": "2024-06"}), ("Quý III", "on", "recurring day", {"quarter": "3-0"}),
    ("Chậm nhất ngày 20/6", "not later than", "recurring day", {"day": "6-20"}), ("Thường xuyên", "unspecified", "unspecified", {}), ("Hằng năm", "on", "recurring day", {"every": "year"}),
])
def test_the_whole_time_cell_is_the_deadline(words: str, relation: str, kind: str, value: dict[str, str], read: Callable[..., Reading]) -> None:
    (duty,) = _rows(read(_table("| TT | Nội dung | Cơ quan chủ trì | Thời gian |", f"| 1 | Làm việc | Sở Nội vụ | {words} |")))
    assert duty.deadline is not None
    assert (duty.deadline.text, duty.deadline.relation, duty.deadline.kind) == (words, relation, kind)
    assert {k: v for k, v in duty.deadline.value.items() if k in value} == value


def test_several_bodies_of_a_cell_are_several_bearers(read: Callable[..., Reading]) -> None:
    (duty,) = _rows(read(_table("| TT | Nội dung | Chủ trì | Phối hợp | Thời gian |", "| 1 | Làm việc | Sở Nội vụ; Sở Tài chính | Công an tỉnh, Hội Nông dân tỉnh | 2024 |")))
    assert [b.text for b in duty.bearers] == ["Sở Nội vụ", "Sở Tài chính"]
    assert [b.text for b in duty.co_bearers] == ["Công an tỉnh", "Hội Nông dân tỉnh"]


def test_a_blank_cell_is_a_silent_slot(read: Callable[..., Reading]) -> None:
    (duty,) = _rows(read(_table("| TT | Nội dung | Chủ trì | Phối hợp | Thời gian | Sản phẩm |", "| 1 | Làm việc | Sở Nội vụ |  |  |  |")))
    assert (duty.co_bearers, duty.deadline, duty.matter) == ((), None, None)


def test_a_group_row_is_no_duty_and_stands_in_the_context_of_its_rows(read: Callable[..., Reading]) -> None:
    reading = read(_table("| TT | Nội dung | Chủ trì | Thời gian |", "| I | Công tác tuyên truyền |  |  |", "| 1 | Mở lớp | Sở Nội vụ | Quý I |", "| II | Công tác kiểm tra |  |  |", "| 1 | Lập đoàn | Thanh tra tỉnh | Quý II |"))
    assert [d.action.text for d in _rows(reading)] == ["Mở lớp", "Lập đoàn"]
    contexts = {p.section: p.context for p in reading.passages if p.kind == "table row"}
    assert contexts["Phụ lục.nhóm I.dòng 1"].endswith("Công tác tuyên truyền") and contexts["Phụ lục.nhóm II.dòng 1"].endswith("Công tác kiểm tra")
    assert {s.label for s in reading.sections} >= {"Phụ lục, nhóm I, dòng 1", "Phụ lục, nhóm II, dòng 1"}


def test_a_row_broken_by_the_page_is_one_passage_and_one_duty(read: Callable[..., Reading]) -> None:
    reading = read(_table("| TT | Nội dung | Chủ trì | Thời gian |", "| 1 | Tổ chức đối thoại với | Sở Nội vụ | Quý II |\f| TT | Nội dung | Chủ trì | Thời gian |", "|  | nhân dân ở cơ sở |  |  |", "| 2 | Khác | Sở Y tế | Quý I |"))
    passages = [p for p in reading.passages if p.kind == "table row"]
    assert len(passages) == len(_rows(reading)) == 2
    assert "nhân dân ở cơ sở" in reading.document.text[passages[0].start : passages[0].end]


def test_a_table_without_annex_is_cited_as_table_and_row(read: Callable[..., Reading]) -> None:
    reading = read("| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Một | Sở Nội vụ | Quý I |\n| 2 | Hai | Sở Y tế | Quý II |")
    assert [s.label for s in reading.sections] == ["Bảng, dòng 1", "Bảng, dòng 2"]


def test_a_second_table_of_an_annex_is_told_from_the_first(read: Callable[..., Reading]) -> None:
    reading = read(_table("| TT | Nội dung | Chủ trì |", "| 1 | Một | Sở Nội vụ |", "Bảng sau:", "| TT | Nội dung | Chủ trì |", "| 1 | Hai | Sở Y tế |"))
    assert [s.label for s in reading.sections if "dòng" in s.label] == ["Phụ lục, dòng 1", "Phụ lục, bảng 2, dòng 1"]


def test_a_table_of_figures_gives_passages_and_no_duty(read: Callable[..., Reading]) -> None:
    reading = read(_table("| TT | Huyện | Số mô hình |", "| 1 | Nam Sách | 12 |", "| 2 | Kinh Môn | 15 |"))
    assert len([p for p in reading.passages if p.kind == "table row"]) == 2 and not _rows(reading)


def test_a_table_with_an_unknown_header_keeps_its_first_row_searchable(read: Callable[..., Reading]) -> None:
    reading = read(_table("| Xanh | Đỏ |", "| nhanh | b |", "| chậm | d |"))
    assert [reading.document.text[p.start : p.end] for p in reading.passages if p.kind == "table row"] == ["| Xanh | Đỏ |", "| nhanh | b |", "| chậm | d |"]


def test_sentences_keep_their_duties_beside_those_of_the_rows(annexed: Reading, read: Callable[..., Reading]) -> None:
    alone = read(plan_text())
    assert [d.action for d in annexed.duties if "dòng" not in d.section] == [d.action for d in alone.duties]


def test_every_row_of_a_word_annex_is_found_in_the_index_by_its_task(tmp_path: Path) -> None:
    ingest([docx_plan(tmp_path / "ke-hoach.docx", annex=True)], tmp_path / "index")
    index = IndexFolder(tmp_path / "index").current()
    for number, matter, *_ in ANNEX:
        terms = tuple(Term(w) for w in matter.lower().replace(",", "").split())
        hits = search(index, Query(terms, matter), 3)
        assert f"Phụ lục.dòng {number}" in [h.passage.section for h in hits], matter


def test_a_ruled_pdf_annex_over_two_pages_yields_ten_duties_with_their_pages(tmp_path: Path) -> None:
    ingest([pdf_annex(tmp_path / "phu-luc.pdf")], tmp_path / "index")
    store = IndexFolder(tmp_path / "index").current().store
    document = store.document("phu-luc")
    found = [(d.section, d.bearers[0].text, d.deadline.text if d.deadline else None, document.page_of(d.start)) for d in store.duties("phu-luc")]
    assert found == [(f"Phụ lục.dòng {n}", lead, due, 1 if int(n) < 8 else 2) for n, _, lead, _, due, _ in ANNEX]
