"""Encodings older than Unicode: TCVN3 (ABC), VNI-Windows, VISCII, Windows-1258.

Tables: TCVN 5712:1993 (VN3), RFC 1456 (VISCII), the VNI-Windows keyboard table. Such text reaches us as bytes, or as Latin-1
letters in a Unicode file whose fonts were .VnTime or VNI-Times; a guess is taken only where it turns nonsense into syllables.
"""

import re
import unicodedata
from dataclasses import dataclass

from ingest.readers.capitals import restore_capitals
from ingest.readers.syllables import accented_words, syllable_share

_TCVN3 = dict(zip(
    "¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ",
    "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ", strict=True))
_VISCII_LOW = {2: "Ẳ", 5: "Ẵ", 6: "Ẫ", 20: "Ỷ", 25: "Ỹ", 30: "Ỵ"}
_VISCII_HIGH = ("ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡư"
                "àáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ")
_VISCII = {chr(i): c for i, c in _VISCII_LOW.items()} | {chr(128 + i): c for i, c in enumerate(_VISCII_HIGH)}
_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT, _HAT, _BREVE = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323", "\u0302", "\u0306"
_VNI_MARKS = {"ù": _ACUTE, "ø": _GRAVE, "û": _HOOK, "õ": _TILDE, "ï": _DOT, "â": _HAT, "á": _HAT + _ACUTE, "à": _HAT + _GRAVE, "å": _HAT + _HOOK,
              "ã": _HAT + _TILDE, "ä": _HAT + _DOT, "ê": _BREVE, "é": _BREVE + _ACUTE, "è": _BREVE + _GRAVE, "ú": _BREVE + _HOOK,
              "ü": _BREVE + _TILDE, "ë": _BREVE + _DOT}
_VNI_LETTERS = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_PAIR = re.compile(f"([aeouyôö])([{''.join(_VNI_MARKS)}])", re.IGNORECASE)
_VNI_SINGLE = re.compile(f"[{''.join(_VNI_LETTERS)}]", re.IGNORECASE)
_UNICODE_LETTER = re.compile("[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9]")
# Control codes that stay show another encoding than the one tried.
_LEFT_OVER = re.compile("[\x80-\x9f\ufffd]")
_FEW = 3
_TCVN3_NAME = "TCVN3 (ABC)"


@dataclass(frozen=True, slots=True)
class Converted:
    """Text brought to Unicode and the encoding that it was in."""

    text: str
    encoding: str

    @property
    def warning(self) -> str:
        """What the health report says."""
        lost = "; it cannot write capitals with tones, they were restored from the words around them" if self.encoding == _TCVN3_NAME else ""
        return f"the text is in the old encoding {self.encoding}; it was converted to Unicode, compare it with the original{lost}"


def from_tcvn3(text: str) -> str:
    """TCVN3 letters, seen as Latin-1, to Unicode."""
    return text.translate(str.maketrans(_TCVN3))


def from_vni(text: str) -> str:
    """VNI-Windows letters, seen as Latin-1, to Unicode: a mark follows the letter that carries it."""

    def pair(match: re.Match[str]) -> str:
        letter, mark = match.group(1), _VNI_MARKS[match.group(2).lower()]
        base = _VNI_LETTERS.get(letter.lower(), letter.lower())
        made = unicodedata.normalize("NFC", base + mark)
        return made.upper() if letter.isupper() else made

    def single(match: re.Match[str]) -> str:
        made = _VNI_LETTERS[match.group().lower()]
        return made.upper() if match.group().isupper() else made

    # Pairs are set apart by a private letter so that what they become is not read a second time.
    kept: list[str] = []

    def keep(match: re.Match[str]) -> str:
        kept.append(pair(match))
        return chr(0xF0000 + len(kept) - 1) if len(kept) < 0xFFFD else kept.pop()

    marked = _VNI_SINGLE.sub(single, _VNI_PAIR.sub(keep, text))
    return re.sub("[\U000f0000-\U000ffffd]", lambda m: kept[ord(m.group()) - 0xF0000], marked)


_ENCODINGS = {_TCVN3_NAME: from_tcvn3, "VNI": from_vni}


def convert_bytes(data: bytes) -> Converted | None:
    """Bytes that are not UTF-8 as text, when one old encoding makes Vietnamese of them."""
    latin = data.decode("cp1252", errors="replace") if b"\x81" not in data else data.decode("latin-1")
    tries = [Converted(convert(latin), name) for name, convert in _ENCODINGS.items()]
    tries.append(Converted(data.decode("latin-1").translate(str.maketrans(_VISCII)), "VISCII"))
    tries.append(Converted(unicodedata.normalize("NFC", data.decode("cp1258", errors="replace")), "Windows-1258"))
    return _with_capitals(_best([t for t in tries if not _LEFT_OVER.search(t.text)], least=0.0, few=1))


def convert_text(text: str) -> Converted | None:
    """Unicode text whose letters are TCVN3 or VNI codes, converted line by line; None when it is none."""
    sample = "\n".join(line for line in text.split("\n") if not _UNICODE_LETTER.search(line))
    if len(accented_words(sample)) < _FEW:
        return None
    found = _best([Converted(convert(sample), name) for name, convert in _ENCODINGS.items()], least=syllable_share(sample) + 0.3, few=_FEW)
    if found is None:
        return None
    convert = _ENCODINGS[found.encoding]
    lines = [line if _UNICODE_LETTER.search(line) else convert(line) for line in text.split("\n")]
    return _with_capitals(Converted("\n".join(lines), found.encoding))


def _with_capitals(found: Converted | None) -> Converted | None:
    """A converted text with the capitals that its encoding could not write."""
    if found is None or found.encoding != _TCVN3_NAME:
        return found
    return Converted(restore_capitals(found.text), found.encoding)


def _best(tries: list[Converted], *, least: float, few: int) -> Converted | None:
    scored = []
    for found in tries:
        words = accented_words(found.text)
        if len(words) >= few:
            scored.append((syllable_share("", words=words), len(words), found))
    share, _, best = max(scored, key=lambda s: (round(s[0], 2), s[1]), default=(0.0, 0, None))
    return best if best is not None and share >= max(0.8, least) else None


def font_encoding(name: str) -> str:
    """The encoding that a font stands for: ".VnTime" and "VNI-Times" are not Unicode fonts."""
    if name.startswith((".Vn", ".VN")):
        return _TCVN3_NAME
    return "VNI" if name.upper().startswith("VNI-") else ""


def from_font(text: str, name: str) -> str:
    """The words of a run set in such a font; fonts in -H print small letters as capitals."""
    encoding = font_encoding(name)
    if not encoding or _UNICODE_LETTER.search(text):
        return text
    made = _ENCODINGS[encoding](text)
    return made.upper() if name.startswith((".Vn", ".VN")) and name.endswith("H") else made
