"""The language of a question: Vietnamese, Vietnamese without accents, or English."""

import re

from vietnamese.glossary import SYLLABLE
from vietnamese.text import fold_accents, has_accents

_ENGLISH = frozenset(
    "the a an of to in on by for from and or is are was were be been does do did has have had must should can may will which what who whom whose when where why how many much often "
    "plan plans report reports reporting province provincial provinces department body bodies which directive decision resolution does cite cites cited under with that this its their it "
    "say says state states give deadline year yearly annual date there any all each every between about according compare list sign signed who".split()
)
_VIETNAMESE = frozenset("la cua va cho ve nao gi ai khong co trong theo bao cao ke hoach tinh so ngay nam thang van duoc phai thi den tu o nhung cac mot nay do gui nop han lam viec dan".split())


FOREIGN = 4  # words of another language's spelling from which on the rest of an accented name does not make a question Vietnamese


def detect(question: str) -> str:
    """"en", "vi" or "vi-nodiac"."""
    plainly = re.sub(r"\S*\d\S*|(?<!\w)[A-ZĐ]{2,}(?!\w)", " ", question) if not question.isupper() else question
    words = re.findall(r"[^\W\d_]+", plainly.lower())
    plain = [w for w in words if fold_accents(w) == w]
    english = sum(w in _ENGLISH for w in plain)
    vietnamese = sum(w in _VIETNAMESE for w in plain)
    marked = len(words) - len(plain)
    foreign = sum(not SYLLABLE.fullmatch(w) for w in plain)  # "wants", "reform": no Vietnamese word is spelled so
    if foreign >= FOREIGN and foreign > vietnamese + marked:
        return "en"
    if english >= 2 and english > vietnamese and english * 2 >= marked:
        return "en"
    if english and not marked and not vietnamese:
        return "en"
    return "vi" if has_accents(re.sub(r"[–—“”‘’…]", "", question)) and marked * 5 >= len(words) else "vi-nodiac"
