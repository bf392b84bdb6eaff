"""Official letters and notices without numbering: components and printed dashes are their outline."""

from collections.abc import Callable

import pytest

from index.records import Reading, Section

Read = Callable[..., Reading]
HEAD = "BỘ NỘI VỤ\nSố: 10989/BNV-TCBC V/v đề xuất biên chế giai đoạn 2026-2031\nHà Nội, ngày 21 tháng 11 năm 2025\n"
TAIL = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nBỘ TRƯỞNG\nTrần Văn An"


def _shown(reading: Reading) -> list[tuple[str, str]]:
    return [(s.label, reading.document.text[s.start : s.end]) for s in reading.sections]


def _section(reading: Reading, path: str) -> Section:
    return next(s for s in reading.sections if s.path == path)


def test_a_letter_has_its_addressee_and_its_paragraphs(read: Read) -> None:
    reading = read(HEAD + "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa.\nBộ Nội vụ nhận được văn bản số 12/SNV-TC về biên chế.\nĐề nghị Sở Nội vụ báo cáo trước ngày 15/12./." + TAIL)
    assert _shown(reading) == [
        ("Kính gửi", "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa."),
        ("Nội dung", "Bộ Nội vụ nhận được văn bản số 12/SNV-TC về biên chế.\nĐề nghị Sở Nội vụ báo cáo trước ngày 15/12./."),
        ("Nội dung, đoạn 1", "Bộ Nội vụ nhận được văn bản số 12/SNV-TC về biên chế."),
        ("Nội dung, đoạn 2", "Đề nghị Sở Nội vụ báo cáo trước ngày 15/12./."),
    ]


def test_several_addressees_stand_together(read: Read) -> None:
    reading = read(HEAD + "Kính gửi:\n- Các bộ, cơ quan ngang bộ;\n- Ủy ban nhân dân các tỉnh.\nThực hiện kết luận của Bộ Chính trị, Bộ Nội vụ đề nghị báo cáo./." + TAIL)
    assert _shown(reading)[0] == ("Kính gửi", "Kính gửi:\n- Các bộ, cơ quan ngang bộ;\n- Ủy ban nhân dân các tỉnh.")
    assert _shown(reading)[1][1].startswith("Thực hiện kết luận")


@pytest.mark.parametrize("opening", ["Bộ Nội vụ nhận được công văn số 324/SNV ngày 22/7/2025 của Sở.", "Trả lời công văn số 324/SNV, Bộ Nội vụ có ý kiến như sau.", "Căn cứ Luật Viên chức, Bộ Nội vụ hướng dẫn như sau.",
                                     "Xét Tờ trình số 226/TTr-SNV, Bộ Nội vụ có ý kiến.", "Ngày 31 tháng 10 năm 2025, Bộ Nội vụ nhận được văn bản của Sở."])
def test_content_that_runs_on_behind_the_addressee_is_parted_from_it(opening: str, read: Read) -> None:
    body = opening + " Đề nghị Sở Nội vụ thực hiện theo quy định của pháp luật về viên chức và báo cáo kết quả về Bộ Nội vụ./."
    reading = read(HEAD + f"Kính gửi: Sở Nội vụ tỉnh Khánh Hòa. {body}" + TAIL)
    assert _shown(reading) == [("Kính gửi", "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa."), ("Nội dung", body)]


def test_printed_dashes_inside_a_line_are_items_and_pluses_stand_under_them(read: Read) -> None:
    reading = read(HEAD + "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa.\nBộ Nội vụ có ý kiến như sau: - Về biên chế: + Rà soát; + Báo cáo. - Về tiền lương giai đoạn 2026 - 2031 thực hiện theo Kế hoạch./." + TAIL)
    assert [(s.path, s.parent) for s in reading.sections] == [
        ("Kính gửi", None), ("Nội dung", None), ("Nội dung.-1", "Nội dung"), ("Nội dung.-1.+1", "Nội dung.-1"), ("Nội dung.-1.+2", "Nội dung.-1"), ("Nội dung.-2", "Nội dung")]
    dash = _section(reading, "Nội dung.-1")
    assert dash.label == "Nội dung, gạch đầu dòng 1"
    assert reading.document.text[dash.start : dash.end] == "- Về biên chế: + Rà soát; + Báo cáo."
    assert _section(reading, "Nội dung.-1.+2").label == "Nội dung, gạch đầu dòng 1, dấu cộng 2"


def test_a_line_broken_in_mid_sentence_is_one_paragraph(read: Read) -> None:
    reading = read(HEAD + "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa.\nCăn cứ khoản 25\nĐiều 5 Luật Viên chức, Bộ Nội vụ có ý kiến./." + TAIL)
    assert [s.path for s in reading.sections] == ["Kính gửi", "Nội dung"]


def test_recipients_and_signature_of_a_letter_are_no_items(read: Read) -> None:
    reading = read(HEAD + "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa.\nBộ Nội vụ trả lời để Sở biết./." + TAIL)
    assert all(s.end <= reading.document.text.index("Nơi nhận") for s in reading.sections)


def test_what_a_letter_is_about_is_its_title(read: Read) -> None:
    title = read(HEAD + "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa.\nBộ Nội vụ trả lời để Sở biết./." + TAIL).document.title
    assert title is not None and title.text == "V/v đề xuất biên chế giai đoạn 2026-2031"


def test_a_letter_that_prints_numbering_keeps_it(read: Read) -> None:
    reading = read(HEAD + "Kính gửi: Sở Nội vụ tỉnh Khánh Hòa.\nBộ Nội vụ có ý kiến như sau:\n1. Về biên chế, thực hiện theo quy định.\n2. Về tiền lương, thực hiện theo quy định./." + TAIL)
    assert [s.path for s in reading.sections] == ["1", "2"]


def test_a_notice_on_one_line_has_its_dashes(read: Read) -> None:
    reading = read("BỘ TÀI CHÍNH\nSố: 983/TB-CT\nTHÔNG BÁO\nTạm dừng ứng dụng\nCục Thuế sẽ tạm dừng một số chức năng, cụ thể như sau: - Dừng ứng dụng quản lý thuế; - Dừng chức năng trả thông báo. Cục Thuế thông báo để biết./.")
    assert [s.label for s in reading.sections] == ["Gạch đầu dòng 1", "Gạch đầu dòng 2"]


def test_every_printed_line_of_a_letter_stands_in_a_passage(read: Read) -> None:
    reading = read(HEAD + "Kính gửi: Sở Nội vụ. Trả lời công văn số 3/SNV, Bộ Nội vụ có ý kiến: - Rà soát; - Báo cáo Bộ Nội vụ trước ngày 15/12./." + TAIL)
    text = reading.document.text
    covered = {i for p in reading.passages for i in range(p.start, p.end)}
    assert not [c for i, c in enumerate(text) if i not in covered and not c.isspace()]
    assert [d.kind for d in reading.duties] == ["report"]
