"""References: what a document cites, keyed by number, date and province."""

from collections.abc import Callable

from index.records import Reading, Reference
from ingest.references import is_local, reference_key

Read = Callable[..., Reading]


def _of(reading: Reading, number: str) -> list[Reference]:
    return [r for r in reading.references if r.number == number]


def test_two_documents_with_one_number_have_two_keys(plans: dict[str, Reading]) -> None:
    keys = {r.key for r in _of(plans["khanh-hoa"], "25-NQ/TW") if r.date}
    assert keys == {"25-nq/tw@2013-06-03", "25-nq/tw@2003-03-12"}


def test_an_undated_mention_of_an_ambiguous_number_takes_neither_date(plans: dict[str, Reading]) -> None:
    undated = [r for r in _of(plans["khanh-hoa"], "25-NQ/TW") if not r.date]
    assert undated and {r.key for r in undated} == {"25-nq/tw"}


def test_an_undated_second_mention_takes_the_key_of_the_dated_one(plans: dict[str, Reading]) -> None:
    mentions = _of(plans["kien-giang"], "33/CT-TTg")
    assert {r.date for r in mentions} == {"2021-11-26", None}
    assert {r.key for r in mentions} == {"33/ct-ttg@2021-11-26"}


def test_one_printed_date_serves_two_numbers(plans: dict[str, Reading]) -> None:
    assert [r.date for r in _of(plans["hai-duong"], "217-QĐ/TW")] == ["2013-12-13", "2014-12-12"]
    assert [r.date for r in _of(plans["hai-duong"], "218-QĐ/TW")] == ["2013-12-13", "2014-12-12"]


def test_printed_dates_are_kept_even_where_they_are_wrong(plans: dict[str, Reading]) -> None:
    (cited,) = _of(plans["kien-giang"], "06/QĐ-TTg")
    assert (cited.date, cited.date_printed) == ("2022-11-06", "06/11/2022")


def test_variants_of_print_are_one_document(plans: dict[str, Reading]) -> None:
    variants = {r.printed.split(" ngày")[0].split(",")[0] for r in plans["kien-giang"].references if r.number == "1847/QĐ-TTg"}
    assert len(variants) > 1, "the plan prints it with and without a space"
    assert {r.key for r in plans["khanh-hoa"].references if r.number and r.number.upper() == "33/CT-TTG"} == {"33/ct-ttg@2021-11-26"}


def test_numbers_that_restart_in_every_province_carry_it(plans: dict[str, Reading]) -> None:
    assert reference_key("35-ct/tu", "2022-11-02", "Ninh Thuận") == "35-ct/tu@2022-11-02@Ninh Thuận"
    assert _of(plans["ninh-thuan"], "35-CT/TU")[0].key == "35-ct/tu@2022-11-02@Ninh Thuận"
    assert is_local("2311/qđ-ubnd") and is_local("456-qđ/tu")
    assert not is_local("33/ct-ttg") and not is_local("25-nq/tw")


def test_a_declared_alias_is_found_again(plans: dict[str, Reading]) -> None:
    mentions = [r for r in plans["lam-dong"].references if r.printed == "Quy chế 456"]
    text = plans["lam-dong"].document.text
    assert len(mentions) == text.count("Quy chế 456") - 1, "each but the declaration itself"
    assert {r.key for r in mentions} == {"456-qđ/tu@2021-10-19@Lâm Đồng"}


def test_silent_slots_stay_none(plans: dict[str, Reading]) -> None:
    assert _of(plans["khanh-hoa"], "25-CT/TU")[0].issuer is None
    assert _of(plans["khanh-hoa"], "120/2020/QH14")[0].issuer is None
    assert _of(plans["khanh-hoa"], "08-KL/TW")[0].subject is None
    assert _of(plans["hai-duong"], "124-QĐ/TW")[0].issuer is None


def test_the_documents_own_number_is_no_reference(plans: dict[str, Reading], read: Read, plan: str) -> None:
    assert not _of(plans["khanh-hoa"], "2311/QĐ-UBND")
    assert not _of(read(plan), "12/KH-UBND")


def test_issuers_of_khanh_hoa_hide_no_uy_ban(plans: dict[str, Reading]) -> None:
    (cited,) = _of(plans["khanh-hoa"], "338-QĐ/TU")
    assert cited.issuer == "Ban Thường vụ Tỉnh ủy"


def test_the_catalogued_numbers_of_lam_dong_are_all_found(plans: dict[str, Reading]) -> None:
    assert {r.number for r in plans["lam-dong"].references if r.number} == {"456-QĐ/TU", "1847/QĐ-TTg", "24-CT/TU", "07/CT-UBND", "352-CV/TU", "2372/QĐ-UBND", "39-NQ/TW", "76/NQ-CP", "35-CT/TW"}
    chairman = _of(plans["lam-dong"], "07/CT-UBND")[0]
    assert (chairman.issuer, chairman.date) == ("Chủ tịch Ủy ban nhân dân tỉnh", "2021-05-31")


def test_every_reference_and_subject_equals_its_span_and_names_its_section(plans: dict[str, Reading]) -> None:
    for reading in plans.values():
        text, paths = reading.document.text, {s.path for s in reading.sections} | {""}
        for r in reading.references:
            assert text[r.start : r.end] == r.printed
            assert r.subject is None or text[r.subject.start : r.subject.end] == r.subject.text
            assert r.section in paths


def test_the_name_and_the_number_of_a_law_are_one_citation(read: Read) -> None:
    reading = read("LUẬT\nKHIẾU NẠI\nĐiều 69. Hiệu lực\nLuật Khiếu nại, tố cáo số 09/1998/QH10, Luật số 26/2004/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực.")
    assert [(r.printed, r.type, r.number) for r in reading.references] == [
        ("Luật Khiếu nại, tố cáo số 09/1998/QH10", "Luật", "09/1998/QH10"), ("Luật số 26/2004/QH11", "Luật", "26/2004/QH11")]
