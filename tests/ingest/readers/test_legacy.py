"""Encodings older than Unicode are told apart, converted and said; Unicode text is left alone."""

import unicodedata
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from ingest.canonical import canonicalise
from ingest.readers.legacy import _TCVN3, _VISCII, _VNI_LETTERS, _VNI_MARKS, convert_text, from_tcvn3, from_vni
from ingest.readers.raw import RawText
from ingest.readers.registry import read_file
from tests.ingest.readers.samples import plan_text


def as_tcvn3(text: str) -> bytes:
    table = {letter: code for code, letter in _TCVN3.items()}
    return "".join(table.get(c) or table.get(c.lower(), c) for c in text).encode("latin-1")


def as_vni(text: str) -> bytes:
    marks = {mark: code for code, mark in _VNI_MARKS.items()}
    letters = {letter: code for code, letter in _VNI_LETTERS.items()}
    out = ""
    for c in text:
        low = c.lower()
        base, *tones = unicodedata.normalize("NFD", low)
        if base in "oư" and "\u031b" in tones or base in "ou" and "\u031b" in tones:
            code = letters[unicodedata.normalize("NFC", base + "\u031b")] + "".join(marks[t] for t in tones if t != "\u031b")
        elif low in letters:
            code = letters[low]
        elif tones:
            order = sorted(tones, key=lambda t: t not in "\u0302\u0306")
            code = base + marks["".join(order)]
        else:
            code = low
        out += code.upper() if c != low else code
    return out.encode("cp1252")


def as_viscii(text: str) -> bytes:
    table = {letter: code for code, letter in _VISCII.items()}
    return "".join(table.get(c, c) for c in text).encode("latin-1")


def as_1258(text: str) -> bytes:
    out = b""
    for c in text:
        try:
            out += c.encode("cp1258")
        except UnicodeEncodeError:
            base = unicodedata.normalize("NFD", c)
            tone = next(t for t in base if t in "\u0300\u0301\u0303\u0309\u0323")
            out += (unicodedata.normalize("NFC", base.replace(tone, "")) + tone).encode("cp1258")
    return out


@pytest.mark.parametrize(("encode", "name"), [(as_vni, "VNI"), (as_viscii, "VISCII"), (as_1258, "Windows-1258")])
def test_a_plan_in_an_old_encoding_gives_the_same_text_and_a_warning(tmp_path: Path, encode: "type", name: str) -> None:
    (tmp_path / "a.txt").write_bytes(encode(plan_text()))
    raw = read_file(tmp_path / "a.txt")
    assert canonicalise(raw).text == plan_text() and any(name in w for w in raw.warnings)


def test_tcvn3_gives_the_same_text_but_for_the_capitals_that_it_lacks(tmp_path: Path) -> None:
    typed = plan_text().replace("Ủy", "Uỷ")
    (tmp_path / "a.txt").write_bytes(as_tcvn3(typed))
    raw = read_file(tmp_path / "a.txt")
    assert raw.text.lower() == typed.lower() and "Uỷ ban nhân dân tỉnh ban hành Kế hoạch" in raw.text and any("TCVN3" in w for w in raw.warnings)


def test_old_letters_in_a_unicode_file_are_converted_line_by_line() -> None:
    old = "\n".join(as_tcvn3(line).decode("latin-1") for line in plan_text().split("\n")[8:12])
    found = convert_text(f"{old}\nĐiều này đã là Unicode")
    assert found is not None and found.encoding == "TCVN3 (ABC)" and found.text.endswith("Điều này đã là Unicode")
    assert "Ủy ban nhân dân tỉnh ban hành Kế hoạch".lower() in found.text.lower()


def test_unicode_text_in_either_form_is_left_alone() -> None:
    assert convert_text(plan_text()) is None and convert_text(unicodedata.normalize("NFD", plan_text())) is None


@pytest.mark.parametrize("text", ["Café, naïve, Zürich, São Paulo, señor, crème brûlée", "à la carte và phở", "© 2024 «Norð» ®"])
def test_other_languages_are_left_alone(text: str) -> None:
    assert convert_text(text) is None


def test_every_letter_and_tone_survives_vni() -> None:
    letters = "".join(dict.fromkeys("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"))
    words = " ".join(letters + letters.upper())
    assert from_vni(as_vni(words).decode("cp1252")) == words and from_tcvn3(as_tcvn3(words.lower()).decode("latin-1")) == words.lower()


def test_bytes_of_no_known_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Это не вьетнамский текст, а русский".encode("cp1251"))
    with pytest.raises(UnreadableFile, match="save the file as UTF-8"):
        read_file(tmp_path / "a.txt")


def test_a_plan_in_decomposed_letters_has_the_same_canonical_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(unicodedata.normalize("NFD", plan_text()), encoding="utf-8")
    raw = read_file(tmp_path / "a.txt")
    assert isinstance(raw, RawText) and canonicalise(raw).text == plan_text()
