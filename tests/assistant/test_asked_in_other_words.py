"""Questions in words that the papers do not use: on two papers that the tests write themselves."""

from pathlib import Path

import pytest

from assistant.service import Assistant
from ingest.pipeline import ingest

DIRECTIVE = """TỈNH ỦY HÀ NAM
*
Số 31-CT/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Hà Nam, ngày 12 tháng 5 năm 2021

CHỈ THỊ
về tăng cường công tác dân vận ở khu công nghiệp

Thời gian qua công tác dân vận ở các khu công nghiệp đạt kết quả bước đầu. Tuy nhiên, việc nắm tình hình công nhân ở một số doanh nghiệp chưa kịp thời, còn hình thức. Một bộ phận công nhân chưa hài lòng về nhà ở và nhà trẻ.
Thực hiện Nghị quyết số 20-NQ/TW ngày 28/01/2008 của Ban Chấp hành Trung ương; Kế hoạch số 45/KH-UBND ngày 03/02/2021 của Ủy ban nhân dân tỉnh về nhà ở công nhân; Chỉ thị số 09/CT-UBND ngày 15/3/2021 của Chủ tịch Ủy ban nhân dân tỉnh về bếp ăn tập thể, Ban Thường vụ Tỉnh ủy yêu cầu:

I. NHIỆM VỤ
1. Liên đoàn Lao động tỉnh chủ trì xây dựng tổ công nhân tự quản. Chuyên mục “Công nhân hỏi” phát sóng mỗi tháng một kỳ do Đài Phát thanh và Truyền hình tỉnh phụ trách.
2. Công an tỉnh: Ngoài nhiệm vụ thường xuyên, tiếp tục phối hợp với Ban Quản lý các khu công nghiệp rà soát, lập danh sách các điểm trọ, hướng dẫn chủ trọ khai báo tạm trú trên cổng dịch vụ công, bảo đảm mọi công nhân thuê trọ đều được đăng ký; nâng cao trách nhiệm của cảnh sát khu vực trong việc gặp gỡ, lắng nghe công nhân; tập trung tuần tra vào ca đêm ở các tuyến đường vắng, nơi hay xảy ra cướp giật, trộm cắp; mở lớp tự vệ cho nữ công nhân vào thứ Bảy tuần đầu tháng.
3. Sở Xây dựng cải thiện các chỉ số: chỉ số hài lòng về nhà ở (HLN); chỉ số tiếp cận nhà trẻ (TCN).
II. TỔ CHỨC THỰC HIỆN
1. Các huyện ủy, thị ủy, thành ủy báo cáo kết quả về Ban Thường vụ Tỉnh ủy (qua Ban Dân vận Tỉnh ủy) trước ngày 05/11 hằng năm.
2. Trong quá trình thực hiện, nếu cần điều chỉnh, bổ sung, Ban Dân vận Tỉnh ủy chủ trì, phối hợp với Văn phòng Tỉnh ủy tổng hợp, báo cáo Ban Thường vụ Tỉnh ủy xem xét, quyết định./.

| TM. Ban Thường vụ Tỉnh ủy | Phó Bí thư | Trần Đình Lưu |
Nơi nhận:
- Ban Dân vận Trung ương;
- Các huyện ủy, thị ủy, thành ủy;
- Lưu: VP.
"""
PLAN = """ỦY BAN NHÂN DÂN
TỈNH PHÚ THỌ
Số: 77/KH-UBND

Phú Thọ, ngày 08 tháng 02 năm 2023

KẾ HOẠCH
Công tác dân vận chính quyền năm 2023

I. NỘI DUNG
1. Sở Thông tin và Truyền thông chủ trì xây dựng bản đồ số các nhà văn hóa thôn theo Quyết định số 88/QĐ-UBND ngày 10/01/2023 của Ủy ban nhân dân tỉnh.
2. Những việc không đưa ra đối thoại
a) Bí mật nhà nước.
b) Vụ việc Tòa án đang thụ lý.
c) Đơn đã có quyết định giải quyết cuối cùng.
3. Hội thảo về tổ tự quản tổ chức trong tháng 5. Ngày hội tổ tự quản tổ chức trong tháng 9.
II. TỔ CHỨC
1. Ủy ban nhân dân các huyện đăng ký mô hình gửi Sở Nội vụ trước ngày 25/02 hằng năm.
2. Ủy ban nhân dân các xã báo cáo 6 tháng về Ủy ban nhân dân huyện trước ngày 03/6.
3. Báo cáo năm gửi về Ủy ban nhân dân huyện trước ngày 03/12.

CHỦ TỊCH: Bùi Văn Hạc
Nơi nhận: Sở Nội vụ; lưu VT.
"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """The two papers in an index of their own."""
    folder: Path = tmp_path_factory.mktemp("words")
    (folder / "documents").mkdir()
    (folder / "documents" / "ha-nam.txt").write_text(DIRECTIVE, encoding="utf-8")
    (folder / "documents" / "phu-tho.txt").write_text(PLAN, encoding="utf-8")
    ingest([folder / "documents"], folder / "index")
    return Assistant(folder / "index")


@pytest.mark.parametrize(("question", "said"), [
    ("Công an Hà Nam phải tuần tra ở những đoạn đường nào?", ("ca đêm", "tuyến đường vắng")),  # the third clause of a sentence of a hundred words
    ("Sở Xây dựng Hà Nam phải nâng mấy chỉ số, tên từng chỉ số là gì?", ("HLN", "TCN")),
    ("Ở Hà Nam thấy chỉ thị cần sửa cho sát thực tế thì nơi nào gom ý kiến và ai có quyền quyết?", ("Ban Dân vận Tỉnh ủy", "Văn phòng Tỉnh ủy", "Ban Thường vụ Tỉnh ủy")),
    ("Hà Nam tự nhận còn những điểm yếu gì?", ("chưa kịp thời", "chưa hài lòng")),
    ("Chỉ thị của Hà Nam được gửi cho những nơi nào?", ("Ban Dân vận Trung ương",)),
    ("Ai ký chỉ thị của Hà Nam, văn bản đề ngày nào?", ("Trần Đình Lưu", "12 tháng 5 năm 2021")),
    ("Hà Nam thực hiện nghị quyết nào của Trung ương và kế hoạch nào của UBND tỉnh?", ("20-NQ/TW", "45/KH-UBND")),
    ("chu tich tinh ha nam co chi thi gi ve bep an", ("09/CT-UBND",)),
    ("Theo khoản 1 phần tổ chức thực hiện của Hà Nam, nộp báo cáo trước ngày nào?", ("05/11",)),
    ("Tôi cần mấy ý để viết bài: Hà Nam giao ai dựng tổ công nhân tự quản?", ("Liên đoàn Lao động tỉnh",)),
    ("Ai đứng tên dưới kế hoạch của Phú Thọ?", ("Bùi Văn Hạc",)),
    ("Phú Thọ không đem những chuyện nào ra đối thoại?", ("Bí mật nhà nước", "Tòa án", "quyết định giải quyết cuối cùng")),
    ("Phú Thọ có những việc gì trong tháng 5 và tháng 9?", ("Hội thảo", "Ngày hội")),
    ("Kế hoạch của Phú Thọ do ai ký và theo quyết định nào để làm bản đồ số?", ("Bùi Văn Hạc", "88/QĐ-UBND")),
])
def test_the_fact_is_told_though_the_question_says_it_in_other_words(assistant: Assistant, question: str, said: tuple[str, ...]) -> None:
    answer = assistant.ask(question)
    assert not answer.abstained and all(words in answer.answer for words in said), answer.answer


@pytest.mark.parametrize("question", [
    "Địa chỉ e-mail nhận báo cáo của Hà Nam là gì?", "Ban Dân vận Tỉnh ủy Hà Nam có bao nhiêu biên chế?", "How many dialogues were held in Phú Thọ in 2022?", "Thời tiết hôm nay thế nào?",
])
def test_what_neither_paper_tells_is_refused(assistant: Assistant, question: str) -> None:
    assert assistant.ask(question).abstained


def test_a_place_of_a_common_word_is_known_by_the_heading_that_prints_it(assistant: Assistant) -> None:
    assert {d.province_name for d in assistant.library().documents} == {"Hà Nam", "Phú Thọ"}


def test_a_body_taken_for_granted_that_the_text_does_not_name_is_corrected_first(assistant: Assistant) -> None:
    for question in ("Vì Sở Nội vụ chủ trì xây dựng bản đồ số ở Phú Thọ, sở làm theo quyết định nào?", "Since the Department of Home Affairs leads the building of the digital map in Phú Thọ, which decision does it follow?"):
        answer = assistant.ask(question)
        assert answer.answer.lower().startswith(("không đúng", "not correct")) and "Sở Thông tin và Truyền thông" in answer.answer, answer.answer
    right = assistant.ask("Vì Sở Thông tin và Truyền thông chủ trì xây dựng bản đồ số ở Phú Thọ, sở làm theo quyết định nào?")
    assert not right.answer.startswith("Không đúng") and "88/QĐ-UBND" in right.answer


def test_the_days_that_two_papers_fix_are_told_with_what_each_is_for(assistant: Assistant) -> None:
    answer = assistant.ask("Hà Nam và Phú Thọ mỗi nơi ghi một mốc ngày: ngày nào và để làm gì?").answer
    assert all(words in answer for words in ("05/11", "báo cáo", "25/02", "đăng ký")), answer


def test_a_clause_asked_for_by_its_name_alone_is_told_whole(assistant: Assistant) -> None:
    answer = assistant.ask("Khoản 2 mục I chỉ thị của Hà Nam nói gì?").answer
    assert "khoản 2" in answer and "Công an tỉnh" in answer and "lớp tự vệ" in answer, answer


def test_a_period_that_is_not_asked_of_anybody_is_denied_by_the_duty_that_says_when_instead(assistant: Assistant) -> None:
    answer = assistant.ask("Hà Nam có bắt báo cáo hằng quý không?").answer
    assert answer.startswith("Không đúng") and "05/11" in answer, answer


def test_a_report_that_names_nobody_is_of_the_bodies_of_the_one_before_it(assistant: Assistant) -> None:
    answer = assistant.ask("Các xã ở Phú Thọ nộp báo cáo năm chậm nhất ngày nào?").answer
    assert "03/12" in answer and "03/6" not in answer, answer
