"""Metadata from the printed components; what a copy leaves blank stays blank."""

from collections.abc import Callable

import pytest

from index.records import Cut, Document, Reading

Read = Callable[..., Reading]
FIELDS = ("number", "type", "issuer", "province", "date", "title", "subject", "signatory", "signatory_role", "period", "recipients")


def _text(cut: Cut | None) -> str | None:
    return cut.text if cut else None


def test_a_complete_heading_fills_every_field(read: Read, plan: str) -> None:
    doc = read(plan).document
    assert {name: _text(getattr(doc, name)) for name in FIELDS} == {
        "number": "12/KH-UBND", "type": "KẾ HOẠCH", "issuer": "Ủy ban nhân dân tỉnh", "province": "KHÁNH HÒA", "date": "ngày 05 tháng 01 năm 2024",
        "title": "KẾ HOẠCH\nThực hiện công tác dân vận chính quyền năm 2024", "subject": "Thực hiện công tác dân vận chính quyền năm 2024",
        "signatory": "Trần Văn An", "signatory_role": "CHỦ TỊCH", "period": "năm 2024", "recipients": "Nơi nhận:\n- Bộ Nội vụ (b/c);\n- Lưu: VT."}
    assert (doc.date_typed, doc.province_name, doc.branch, doc.level, doc.blanks) == ("2024-01-05", "Khánh Hòa", "State", "tỉnh", ())


@pytest.mark.parametrize("blank", ["Số:         /KH-UBND", "Số: /KH-UBND", "Số: ......./KH-UBND", "Số       /KH-UBND"])
def test_a_blank_number_stays_none_and_is_told_blank(blank: str, read: Read, plan: str) -> None:
    doc = read(plan.replace("Số: 12/KH-UBND", blank)).document
    assert doc.number is None
    assert "number" in doc.blanks


@pytest.mark.parametrize(("printed", "typed"), [("ngày      tháng 01 năm 2024", "2024-01"), ("ngày     tháng     năm 2024", "2024")])
def test_a_blank_day_is_not_invented(printed: str, typed: str, read: Read, plan: str) -> None:
    doc = read(plan.replace("ngày 05 tháng 01 năm 2024", printed)).document
    assert doc.date_typed == typed
    assert "date" in doc.blanks


def test_a_missing_heading_leaves_number_and_date_none(read: Read, plan: str) -> None:
    doc = read(plan[plan.index("KẾ HOẠCH") :]).document
    assert (doc.number, doc.date, doc.date_typed) == (None, None, None)
    assert {"number", "date"} <= set(doc.blanks)


def test_a_missing_signature_is_none_though_recipients_name_persons(read: Read, plan: str) -> None:
    doc = read(plan[: plan.index("TM. ỦY BAN")].replace("- Bộ Nội vụ (b/c);", "- CT, PCT. UBND tỉnh Nguyễn Long Biên;")).document
    assert (doc.signatory, doc.signatory_role) == (None, None)
    assert "signatory" in doc.blanks


def test_a_deputy_signs_with_his_own_role(read: Read, plan: str) -> None:
    doc = read(plan.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n")).document
    assert (_text(doc.signatory_role), _text(doc.signatory)) == ("PHÓ CHỦ TỊCH", "Trần Văn An")


def test_a_party_paper_is_read_in_its_own_form(read: Read) -> None:
    doc = read("TỈNH ỦY LÂM ĐỒNG\n*\nSố 24-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM\nĐà Lạt, ngày 27 tháng 02 năm 2018\nCHỈ THỊ\nvề công tác dân vận chính quyền\nThời gian qua, công tác dân vận đạt kết quả.\n1- Các cấp ủy quán triệt Chỉ thị.\n2- Ban Dân vận Tỉnh ủy theo dõi.\nT/M BAN THƯỜNG VỤ\nBÍ THƯ\nNguyễn Văn Bình").document
    assert (_text(doc.number), doc.date_typed, doc.branch, doc.province_name) == ("24-CT/TU", "2018-02-27", "Party", "Lâm Đồng")
    assert (_text(doc.title), _text(doc.signatory)) == ("CHỈ THỊ\nvề công tác dân vận chính quyền", "Nguyễn Văn Bình")


def test_a_plan_issued_with_a_decision_takes_the_decisions_number_and_date(plans: dict[str, Reading]) -> None:
    doc = plans["khanh-hoa"].document
    assert (_text(doc.number), doc.date_typed) == ("2311/QĐ-UBND", "2022-08-19")
    assert doc.title and doc.title.text.startswith("KẾ HOẠCH\nTRIỂN KHAI THỰC HIỆN CHỈ THỊ SỐ 33/CT-TTG")


@pytest.mark.parametrize(
    ("name", "number", "typed", "province", "branch", "signatory"),
    [("hai-duong", None, None, "Hải Dương", "Party", "Nguyễn Văn Phú"), ("khanh-hoa", "2311/QĐ-UBND", "2022-08-19", "Khánh Hòa", "State", None), ("kien-giang", None, "2024", "Kiên Giang", "State", "Nguyễn Lưu Trung"), ("lam-dong", None, None, "Lâm Đồng", "State", "Trần Văn Hiệp"), ("ninh-thuan", None, "2022-12", "Ninh Thuận", "State", None)],
)
def test_the_five_plans_have_what_their_copies_print_and_no_more(name: str, number: str | None, typed: str | None, province: str, branch: str, signatory: str | None, plans: dict[str, Reading]) -> None:
    doc = plans[name].document
    assert (_text(doc.number), doc.date_typed, doc.province_name, doc.branch, _text(doc.signatory)) == (number, typed, province, branch, signatory)


def test_the_number_of_a_cited_document_is_not_the_plans_own(plans: dict[str, Reading]) -> None:
    assert plans["lam-dong"].document.number is None, "456-QĐ/TU in the title is the Quy chế's"


def test_every_field_equals_its_span(plans: dict[str, Reading], read: Read, plan: str) -> None:
    def wrong(doc: Document) -> list[str]:
        cuts = [(name, getattr(doc, name)) for name in FIELDS]
        return [name for name, cut in cuts if cut and doc.text[cut.start : cut.end] != cut.text]

    assert wrong(read(plan).document) == []
    assert {name: wrong(r.document) for name, r in plans.items()} == dict.fromkeys(plans, [])


def test_the_province_of_a_central_paper_is_none(read: Read) -> None:
    doc = read("CHÍNH PHỦ\nSố: 76/NQ-CP\nHà Nội, ngày 15 tháng 7 năm 2021\nNGHỊ QUYẾT\nBan hành Chương trình tổng thể cải cách hành chính\nCăn cứ Luật Tổ chức Chính phủ;\nĐiều 1. Ban hành Chương trình.").document
    assert (_text(doc.number), doc.level) == ("76/NQ-CP", "trung ương")
    assert doc.province_name is None


def test_a_provincial_military_command_is_no_ministry(read: Read, plan: str) -> None:
    doc = read(plan.replace("ỦY BAN NHÂN DÂN\nTỈNH KHÁNH HÒA", "BỘ CHỈ HUY QUÂN SỰ\nTỈNH KHÁNH HÒA", 1).replace("Ủy ban nhân dân tỉnh ban hành", "Bộ Chỉ huy Quân sự tỉnh ban hành")).document
    assert (doc.level, doc.province_name) == ("tỉnh", "Khánh Hòa")


def test_a_sentence_behind_the_title_is_no_part_of_it(read: Read) -> None:
    head = "TỈNH ỦY SÓC TRĂNG\nSố 83-KL/TU\nSóc Trăng, ngày 05 tháng 3 năm 2024\n\nKẾT LUẬN\nvề công tác dân vận vùng đồng bào Khmer\n"
    led = "Sau khi xem xét Báo cáo số 412-BC/TU ngày 26/01/2024 tổng kết 05 năm công tác dân vận, tại phiên họp ngày 22/02/2024, Ban Thường vụ Tỉnh ủy thống nhất kết luận một số nội dung chính như sau:\n"
    doc = read(head + led + "A - ĐÁNH GIÁ CHUNG\nTỷ lệ hộ nghèo giảm còn 4,6%.\nI - Nhiệm vụ\n1- Các đảng ủy báo cáo trước ngày 15/6.\n").document
    assert _text(doc.title) == "KẾT LUẬN\nvề công tác dân vận vùng đồng bào Khmer"
