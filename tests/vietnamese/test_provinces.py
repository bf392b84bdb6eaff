"""Names of provinces in printed and typed text."""

import pytest

from vietnamese.provinces import all_provinces, find_provinces, province_kind


def _names(text: str, *, bare: bool = False, cased: bool = True) -> list[str]:
    return [m.name for m in find_provinces(text, bare=bare, cased=cased)]


@pytest.mark.parametrize("printed", ["tỉnh Khánh Hòa", "tỉnh Khánh Hoà", "TỈNH KHÁNH HÒA", "Khánh Hòa", "tỉnh  Khánh\u00a0Hòa"])
def test_every_printing_of_a_name_gives_the_name_of_the_table(printed: str) -> None:
    assert _names(f"địa bàn {printed} năm 2022") == ["Khánh Hòa"]


def test_offsets_cover_the_name_without_its_title() -> None:
    text = "trên địa bàn tỉnh Ninh Thuận đến năm 2025"
    (found,) = find_provinces(text)
    assert (text[found.start : found.end], found.titled) == ("Ninh Thuận", True)


@pytest.mark.parametrize("text", ["hòa bình", "vì Hòa Bình", "tư tưởng Hồ Chí Minh", "phong cách Hồ Chí Minh", "khánh hòa"])
def test_ordinary_words_and_the_presidents_name_are_no_province(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(("text", "name"), [("tỉnh Hòa Bình", "Hòa Bình"), ("thành phố Hồ Chí Minh", "Hồ Chí Minh"), ("TP. Hải Phòng", "Hải Phòng"), ("Đăk Lăk", "Đắk Lắk")])
def test_ambiguous_names_count_behind_their_title(text: str, name: str) -> None:
    assert _names(text) == [name]


def test_a_longer_name_is_not_cut_to_a_shorter_one() -> None:
    assert _names("Bà Rịa - Vũng Tàu và Thừa Thiên Huế") == ["Bà Rịa - Vũng Tàu", "Thừa Thiên Huế"]


def test_typed_names_are_found_without_capitals_and_accents() -> None:
    assert _names("ở lâm đồng thì sao", cased=False) == ["Lâm Đồng"]
    assert _names("han bao cao cua kien giang", bare=True, cased=False) == ["Kiên Giang"]
    assert _names("hai duong va ninh thuan", bare=True, cased=False) == ["Hải Dương", "Ninh Thuận"]


def test_the_table_holds_the_63_units_before_july_2025() -> None:
    assert len({name.replace(" - ", "-").replace("Thiên-", "Thiên ") for name in all_provinces()} - {"Huế"}) >= 63
    assert province_kind("Hải Phòng") == "thành phố"
    assert province_kind("Kiên Giang") == "tỉnh"
