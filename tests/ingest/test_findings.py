"""What a program can see to be odd is a finding with its words and place; what is in order is none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index.records import Finding, Reading
from ingest.readers.raw import RawText
from ingest.readers.registry import read_file
from ingest.reading import read_document

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
KH, LD = "khanh-hoa-2022-ke-hoach-chi-thi-33", "lam-dong-2021-ke-hoach-quy-che-456"
HD, NT, KG = "hai-duong-ban-dan-van-ke-hoach-hanh-dong", "ninh-thuan-2022-phong-trao-dan-van-kheo", "kien-giang-2024-ke-hoach-chi-thi-33"

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH HÀ GIANG\nSố: 12/KH-UBND\nHà Giang, ngày 10 tháng 5 năm 2021\nKẾ HOẠCH\nThực hiện công tác dân vận năm 2021\nI. NHIỆM VỤ\n"
TAIL = "\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn An\n"


@pytest.fixture(scope="module")
def plan() -> Callable[[str], Reading]:
    """The reading of one of the five plans, by its stem."""
    files = {path.stem: path for path in PLANS.iterdir()}
    read = {stem: read_document(read_file(path), document=stem, path=path.name, sha256="") for stem, path in files.items()}
    return lambda stem: read[stem]


def written(body: str) -> tuple[Reading, dict[str, Finding]]:
    """A made-up plan with this body: its reading, and its findings by kind."""
    reading = read_document(RawText(HEAD + body + TAIL, "text"), document="made", path="made.txt", sha256="")
    return reading, {f.kind: f for f in reading.findings}


# Plan, kind, words of the message, words quoted: the oddities of the five plans that a program can see.
ODDITIES = [
    (HD, "two_dates", ["217-QĐ/TW", "13/12/2013", "12/12/2014"], "Quyết định số 217-QĐ/TW"),
    (HD, "two_dates", ["218-QĐ/TW", "13/12/2013", "12/12/2014"], "ngày 12/12/2014"),
    (HD, "carries_out_later", ["34-CT/TU", "25/02/2014", "217-QĐ/TW ngày 12/12/2014", "218-QĐ/TW ngày 12/12/2014"], "34- CT/TU, ngày 25/2/2014"),
    (HD, "quote_not_closed", ["Mục II, khoản 1", "Tăng cường và đổi mới"], "“Tăng cường và đổi mới"),
    (HD, "cited_without_issuer", ["124-QĐ/TW"], "124 - QĐ/TW"),
    (HD, "cited_without_date", ["25-NQ/TW", "05-CT/TW"], "Chỉ thị số 05-CT/TW"),
    (HD, "spaced_number", ["10 - CT/TU", "34- CT/TU", "124 - QĐ/TW", "18/CT-UBND tỉnh"], "10 - CT/TU"),
    (HD, "doubled_word", ["Các các"], "Các các"),
    (HD, "blank_number", ["số, ký hiệu"], "KẾ HOẠCH HÀNH ĐỘNG"),
    (HD, "blank_date", ["ngày ban hành"], "KẾ HOẠCH HÀNH ĐỘNG"),
    (KH, "number_forms", ["33/CT-TTG", "33/CT-TTg"], "33/CT-TTG"),
    (KH, "one_title_two_numbers", ["33/CT-TTg", "16/CT-TTg"], "về tăng cường và đổi mới"),
    (KH, "same_number", ["25-NQ/TW", "03/6/2013", "12/3/2003"], "ngày 12/3/2003"),
    (KH, "numbering_gap", ["Mục III, khoản 2", "sau điểm c là điểm đ", "thiếu điểm d"], "đ) Nâng cao"),
    (KH, "capital_trap", ["Tỉnh Ủy ban hành"], "Tỉnh Ủy ban hành"),
    (KH, "odd_term", ["khóa (XI)"], "khóa (XI)"),
    (KH, "cited_without_term", ["Nghị quyết Trung ương 4"], "Nghị quyết Trung ương 4"),
    (KH, "cited_without_subject", ["08-KL/TW"], "08-KL/TW"),
    (KH, "cited_without_issuer", ["25-CT/TU", "120/2020/QH14"], "25-CT/TU"),
    (KH, "annex_without_content", ["Phụ lục", "thiếu bảng nội dung"], "PHỤ LỤC"),
    (KH, "blank_signatory", ["người ký"], "KẾ HOẠCH"),
    (NT, "blank_number", ["để trống"], "/KH-UBND"),
    (NT, "blank_date", ["để trống"], "tháng 12 năm 2022"),
    (NT, "blank_signatory", ["người ký"], "KẾ HOẠCH"),
    (NT, "two_titles", ["33/CT-TTg", "Mục IV, khoản 5"], "về việc tiếp tục tăng cường"),
    (NT, "paragraph_in_quotes", ["Mục IV, khoản 2"], "“Các sở, ban ngành"),
    (NT, "quote_not_opened", ["Mục IV, khoản 5"], "trong tình hình mới”"),
    (NT, "duty_twice", ["Mục IV, khoản 5"], "định kỳ hàng năm báo cáo"),
    (KG, "two_issuers", ["13-CTr/TU", "Tỉnh ủy", "Ban Chấp hành Đảng bộ tỉnh"], "13-CTr/TU"),
    (KG, "two_titles", ["13-CTr/TU"], "thực hiện Nghị quyết Đại hội lần thứ XIII"),
    (KG, "date_styles", ["03-8-2021"], "03-8-2021"),
    (KG, "number_without_so", ["Kế hoạch 250/KH-UBND"], "Kế hoạch 250/KH-UBND"),
    (KG, "spaced_number", ["1847/QĐ -TTg"], "1847/QĐ -TTg"),
    (KG, "quote_not_closed", ["Mục II, khoản 4", "Phát triển ứng dụng dữ liệu"], "“Phát triển ứng dụng"),
    (KG, "stray_token", ["rgul"], "rgul"),
    (KG, "blank_number", ["để trống"], "/KH-UBND"),
    (KG, "blank_date", ["để trống"], "tháng năm 2024"),
    (LD, "deadline_by_reference", ["Mục III, khoản 1", "khoản 2 Điều 24 Quy chế 456"], "khoản 2 Điều 24 Quy chế 456"),
    (LD, "deadline_by_reference", ["Mục III, khoản 4"], "khoản 2 Điều 24 Quy chế 456"),
    (LD, "blank_number", ["số, ký hiệu"], "KẾ HOẠCH"),
    (LD, "blank_date", ["ngày ban hành"], "KẾ HOẠCH"),
]


@pytest.mark.parametrize(("stem", "kind", "said", "quoted"), ODDITIES)
def test_an_oddity_of_a_plan_is_a_finding_with_its_words(plan: Callable[[str], Reading], stem: str, kind: str, said: list[str], quoted: str) -> None:
    found = [f for f in plan(stem).findings if f.kind == kind and all(words in f.message for words in said)]
    assert len(found) == 1
    assert any(quoted in q.text for q in found[0].quotes)


@pytest.mark.parametrize("stem", [KH, LD, HD, NT, KG])
def test_a_plan_has_no_finding_beyond_its_known_oddities(plan: Callable[[str], Reading], stem: str) -> None:
    known = sorted(kind for s, kind, _, _ in ODDITIES if s == stem)
    assert sorted(f.kind for f in plan(stem).findings) == known


@pytest.mark.parametrize("stem", [KH, LD, HD, NT, KG])
def test_every_quote_of_a_finding_equals_the_canonical_text(plan: Callable[[str], Reading], stem: str) -> None:
    reading = plan(stem)
    for finding in reading.findings:
        assert finding.document == stem and finding.quotes
        assert all(q.text and reading.document.text[q.start : q.end] == q.text for q in finding.quotes)


def test_a_plan_in_order_has_no_finding() -> None:
    reading, found = written("1. Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.\n2. Các sở, ngành báo cáo về Sở Nội vụ trước ngày 15/12 hằng năm.\n".replace("2021 của", "2020 của"))
    assert found == {}


def test_a_cited_document_dated_after_the_plan_is_told() -> None:
    _, found = written("1. Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.\n")
    assert "26/11/2021" in found["cites_later"].message and "Mục I, khoản 1" in found["cites_later"].message


def test_a_deadline_before_the_plan_itself_is_told() -> None:
    _, found = written("1. Các sở, ngành báo cáo kết quả về Sở Nội vụ trước ngày 15/4/2021.\n")
    assert "15/4/2021" in found["deadline_before_document"].message


def test_a_report_due_before_the_event_it_reports_on_is_told() -> None:
    _, found = written("1. Ủy ban nhân dân các huyện tổ chức hội nghị tổng kết, hoàn thành trước ngày 14/6/2021.\n2. Ủy ban nhân dân các huyện gửi báo cáo tổng kết về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 08/6/2021.\n")
    assert "08/6/2021" in found["deadline_before_matter"].message and "14/6/2021" in found["deadline_before_matter"].message


def test_a_report_due_after_the_event_it_reports_on_is_in_order() -> None:
    _, found = written("1. Ủy ban nhân dân các huyện tổ chức hội nghị tổng kết, hoàn thành trước ngày 14/6/2021.\n2. Ủy ban nhân dân các huyện gửi báo cáo tổng kết về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 20/6/2021.\n")
    assert "deadline_before_matter" not in found


def test_a_citation_dated_like_an_earlier_document_is_in_order() -> None:
    _, found = written("1. Thực hiện Chỉ thị số 34-CT/TU ngày 25/02/2014 của Ban Thường vụ Tỉnh ủy về thực hiện Quyết định số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị.\n")
    assert "carries_out_later" not in found


def test_letters_that_follow_the_alphabet_leave_no_gap() -> None:
    _, found = written("1. Các sở:\na) Tuyên truyền.\nb) Tập huấn.\nc) Kiểm tra.\nd) Sơ kết.\nđ) Tổng kết.\ne) Khen thưởng.\ng) Nhân rộng.\n")
    assert "numbering_gap" not in found


def test_an_annex_with_a_table_is_in_order_and_one_that_is_only_named_is_told() -> None:
    _, found = written("1. Nhiệm vụ cụ thể nêu tại Phụ lục kèm theo.\n")
    assert "annex_missing" in found
    reading = read_document(RawText(HEAD + "1. Nhiệm vụ cụ thể nêu tại Phụ lục kèm theo." + TAIL + "PHỤ LỤC\nDANH MỤC NHIỆM VỤ\n| TT | Nhiệm vụ | Chủ trì |\n| 1 | Tập huấn | Sở Nội vụ |\n", "text"), document="made", path="made.txt", sha256="")
    assert not {"annex_missing", "annex_without_content"} & {f.kind for f in reading.findings}


def test_a_quotation_over_several_paragraphs_is_closed() -> None:
    _, found = written("1. Sửa đổi khoản 2 như sau:\n“2. Các sở báo cáo hằng năm.\n3. Các huyện báo cáo hằng quý.”\n")
    assert "quote_not_closed" not in found and "quote_not_opened" not in found


def test_the_same_duty_with_two_deadlines_is_a_contradiction() -> None:
    _, found = written("1. Các sở, ngành báo cáo kết quả công tác dân vận về Sở Nội vụ trước ngày 15/11 hằng năm.\n2. Các sở, ngành báo cáo kết quả công tác dân vận về Sở Nội vụ trước ngày 15/12 hằng năm.\n")
    assert "15/11" in found["duty_contradiction"].message and "15/12" in found["duty_contradiction"].message


def test_the_same_kind_of_duty_of_two_bodies_is_no_repetition() -> None:
    _, found = written("1. Các sở, ngành báo cáo kết quả công tác dân vận về Sở Nội vụ trước ngày 15/11 hằng năm.\n2. Ủy ban nhân dân các huyện báo cáo kết quả công tác dân vận về Sở Nội vụ trước ngày 15/11 hằng năm.\n")
    assert not {"duty_twice", "duty_contradiction"} & set(found)


def _law(body: str) -> Reading:
    return read_document(RawText(f"LUẬT\nTIẾP CÔNG DÂN\nĐiều 1. Phạm vi điều chỉnh\n{body}", "text"), document="law", path="law.txt", sha256="")


def test_a_copy_of_a_law_without_heading_and_signature_is_nothing_odd() -> None:
    assert not [f for f in _law("1. Luật này quy định về trách nhiệm tiếp công dân.\n2. Việc khác theo quy định.\n").findings if f.kind.startswith("blank_")]


def test_a_copy_that_lost_many_marks_is_told_once() -> None:
    items = "".join(f"{n}. Nội dung thứ {n} của chương trình công tác.\n" for n in range(1, 22, 2))
    gaps = [f for f in written(items)[0].findings if f.kind == "numbering_gap"]
    assert len(gaps) == 1 and "10 chỗ đánh số bị nhảy" in gaps[0].message and gaps[0].quotes


def test_alike_duties_of_different_parts_are_not_one_duty_said_twice() -> None:
    report = "Sở Nội vụ báo cáo kết quả thực hiện công tác dân vận về Ủy ban nhân dân tỉnh."
    assert "duty_twice" not in written(f"1. {report}\nII. TỔ CHỨC THỰC HIỆN\n1. {report}\n")[1]
    assert "duty_twice" in written(f"1. {report}\n2. {report}\n")[1]
