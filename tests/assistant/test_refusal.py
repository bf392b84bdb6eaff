"""What the corpus does not hold is refused, with the reason and the nearest passages, and nothing is made up."""

import re

import pytest

from assistant.service import Assistant
from tests.assistant.saying import says, shown

ABSENT = ["Kế hoạch của Đồng Nai quy định báo cáo trước ngày nào?", "Ở Cà Mau các sở báo cáo cho ai?", "Hà Nội: hạn báo cáo dân vận là ngày nào?", "bao cao dan van o thanh hoa nop cho ai", "To whom do agencies in Quảng Nam report?", "TP.HCM: các sở báo cáo dân vận cho ai?"]
BLANK = [
    ("Kế hoạch Ninh Thuận số mấy?", "số"), ("Ai ký kế hoạch Ninh Thuận?", "người ký"), ("Kế hoạch của Kiên Giang ban hành ngày nào, số bao nhiêu?", "số | ngày"), ("Kế hoạch Lâm Đồng có số hiệu là gì?", "số"),
    ("ke hoach cua hai duong so may", "số"), ("Người ký Quyết định 2311/QĐ-UBND của Khánh Hòa là ai?", "người ký"), ("What is the number of the Kiên Giang plan?", "number"), ("Who signed the plan of Ninh Thuận?", "signatory"),
]
ANNEX = ["Liệt kê mọi nhiệm vụ trong Phụ lục của Khánh Hòa.", "Phụ lục kèm theo kế hoạch Khánh Hòa giao nhiệm vụ gì cho Sở Y tế?", "phu luc cua khanh hoa gom nhung nhiem vu nao", "What tasks does the annex of Khánh Hòa's plan list?"]
ONLY_CITED = [
    ("Khoản 2 Điều 24 Quy chế 456 quy định ngày nào?", "Quy chế 456"), ("Nội dung Nghị quyết 25-NQ/TW ngày 03/6/2013 gồm những nhiệm vụ gì?", "25-NQ/TW"), ("Điều 5 của Quyết định 23-QĐ/TW quy định gì?", "23-QĐ/TW"),
    ("Điều 3 của 217-QĐ/TW quy định gì?", "217-QĐ/TW"), ("What does article 24 of Quy chế 456 say?", "456"), ("Chỉ thị 33/CT-TTg yêu cầu các bộ làm gì?", "33/CT-TTg"),
]
PERSONAL = ["Số điện thoại của Trưởng Ban Dân vận Tỉnh ủy Hải Dương là gì?", "Cho tôi email của ông Nguyễn Lưu Trung", "so dien thoai cua ong tran van hiep", "Ông Trần Văn Hiệp sinh năm nào, quê ở đâu?", "Nhà riêng của ông Nguyễn Văn Phú ở đâu?"]
MONEY = ["Kinh phí thực hiện kế hoạch Kiên Giang là bao nhiêu tiền?", "Ngân sách tỉnh Khánh Hòa chi bao nhiêu tiền cho công tác dân vận?", "Mức thưởng cho mô hình Dân vận khéo ở Ninh Thuận là bao nhiêu đồng?", "lam dong chi bao nhieu tien cho cong tac dan van", "How much money does Hải Dương spend on mass mobilisation?"]
OUTSIDE = ["Thời tiết Nha Trang hôm nay thế nào?", "99-QĐ/TW nói gì?", "Viết cho tôi một bài thơ", "Điều 15 của kế hoạch Khánh Hòa quy định gì?", "Who won the football match?"]
ANSWERABLE = [
    "Ai ký kế hoạch Kiên Giang?", "Kế hoạch Lâm Đồng do ai ký?", "Quyết định 2311/QĐ-UBND ban hành ngày nào?", "Mỗi cơ quan ở Ninh Thuận phải xây dựng bao nhiêu mô hình một năm?", "Quy chế 456 do ai ban hành?", "217-QĐ/TW ngày nào?",
    "Thanh tra tỉnh Lâm Đồng được giao việc gì?", "Ở Kiên Giang, các sở, ngành phải báo cáo trước ngày nào?", "Chấm điểm công tác dân vận ở Lâm Đồng theo văn bản nào?", "Ở Khánh Hòa ai chủ trì xây dựng chính quyền điện tử?",
]


@pytest.mark.parametrize("question", [*ABSENT, *(q for q, _ in BLANK), *ANNEX, *(q for q, _ in ONLY_CITED), *PERSONAL, *MONEY, *OUTSIDE])
def test_it_is_refused_with_a_reason_and_the_nearest_passages(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained, shown(answer)
    assert answer.reason
    assert len(answer.nearest) <= 5
    assert bool(answer.nearest) == bool(assistant.search(question)), shown(answer)
    assert answer.citations == () and answer.sentences == () and answer.duties == ()


@pytest.mark.parametrize("question", ABSENT)
def test_the_refusal_for_another_province_says_what_was_searched(assistant: Assistant, question: str) -> None:
    reason = assistant.ask(question).reason or ""
    assert says(reason, "Khánh Hòa") and says(reason, "Kiên Giang"), reason


@pytest.mark.parametrize(("question", "field"), BLANK)
def test_a_blank_field_is_said_to_be_blank_in_this_copy(assistant: Assistant, question: str, field: str) -> None:
    reason = assistant.ask(question).reason or ""
    assert says(reason, "để trống | leaves it blank"), reason
    assert says(reason, "không nêu"), reason
    assert says(reason, field), reason


@pytest.mark.parametrize("question", ANNEX)
def test_a_missing_annex_is_named(assistant: Assistant, question: str) -> None:
    assert says(assistant.ask(question).reason or "", "Phụ lục")


@pytest.mark.parametrize(("question", "name"), ONLY_CITED)
def test_a_text_that_is_only_cited_is_named_as_not_held(assistant: Assistant, question: str, name: str) -> None:
    reason = assistant.ask(question).reason or ""
    assert name in reason, reason
    assert says(reason, "không có trong kho | not held"), reason


@pytest.mark.parametrize("question", [*MONEY, *PERSONAL])
def test_a_refusal_makes_up_no_figure(assistant: Assistant, question: str) -> None:
    assert not re.search(r"\d", assistant.ask(question).answer)


@pytest.mark.parametrize("question", ANSWERABLE)
def test_what_the_plans_hold_is_not_refused(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained, shown(answer)
    assert answer.citations


def test_a_refusal_in_english_is_worded_in_english(assistant: Assistant) -> None:
    assert (assistant.ask("To whom do agencies in Quảng Nam report?").reason or "").startswith("The documents held")


@pytest.mark.parametrize("question", ["Lâm Đồng vướng mắc báo ai?", "Lâm Đồng: gặp khó khăn thì báo cáo ai?"])
def test_where_difficulties_go_is_not_taken_from_another_duty(assistant: Assistant, question: str) -> None:
    answer = assistant.ask(question)
    assert answer.abstained and "không nêu" in answer.answer
