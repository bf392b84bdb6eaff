"""The sides of a comparison: "sở của Hà Giang và xã của Gia Lai" asks each document about its own."""

import re

from assistant.library import Library
from assistant.places import place_below, spoken_name
from assistant.question import Question
from vietnamese.text import bare_form, fold_spaces

_JOINT = re.compile(r"\s+(?:so với|với|và|còn|hay|hoặc|khác gì|khác|so voi|voi|va|con|hoac|khac gi|khac|versus|vs\.?|and|or|than)\s+|[;:?]\s+|,\s+(?=(?:\S+\s+){4})", re.IGNORECASE)
_MATTER = re.compile(r"(?<!\w)(?:(?:hạn|han) )?(?:(?:nộp|nop) )?(?:báo cáo|bao cao)(?: (?:cả|ca))? (?:năm|quý|tháng|tuần|6 tháng|nam|quy|thang|tuan|6 thang)|(?:annual|quarterly|monthly|weekly|six-month|half-year) reports?|deadlines?(?!\w)", re.IGNORECASE)  # what is asked of every side, though it is said once
_LEAST = 3  # words besides the name that make a part a question of its own


def sides(library: Library, question: Question, documents: tuple[str, ...]) -> dict[str, str]:
    """The question's words for each document without those that are said of another one; empty where it says the same of all."""
    names = {d: _names(library, d) for d in documents}
    parts = _parts(question.text)
    said = [{d for d in documents if any(re.search(rf"(?<!\w){re.escape(n)}(?!\w)", bare_form(p)) for n in names[d])} for p in parts]
    single = [s for s in said if s]
    if any(len(s) > 1 for s in single) or len(single) < 2 or set().union(*single) != set(documents):
        return {}
    if any(_own_words(p, [n for d in s for n in names[d]]) < _LEAST for p, s in zip(parts, said, strict=True) if s):
        return {}
    own = {d: fold_spaces(", ".join(p for p, s in zip(parts, said, strict=True) if not s or d in s)) for d in documents}
    shared = [m.group() for m in _MATTER.finditer(question.text)]
    return {d: fold_spaces(", ".join([*(m for m in shared if not _MATTER.search(words)), words])) for d, words in own.items()}


def _parts(text: str) -> list[str]:
    return [p for p in (part.strip(" ,;:?.") for part in _JOINT.split(text)) if p]


def _names(library: Library, document: str) -> tuple[str, ...]:
    """What the document's place is called, without accents: the district or commune where it is one's, and the province."""
    doc = library.document(document)
    below = place_below(doc)
    return tuple(n for n in (spoken_name(below) if below else None, bare_form(doc.province_name) if doc.province_name else None) if n)


def _own_words(part: str, names: list[str]) -> int:
    folded = bare_form(part)
    for name in names:
        folded = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", folded)
    return len([w for w in re.findall(r"\w+", folded) if w not in _EMPTY and not w.isdigit()])


_EMPTY = frozenset("theo quy che dinh chi thi huong dan chuong trinh nghi quyet ket luan quyet cong van regulation directive guidance resolution o cua tai tinh huyen thanh pho xa phuong ke hoach nam thi la thi bao gio ngay nao moi ben noi in of the plan province under 's s".split())
