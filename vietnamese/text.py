"""Letters: Unicode form, tone placement, accents, white space.

Printed text is only ever brought to NFC; every other function here serves matching.
"""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D"})
_ETH = str.maketrans({"ð": "đ", "Ð": "Đ"})
_DASHES = str.maketrans({"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})
_OPEN_PAIR = re.compile(r"(?<![qQ])([oO])([àáãảạÀÁÃẢẠèéẽẻẹÈÉẼẺẸ])(?!\w)|(?<![qQ])([uU])([ỳýỹỷỵỲÝỸỶỴ])(?!\w)")
_MISPLACED_QUY = re.compile(r"([qQ])([ùúũủụÙÚŨỦỤ])([yYiI])(?!\w)")
_SPACES = re.compile(r"\s+")

# Capital and small letters for character classes; a range "À-Ỹ" would hold both.
UPPER = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
LOWER = "a-zà-ýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"


def cased(pattern: str) -> str:
    """A regular expression in which <U> and <L> inside a class stand for capital and small Vietnamese letters."""
    return pattern.replace("<U>", UPPER).replace("<L>", LOWER)



def nfc(text: str) -> str:
    """Unicode NFC, the form of every canonical text."""
    return text if unicodedata.is_normalized("NFC", text) else unicodedata.normalize("NFC", text)


def place_tones(text: str) -> str:
    """Tone marks in the older placement (hòa, khỏe, thủy), whichever placement was typed (hoà, khoẻ, thuỷ).

    Both placements are in official use; only open syllables in oa, oe, uy differ.
    """

    def moved(match: re.Match[str]) -> str:
        first, second = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(4))
        base, tone = _split_tone(second)
        return unicodedata.normalize("NFC", first + tone) + base

    def after_q(match: re.Match[str]) -> str:
        base, tone = _split_tone(match.group(2))
        return match.group(1) + base + unicodedata.normalize("NFC", match.group(3) + tone)

    return _MISPLACED_QUY.sub(after_q, _OPEN_PAIR.sub(moved, text))


def _split_tone(letter: str) -> tuple[str, str]:
    marks = unicodedata.normalize("NFD", letter)
    tone = "".join(c for c in marks if c in _TONES)
    return unicodedata.normalize("NFC", "".join(c for c in marks if c not in _TONES)), tone


def fold_accents(text: str) -> str:
    """ASCII letters for Vietnamese ones, đ included: "Đồng bào" gives "Dong bao"."""
    marks = unicodedata.normalize("NFD", text.translate(_D))
    return "".join(c for c in marks if not unicodedata.combining(c))


def has_accents(text: str) -> bool:
    """Whether any Vietnamese letter mark (tone, hat, horn, đ) is present."""
    return fold_accents(text) != unicodedata.normalize("NFC", text)


def fold_spaces(text: str) -> str:
    """One space for each run of white space, none at the ends."""
    return _SPACES.sub(" ", text).strip()


def match_form(text: str) -> str:
    """The form in which two printings of the same words are equal.

    Folds Unicode form, case, tone placement, white space, dash and quote variants. Digits, separators and accents stay.
    """
    return _match_short(text) if len(text) <= _SHORT else _match(text)


def bare_form(text: str) -> str:
    """`match_form` without accents, for questions typed without them."""
    return _bare_short(text) if len(text) <= _SHORT else fold_accents(_match(text))


_SHORT = 400  # a question or a clause: folded again and again while one question is answered


def _match(text: str) -> str:
    return fold_spaces(place_tones(nfc(text).translate(_ETH).casefold()).translate(_DASHES))


_match_short = lru_cache(maxsize=20_000)(_match)


@lru_cache(maxsize=20_000)
def _bare_short(text: str) -> str:
    return fold_accents(_match_short(text))
