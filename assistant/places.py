"""Places below the province that a document is of: "huyện Ngọc Lặc", "xã Thanh Bình"."""

import re
from functools import lru_cache

from index.records import Document
from vietnamese.provinces import find_provinces
from vietnamese.text import bare_form

_LINES = 9
_HEAD = 4000  # characters in which those lines stand: the whole text is not split at every question
_PLACE = re.compile(
    r"^(?:(?:ỦY BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|HĐND|ĐẢNG ỦY|ĐẢNG BỘ|BAN DÂN VẬN|ỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM|ỦY BAN MTTQ VIỆT NAM)\s+)?"
    r"(?P<kind>HUYỆN(?: ỦY)?|QUẬN(?: ỦY)?|THỊ XÃ|THỊ ỦY|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|THÀNH PHỐ|THÀNH ỦY)\s+(?P<name>\w+(?:\s+\w+){0,3}?)(?:\s{2,}.*|\s+CỘNG HÒA.*|\s+ĐẢNG CỘNG SẢN.*)?$"
)
_KINDS = {"huyện ủy": "huyện", "quận ủy": "quận", "thị ủy": "thị xã", "thành ủy": "thành phố"}


def place_below(document: Document) -> str | None:
    """The district, commune or ward in the heading of the document, with its kind in small letters; None for a provincial one."""
    return _place_in("\n".join(document.text[:_HEAD].split("\n")[:_LINES]))


@lru_cache(maxsize=4096)
def _place_in(head: str) -> str | None:
    for line in head.split("\n"):
        match = _PLACE.match(line.strip())
        if match is None:
            continue
        name = " ".join(w[:1].upper() + w[1:].lower() for w in match["name"].split())
        kind = match["kind"].lower()
        if not find_provinces(name, cased=False):
            return f"{_KINDS.get(kind, kind)} {name}"
    return None


def spoken_name(place: str) -> str:
    """How a place is called in a question, in `bare_form`: without its kind, where the name alone has two syllables."""
    name = bare_form(place.split(" ", 2)[2] if place.startswith(("thị ", "thành ", "đặc ")) else place.split(" ", 1)[1])
    return name if len(name.split()) > 1 else bare_form(place)


def named_below(question: str, documents: tuple[Document, ...]) -> tuple[str, ...]:
    """Ids of the documents whose place below the province stands in the question, with or without accents and without its kind."""
    words = re.findall(r"\w+", bare_form(question))
    folded = f" {' '.join(words)} "
    out = []
    for document in documents:
        place = place_below(document)
        if place is None:
            continue
        if f" {spoken_name(place)} " in folded:
            out.append(document.id)
    return tuple(out)
