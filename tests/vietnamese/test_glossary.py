"""The tables of terms and the functions that find terms in a text."""

import tomllib
from collections import Counter
from importlib import resources

import pytest

from vietnamese import glossary
from vietnamese.glossary import expand_abbreviations, gloss, official_terms, question_roles, translate_terms
from vietnamese.text import bare_form, match_form, nfc

TABLES = ("bodies", "document_types", "abbreviations", "synonyms", "english", "english_common")


def _text(table: str) -> str:
    return resources.files("vietnamese").joinpath("tables", f"{table}.toml").read_text(encoding="utf-8")


def _repeated(keys: list[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


@pytest.mark.parametrize("table", TABLES)
def test_every_table_opens_with_a_comment_that_names_its_source(table: str) -> None:
    head = _text(table).split("\n\n")[0].splitlines()
    assert all(line.startswith("#") for line in head)
    assert any(line.startswith("# Source: ") for line in head)


@pytest.mark.parametrize("table", TABLES)
def test_tables_are_composed_unicode_without_empty_strings(table: str) -> None:
    text = _text(table)
    assert text == nfc(text)
    rows = [row for group in tomllib.loads(text).values() for row in group]
    assert rows
    assert all(item and item == item.strip() for row in rows for value in row.values() if isinstance(value, list) for item in value)


def test_a_printed_form_names_one_body_only() -> None:
    assert not _repeated([match_form(form) for body in glossary.bodies() for form in (body.name, *body.variants)])
    assert not _repeated([short for body in glossary.bodies() for short in body.abbreviations])


def test_document_types_abbreviations_and_wordings_are_not_repeated() -> None:
    assert not _repeated([match_form(kind.name) for kind in glossary.document_types()])
    assert not _repeated([item.short for item in glossary.abbreviations()])
    assert not _repeated([match_form(form) for group in glossary.synonym_groups() for form in group.official + group.said])
    assert not _repeated([match_form(form) for term in glossary.english_terms() for form in term.en])
    assert not _repeated([word.role for word in glossary.question_words()])


def test_an_abbreviation_of_a_body_and_of_a_term_never_disagree_unless_ambiguous() -> None:
    terms = {item.short: item for item in glossary.abbreviations()}
    shared = [(short, body.name) for body in glossary.bodies() for short in body.abbreviations if short in terms]
    assert [pair for pair in shared if not terms[pair[0]].ambiguous] == []


def test_branches_and_question_roles_come_from_the_closed_lists() -> None:
    assert {row.branch for row in (*glossary.bodies(), *glossary.document_types())} <= {"State", "Party", "Front", "Press", ""}
    roles = {"who", "when", "where_to", "which_document", "how_often", "how_many", "what", "yes_no", "compare"}
    assert {word.role for word in glossary.question_words()} == roles


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("SNV báo cáo UBND tỉnh", "Sở Nội vụ báo cáo Ủy ban nhân dân tỉnh"),
        ("ubnd tỉnh ko giao snv?", "Ủy ban nhân dân tỉnh không giao Sở Nội vụ?"),
        ("(CCHC, KT-XH)", "(cải cách hành chính, kinh tế - xã hội)"),
        ("Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("Ủy ban MTTQ tỉnh", "Ủy ban Mặt trận Tổ quốc tỉnh"),
        ("hdnd  xã", "Hội đồng nhân dân  xã"),
    ],
)
def test_whole_abbreviations_are_expanded_and_the_rest_is_kept(typed: str, written: str) -> None:
    assert expand_abbreviations(typed) == written


@pytest.mark.parametrize("kept", ["31-KH/TU", "33/CT-TTg", "1657/UBND-KGVX", "tu bổ di tích", "KH năm 2024", "điểm k khoản 2", "cải cách", "nq-cp"])
def test_document_numbers_syllables_and_ambiguous_letters_are_not_expanded(kept: str) -> None:
    assert expand_abbreviations(kept) == kept


def test_spoken_words_give_the_official_ones_in_reading_order() -> None:
    assert official_terms("Ai gom số liệu rồi trình ai?") == ("tổng hợp", "trình")
    assert "cửa quyền" in official_terms("cán bộ nhũng nhiễu, hách dịch")


def test_the_longest_wording_wins() -> None:
    assert official_terms("người dân tộc") == ("đồng bào dân tộc thiểu số", "dân tộc thiểu số")
    assert "Nhân dân" not in official_terms("người dân tộc")
    assert translate_terms("home affairs department") == ("Sở Nội vụ",)
    assert translate_terms("home affairs ministry") == ("Bộ Nội vụ",)


@pytest.mark.parametrize("text", ["bao gồm", "bạn", "gomez", "tiềng", "sắp xếp", "thêm ban"])
def test_a_wording_never_matches_inside_a_longer_syllable_or_another_tone(text: str) -> None:
    assert official_terms(text) == ()


def test_a_phrase_does_not_reach_over_the_end_of_a_sentence() -> None:
    assert "tổng hợp" in official_terms("thu thập")
    assert "tổng hợp" not in official_terms("đã thu. Thập niên sau")


def test_commas_case_and_tone_placement_do_not_hide_a_wording() -> None:
    assert official_terms("KHIẾU NẠI TỐ CÁO") == official_terms("khiếu nại, tố cáo") == ("khiếu nại, tố cáo",)
    assert official_terms("hoà giải") == official_terms("hòa giải") != ()


@pytest.mark.parametrize("question", ["Ai gom số liệu?", "Hạn nộp báo cáo mỗi năm", "Gặp trở ngại thì nói với ai?", "người dân tộc ở vùng cao"])
def test_questions_typed_without_accents_find_the_same_terms(question: str) -> None:
    assert official_terms(bare_form(question), bare=True) == official_terms(question)


def test_one_bare_syllable_is_no_evidence() -> None:
    assert official_terms("gom", bare=True) == ()
    assert official_terms("gom") == ("tổng hợp",)


def test_english_plurals_possessives_and_hyphens_do_not_matter() -> None:
    assert translate_terms("Provincial People's Committees") == translate_terms("provincial people’s committee") == ("Ủy ban nhân dân tỉnh",)
    assert translate_terms("e government") == translate_terms("E-Government") == ("chính quyền điện tử",)
    assert translate_terms("ethnic minorities") == translate_terms("ethnic minority")


def test_english_questions_give_the_words_of_the_plans() -> None:
    found = translate_terms("Which department is in charge of e-government and compiles difficulties and obstacles every six months?")
    assert {"sở", "chủ trì", "chính quyền điện tử", "khó khăn, vướng mắc", "6 tháng"} <= set(found)
    assert translate_terms("xyz") == ()


def test_english_question_words_give_the_slots_asked_for() -> None:
    assert question_roles("Who reports, and by what date?") == ("who", "when")
    assert question_roles("How often are reports sent?") == ("how_often",)
    assert question_roles("Is the deadline 15 December?") == ("yes_no",)


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Sở Nội vụ", "Department of Home Affairs"),
        ("SNV", "Department of Home Affairs"),
        ("UBND tỉnh", "Provincial People's Committee"),
        ("Chủ tịch UBND tỉnh", "Chairperson of the Provincial People's Committee"),
        ("Ủy ban nhân dân tỉnh Khánh Hòa", "People's Committee of Khánh Hòa Province"),
        ("Ban Dân vận Tỉnh uỷ", "Mass Mobilisation Commission of the Provincial Party Committee"),
        ("Chỉ thị", "Directive"),
        ("Cà phê", None),
    ],
)
def test_gloss_follows_level_place_and_position(name: str, english: str | None) -> None:
    assert gloss(name) == english
