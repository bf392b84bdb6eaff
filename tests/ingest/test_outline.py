"""The outline by the printed numbering."""

from collections.abc import Callable

import pytest

from index.records import Reading, Section

Read = Callable[..., Reading]
HEAD = "KẾ HOẠCH\nThực hiện công tác dân vận\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\n"


def _paths(reading: Reading) -> list[str]:
    return [s.path for s in reading.sections]


def _section(reading: Reading, path: str) -> Section:
    return next(s for s in reading.sections if s.path == path)


def test_roman_arabic_letter_dash_nest_in_their_order(read: Read, plan: str) -> None:
    assert _paths(read(plan)) == ["I", "I.1", "I.2", "II", "II.1", "II.1.a", "II.1.b", "II.1.c", "II.1.đ", "II.1.e", "II.2", "II.2.-1", "II.2.-2"]


def test_labels_are_spoken_from_large_to_small(read: Read, plan: str) -> None:
    assert _section(read(plan), "II.1.đ").label == "Mục II, khoản 1, điểm đ"
    assert _section(read(plan), "II.2.-2").label == "Mục II, khoản 2, gạch đầu dòng 2"


def test_a_gap_in_the_lettering_stays_as_printed(read: Read) -> None:
    reading = read(HEAD + "I. NHIỆM VỤ\n1. Các sở:\na) Một;\nb) Hai;\nc) Ba;\nđ) Bốn;\ne) Năm;\ng) Sáu.")
    assert [p for p in _paths(reading) if p.count(".") == 2] == ["I.1.a", "I.1.b", "I.1.c", "I.1.đ", "I.1.e", "I.1.g"]


def test_khanh_hoa_iii_2_has_no_diem_d(plans: dict[str, Reading]) -> None:
    assert [p for p in _paths(plans["khanh-hoa"]) if p.startswith("III.2.") and p.count(".") == 2] == ["III.2.a", "III.2.b", "III.2.c", "III.2.đ", "III.2.e"]
    assert "III.6.đ" in _paths(plans["khanh-hoa"])


def test_the_markdown_heading_level_is_not_trusted(read: Read) -> None:
    reading = read("## KẾ HOẠCH\n\n# I. MỤC ĐÍCH\n\n#### 1. Yêu cầu\n\nBảo đảm hiệu quả.\n\n###### II. NHIỆM VỤ\n\n# 1. Quán triệt\n\nThực hiện.", "markdown")
    assert _paths(reading) == ["I", "I.1", "II", "II.1"]


def test_articles_are_numbered_through_whatever_chapter_they_stand_in(read: Read) -> None:
    reading = read("QUY CHẾ\nCông tác dân vận\nChương I\nQUY ĐỊNH CHUNG\nĐiều 1. Phạm vi điều chỉnh\n1. Một.\n2. Hai:\na) Điểm một;\nb) Điểm hai.\nChương II\nTRÁCH NHIỆM\nĐiều 2. Trách nhiệm của Sở Nội vụ\nTheo dõi.")
    assert _paths(reading) == ["Chương I", "Điều 1", "Điều 1.1", "Điều 1.2", "Điều 1.2.a", "Điều 1.2.b", "Chương II", "Điều 2"]
    assert _section(reading, "Chương I").heading == "QUY ĐỊNH CHUNG"
    assert _section(reading, "Điều 2").heading == "Trách nhiệm của Sở Nội vụ"
    assert _section(reading, "Điều 1.2.a").label == "Điều 1, khoản 2, điểm a"


def test_dotted_numbers_stand_under_their_number(plans: dict[str, Reading]) -> None:
    assert [p for p in _paths(plans["hai-duong"]) if p.startswith("II.2.") and "-" not in p] == [f"II.2.{n}" for n in range(1, 8)]


@pytest.mark.parametrize(
    ("name", "top"),
    [("khanh-hoa", ["Điều 1", "Điều 2", "Điều 3", "I", "II", "III", "IV", "Phụ lục"]), ("lam-dong", ["I", "II", "III"]), ("hai-duong", ["I", "II", "III"]), ("ninh-thuan", ["I", "II", "III", "IV"]), ("kien-giang", ["I", "II", "III"])],
)
def test_the_five_plans_have_their_printed_parts(name: str, top: list[str], plans: dict[str, Reading]) -> None:
    assert [s.path for s in plans[name].sections if s.parent is None] == top


def test_khanh_hoa_iii_has_its_nine_items(plans: dict[str, Reading]) -> None:
    assert [s.path for s in plans["khanh-hoa"].sections if s.parent == "III"] == [f"III.{n}" for n in range(1, 10)]


def test_a_section_begins_with_its_mark_and_holds_its_children(plans: dict[str, Reading]) -> None:
    for reading in plans.values():
        by_path = {s.path: s for s in reading.sections}
        assert len(by_path) == len(reading.sections), "paths are unique"
        for s in reading.sections:
            assert 0 <= s.start < s.heading_end <= s.end <= len(reading.document.text), s.path
            if s.parent:
                outer = by_path[s.parent]
                assert outer.start <= s.start and s.end <= outer.end, s.path
            if s.heading and not s.path.startswith("Phụ lục"):
                assert s.heading in reading.document.text[s.start : s.heading_end], s.path


def test_every_printed_line_stands_in_one_passage_at_least(plans: dict[str, Reading]) -> None:
    for reading in plans.values():
        covered = bytearray(len(reading.document.text))
        for p in reading.passages:
            covered[p.start : p.end] = b"\1" * (p.end - p.start)
        missed = [c for c, seen in zip(reading.document.text, covered) if not seen and not c.isspace()]
        assert missed == []


def test_the_closing_paragraph_belongs_to_the_part_not_to_its_last_item(read: Read, plan: str) -> None:
    reading = read(plan)
    at = reading.document.text.index("Trong quá trình")
    last_item = _section(reading, "II.2.-2")
    assert last_item.end <= at
    assert next(p.section for p in reading.passages if p.start <= at < p.end) == "II"


def test_recipients_and_signature_are_no_items_of_the_outline(read: Read, plan: str) -> None:
    reading = read(plan)
    text = reading.document.text
    kinds = {p.kind: text[p.start : p.end] for p in reading.passages}
    assert kinds["recipients"].startswith("Nơi nhận:")
    assert kinds["signature"].endswith("Trần Văn An")
    assert all(s.end <= text.index("Nơi nhận") for s in reading.sections)


def test_an_annex_is_a_part_of_its_own(read: Read, plan: str) -> None:
    reading = read(plan + "\nPHỤ LỤC I\nDANH MỤC NHIỆM VỤ\n1. Rà soát văn bản.\n")
    assert _section(reading, "Phụ lục I").parent is None
    assert reading.document.text[_section(reading, "Phụ lục I").start :].startswith("PHỤ LỤC I")


def test_a_body_that_heads_a_list_is_named_in_its_path(read: Read) -> None:
    reading = read(HEAD + "I. TỔ CHỨC THỰC HIỆN\n1. Phân công\nSở Nội vụ:\n- Theo dõi;\n- Báo cáo.\nSở Tài chính:\n- Bố trí kinh phí.")
    assert [p for p in _paths(reading) if "Sở" in p] == ["I.1.Sở Nội vụ", "I.1.Sở Nội vụ.-1", "I.1.Sở Nội vụ.-2", "I.1.Sở Tài chính", "I.1.Sở Tài chính.-1"]


def test_a_text_without_numbering_has_no_section_and_still_its_words(read: Read) -> None:
    reading = read("Thông báo lịch tiếp công dân của tỉnh.\nThứ năm hằng tuần.")
    assert reading.sections == ()
    assert reading.passages


@pytest.mark.parametrize("heading", ["QUY ĐỊNH CHUNG", "QUYỀN VÀ TRÁCH NHIỆM", "QUẢN LÝ NHÀ NƯỚC", "KTXH ĐỊA PHƯƠNG"])
def test_a_heading_that_begins_like_a_signers_mark_ends_no_body(heading: str, read: Read) -> None:
    reading = read(f"QUY CHẾ\nCông tác dân vận\nChương I\n{heading}\nĐiều 1. Phạm vi điều chỉnh\nQuy chế này áp dụng cho các sở.")
    assert _paths(reading) == ["Chương I", "Điều 1"]
    assert not [p for p in reading.passages if p.kind == "signature"]


@pytest.mark.parametrize("mark", ["TM. ỦY BAN NHÂN DÂN", "TM.ỦY BAN NHÂN DÂN", "T/M BAN THƯỜNG VỤ", "KT. CHỦ TỊCH", "Q. GIÁM ĐỐC", "TUQ. CHỦ TỊCH", "CHỦ TỊCH"])
def test_a_signers_mark_opens_the_signature(mark: str, read: Read, plan: str) -> None:
    reading = read(plan.replace("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", mark).replace("Nơi nhận:\n- Bộ Nội vụ (b/c);\n- Lưu: VT.\n", ""))
    text = reading.document.text
    assert [text[p.start : p.end] for p in reading.passages if p.kind == "signature"] == [f"{mark}\nTrần Văn An"]


def test_a_top_level_in_capitals_is_called_part(read: Read) -> None:
    reading = read(HEAD + "A. ĐỐI TƯỢNG\n1. Các sở.\nB. QUY TRÌNH\nI. CHUẨN BỊ\n1. Lập hồ sơ.")
    assert [(s.path, s.label) for s in reading.sections] == [("A", "Phần A"), ("A.1", "Phần A, khoản 1"), ("B", "Phần B"), ("B.I", "Phần B, Mục I"), ("B.I.1", "Phần B, Mục I, khoản 1")]


@pytest.mark.parametrize("mark", [".", ":", ")"])
def test_steps_are_units_of_their_own(mark: str, read: Read) -> None:
    reading = read(HEAD + f"I. QUY TRÌNH\nBước 1{mark} Tự chấm điểm\na) Các sở;\nBước 2{mark} Thẩm định\nSở Nội vụ thẩm định.")
    assert [(s.path, s.label, s.heading) for s in reading.sections[1:]] == [
        ("I.Bước 1", "Mục I, bước 1", "Tự chấm điểm"), ("I.Bước 1.a", "Mục I, bước 1, điểm a", ""), ("I.Bước 2", "Mục I, bước 2", "Thẩm định")]


def test_a_number_in_words_is_spoken_as_printed(read: Read) -> None:
    reading = read(HEAD + "PHẦN THỨ NHẤT\nMỤC TIÊU\nI. CHUNG\n1. Một.")
    assert [s.label for s in reading.sections] == ["Phần thứ nhất", "Phần thứ nhất, Mục I", "Phần thứ nhất, Mục I, khoản 1"]


def test_a_bullet_that_is_a_bodys_name_heads_the_bullets_of_another_kind_under_it(read: Read) -> None:
    reading = read(HEAD + "I. PHÂN CÔNG\n* Sở Tài chính\n- Bố trí kinh phí.\n* Ủy ban nhân dân các huyện, thành phố\n- Báo cáo;\n- Theo dõi.")
    assert _paths(reading) == ["I", "I.Sở Tài chính", "I.Sở Tài chính.-1", "I.Ủy ban nhân dân các huyện, thành phố", "I.Ủy ban nhân dân các huyện, thành phố.-1", "I.Ủy ban nhân dân các huyện, thành phố.-2"]


def test_a_bullet_of_another_kind_stands_under_one_that_opens_a_list(read: Read) -> None:
    reading = read(HEAD + "I. NHIỆM VỤ\n- Các việc gồm:\n* Rà soát;\n* Báo cáo.\n- Việc khác.")
    assert [(s.path, s.label) for s in reading.sections[1:]] == [
        ("I.-1", "Mục I, gạch đầu dòng 1"), ("I.-1.-1", "Mục I, gạch đầu dòng 1, gạch đầu dòng 1"), ("I.-1.-2", "Mục I, gạch đầu dòng 1, gạch đầu dòng 2"), ("I.-2", "Mục I, gạch đầu dòng 2")]


def test_bullets_of_two_kinds_that_end_sentences_are_one_list(read: Read) -> None:
    reading = read(HEAD + "I. NHIỆM VỤ\n- Rà soát;\n• Báo cáo.")
    assert _paths(reading) == ["I", "I.-1", "I.-2"]


def test_a_roman_number_that_a_scan_misread_is_the_one_meant(read: Read) -> None:
    reading = read(HEAD + "II. NỘI DUNG\n1. Một.\nlII. NHIỆM VỤ\nl) Theo dõi.")
    assert [(s.path, s.label) for s in reading.sections] == [("II", "Mục II"), ("II.1", "Mục II, khoản 1"), ("III", "Mục III"), ("III.l", "Mục III, điểm l")]


def test_an_annex_whose_heading_a_scan_misread_is_one(read: Read, plan: str) -> None:
    reading = read(plan + "\nPHÙ LỤC II\nDANH MỤC NHIỆM VỤ\n1. Rà soát văn bản.\n")
    section = _section(reading, "Phụ lục II")
    assert (section.label, section.parent) == ("Phụ lục II", None)
    assert reading.document.text[section.start :].startswith("PHÙ LỤC II")
