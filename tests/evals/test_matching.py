"""Texts compare as the language asks: accents, numbers and whole words are kept."""

from evals.matching import covers, fold_for, stands_in
from evals.metrics.numbers import values


def test_the_normaliser_keeps_an_ninh() -> None:
    assert stands_in("giữ vững an ninh, trật tự", "an ninh")
    assert not stands_in("giữ vững ninh", "an ninh")


def test_d_with_stroke_is_not_d() -> None:
    assert not stands_in("đồng bào dân tộc", "dồng bào")
    assert stands_in("ĐỒNG BÀO dân tộc", "đồng bào")


def test_numbers_are_read_as_printed_in_vietnamese() -> None:
    assert ("number", 1250.5) in values("kinh phí 1.250,5 triệu đồng")
    assert ("number", 1.25) not in values("kinh phí 1.250,5 triệu đồng")


def test_a_date_is_not_found_inside_another() -> None:
    assert not stands_in("trước ngày 15 tháng 6", "5 tháng 6")
    assert not values("5 tháng 6") <= values("ngày 15 tháng 6")


def test_one_date_in_two_printings_has_one_value() -> None:
    assert values("15/12/2022") == values("ngày 15 tháng 12 năm 2022")


def test_tone_placement_case_and_dashes_fold_but_accents_do_not() -> None:
    assert stands_in("UỶ BAN – Khánh Hoà", "ủy ban - Khánh Hòa")
    assert not stands_in("Uy ban", "Ủy ban")
    assert stands_in("Uy ban", "Ủy ban", fold_for("vi-nodiac"))


def test_a_quote_is_covered_by_enough_of_its_words_and_by_nothing_less() -> None:
    gold = "báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 15/12 hàng năm"
    assert covers(gold, ["… " + gold + " …"])
    assert covers(gold, ["báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh trước ngày 15/12"])
    assert not covers(gold, ["báo cáo kết quả", "về Ủy ban nhân dân tỉnh"])
    assert not covers(gold, ["", "   "])
