"""Plans of a province, a district and a commune that the tests write themselves: lists, months, results, two questions in one."""

import pytest

from assistant.service import Assistant
from ingest.pipeline import ingest
from tests.assistant.saying import says, shown

PROVINCE = """ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: 77/KH-UBND

Lai Châu, ngày 09 tháng 02 năm 2023

KẾ HOẠCH
Công tác dân vận của chính quyền năm 2023

Thực hiện Quyết định số 23-QĐ/TW ngày 30/7/2021 của Bộ Chính trị ban hành Quy chế công tác dân vận của hệ thống chính trị; Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;
Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. CHỈ TIÊU
1. Phấn đấu 95% hồ sơ được giải quyết đúng hạn.
2. Mỗi huyện xây dựng ít nhất 03 mô hình.
II. QUY TRÌNH CHẤM ĐIỂM
Bước 1. Tự chấm
Các sở tự chấm, gửi Sở Nội vụ trước ngày 20/10/2023.
Bước 2. Thẩm định
Sở Nội vụ thẩm định trong tháng 11 năm 2023.
III. PHẢN ÁNH CỦA NHÂN DÂN
1. Phản ánh được tiếp nhận qua:
a) Hòm thư góp ý của Ủy ban nhân dân cấp xã;
b) Đường dây nóng của Sở Nội vụ.
2. Phản ánh về thái độ công chức chuyển Sở Nội vụ; phản ánh về tham nhũng chuyển Thanh tra tỉnh; phản ánh về môi trường chuyển Công an tỉnh.
3. Cơ quan được kiến nghị trả lời trong thời hạn 21 ngày.
IV. TỔ CHỨC THỰC HIỆN
1. Các sở, ban, ngành báo cáo 6 tháng (trước ngày 20/5) và hằng năm (trước ngày 20/11) về Sở Nội vụ, kèm biểu số 07.
2. Mẫu số 02 do Sở Nội vụ hướng dẫn.
3. Hỗ trợ tuyên truyền 240 triệu đồng từ ngân sách tỉnh.

Nơi nhận:
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Thử
"""
DISTRICT = """ỦY BAN NHÂN DÂN
HUYỆN TAM ĐƯỜNG
Số: 77/KH-UBND

Tam Đường, ngày 20 tháng 02 năm 2023

KẾ HOẠCH
Dân vận khéo năm 2023 trên địa bàn huyện Tam Đường, tỉnh Lai Châu

I. TỔ CHỨC THỰC HIỆN
1. Ủy ban nhân dân các xã, thị trấn đăng ký mô hình với Phòng Nội vụ trước ngày 10/3/2023.
2. Các thị trấn báo cáo Phòng Nội vụ trước ngày 15/12 hằng năm.
3. Hỗ trợ khen thưởng 55 triệu đồng từ ngân sách huyện.
"""


@pytest.fixture(scope="module")
def other(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("other")
    for name, text in (("tinh", PROVINCE), ("huyen", DISTRICT)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    ingest([folder / "tinh.txt", folder / "huyen.txt"], folder / "index")
    return Assistant(folder / "index")


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Quy trình chấm điểm của tỉnh Lai Châu gồm những bước nào?", ["Tự chấm", "Thẩm định"]),
        ("Tóm tắt các chỉ tiêu của kế hoạch tỉnh Lai Châu năm 2023", ["95%", "03 mô hình"]),
        ("Ở Lai Châu, phản ánh được tiếp nhận qua những kênh nào?", ["Hòm thư góp ý", "Đường dây nóng"]),
    ],
)
def test_a_question_for_a_list_gets_every_item(other: Assistant, question: str, told: list[str]) -> None:
    answer = other.ask(question)
    assert all(says(answer.answer, words) for words in told), shown(answer)


@pytest.mark.parametrize("question", ["Tháng 11 năm 2023 Lai Châu có việc gì phải làm?", "What is due in Lai Chau in November 2023?"])
def test_a_month_asked_about_gets_what_falls_into_it(other: Assistant, question: str) -> None:
    answer = other.ask(question)
    assert says(answer.answer, "tháng 11 năm 2023") and says(answer.answer, "20/11"), shown(answer)
    assert not says(answer.answer, "10/11/2022"), shown(answer)


def test_both_halves_of_a_double_question_are_answered(other: Assistant) -> None:
    answer = other.ask("Huyện Tam Đường hỗ trợ khen thưởng bao nhiêu tiền và đăng ký mô hình với phòng nào?")
    assert says(answer.answer, "55 triệu đồng") and says(answer.answer, "Phòng Nội vụ"), shown(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Xã nào ở Tam Đường đạt điểm cao nhất năm 2023?", "Ai đoạt giải dân vận khéo ở Lai Châu?", "Who won the award in Lai Chau?", "Mẫu số 02 của Lai Châu gồm những cột nào?",
        "Mức phạt tiền khi nộp báo cáo chậm ở Lai Châu là bao nhiêu?", "Kết quả xếp loại của huyện Tam Đường năm 2023 là gì?", "Quy chế kèm Quyết định 23-QĐ/TW mà Lai Châu dẫn quy định những nhiệm vụ nào?",
    ],
)
def test_results_forms_and_texts_that_are_only_named_are_refused(other: Assistant, question: str) -> None:
    assert other.ask(question).abstained, shown(other.ask(question))


def test_a_period_keeps_the_day_in_the_brackets_behind_it(other: Assistant) -> None:
    answer = other.ask("Các sở ở Lai Châu báo cáo 6 tháng trước ngày nào?")
    assert says(answer.answer, "20/5"), shown(answer)
    text = other.library().document("tinh").text
    start = text.index("Các sở, ban, ngành báo cáo")
    wrong = [{"document": "tinh", "start": start, "end": text.index("kèm biểu")}]
    assert other.check("Các sở, ban, ngành báo cáo 6 tháng về Sở Nội vụ, trước ngày 20/11.", wrong) == "misattributed" or other.check("Các sở, ban, ngành báo cáo 6 tháng về Sở Nội vụ, trước ngày 20/11.", wrong) == "not_found"
    assert other.check("Các sở, ban, ngành báo cáo 6 tháng về Sở Nội vụ, trước ngày 20/5.", wrong) in ("exact", "folded")


def test_a_district_is_named_by_its_own_name_and_a_town_is_no_commune(other: Assistant) -> None:
    answer = other.ask("Xã ở Tam Đường đăng ký mô hình với phòng nào?")
    assert says(answer.answer, "Phòng Nội vụ") and says(answer.answer, "Tam Đường") and says(answer.answer, "10/3/2023"), shown(answer)


def test_a_number_that_two_plans_bear_is_answered_for_both(other: Assistant) -> None:
    answer = other.ask("Kế hoạch 77/KH-UBND hỗ trợ bao nhiêu tiền?")
    assert says(answer.answer, "240 triệu đồng") and says(answer.answer, "55 triệu đồng"), shown(answer)


def test_the_issuer_of_a_cited_regulation_does_not_take_the_province_from_its_plan(other: Assistant) -> None:
    assert {d.id: d.province_name for d in other.documents()} == {"tinh": "Lai Châu", "huyen": "Lai Châu"}


def test_a_law_is_cited_with_its_name_and_number(other: Assistant) -> None:
    assert "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15" in {r.name for r in other.library().references(("tinh",))}
