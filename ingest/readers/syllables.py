"""Whether letters form Vietnamese syllables: how encodings and OCR are judged.

Onsets and rimes of the written language (chữ quốc ngữ); at most one tone a syllable, and a syllable that ends in a stop has a high or a low one.
"""

import re
import unicodedata

_TONES = str.maketrans("", "", "\u0300\u0301\u0303\u0309\u0323")
_ONSET = "(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
_RIME = ("(?:(?:oă|oa|oe|uâ|uê|uy|uyê|iê|yê|uô|ươ|oo|[aăâeêioôơuưy])(?:ch|ng|nh|[cmnpt])?"
         "|a[iouy]|â[uy]|eo|êu|i[aeu]|iêu|yêu|o[aei]|oa[iyo]|oeo|ôi|ơi|u[aeêiơy]|uây|uôi|uya|uyu|ư[aiu]|ươ[iu])")
_SYLLABLE = re.compile(f"{_ONSET}{_RIME}")
_STOPS = re.compile("(?:c|ch|p|t)$")
_WORD = re.compile(r"[^\W\d_]+")


def is_syllable(word: str) -> bool:
    """Whether a word in NFC is one written Vietnamese syllable."""
    marks = unicodedata.normalize("NFD", word.casefold())
    tones = [c for c in marks if c in "\u0300\u0301\u0303\u0309\u0323"]
    base = unicodedata.normalize("NFC", marks.translate(_TONES))
    if len(tones) > 1 or not _SYLLABLE.fullmatch(base):
        return False
    return not _STOPS.search(base) or tones in (["\u0301"], ["\u0323"])


def accented_words(text: str) -> list[str]:
    """Words that hold a letter outside ASCII: those that tell a wrong encoding."""
    return [word for word in _WORD.findall(unicodedata.normalize("NFC", text)) if not word.isascii()]


def syllable_share(text: str, *, words: list[str] | None = None) -> float:
    """Share of the accented words that are Vietnamese syllables, 0 when there are none."""
    words = accented_words(text) if words is None else words
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
