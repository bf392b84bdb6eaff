"""Search terms: syllables, pairs, document numbers."""

from vietnamese.tokens import bare_terms, index_terms, pairs, syllables


def test_syllables_of_two_printings_are_equal() -> None:
    assert syllables("Uỷ ban – “Dân vận khéo”") == syllables("ỦY BAN DÂN VẬN KHÉO") == ["ủy", "ban", "dân", "vận", "khéo"]


def test_pairs_are_neighbouring_syllables() -> None:
    assert pairs(["sở", "nội", "vụ"]) == ["sở_nội", "nội_vụ"]
    assert pairs(["sở"]) == []


def test_pairs_never_cross_the_end_of_a_clause() -> None:
    terms = index_terms("Sở Nội vụ; Ban Dân vận (Tỉnh ủy).")
    assert "sở_nội" in terms and "dân_vận" in terms
    assert not {"vụ_ban", "vận_tỉnh"} & set(terms)


def test_a_document_number_is_one_term_whatever_its_printing() -> None:
    assert "10-ct/tu" in index_terms("Chỉ thị số 10 - CT/TU, ngày 22/6/2011")
    assert "33/ct-ttg" in index_terms("CHỈ THỊ SỐ 33/CT-TTG")
    assert "70-cv/tu" not in index_terms("Công văn số 700-CV/TU")


def test_bare_terms_are_those_of_the_unaccented_text() -> None:
    accented = bare_terms(index_terms("Đồng bào dân tộc thiểu số; Quyết định số 456-QĐ/TU"))
    assert "dong_bao" in accented and "456-qd/tu" in accented
    assert set(index_terms("dong bao dan toc thieu so")) <= set(accented)


def test_an_empty_text_has_no_terms() -> None:
    assert index_terms(" …\n- ") == []
