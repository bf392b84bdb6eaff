"""The gate, token by token: what stands in a quote, what only looks as if it did."""

import pytest

from assistant.gate.check import FOLDED, NOT_FOUND, SHOWN, verdict
from assistant.gate.evidence import Basis
from assistant.gate.tokens import typed

REPORT = "Các cơ quan, tổ chức, đơn vị, địa phương tổ chức thực hiện những nội dung trên; hàng năm báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Sở Nội vụ), Ban Dân vận Tỉnh ủy trước ngày 15/12 để tổng hợp"
FACTS = ("Khánh Hòa", "tỉnh Khánh Hòa", "Kế hoạch", "19/8/2022", "2311/QĐ-UBND", "Mục IV, khoản 1", "TỔ CHỨC THỰC HIỆN")


def shown(sentence: str, *quotes: str, kind: str = "document", facts: tuple[str, ...] = FACTS, allowed: tuple[str, ...] = (), counts: tuple[int, ...] = ()) -> bool:
    """Whether the gate lets the sentence pass."""
    return verdict(sentence, Basis(quotes, facts, allowed, counts), kind)[0] in SHOWN


@pytest.mark.parametrize(("sentence", "quote"), [
    ("Báo cáo trước ngày 15/12.", "báo cáo trước ngày 15 tháng 12"), ("Ban hành ngày 26/11/2021.", "ngày 26 tháng 11 năm 2021"), ("Ban hành ngày 03/8/2021.", "ngày 03-8-2021"), ("Ban hành ngày 2/2/2018.", "ngày 02/02/2018"),
    ("Báo cáo hằng năm.", "báo cáo hàng năm"), ("UBND tỉnh quyết định.", "Ủy ban nhân dân tỉnh quyết định"), ("Uỷ ban nhân dân tỉnh quyết định.", "Ủy ban nhân dân tỉnh quyết định"), ("Chỉ thị số 10-CT/TU.", "Chỉ thị số 10 - CT/TU"),
    ("Quyết định số 1847/QĐ-TTg.", "Quyết định số 1847/QĐ -TTg"), ("Xây dựng ít nhất 1 mô hình.", "xây dựng ít nhất 01 mô hình"), ("Giảm 10% thủ tục.", "giảm 10 % thủ tục"), ("Giai đoạn 2021–2025.", "giai đoạn 2021-2025"),
])
def test_the_same_meaning_in_another_writing_passes(sentence: str, quote: str) -> None:
    assert shown(sentence, quote)


@pytest.mark.parametrize(("sentence", "quote"), [
    ("Hạn là ngày 5 tháng 6.", "hạn là ngày 15 tháng 6"), ("Ban hành ngày 11/2/2026.", "ngày 1/12/2026"), ("Trước ngày 5/12.", "trước ngày 15/12"), ("Ban hành ngày 12/3/2003.", "ngày 03/12/2003"), ("Ban hành năm 2022.", "ban hành năm 2021"),
    ("Báo cáo hằng quý.", "báo cáo hằng năm"), ("Định kỳ 3 tháng.", "định kỳ 6 tháng"), ("Sau ngày 15/12.", "trước ngày 15/12"), ("Chậm nhất ngày 15/12.", "sau ngày 15/12"), ("5/12 để tổng hợp.", "trước ngày 15/12 để tổng hợp"),
])
def test_another_date_recurrence_or_relation_is_refused(sentence: str, quote: str) -> None:
    assert not shown(sentence, quote)


@pytest.mark.parametrize(("sentence", "quote"), [
    ("Bộ Nội vụ tổng hợp.", "Sở Nội vụ tổng hợp"), ("Ủy ban nhân dân huyện quyết định.", "Ủy ban nhân dân tỉnh quyết định"), ("Hội đồng nhân dân tỉnh quyết định.", "Ủy ban nhân dân tỉnh quyết định"), ("Chính phủ quyết định.", "Thủ tướng Chính phủ quyết định"),
    ("Ủy ban nhân dân tỉnh quyết định.", "Chủ tịch Ủy ban nhân dân tỉnh quyết định"), ("Phó Chủ tịch Ủy ban nhân dân tỉnh quyết định.", "Chủ tịch Ủy ban nhân dân tỉnh quyết định"), ("Ban Dân vận Huyện ủy tổng hợp.", "Ban Dân vận Tỉnh ủy tổng hợp"),
    ("Tỉnh ủy tổng hợp.", "Ban Dân vận Tỉnh ủy tổng hợp"), ("Nguyễn Văn Phú ký.", "Nguyễn Lưu Trung ký"), ("Các địa phương ở Lâm Đồng báo cáo.", "các địa phương báo cáo"),
])
def test_another_body_level_person_or_province_is_refused(sentence: str, quote: str) -> None:
    assert not shown(sentence, quote)


@pytest.mark.parametrize(("sentence", "quote"), [
    ("Xây dựng ít nhất 12 mô hình.", "xây dựng ít nhất 02 mô hình"), ("Xây dựng nhiều nhất 02 mô hình.", "xây dựng ít nhất 02 mô hình"), ("Giảm 20% thủ tục.", "giảm 10% thủ tục"), ("Giảm 10 thủ tục.", "giảm 10% thủ tục"),
    ("Theo Công văn số 70-CV/TU.", "theo Công văn số 700-CV/TU"), ("Theo Chỉ thị số 35-CT/TU.", "theo Chỉ thị số 35-CT/TW"), ("Theo Chỉ thị số 07/CT-UBND.", "theo Chỉ thị số 07-CT/TU"), ("Theo Quyết định số 23-QĐ/TW.", "theo Nghị quyết số 23-NQ/TU"),
])
def test_another_number_percentage_or_document_number_is_refused(sentence: str, quote: str) -> None:
    assert not shown(sentence, quote)


@pytest.mark.parametrize("sentence", [
    "Các cơ quan báo cáo về Sở Nội vụ.", "Các cơ quan báo cáo về Sở Nội vụ (qua Ủy ban nhân dân tỉnh).", "Các cơ quan báo cáo về Ban Dân vận Tỉnh ủy (qua Sở Nội vụ).", "Các cơ quan báo cáo về Ủy ban nhân dân tỉnh và Sở Nội vụ.",
    "Ủy ban nhân dân tỉnh báo cáo Sở Nội vụ.", "Ban Dân vận Tỉnh ủy báo cáo Ủy ban nhân dân tỉnh.", "Các cơ quan báo cáo về Ủy ban nhân dân tỉnh (qua Ban Dân vận Tỉnh ủy).", "Các cơ quan báo cáo về Ủy ban nhân dân tỉnh và Ban Dân vận Tỉnh ủy (qua Sở Nội vụ).",
])
def test_recipient_and_go_between_are_never_exchanged(sentence: str) -> None:
    assert not shown(sentence, REPORT)


@pytest.mark.parametrize("sentence", [
    "Các cơ quan báo cáo về Ủy ban nhân dân tỉnh (qua Sở Nội vụ).", "Các cơ quan ở Khánh Hòa báo cáo hằng năm về UBND tỉnh (qua Sở Nội vụ) và Ban Dân vận Tỉnh ủy, trước ngày 15/12.", "Các cơ quan báo cáo Ban Dân vận Tỉnh ủy trước ngày 15/12.",
    "In Khánh Hòa, agencies report to UBND tỉnh (Provincial People's Committee) (through Sở Nội vụ (Department of Home Affairs)) and Ban Dân vận Tỉnh ủy, before 15/12.",
])
def test_the_roles_of_the_quote_pass(sentence: str) -> None:
    assert shown(sentence, REPORT)


def test_lead_and_support_are_never_exchanged() -> None:
    quote = "Giao Sở Nội vụ chủ trì, phối hợp với Ban Dân vận Tỉnh ủy hướng dẫn công tác khen thưởng"
    assert shown("Sở Nội vụ chủ trì, phối hợp với Ban Dân vận Tỉnh ủy.", quote)
    assert not shown("Ban Dân vận Tỉnh ủy chủ trì, phối hợp với Sở Nội vụ.", quote)


@pytest.mark.parametrize(("sentence", "quote"), [
    ("Được tổ chức hội nghị riêng.", "các cơ quan không được tổ chức hội nghị riêng"), ("Các cơ quan được tổ chức hội nghị riêng.", "các cơ quan không được tổ chức hội nghị riêng"), ("Các cơ quan không được tổ chức hội nghị riêng.", "các cơ quan được tổ chức hội nghị riêng"), ("Mô hình không cộng dồn.", "mô hình cộng dồn"), ("Phong trào không phải được tiến hành thường xuyên.", "Phong trào phải được tiến hành thường xuyên"),
])
def test_a_negation_is_neither_dropped_nor_added(sentence: str, quote: str) -> None:
    assert not shown(sentence, quote)


def test_a_province_and_a_number_may_come_from_the_documents_own_metadata() -> None:
    assert shown("Kế hoạch của Khánh Hòa mang số 2311/QĐ-UBND ngày 19/8/2022.", "KẾ HOẠCH")
    assert not shown("Kế hoạch của Khánh Hòa mang số 2312/QĐ-UBND ngày 19/8/2022.", "KẾ HOẠCH")


def test_a_count_of_listed_citations_may_be_said_and_no_other() -> None:
    assert shown("2 văn bản viện dẫn 76/NQ-CP.", "Nghị quyết số 76/NQ-CP", "Nghị quyết số 76/NQ-CP", counts=(2,))
    assert not shown("3 văn bản viện dẫn 76/NQ-CP.", "Nghị quyết số 76/NQ-CP", "Nghị quyết số 76/NQ-CP", counts=(2,))


def test_a_correction_may_name_what_it_denies_and_nothing_else() -> None:
    asked = ("Khánh Hòa báo cáo trước ngày 30/01 phải không?",)
    assert shown("Không đúng: không phải trước ngày 30/01 mà trước ngày 15/12.", REPORT, kind="correction", allowed=asked)
    assert not shown("Không đúng: không phải trước ngày 30/01 mà trước ngày 16/12.", REPORT, kind="correction", allowed=asked)
    assert not shown("Không phải trước ngày 30/01 mà trước ngày 15/12.", REPORT)


def test_a_silence_carries_no_date_or_number_of_its_own() -> None:
    assert shown("Kế hoạch của Khánh Hòa không nêu thời hạn.", "các cơ quan phản ánh về Ủy ban nhân dân tỉnh", kind="silence")
    assert not shown("Kế hoạch của Khánh Hòa không nêu thời hạn, thường là trước ngày 20/12.", "các cơ quan phản ánh về Ủy ban nhân dân tỉnh", kind="silence")
    assert not shown("Kế hoạch của Lâm Đồng không nêu thời hạn.", "các cơ quan phản ánh về Ủy ban nhân dân tỉnh", kind="silence")


def test_words_between_quotation_marks_are_the_quotes_own() -> None:
    assert shown("Kế hoạch nêu: “báo cáo kết quả thực hiện”.", REPORT)
    assert not shown("Kế hoạch nêu: “báo cáo ngay kết quả thực hiện”.", REPORT)


def test_accents_and_digits_are_never_folded() -> None:
    assert not shown("Bao cao truoc ngay 16/12.", REPORT)
    assert verdict("Báo cáo kết quả thực hiện", Basis((REPORT,), FACTS))[0] == FOLDED
    assert verdict("Sơ Nội vụ và Ban Tổ chức Tỉnh ủy báo cáo.", Basis((REPORT,), FACTS))[0] == NOT_FOUND


def test_every_kind_of_token_is_typed() -> None:
    words = typed("Trước ngày 15/12 hằng năm, Sở Nội vụ tỉnh Khánh Hòa giảm 10% và 02 mô hình theo 33/CT-TTg, do Trần Văn Hiệp ký, không cộng dồn.")
    assert {"time", "percentage", "number", "document number", "body", "person"} <= {t.kind for t in words.tokens}
    assert [t.role for t in words.tokens if t.kind == "time"][0] == "before"
    assert words.negations


def test_no_token_stands_inside_a_document_number() -> None:
    assert [t.kind for t in typed("33/CT-TTg").tokens] == ["document number"]
    assert [t.kind for t in typed("ngày 26/11/2021").tokens] == ["time"]
