"""Notes come from one catalogue record each, stand beside the answer, and are at most three."""

import pytest

from assistant.answers import Draft, Evidence, Refusal, Written
from assistant.gate.check import SHOWN, verdict
from assistant.gate.evidence import Basis
from assistant.notes import MOST, notes_for
from assistant.service import Assistant
from assistant.understand import understand
from index.catalogue import load_catalogue

KH, LD = "khanh-hoa-2022-ke-hoach-chi-thi-33", "lam-dong-2021-ke-hoach-quy-che-456"
HD, NT, KG = "hai-duong-ban-dan-van-ke-hoach-hanh-dong", "ninh-thuan-2022-phong-trao-dan-van-kheo", "kien-giang-2024-ke-hoach-chi-thi-33"

# Question, what the answer says, the plan it rests on, records of the notes in order. No words: a refusal.
EXAMPLES = [
    ("Ở Khánh Hòa, báo cáo kết quả hằng năm nộp trước ngày nào, gửi cho ai?", "Báo cáo về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) và Ban Dân vận Tỉnh ủy, trước ngày 15/12.", KH, ["ban-dan-van-tinh-uy"]),
    ("Sở tôi ở Lâm Đồng phải báo cáo dân vận ngày mấy?", "Báo cáo theo quy định tại khoản 2 Điều 24 Quy chế 456.", LD, []),
    ("Ninh Thuận: hạn báo cáo phong trào Dân vận khéo là 30/01 phải không?", "Ngày 30/01 là hạn đăng ký thi đua.", NT, ["ninh-thuan"]),
    ("Ai gom số liệu ở Ninh Thuận rồi trình ai?", "Sở Nội vụ tổng hợp, báo cáo Chủ tịch Ủy ban nhân dân tỉnh.", NT, ["ninh-thuan"]),
    ("Hải Dương: đơn vị nào của Ban Dân vận theo dõi, bao lâu tổng hợp một lần?", "Phòng Đoàn thể, các hội và Tổng hợp; định kỳ 6 tháng, 1 năm.", HD, ["hai-duong"]),
    ("Kiên Giang có cần làm báo cáo riêng cho Chỉ thị 33 không?", "Báo cáo gắn với báo cáo dân vận chính quyền hằng năm.", KG, ["kien-giang"]),
    ("Sở nào của Kiên Giang báo cáo Bộ Nội vụ và Chính phủ?", "Sở Nội vụ tổng hợp kết quả báo cáo Bộ Nội vụ, Chính phủ theo quy định.", KG, ["kien-giang"]),
    ("Gặp vướng mắc thì phản ánh đi đâu, năm tỉnh khác nhau thế nào?", "Phản ánh về Ủy ban nhân dân tỉnh (qua Sở Nội vụ).", KH, []),
    ("Thanh tra tỉnh Lâm Đồng được giao việc gì?", "Thanh tra, kiểm tra việc tiếp công dân.", LD, []),
    ("Ai chủ trì chính quyền điện tử ở Khánh Hòa, theo quyết định nào?", "Sở Thông tin và truyền thông chủ trì, theo Quyết định số 909/QĐ-UBND.", KH, ["so-thong-tin-truyen-thong"]),
    ("Mỗi cơ quan ở Ninh Thuận phải xây dựng bao nhiêu mô hình một năm?", "Ít nhất từ 01 đến 02 mô hình/năm.", NT, ["ninh-thuan"]),
    ("Chấm điểm công tác dân vận ở Lâm Đồng theo văn bản nào?", "Quyết định số 2372/QĐ-UBND ngày 22/9/2021.", LD, []),
    ("Liệt kê mọi nhiệm vụ trong Phụ lục của Khánh Hòa.", "", KH, []),
    ("Dân vận chính quyền là gì?", "Công tác dân vận của cơ quan hành chính nhà nước.", KG, []),
    ("Tôi muốn góp ý xây dựng chính quyền thì quy định nào cho phép?", "Quyết định số 218-QĐ/TW ngày 13/12/2013.", HD, ["218-QĐ/TW@2013-12-12"]),
    ("Tỉnh Kiên Giang nay ở đâu, kế hoạch 2024 còn dùng không?", "", KG, ["kien-giang"]),
    ("Huyện không còn thì ai nhận báo cáo của xã?", "", "", ["cap-huyen"]),
    ("Chỉ thị 33 của Thủ tướng còn hiệu lực không?", "Chỉ thị số 33/CT-TTg ngày 26/11/2021.", KG, ["33/CT-TTg@2021-11-26"]),
    ("Luật tiếp cận thông tin mà kế hoạch nêu có còn không?", "Tổ chức thực hiện tốt Luật Tiếp cận thông tin.", NT, ["luat-tiep-can-thong-tin"]),
    ("Lãnh đạo phải đối thoại với dân theo quy định nào?", "Quy định số 11-QĐi/TW ngày 18/02/2019.", KG, ["quy-dinh-11"]),
    ("25-NQ/TW nói về gì?", "Nghị quyết số 25-NQ/TW ngày 03/6/2013 và Nghị quyết số 25-NQ/TW ngày 12/3/2003.", KH, ["25-NQ/TW@2013-06-03", "25-NQ/TW@2003-03-12"]),
    ("Quyết định 06 về dữ liệu dân cư ban hành ngày nào?", "Quyết định số 06/QĐ-TTg ngày 06/11/2022.", KG, ["06/QĐ-TTg@2022-01-06"]),
    ("217-QĐ/TW ngày nào?", "Quyết định số 217-QĐ/TW ngày 13/12/2013, chỗ khác ghi ngày 12/12/2014.", HD, ["217-QĐ/TW@2013-12-12"]),
    ("Văn bản nào thay Quy chế 290?", "", HD, ["quy-che-290"]),
    ("124-QĐ/TW là quyết định hay quy định, của ai?", "Quy định số 124-QĐ/TW ngày 2/2/2018.", HD, ["124-QĐ/TW@2018-02-02"]),
    ("Sau điểm đ là điểm gì, có điểm f không?", "", "", []),
    ("TL. và TUQ. khác nhau thế nào?", "", "", []),
    ("Số liệu báo cáo năm tính từ ngày nào đến ngày nào?", "", "", []),
    ("Văn bản trung ương nào được nhiều kế hoạch nêu nhất?", "Nghị quyết số 76/NQ-CP.", KH, []),
    ("Ai ký kế hoạch Ninh Thuận, số mấy?", "", NT, ["ninh-thuan"]),
]


def notes(assistant: Assistant, question: str, said: str = "", plan: str = "") -> tuple[Draft, ...]:
    """Notes for an answer with these words from this plan; no words stand for a refusal."""
    library = assistant.library()
    drafts = (Draft(said, (Evidence(plan, 0, 1),)),) if said else ()
    written = Written("open", drafts, None if said else Refusal("nothing", ""))
    return notes_for(library, understand(question, library.corpus), written)


@pytest.mark.parametrize(("question", "said", "plan", "records"), EXAMPLES, ids=[str(i) for i in range(1, 31)])
def test_each_example_question_gets_the_notes_of_its_records_and_no_other(assistant: Assistant, question: str, said: str, plan: str, records: list[str]) -> None:
    assert [n.record for n in notes(assistant, question, said, plan)] == records


@pytest.mark.parametrize(("question", "said", "plan", "records"), EXAMPLES, ids=[str(i) for i in range(1, 31)])
def test_every_token_of_a_note_stands_in_its_one_record(assistant: Assistant, question: str, said: str, plan: str, records: list[str]) -> None:
    catalogue = load_catalogue()
    known = {d.key: d.mark for d in catalogue.documents} | {c.id: c.mark for c in catalogue.changes}
    for note in notes(assistant, question, said, plan):
        state, why = verdict(note.text, Basis((), (), note.allowed), "note")
        assert state in SHOWN, (note.text, why)
        assert note.mark == known[note.record]


def test_a_misprint_is_told_with_the_printed_and_the_checked_date(assistant: Assistant) -> None:
    (note,) = notes(assistant, "217-QĐ/TW ngày nào?", "Quyết định số 217-QĐ/TW ngày 13/12/2013.", HD)
    assert note.text == "Quyết định 217-QĐ/TW: bản kế hoạch ghi ngày 13/12/2013 và 12/12/2014; đối chiếu: 12/12/2013."


def test_a_misprint_of_another_plan_is_not_told(assistant: Assistant) -> None:
    found = notes(assistant, "Khánh Hòa: 25-NQ/TW ngày 03/6/2013 nói gì?", "Nghị quyết số 25-NQ/TW ngày 03/6/2013.", KH)
    assert not any("sự lãnh đạo" in n.text for n in found)


def test_an_english_question_gets_english_notes(assistant: Assistant) -> None:
    (note,) = notes(assistant, "Who compiles the reports in Ninh Thuan province?", "Sở Nội vụ (Department of Home Affairs) compiles the reports.", NT)
    assert note.text == "Since 2025-07-01, Ninh Thuận province is part of Khánh Hòa province (Resolution 202/2025/QH15)."


def test_a_question_without_accents_gets_the_same_notes(assistant: Assistant) -> None:
    (note,) = notes(assistant, "chi thi 33 cua thu tuong con hieu luc khong", "Chỉ thị số 33/CT-TTg ngày 26/11/2021.", KG)
    assert "chưa tìm thấy văn bản thay thế" in note.text


def test_the_province_of_today_points_to_the_old_one(assistant: Assistant) -> None:
    assert [n.record for n in notes(assistant, "An Giang báo cáo cho ai?")] == ["kien-giang"]


def test_a_province_that_keeps_its_name_is_told_only_when_today_is_asked(assistant: Assistant) -> None:
    assert notes(assistant, "Khánh Hòa báo cáo cho ai?", "Báo cáo Ủy ban nhân dân tỉnh.", KH) == ()
    assert [n.record for n in notes(assistant, "Tỉnh Khánh Hòa hiện nay sáp nhập với tỉnh nào?")][:1] == ["khanh-hoa"]


def test_a_body_that_no_longer_exists_is_told_once_and_without_a_successor_where_none_is_known(assistant: Assistant) -> None:
    found = notes(assistant, "Ai nhận báo cáo ở Khánh Hòa?", "Ủy ban nhân dân huyện và phòng Nội vụ huyện nhận báo cáo; huyện tổng hợp.", KH)
    assert [n.record for n in found] == ["cap-huyen"]
    assert "không có cơ quan kế thừa" in found[0].text


def test_the_board_of_the_district_party_is_not_told_twice_under_two_names(assistant: Assistant) -> None:
    found = notes(assistant, "Ai báo cáo?", "Ban Dân vận các huyện ủy tổng hợp báo cáo.", HD)
    assert [n.record for n in found] == ["ban-dan-van-huyen"]


def test_at_most_three_notes_are_shown_and_misprints_come_first(assistant: Assistant) -> None:
    said = "Quyết định số 217-QĐ/TW ngày 13/12/2013; Sở Thông tin và Truyền thông, Ban Dân vận Tỉnh ủy, Ban Dân vận Trung ương, Ủy ban nhân dân các huyện."
    found = notes(assistant, "Hải Dương: Quyết định 217-QĐ/TW giao ai?", said, HD)
    assert len(found) == MOST
    assert found[0].record == "217-QĐ/TW@2013-12-12"


def test_notes_stand_beside_the_answer_and_never_in_it(assistant: Assistant) -> None:
    answer = assistant.ask("Quyết định 06 về dữ liệu dân cư ban hành ngày nào?")
    assert [n.record for n in answer.notes] == ["06/QĐ-TTg@2022-01-06"]
    assert "06/01/2022" not in answer.answer


REPORTED, KNOWN = "33/CT-TTg@2026-08-14", "33/CT-TTg@2021-11-26"


@pytest.mark.parametrize("question", ["Chỉ thị 33/CT-TTg về an toàn thực phẩm trong trường học nói gì?", "Chỉ thị số 33/CT-TTg ngày 14/8/2026 quy định gì?", "chi thi 33/ct-ttg ngay 14/8/2026 noi gi"])
def test_the_reported_directive_of_2026_is_told_alone_and_as_not_verified(assistant: Assistant, question: str) -> None:
    told = notes(assistant, question)
    assert [n.record for n in told] == [REPORTED]
    assert told[0].mark == "chưa xác minh" and "khác" in told[0].text


@pytest.mark.parametrize("question", ["Chỉ thị 33/CT-TTg nói về gì?", "Chỉ thị số 33/CT-TTg ngày 26/11/2021 còn hiệu lực không?", "Chỉ thị 33 của Thủ tướng có bị thay thế không?", "Is Directive 33/CT-TTg still in force?"])
def test_the_directive_on_mass_mobilisation_never_brings_the_reported_one(assistant: Assistant, question: str) -> None:
    assert REPORTED not in [n.record for n in notes(assistant, question, "Chỉ thị số 33/CT-TTg ngày 26/11/2021.", KG)]


def test_a_norm_that_no_plan_cites_is_known_from_the_catalogue_when_the_documents_do_not_answer(assistant: Assistant) -> None:
    told = notes(assistant, "Nghị định 09/2019/NĐ-CP quy định số liệu báo cáo năm tính từ ngày nào?")
    assert [n.record for n in told] == ["09/2019/NĐ-CP@2019-01-24"]
    assert "15/12 năm trước đến ngày 14/12" in told[0].text


def test_a_plan_that_is_not_cited_is_not_said_to_leave_out_an_issuer(assistant: Assistant) -> None:
    assert not [n for n in notes(assistant, "Luật Tiếp công dân do ai ban hành?", "Luật Tiếp công dân quy định việc tiếp công dân.", LD) if "không nêu cơ quan ban hành" in n.text]
