"""Letters: Unicode form, tone placement, accents, white space."""

import unicodedata

import pytest

from vietnamese.text import bare_form, fold_accents, fold_spaces, has_accents, match_form, nfc, place_tones


def test_nfc_composes_letters_and_leaves_composed_text_alone() -> None:
    printed = "Ủy ban nhân dân tỉnh Khánh Hòa"
    assert nfc(unicodedata.normalize("NFD", printed)) == printed
    assert nfc(printed) == printed


@pytest.mark.parametrize(
    ("new", "old"),
    [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("Uỷ ban", "Ủy ban"), ("TOÀ ÁN", "TÒA ÁN"), ("Hoá học", "Hóa học"), ("tuỳ tình hình", "tùy tình hình")],
)
def test_both_placements_of_a_tone_mark_are_one_word(new: str, old: str) -> None:
    assert place_tones(new) == place_tones(old) == old
    assert match_form(new) == match_form(old)


@pytest.mark.parametrize("word", ["quý", "quỹ", "quy", "hoàn", "toàn", "hoạt", "thuyết", "của", "khuyến", "Hoàng", "loại", "quả"])
def test_a_tone_mark_is_not_moved_in_closed_syllables_and_after_q(word: str) -> None:
    assert place_tones(word) == word


def test_a_tone_typed_on_the_u_of_qu_goes_to_the_vowel() -> None:
    assert match_form("Qúy I") == match_form("Quý I")


def test_folding_accents_takes_every_mark_and_the_letter_d_with_stroke() -> None:
    assert fold_accents("Đồng bào ở vùng sâu, đặc biệt khó khăn") == "Dong bao o vung sau, dac biet kho khan"
    assert fold_accents("QÐ") == "QD", "web copies print the Icelandic letter for Đ"


def test_folding_composed_text_keeps_its_length_so_that_offsets_hold() -> None:
    printed = "Thực hiện phong trào thi đua “Dân vận khéo”…"
    assert len(fold_accents(printed)) == len(printed)


@pytest.mark.parametrize(("text", "marked"), [("so noi vu", False), ("Sở", True), ("đ", True), ("33/CT-TTg", False), (unicodedata.normalize("NFD", "tỉnh"), True)])
def test_a_text_has_accents_when_one_letter_carries_a_mark(text: str, marked: bool) -> None:
    assert has_accents(text) is marked


def test_match_form_folds_case_spaces_dashes_and_quotes() -> None:
    assert match_form("“Dân  vận\u00a0khéo” –\nnăm 2024") == match_form('"dân vận khéo" - NĂM 2024')


@pytest.mark.parametrize(
    ("one", "other"),
    [("5 tháng 6", "15 tháng 6"), ("11/2/2026", "1/12/2026"), ("không báo cáo", "báo cáo"), ("Sở Nội vụ", "Bộ Nội vụ"), ("huyện", "tỉnh"), ("70-CV/TU", "700-CV/TU"), ("ban", "bản"), ("1.000", "1000")],
)
def test_match_form_never_folds_digits_separators_negation_accents_or_bodies(one: str, other: str) -> None:
    assert match_form(one) != match_form(other)


def test_bare_form_of_typed_and_printed_words_is_one() -> None:
    assert bare_form("Đăng ký thực hiện mô hình") == bare_form("dang ky thuc hien mo hinh")


def test_fold_spaces_takes_every_kind_of_white_space() -> None:
    assert fold_spaces(" Sở\u00a0Nội\u3000vụ\t\r\ntỉnh ") == "Sở Nội vụ tỉnh"
