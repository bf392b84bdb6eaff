"""What a question means: documents, provinces, numbers, slips of the keyboard, short forms, kind."""

from collections.abc import Callable

import pytest

from assistant.question import Question
from assistant.service import Assistant
from assistant.understand import understand
from tests.assistant.plans import HAI_DUONG, KHANH_HOA, KIEN_GIANG, LAM_DONG, NINH_THUAN

Reader = Callable[..., Question]


@pytest.fixture(scope="module")
def read(assistant: Assistant) -> Reader:
    corpus = assistant.library().corpus

    def of(question: str, **options: str) -> Question:
        return understand(question, corpus, **options)

    return of


@pytest.mark.parametrize(("said", "document"), [
    ("Khánh Hòa báo cáo cho ai?", KHANH_HOA), ("Khánh Hoà báo cáo cho ai?", KHANH_HOA), ("KHÁNH HÒA báo cáo cho ai?", KHANH_HOA), ("khanh hoa bao cao cho ai", KHANH_HOA), ("kien giag bao cao cho ai", KIEN_GIANG), ("Kiên Giag báo cáo cho ai?", KIEN_GIANG),
    ("ninh thuân đăng ký ở đâu", NINH_THUAN), ("Hải Dương's plan", HAI_DUONG), ("Lam Dong: who reports?", LAM_DONG), ("QĐ 2311 ai ký", KHANH_HOA), ("Quyết định 2311/QĐ-UBND ban hành ngày nào?", KHANH_HOA),
])
def test_a_province_or_a_documents_own_number_names_the_document(read: Reader, said: str, document: str) -> None:
    assert read(said).documents == (document,)


def test_two_provinces_are_a_comparison_in_the_order_said(read: Reader) -> None:
    question = read("Ninh Thuận và Lâm Đồng báo cáo khác nhau thế nào?")
    assert question.documents == (NINH_THUAN, LAM_DONG)
    assert question.kind == "comparison"


@pytest.mark.parametrize("said", ["Năm tỉnh báo cáo cho ai?", "các kế hoạch quy định báo cáo thế nào", "nam tinh bao cao cho ai", "Which province reports yearly?"])
def test_all_plans_are_meant(read: Reader, said: str) -> None:
    assert read(said).everywhere


@pytest.mark.parametrize(("said", "absent"), [("An Giang báo cáo cho ai?", "An Giang"), ("Bình Thuận báo cáo cho ai?", "Bình Thuận"), ("ca mau bao cao cho ai", "Cà Mau"), ("Ở Hà Nội thì sao?", "Hà Nội"), ("Nam Định báo cáo cho ai?", "Nam Định")])
def test_a_province_without_a_plan_is_absent(read: Reader, said: str, absent: str) -> None:
    question = read(said)
    assert question.absent == (absent,)
    assert question.provinces == ()


@pytest.mark.parametrize("said", ["bao cao nam dinh ky the nao", "tổ chức hội nghị an giang hồ", "hoa binh va on dinh"])
def test_ordinary_words_are_no_province(read: Reader, said: str) -> None:
    assert "Nam Định" not in read(said).absent


@pytest.mark.parametrize(("said", "full"), [("UBND tỉnh làm gì?", "Ủy ban nhân dân"), ("MTTQ làm gì ở đây?", "Mặt trận Tổ quốc"), ("CCHC thế nào?", "cải cách hành chính"), ("gửi SNV hay ai?", "Sở Nội vụ"), ("BDVTU có vai trò gì?", "Ban Dân vận Tỉnh ủy")])
def test_a_short_form_is_written_out_for_the_search(read: Reader, said: str, full: str) -> None:
    assert full.lower() in read(said).spelled.lower()


def test_a_full_number_and_a_spoken_one_are_told_apart(read: Reader) -> None:
    assert [n.printed for n in read("35-CT/TW nói gì?").numbers] == ["35-CT/TW"]
    spoken = read("Quy chế 456 là gì?").spoken
    assert [(s.type, s.serial) for s in spoken] == [("Quy chế", "456")]


@pytest.mark.parametrize("said", ["năm 2021", "ngày 15/12", "2 huyện", "15 mô hình", "khoản 2 Điều 24"])
def test_a_plain_number_is_no_document_number(read: Reader, said: str) -> None:
    question = read(f"Khánh Hòa có {said} không?")
    assert question.numbers == ()
    assert question.spoken == ()


@pytest.mark.parametrize(("said", "kind"), [
    ("Khánh Hòa báo cáo cho ai?", "reporting"), ("Mục III khoản 2 Kiên Giang nói gì?", "clause"), ("Ai ký kế hoạch Kiên Giang?", "document_fact"), ("Kế hoạch nào viện dẫn 76/NQ-CP?", "citing"),
    ("Cơ quan nào chủ trì chính quyền điện tử ở Khánh Hòa?", "responsibility"), ("Ninh Thuận phải xây dựng bao nhiêu mô hình?", "number"), ("Chấm điểm ở Lâm Đồng theo văn bản nào?", "citation"), ("Chỉ thị 33 còn hiệu lực không?", "status"),
])
def test_the_kind_follows_what_is_asked(read: Reader, said: str, kind: str) -> None:
    assert read(said).kind == kind


def test_options_win_over_the_words(read: Reader) -> None:
    assert read("Khánh Hòa báo cáo cho ai?", document=LAM_DONG).documents == (LAM_DONG,)
    assert read("báo cáo cho ai?", province="Ninh Thuận").documents == (NINH_THUAN,)


def test_the_question_is_kept_as_typed_in_nfc(read: Reader) -> None:
    assert read("Kha\u0301nh Ho\u0300a  bao\u0301 ca\u0301o?").text == "Khánh Hòa baó cáo?"
