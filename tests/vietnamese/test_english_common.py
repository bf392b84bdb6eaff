"""Everyday English: the table itself, regular endings, and questions as people ask them."""

import re
import tomllib
import unicodedata
from importlib import resources

import pytest

from vietnamese.glossary import EnglishTerm, question_roles, question_words, translate_terms
from vietnamese.phrases import PhraseTable, english_roots, english_tokens
from vietnamese.text import fold_accents, nfc

_VOWELS = "aăâeêioôơuưy"
# A printed syllable, tone marks aside: a Vietnamese beginning, vowels, a Vietnamese ending.
_SYLLABLE = re.compile(
    rf"(?:b|c|ch|d|đ|g|gh|gi|h|k|kh|l|m|n|ng|ngh|nh|p|ph|qu|r|s|t|th|tr|v|x)?[{_VOWELS}]{{1,3}}(?:c|ch|m|n|ng|nh|p|t)?|g[iì]n?|[0-9IV/]+%?"
)
_NAMES = {"ADN", "COVID", "Facebook", "HIV", "HIV/AIDS", "IUU", "Internet", "Khmer", "OCOP", "QR", "VNeID", "Zalo", "camera", "karaoke", "livestream", "video"}
_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
# Syllables that stand in nearly every sentence: alone they find everything.
_EVERYWHERE = frozenset(
    "ban bằng các cho chung có của cùng do được đến đó để hay khi không là lại mà này như "
    "nhưng nhiều những nơi ở phải qua ra rất số tại theo thì trên trong trước từ và vào về việc với".split()
)
_ASKING = {"who", "whom", "whose", "which", "what", "when", "where", "how", "why"}


def _terms(table: str, key: str = "term") -> list[EnglishTerm]:
    text = resources.files("vietnamese").joinpath("tables", f"{table}.toml").read_text(encoding="utf-8")
    return [EnglishTerm(tuple(row["en"]), tuple(row["vi"])) for row in tomllib.loads(text)[key]]


@pytest.fixture(scope="module")
def common() -> list[EnglishTerm]:
    return _terms("english_common")


def test_the_everyday_table_is_large_enough_and_every_entry_has_one_to_four_phrases(common: list[EnglishTerm]) -> None:
    assert len(common) >= 1400
    assert all(term.en and 1 <= len(term.vi) <= 4 and len(set(term.vi)) == len(term.vi) for term in common)


def test_no_form_stands_twice_nor_in_the_first_table_nor_among_the_question_words(common: list[EnglishTerm]) -> None:
    taken = {tuple(english_tokens(form)) for row in (*_terms("english"), *question_words()) for form in row.en}
    keys = [tuple(english_tokens(form)) for term in common for form in term.en]
    assert [key for key in keys if key in taken] == []
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_phrase_is_composed_and_spelled_in_vietnamese_syllables(common: list[EnglishTerm]) -> None:
    phrases = [phrase for term in common for phrase in term.vi]
    assert [phrase for phrase in phrases if phrase != nfc(phrase)] == []
    assert [phrase for phrase in phrases if not _vietnamese(phrase)] == []
    accented = [phrase for phrase in phrases if fold_accents(phrase) != phrase]
    assert len(accented) > 0.95 * len(phrases)  # "tham gia", "cao su" bear no mark at all; a phrase typed without accents would


def _vietnamese(phrase: str) -> bool:
    words = [word for word in re.split(r"[\s,]+(?:-\s)?", phrase) if word not in _NAMES]
    return all(_SYLLABLE.fullmatch(_plain(word)) for word in words)


def _plain(word: str) -> str:
    return nfc(unicodedata.normalize("NFD", word).translate(_TONES)).lower() if not re.fullmatch(r"[IV]+", word) else word


def test_no_phrase_is_a_lone_syllable_that_stands_everywhere(common: list[EnglishTerm]) -> None:
    assert [phrase for term in common for phrase in term.vi if phrase in _EVERYWHERE] == []


def test_question_words_are_never_translated_as_content(common: list[EnglishTerm]) -> None:
    assert [form for term in common for form in term.en if english_tokens(form)[0] in _ASKING] == []
    for word in _ASKING | {"how many", "how much", "how long", "how often", "must", "should", "can", "does", "is it", "by when"}:
        assert translate_terms(word) == ()
    assert question_roles("Who replies, and by when?") == ("who", "when")


@pytest.mark.parametrize(
    ("inflected", "base"),
    [
        ("replies", "reply"),
        ("replied", "reply"),
        ("replying", "reply"),
        ("sold", "sell"),
        ("selling", "sell"),
        ("families", "family"),
        ("boxes", "box"),
        ("buses", "bus"),
        ("buffaloes", "buffalo"),
        ("wives", "wife"),
        ("evacuated", "evacuate"),
        ("evacuating", "evacuate"),
        ("stopped", "stop"),
        ("borrowing", "borrow"),
        ("postponed", "postpone"),
        ("dying", "die"),
        ("the families'", "family"),
        ("soldiers’", "soldier"),
    ],
)
def test_regular_endings_are_read_as_their_base_form(inflected: str, base: str) -> None:
    assert translate_terms(inflected) == translate_terms(base) != ()


@pytest.mark.parametrize("word", ["king", "bring", "spring", "red", "bleed", "following", "stated", "xyzing", "ing", "ed"])
def test_words_that_only_look_inflected_are_left_alone(word: str) -> None:
    assert not set(translate_terms(word)) & {*translate_terms("follow"), *translate_terms("state")}
    assert word in ("bleed", "xyzing") or english_roots(word) == ()


def test_a_listed_wording_goes_before_the_root_of_the_same_words() -> None:
    table = PhraseTable([("meet", ("gặp",)), ("meeting", ("hội nghị",)), ("meet voter", ("tiếp xúc cử tri",))], english_tokens, english_roots)
    assert table.find("the meeting") == ("hội nghị",)
    assert table.find("meeting voters") == ("tiếp xúc cử tri",)
    assert table.find("we meeted") == ("gặp",)


QUESTIONS = [
    ("Who sits on each village persuasion team in the storm dispatch?", {"thành viên", "thôn", "tổ vận động", "Công điện", "bão"}),
    ("Can families sell the breeding cattle after one year?", {"hộ gia đình", "bán", "bò giống", "sau khi"}),
    ("How long does an agency have to reply to a recommendation?", {"cơ quan", "trả lời", "kiến nghị"}),
    ("Which households were evacuated before the typhoon?", {"hộ", "sơ tán", "bão"}),
    ("Must parents pay the school fees in advance?", {"phụ huynh", "học phí"}),
    ("Are loans for poor households exempted from interest?", {"vay vốn", "hộ nghèo"}),
    ("Who guards the border and patrols the forests?", {"bảo vệ", "biên giới, hải đảo", "tuần tra", "rừng"}),
    ("What should the police do about drug addicts and gambling?", {"Công an", "nghiện ma túy", "đánh bạc"}),
    ("Is drinking alcohol at weddings and funerals restricted?", {"rượu, bia", "việc cưới", "việc tang", "hạn chế"}),
    ("Do pagodas and churches need permission for festivals?", {"tổ chức tôn giáo", "cho phép", "lễ, tết"}),
    ("How many loudspeakers are repaired each year?", {"loa", "sửa chữa", "hằng năm"}),
    ("What prizes does the contest give and who sits on the jury?", {"hội thi", "Ban Giám khảo"}),
    ("May the deputy team leader sign and stamp the minutes?", {"tổ phó", "đóng dấu", "Biên bản"}),
    ("Which officials were reprimanded for being late with petitions?", {"khiển trách", "chậm", "kiến nghị"}),
    ("Where can residents scan the QR code at the commune office?", {"mã QR", "trụ sở xã"}),
    ("Who seconded the officer to the border commune?", {"biệt phái", "cán bộ", "xã biên giới"}),
    ("Does the province waive fees for the disabled and for martyrs' families?", {"miễn", "phí", "người khuyết tật", "liệt sĩ"}),
    ("Was the deadline extended or the meeting postponed?", {"gia hạn", "hoãn", "hội nghị"}),
    ("Which teachers visited dropouts and persuaded them to return?", {"giáo viên", "bỏ học", "thuyết phục"}),
    ("How are rumours and anger about the price of land handled?", {"tin đồn", "bức xúc", "giá đất", "xử lý"}),
]


@pytest.mark.parametrize(("question", "expected"), QUESTIONS)
def test_everyday_questions_give_the_words_of_the_plans(question: str, expected: set[str]) -> None:
    assert expected <= set(translate_terms(question))
