"""The catalogue's facts agree with the plans, and its look-ups never merge two documents."""

import re
import unicodedata
from pathlib import Path

import pytest

from index.catalogue import Catalogue, load_catalogue
from index.errors import BadTable

ROOT = Path(__file__).resolve().parents[2]
PLANS = {path.stem: path for path in (ROOT / "corpus" / "plans").iterdir() if path.suffix in (".txt", ".md") and path.stem != "README"}
SHORT = """
[[document]]
key = "1-CT/TW@2020-01-01"
number = "1-CT/TW"
date = "{date}"
type = "Chỉ thị"
issuer = ""
branch = "Party"
title = ""
status = "{status}"
mark = "chưa xác minh"
{more}
"""


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def plan_text(document: str) -> str:
    text = unicodedata.normalize("NFC", PLANS[document].read_text(encoding="utf-8"))
    return re.sub(r"\s+", " ", text)


def written(folder: Path, *, date: str = "2020-01-01", status: str = "record", more: str = "") -> Path:
    path = folder / "catalogue.toml"
    path.write_text(SHORT.format(date=date, status=status, more=more), encoding="utf-8")
    (folder / "changes.toml").write_text("", encoding="utf-8")
    return path


def test_every_citing_plan_is_one_of_the_five(catalogue: Catalogue) -> None:
    assert {plan for d in catalogue.documents for plan in d.cited_by} == set(PLANS)


def test_a_key_is_number_date_and_province(catalogue: Catalogue) -> None:
    for d in catalogue.documents:
        name, date, *province = d.key.split("@")
        assert (date, "".join(province)) == (d.date, d.province), d.key
        assert name == d.number or not d.number, d.key
    assert len({d.key for d in catalogue.documents}) == len(catalogue.documents)


def test_every_document_a_plan_is_said_to_cite_stands_in_it_by_number(catalogue: Catalogue) -> None:
    for d in catalogue.documents:
        for plan in d.cited_by if d.number and not d.number.endswith(("QH13", "QH14")) and d.number != "04-NQ/TW" else ():
            assert d.number.casefold() in re.sub(r"\s+", "", plan_text(plan)).casefold(), (d.key, plan)


def test_every_number_printed_in_the_plans_is_in_the_catalogue(catalogue: Catalogue) -> None:
    shape = re.compile(r"(?<![\w/])\d+\s?(?:-\s?[A-Z][A-Za-zĐ]+/T[UW]|/\d{4}/QH\d\d|/[A-ZĐ]{2,4}\s?-[A-Z][A-Za-z]+)(?!\w)")
    for plan in PLANS:
        for number in set(shape.findall(plan_text(plan))):
            assert any(plan in d.cited_by for d in catalogue.find(number)), (plan, number)


def test_the_two_resolutions_25_stay_two(catalogue: Catalogue) -> None:
    assert {d.date for d in catalogue.find("25-NQ/TW")} == {"2013-06-03", "2003-03-12"}
    assert [d.title for d in catalogue.find("25-NQ/TW", "2003-03-12")] == ["về công tác tôn giáo trong tình hình mới"]
    assert len(catalogue.by_name("Nghị quyết 25 nói về gì?")) == 2


def test_every_misprint_stands_in_the_plan_as_printed(catalogue: Catalogue) -> None:
    misprints = [m for d in catalogue.documents for m in d.misprints]
    assert len(misprints) >= 10
    for m in misprints:
        assert m.printed in plan_text(m.document), m
        assert m.printed != m.right and m.right in m.note_vi and m.right in m.note_en, m


def test_the_right_date_of_a_misprint_is_the_documents_own(catalogue: Catalogue) -> None:
    for d in catalogue.documents:
        for m in d.misprints:
            if m.kind == "date":
                day, month, year = m.right.split("/")
                assert d.date == f"{year}-{month}-{day}" and m.printed_date != d.date


def test_addresses_are_web_addresses(catalogue: Catalogue) -> None:
    addresses = [a for d in catalogue.documents for a in d.addresses]
    assert addresses and all(re.fullmatch(r"https?://[^\s]+", a) for a in addresses)


def test_only_a_document_with_a_source_and_a_day_counts_as_checked(catalogue: Catalogue) -> None:
    for d in catalogue.documents:
        assert (d.mark == "đã đối chiếu") == bool(d.checked), d.key
        assert d.source or d.mark == "chưa xác minh", d.key
        assert not d.province or d.mark == "chưa xác minh", d.key


@pytest.mark.parametrize("number", ["18-CT/TW", "22-KL/TW", "08-KL/TW", "23/CT-TTg", "319/QĐ-BNV"])
def test_what_no_source_confirms_is_marked_unverified(catalogue: Catalogue, number: str) -> None:
    assert [d.mark for d in catalogue.find(number)] == ["chưa xác minh"]


def test_a_replacing_document_is_in_the_catalogue_and_not_older(catalogue: Catalogue) -> None:
    for d in catalogue.documents:
        relations = {"replaced": d.replaced_by, "amended": d.amended_by, "continued": d.continued_by}
        assert bool(relations.get(d.status, True)), d.key
        for key in d.replaced_by + d.amended_by + d.continued_by:
            later = catalogue.get(key)
            assert later is not None, (d.key, key)
            assert not later.date or later.date > d.date, (d.key, key)


@pytest.mark.parametrize("printed", ["33/CT-TTG", "33/CT-TTg", "33 / CT - TTg", "33/ct-ttg"])
def test_printings_of_one_number_find_one_document(catalogue: Catalogue, printed: str) -> None:
    assert [d.key for d in catalogue.find(printed)] == ["33/CT-TTg@2021-11-26"]


def test_neighbouring_numbers_do_not_mix(catalogue: Catalogue) -> None:
    assert [d.key for d in catalogue.find("70-CV/TU")] == ["70-CV/TU@2021-02-02@Kiên Giang"]
    assert [d.province for d in catalogue.find("07/CT-UBND")] == ["Lâm Đồng"]
    assert [d.province for d in catalogue.find("07-CT/TU")] == ["Khánh Hòa"]
    assert catalogue.find("35-CT/TU", province="tỉnh Kiên Giang") == ()


def test_a_misprinted_date_still_finds_its_document_and_a_strange_one_none(catalogue: Catalogue) -> None:
    assert [d.date for d in catalogue.find("06/QĐ-TTg", "2022-11-06")] == ["2022-01-06"]
    assert catalogue.find("06/QĐ-TTg", "2025-01-02") == ()


def test_names_find_documents_with_and_without_accents(catalogue: Catalogue) -> None:
    for text in ("Quy chế 456 quy định gì?", "quy che 456 quy dinh gi"):
        assert [d.number for d in catalogue.by_name(text)] == ["456-QĐ/TU"]
    assert [d.number for d in catalogue.by_name("Luật Tiếp cận thông tin năm 2016")] == ["104/2016/QH13"]
    assert [d.number for d in catalogue.by_name("Chỉ thị số 05 của Bộ Chính trị")] == ["05-CT/TW"]
    assert catalogue.by_name("Chỉ thị 33/CT-UBND") == ()


def test_changes_are_found_by_the_old_name_as_whole_words(catalogue: Catalogue) -> None:
    assert [c.now for c in catalogue.changes_for("tỉnh Kiên Giang")] == ["tỉnh An Giang"]
    assert [c.id for c in catalogue.changes_for("Ủy ban nhân dân các huyện, thành phố")] == ["cap-huyen"]
    assert catalogue.changes_for("Phòng Đoàn thể, các hội và Tổng hợp") == ()


def test_a_change_without_successor_names_none(catalogue: Catalogue) -> None:
    assert all(bool(c.now) == c.successor for c in catalogue.changes)
    assert all(c.source or c.mark == "chưa xác minh" for c in catalogue.changes)


@pytest.mark.parametrize(
    ("fault", "named"),
    [({"date": "01/01/2020"}, "'date'"), ({"status": "valid"}, "'status'"), ({"more": 'colour = "red"'}, "'colour'"), ({"more": "names = 3"}, "'names'")],
)
def test_a_bad_entry_is_refused_by_file_entry_and_field(tmp_path: Path, fault: dict[str, str], named: str) -> None:
    path = written(tmp_path, **fault)
    with pytest.raises(BadTable) as error:
        load_catalogue(path)
    assert str(path) in str(error.value) and "1-CT/TW@2020-01-01" in str(error.value) and named in str(error.value)


def test_a_key_that_stands_twice_is_refused(tmp_path: Path) -> None:
    path = written(tmp_path, more=SHORT.format(date="2020-01-01", status="record", more=""))
    with pytest.raises(BadTable, match="stands twice"):
        load_catalogue(path)


def test_a_missing_file_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(BadTable, match="cannot be read"):
        load_catalogue(tmp_path / "catalogue.toml")
