"""How documents are cited: type, number, date, issuer, subject, alias."""

import pytest

from vietnamese.citations import Citation, find_citations


def _only(text: str) -> Citation:
    (found,) = find_citations(text)
    return found


def test_a_full_citation_has_type_number_date_and_issuer() -> None:
    text = "Căn cứ Quyết định số 139-QĐ/TU, ngày 15/3/2011 của Ban Thường vụ Tỉnh ủy về ban hành Quy chế công tác dân vận;"
    found = _only(text)
    assert (found.type, found.number, found.date, found.issuer) == ("Quyết định", "139-QĐ/TU", "2011-03-15", "Ban Thường vụ Tỉnh ủy")
    assert found.subject and text[slice(*found.subject)] == "về ban hành Quy chế công tác dân vận"


def test_a_date_in_words_equals_one_in_digits() -> None:
    words = _only("Chỉ thị số 33/CT-TTg ngày 26 tháng 11 năm 2021 của Thủ tướng Chính phủ")
    digits = _only("Chỉ thị số 33/CT-TTg, ngày 26/11/2021 của Thủ tướng Chính phủ")
    assert (words.date, words.issuer) == (digits.date, digits.issuer) == ("2021-11-26", "Thủ tướng Chính phủ")


def test_one_date_printed_behind_two_numbers_belongs_to_both() -> None:
    found = find_citations("theo Quyết định số 217-QĐ/TW và Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị (khóa XI)")
    assert [(c.number_key, c.date, c.issuer) for c in found] == [("217-qđ/tw", "2013-12-12", "Bộ Chính trị khóa XI"), ("218-qđ/tw", "2013-12-12", "Bộ Chính trị khóa XI")]


def test_a_date_is_not_shared_over_a_semicolon() -> None:
    first, second = find_citations("Chỉ thị số 25-CT/TU; Chỉ thị số 15-CT/TU ngày 23/4/2018 của Ban Thường vụ Tỉnh ủy")
    assert (first.date, second.date) == (None, "2018-04-23")


def test_two_documents_with_one_number_keep_their_own_dates() -> None:
    found = find_citations("Nghị quyết số 25-NQ/TW ngày 03/6/2013 của Ban Chấp hành Trung ương Đảng (khóa XI); Nghị quyết số 25-NQ/TW ngày 12/3/2003 của Ban Chấp hành Trung ương khóa IX về công tác tôn giáo")
    assert [(c.number_key, c.date) for c in found] == [("25-nq/tw", "2013-06-03"), ("25-nq/tw", "2003-03-12")]


def test_the_issuer_ends_before_ban_hanh_when_tinh_uy_is_printed_with_a_capital() -> None:
    found = _only("Quyết định số 338-QĐ/TU ngày 21/12/2021 của Ban Thường vụ Tỉnh Ủy ban hành Quy chế công tác dân vận")
    assert found.issuer == "Ban Thường vụ Tỉnh ủy"


@pytest.mark.parametrize("tail", ["Ban hành Quy định tiêu chí", "ban hành Quy định tiêu chí", "về tiêu chí", ", về tiêu chí", "“Về tiêu chí”"])
def test_the_issuer_ends_where_the_subject_begins(tail: str) -> None:
    assert _only(f"Quyết định số 2372/QĐ-UBND ngày 22/9/2021 của Ủy ban nhân dân tỉnh {tail} chấm điểm").issuer == "Ủy ban nhân dân tỉnh"


def test_the_word_tinh_after_a_number_is_not_lost_before_the_date() -> None:
    found = _only("Chỉ thị số 18/CT-UBND tỉnh, ngày 31/12/2016 của UBND tỉnh về “tăng cường công tác dân vận”")
    assert (found.number_key, found.date, found.issuer) == ("18/ct-ubnd", "2016-12-31", "UBND tỉnh")


def test_quyet_dinh_and_quy_dinh_are_told_apart_by_the_word_before_the_number() -> None:
    assert _only("Quy định số 124 - QĐ/TW, ngày 2/2/2018 về giám sát").type == "Quy định"
    assert _only("Quyết định số 23-QĐ/TW ngày 30/7/2021").type == "Quyết định"
    assert _only("Thông tri số 03-TT/TU ngày 31/3/2016").type == "Thông tri"


def test_a_heading_in_capitals_is_cited_like_prose() -> None:
    found = _only("TRIỂN KHAI THỰC HIỆN CHỈ THỊ SỐ 33/CT-TTG NGÀY 26/11/2021 CỦA THỦ TƯỚNG CHÍNH PHỦ")
    assert (found.name, found.number_key, found.date) == ("Chỉ thị số 33/CT-TTG", "33/ct-ttg", "2021-11-26")


@pytest.mark.parametrize(
    "text",
    ["Quyết định số 456-QĐ/TU ngày 19/10/2021 của Ban Thường vụ Tỉnh ủy ban hành Quy chế công tác dân vận (sau đây gọi tắt là Quy chế 456)",
     "Quyết định số 456-QĐ/TU ngày 19/10/2021 của Ban Thường vụ Tỉnh ủy (Quy chế 456)",
     "Quyết định số 456-QĐ/TU ngày 19/10/2021 (Quy chế 456) của Ban Thường vụ Tỉnh ủy, như sau"],
)
def test_an_alias_is_read_wherever_the_text_declares_it(text: str) -> None:
    found = _only(text)
    assert (found.alias, found.issuer) == ("Quy chế 456", "Ban Thường vụ Tỉnh ủy")
    assert found.subject is None or "gọi tắt" not in text[slice(*found.subject)]


def test_a_congress_term_in_brackets_is_no_alias() -> None:
    assert _only("Kết luận số 120-KL/TW ngày 07/01/2016 của Bộ Chính trị (khóa XI)").alias is None


@pytest.mark.parametrize(
    ("text", "name", "date"),
    [("thực hiện tốt Luật Tiếp cận thông tin năm 2016 và các văn bản", "Luật Tiếp cận thông tin", "2016"), ("Luật Khiếu nại 2011; các nghị định", "Luật Khiếu nại", "2011"), ("Luật Tiếp cận thông tin nhằm bảo đảm quyền", "Luật Tiếp cận thông tin", None), ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;", "Luật Tổ chức chính quyền địa phương", "2015-06-19")],
)
def test_a_law_is_known_by_name_with_its_year_apart(text: str, name: str, date: str | None) -> None:
    found = _only(text)
    assert (found.name, found.date, found.number) == (name, date, None)


@pytest.mark.parametrize("text", ["pháp luật của Nhà nước", "luật sư tham gia", "khoản 2 Điều 24 của kế hoạch", "trước ngày 15/12 hằng năm", "nghị quyết, chỉ thị của Đảng"])
def test_general_words_cite_nothing(text: str) -> None:
    assert find_citations(text) == []


def test_a_party_resolution_without_number_is_cited_by_name() -> None:
    assert [c.name for c in find_citations("Nghị quyết Trung ương 4 (khóa XII) và Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng")] == [
        "Nghị quyết Trung ương 4 (khóa XII)", "Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIII của Đảng"]


def test_an_undated_number_keeps_a_silent_date_and_issuer() -> None:
    found = _only("Chỉ thị số 25-CT/TU về thực hiện Kết luận")
    assert (found.date, found.issuer) == (None, None)


def test_offsets_cover_the_citation_from_its_type_to_its_issuer() -> None:
    text = "Thực hiện Kế hoạch 250/KH-UBND ngày 31/12/2021 của Ủy ban nhân dân tỉnh, các sở báo cáo."
    found = _only(text)
    assert text[found.start : found.end] == "Kế hoạch 250/KH-UBND ngày 31/12/2021 của Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    ("words", "issuer", "subject"),
    [
        ("Nghị định số 61/2023/NĐ-CP ngày 16/8/2023 của Chính phủ Quy định chi tiết một số điều của Luật", "Chính phủ", "Quy định chi tiết"),
        ("Thông tư số 02/2020/TT-BNV của Bộ trưởng Bộ Nội vụ Hướng dẫn thực hiện mức lương cơ sở", "Bộ trưởng Bộ Nội vụ", "Hướng dẫn thực hiện"),
        ("Quyết định số 06/QĐ-TTg ngày 06/01/2022 của Thủ tướng Chính phủ Phê duyệt Đề án phát triển dữ liệu", "Thủ tướng Chính phủ", "Phê duyệt Đề án"),
        ("Nghị định số 154/2026/NĐ-CP của Chính phủ Sửa đổi, bổ sung một số điều", "Chính phủ", "Sửa đổi, bổ sung"),
        ("Chỉ thị số 24-CT/TU ngày 27/02/2018 của Ban Thường vụ Tỉnh ủy Tăng cường lãnh đạo công tác dân vận", "Ban Thường vụ Tỉnh ủy", "Tăng cường lãnh đạo"),
    ],
)
def test_the_issuer_ends_before_a_subject_in_a_capital_that_no_comma_parts_from_it(words: str, issuer: str, subject: str) -> None:
    found = _only(words)
    assert found.issuer == issuer
    assert found.subject is not None and words[found.subject[0] : found.subject[1]].startswith(subject)
