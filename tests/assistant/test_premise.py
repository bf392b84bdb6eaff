"""False premises are corrected, true ones confirmed; documents whose numbers collide are told apart."""

import pytest

from assistant.service import Assistant
from tests.assistant.saying import cites, says, shown

FALSE = [
    ("Ninh Thuận: hạn báo cáo phong trào Dân vận khéo là 30/01 phải không?", "Sở Nội vụ"), ("Lâm Đồng báo cáo trước ngày 15/12 đúng không?", "khoản 2 Điều 24 Quy chế 456"), ("Ở Khánh Hòa báo cáo gửi Sở Nội vụ phải không?", "qua Sở Nội vụ"),
    ("Khánh Hòa báo cáo trước ngày 30/01 phải không?", "trước ngày 15/12"), ("Báo cáo ở Khánh Hòa gửi Ban Dân vận Tỉnh ủy qua Sở Nội vụ đúng không?", "Ủy ban nhân dân tỉnh (qua Sở Nội vụ)"), ("Kiên Giang yêu cầu báo cáo trước 15/12 phải không?", "hằng năm"),
    ("Hải Dương báo cáo mỗi quý một lần đúng không?", "6 tháng, 1 năm"), ("Kế hoạch Lâm Đồng do ông Nguyễn Lưu Trung ký phải không?", "Trần Văn Hiệp"), ("Có đúng là Chỉ thị 33/CT-TTg ban hành ngày 26/11/2020 không?", "2021"),
    ("khanh hoa bao cao truoc ngay 30/01 phai khong", "trước ngày 15/12"), ("Chuyên mục Dân vận khéo ở Ninh Thuận là hằng quý phải không?", "hàng tháng"),
]
FALSE_ENGLISH = [("Is the report in Khánh Hòa due before 30 January?", "15/12"), ("Is it true that Lâm Đồng reports before 15 December?", "khoản 2 Điều 24 Quy chế 456")]
TRUE = [
    ("Khánh Hòa nộp báo cáo trước ngày 15/12 phải không?", "trước ngày 15/12"), ("Ninh Thuận đăng ký mô hình trước ngày 30/01 đúng không?", "trước ngày 30/01"), ("Kế hoạch Kiên Giang do ông Nguyễn Lưu Trung ký phải không?", "Nguyễn Lưu Trung"),
    ("Có phải Ban Dân vận huyện ủy ở Hải Dương báo cáo định kỳ 6 tháng, 1 năm không?", "6 tháng, 1 năm"),
]
# The number asked about, words of the right document, words of the ones it collides with.
COLLISIONS = [
    ("35-CT/TW ngày nào, của ai?", "26/5/2014", ("02/11/2022",)), ("35-CT/TU ngày nào, của ai?", "02/11/2022", ("26/5/2014",)), ("07-CT/TU ban hành ngày nào?", "20/3/2017", ("31/5/2021",)), ("07/CT-UBND ban hành ngày nào?", "31/5/2021", ("20/3/2017",)),
    ("18-CT/TW ngày nào?", "10/01/2018", ("31/12/2016",)), ("18/CT-UBND ngày nào?", "31/12/2016", ("10/01/2018",)), ("24-NQ/TW ngày nào?", "12/3/2003", ("27/02/2018",)), ("24-CT/TU ngày nào?", "27/02/2018", ("12/3/2003",)),
    ("25-CT/TU ngày nào?", "02/3/2020", ("03/6/2013", "tôn giáo")), ("23-QĐ/TW ngày nào?", "30/7/2021", ("25/10/2019", "02/9/2021")), ("23-NQ/TU ngày nào?", "25/10/2019", ("30/7/2021", "02/9/2021")), ("23/CT-TTg ngày nào?", "02/9/2021", ("30/7/2021", "25/10/2019")),
    ("10-KH/TU ngày nào?", "07/3/2016", ("22/6/2011",)), ("10-CT/TU ngày nào?", "22/6/2011", ("07/3/2016",)), ("39-NQ/TW ngày nào?", "17/4/2015", ("23/02/2022",)), ("39/KH-UBND ngày nào?", "23/02/2022", ("17/4/2015",)),
    ("06/CT-UBND ngày nào?", "21/4/2020", ("06/11/2022",)), ("06/QĐ-TTg ngày nào?", "06/11/2022", ("21/4/2020",)), ("70-CV/TU ngày nào?", "02/02/2021", ("15/02/2023",)), ("700-CV/TU ngày nào?", "15/02/2023", ("02/02/2021",)),
    ("120-KL/TW ngày nào?", "07/01/2016", ("19/6/2020",)), ("120/2020/QH14 ngày nào?", "19/6/2020", ("07/01/2016",)), ("03-TT/TU là loại văn bản gì?", "Thông tri", ("Thông tư", "Thường trực")), ("25-NQ/TW về công tác tôn giáo ban hành ngày nào?", "12/3/2003", ("03/6/2013",)),
    ("Nghị quyết 25-NQ/TW ngày 12/3/2003 nói về gì?", "tôn giáo", ("03/6/2013",)), ("Nghị quyết 25-NQ/TW ngày 03/6/2013 về việc gì?", "công tác dân vận", ("12/3/2003",)),
]


@pytest.mark.parametrize(("question", "right"), FALSE)
def test_a_false_premise_is_corrected(assistant: Assistant, question: str, right: str) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("Không đúng"), shown(answer)
    assert says(answer.answer, right), shown(answer)
    assert answer.sentences[0].basis == "correction"


@pytest.mark.parametrize(("question", "right"), FALSE_ENGLISH)
def test_a_false_premise_is_corrected_in_english(assistant: Assistant, question: str, right: str) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("Not correct (không đúng)"), shown(answer)
    assert says(answer.answer, right), shown(answer)


@pytest.mark.parametrize(("question", "right"), TRUE)
def test_a_true_premise_is_confirmed_and_never_denied(assistant: Assistant, question: str, right: str) -> None:
    answer = assistant.ask(question)
    assert answer.answer.startswith("Đúng"), shown(answer)
    assert says(answer.answer, right), shown(answer)


@pytest.mark.parametrize(("question", "right", "others"), COLLISIONS)
def test_documents_whose_numbers_collide_are_told_apart(assistant: Assistant, question: str, right: str, others: tuple[str, ...]) -> None:
    answer = assistant.ask(question)
    assert says(answer.answer, right), shown(answer)
    assert not [o for o in others if says(answer.answer, o)], shown(answer)


@pytest.mark.parametrize("question", ["25-NQ/TW nói về gì?", "nghi quyet 25-NQ/TW noi ve gi", "What is 25-NQ/TW about?"])
def test_a_number_borne_by_two_documents_is_answered_with_both(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert says(answer.answer, "03/6/2013") and says(answer.answer, "12/3/2003"), shown(answer)
    assert cites(answer, "khanh-hoa", "Nghị quyết số 25-NQ/TW ngày 12/3/2003"), shown(answer)


def test_an_error_of_the_source_is_quoted_as_printed_and_told_in_a_note(assistant: Assistant) -> None:
    answer = assistant.ask("06/QĐ-TTg ngày nào?")
    assert says(answer.answer, "06/11/2022")
    assert not says(answer.answer, "06/01/2022")
    assert any("06/01/2022" in n.text for n in answer.notes), answer.notes
