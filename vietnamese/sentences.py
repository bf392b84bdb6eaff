"""Sentences and clauses of official prose, as offsets."""

import re
from vietnamese.text import cased

_ABBREVIATION = re.compile(r"(?:^|[\s(./])(?:TM|KT|TL|TUQ|TT|TP|TX|TTr|P|Q|CT|PCT|PGS|TS|ThS|GS|v\.v|vv|Mr|No|St|đ/c|Tr|NXB|UBND|LĐVP)\.$")
_END = re.compile(cased(r"\./\.[”\"’)]*|[.!?…]+[”\"’)]*(?=\s+[\"“(]?[<U>0-9\-–+]|\s*$|\n)"))  # "./." ends a document's text whatever follows (Nghị định 30/2020/NĐ-CP, Phụ lục I)
_CLAUSE = re.compile(r";[”\"]?\s+|:\s+(?=[\-–+•])|\n")


def sentences(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Offsets of the sentences between `start` and `end`; line ends always part them."""
    end = len(text) if end is None else end
    spans, at = [], start
    for line_start, line_end in _lines(text, start, end):
        at = line_start
        for match in _END.finditer(text, line_start, line_end):
            if _ABBREVIATION.search(text[at : match.end()]) or re.search(r"(?:^|\s)(?:\d{1,2}|[IVX]+|[a-zđ])\.$", text[at : match.end()]) and len(text[at : match.end()].strip()) < 6:
                continue
            spans += _trimmed(text, at, match.end())
            at = match.end()
        spans += _trimmed(text, at, line_end)
    return spans


def clauses(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Sentences parted further at semicolons."""
    out = []
    for a, b in sentences(text, start, end):
        at = a
        for match in _CLAUSE.finditer(text, a, b):
            out += _trimmed(text, at, match.start() + 1)
            at = match.end()
        out += _trimmed(text, at, b)
    return out


def _lines(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans, at = [], start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        if stop > at:
            spans.append((at, stop))
        at = stop + 1
    return spans


def _trimmed(text: str, start: int, end: int) -> list[tuple[int, int]]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return [(start + left, start + right)] if right > left else []
