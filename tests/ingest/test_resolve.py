"""References point to the held document that they mean: number, date and province together, a law by its name."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from index.reader import IndexFolder
from index.records import Cut, Reading
from ingest.missing import missing_documents
from ingest.pipeline import ingest, remove_documents
from ingest.resolve import Identity, look_alikes, resolve

LAW = "QUỐC HỘI\nLuật số 42/2013/QH13\nngày 25 tháng 11 năm 2013\n\nLUẬT TIẾP CÔNG DÂN\n\nĐiều 1. Phạm vi điều chỉnh\n1. Luật này quy định về trách nhiệm tiếp công dân.\n"
DIRECTIVE = """THỦ TƯỚNG CHÍNH PHỦ
Số: 33/CT-TTg

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Hà Nội, ngày 26 tháng 11 năm 2021

CHỈ THỊ
Về tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước

1. Các bộ, ngành tiếp tục đổi mới công tác dân vận.
2. Bộ Nội vụ theo dõi, đôn đốc việc thực hiện.
"""


def _citing(words: str, plan: str) -> str:
    return plan.replace("Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", words)


def _named(reading: Reading, document: str) -> Reading:
    return replace(reading, document=replace(reading.document, id=document), references=tuple(replace(r, document=document) for r in reading.references))


def _targets(plan: Reading, *held: Reading) -> list[str | None]:
    return [r.target for r in resolve([plan, *held])[0].references]


@pytest.mark.parametrize(("words", "target"), [
    ("Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ", "directive"), ("Chỉ thị số 33 /CT -TTG ngày 26 tháng 11 năm 2021", "directive"),
    ("Chỉ thị số 33/CT-TTg", "directive"), ("Chỉ thị số 33/CT-TTg ngày 26/11/2020", None), ("Chỉ thị số 34/CT-TTg ngày 26/11/2021", None), ("Chỉ thị số 33-CT/TW ngày 26/11/2021", None),
])
def test_number_and_date_together_name_the_document(words: str, target: str | None, plan: str, read: Callable[..., Reading]) -> None:
    found = _targets(read(_citing(words, plan)), _named(read(DIRECTIVE), "directive"))
    assert found[0] == target


@pytest.mark.parametrize(("words", "target"), [("Luật Tiếp công dân năm 2013", "law"), ("Luật tiếp công dân", "law"), ("Luật Tiếp công dân số 42/2013/QH13", "law"), ("Luật Tiếp công dân năm 2025", None), ("Luật Tiếp cận thông tin", None)])
def test_a_law_is_known_by_its_name_and_year(words: str, target: str | None, plan: str, read: Callable[..., Reading]) -> None:
    found = _targets(read(_citing(words, plan)), _named(read(LAW), "law"))
    assert target in found if target else not any(found)


def test_a_number_that_two_documents_share_is_not_resolved_without_its_date(plan: str, read: Callable[..., Reading]) -> None:
    held = _named(read(DIRECTIVE.replace("33/CT-TTg", "25-NQ/TW").replace("26 tháng 11 năm 2021", "03 tháng 6 năm 2013")), "nghi-quyet-25")
    assert _targets(read(_citing("Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Trung ương", plan)), held)[0] == "nghi-quyet-25"
    assert _targets(read(_citing("Nghị quyết số 25-NQ/TW của Trung ương", plan).replace("Quán triệt Chỉ thị số 33/CT-TTg", "Quán triệt")), held)[0] is None


def test_a_local_number_points_only_into_its_own_province(plan: str, read: Callable[..., Reading]) -> None:
    other = plan.replace("12/KH-UBND", "13/KH-UBND").replace("Căn cứ", "Căn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2024; căn cứ")
    home = _named(read(plan), "khanh-hoa")
    assert "khanh-hoa" in _targets(read(other), home)
    abroad = replace(home, document=replace(home.document, province_name="Lâm Đồng"))
    assert "khanh-hoa" not in _targets(read(other), abroad)


def test_a_document_added_under_a_catalogue_name_is_known_by_it_though_its_head_is_blank(plan: str, read: Callable[..., Reading]) -> None:
    blank = read(DIRECTIVE.replace("Số: 33/CT-TTg", "Số:      /CT-TTg").replace("ngày 26 tháng 11 năm 2021", "ngày   tháng   năm 2021"))
    assert blank.document.number is None
    assert _targets(read(plan), _named(blank, "33-ct-ttg-2021-11-26"))[0] == "33-ct-ttg-2021-11-26"


def test_this_law_is_no_reference(read: Callable[..., Reading]) -> None:
    assert not read(LAW + "2. Luật này áp dụng chung cho mọi cơ quan.\n").references


def test_an_added_directive_resolves_what_points_to_it_and_a_removed_one_leaves_nothing_pointing(tmp_path: Path, plan: str) -> None:
    plans, index = tmp_path / "plans", tmp_path / "index"
    plans.mkdir()
    (plans / "plan.txt").write_text(plan, encoding="utf-8")
    ingest([plans], index)
    assert [m.key for m in missing_documents(IndexFolder(index).current())] == ["33/ct-ttg@2021-11-26"]
    directive = tmp_path / "chi-thi-33.txt"
    directive.write_text(DIRECTIVE, encoding="utf-8")
    ingest([directive], index)
    current = IndexFolder(index).current()
    assert {r.target for r in current.store.references("plan") if r.number == "33/CT-TTg"} == {"chi-thi-33"}
    assert missing_documents(current) == []
    remove_documents(index, ["chi-thi-33"])
    current = IndexFolder(index).current()
    assert {r.target for r in current.store.references("plan")} == {None}
    assert len(missing_documents(current)) == 1


def _identity(document: str, number: str, date: str = "2020-01-01", province: str = "") -> Identity:
    return Identity(document, number, date, "", province, "")


@pytest.mark.parametrize(("one", "other", "flagged"), [
    (("a", "05-ct/tw"), ("b", "05/ct/tw"), True), (("a", "30/qđ-tw"), ("b", "30/qd-tw"), True), (("a", "25-nq/tw", "2003-03-12"), ("b", "25-nq/tw", "2013-06-03"), True),
    (("a", "25-nq/tw"), ("b", "25-nq/tw"), True), (("a", "02/ct-ubnd", "2020-01-01", "Hải Dương"), ("b", "02/ct-ubnd", "2020-01-01", "Lâm Đồng"), False),
    (("a", "02/ct-ubnd", "2020-01-01", "Hải Dương"), ("b", "02/ct-ubnd", "2021-01-01", "Hải Dương"), False), (("a", "33/ct-ttg"), ("b", "34/ct-ttg"), False), (("a", "133/ct-ttg"), ("b", "33/ct-ttg"), False),
])
def test_numbers_that_are_easily_taken_for_each_other_are_told(one: tuple[str, ...], other: tuple[str, ...], flagged: bool) -> None:
    found = look_alikes([_identity(*one), _identity(*other)])
    assert set(found) == ({"a", "b"} if flagged else set())


def test_a_new_look_alike_is_told_when_it_is_added(tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "mot.txt").write_text(DIRECTIVE, encoding="utf-8")
    ingest([folder], tmp_path / "index")
    (folder / "hai.txt").write_text(DIRECTIVE.replace("năm 2021", "năm 2020"), encoding="utf-8")
    report = ingest([folder], tmp_path / "index")
    assert any("another document has the number 33/ct-ttg" in w for f in report.files if f.path == "hai.txt" for w in f.warnings)


def test_a_number_cut_is_not_needed_for_an_identity(read: Callable[..., Reading]) -> None:
    reading = read(LAW)
    assert reading.document.number == Cut("42/2013/QH13", reading.document.text.index("42/2013"), reading.document.text.index("42/2013") + 12)
    assert reading.document.date_typed == "2013-11-25"
