"""Marks that open a unit of a document's outline: Phần, Chương, Mục, Điều, I., 1., 1.1., Bước 1:, a), -, +.

Units and their order: Nghị định 34/2016/NĐ-CP, Điều 62. Plans print roman, arabic, letter, dash instead.
Letters run a b c d đ e g h i k l m n o p q r s t u v x y; f, j, w, z are not used.
"""

import re
from dataclasses import dataclass
from vietnamese.text import cased

LETTERS = "abcdđeghiklmnopqrstuvxy"

PART, CHAPTER, ROMAN, SECTION, ARTICLE, CAPITAL, ARABIC, DOTTED, LETTER, NAMED, DASH, PLUS = range(1, 13)

_MARKS = [
    (PART, re.compile(r"(?:PHẦN|Phần)\s+(?:THỨ\s+|thứ\s+)?(?P<n>[IVX]+|\d+|(?i:một|nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám))(?=[\s.:]|$)(?!\s+[a-zđ])")),
    (CHAPTER, re.compile(r"(?:CHƯƠNG|Chương)\s+(?P<n>[IVXLC]+|\d+)(?=[\s.:]|$)")),
    (SECTION, re.compile(r"(?:MỤC|Mục)\s+(?P<n>[IVX]+|\d+)(?=[.:\s]|$)(?!\s+[a-zđ])")),
    (ARTICLE, re.compile(r"(?:ĐIỀU|Điều)\s+(?P<n>\d+[a-zđ]?)\s*[.:](?=\s|$)")),
    (ROMAN, re.compile(r"(?P<n>(?=[IVXL])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})|(?=l*[IVX])[IVXl]{2,4})\s*(?:[.):](?!\d)|[-–/]\s)(?=\s*[\w“\"(])")),
    (DOTTED, re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\s*[.)]?\s+(?=[\w“\"(])(?![a-zđ]+\s*%)")),
    (DOTTED, re.compile(r"(?P<n>(?:BƯỚC|Bước)\s+\d{1,2})\s*[.:)](?=\s|$)")),
    (ARABIC, re.compile(cased(r"(?P<n>\d{1,3})\s*[.)](?!\d)\s*(?=[\w“\"(])|(?P<m>\d{1,2})\s*[-–/]\s+(?=[<U>])"))),
    (LETTER, re.compile(cased(r"(?P<n>[a-zđ])\s*[).](?=\s|[<U>“\"])"))),
    (CAPITAL, re.compile(cased(r"(?P<n>[A-EĐGH])(?:\s*[.)](?=\s+[<U>])|\s+[-–]\s(?=[<U>]{2}))"))),
    (PLUS, re.compile(r"(?P<n>\+)\s*(?=\S)")),
    (DASH, re.compile(r"(?P<n>[-–—•*·●▪◦\uf0b7])\s*(?=[^\s\d\-–]|\d[\d.,]*(?:\s|%))")),
]
_ROMAN = re.compile(r"(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


@dataclass(frozen=True, slots=True)
class Mark:
    """An opening mark: its rank in the outline, its number as printed, and where the words after it begin."""

    rank: int
    number: str
    end: int


def read_mark(line: str) -> Mark | None:
    """The mark that opens the line, if it opens a unit."""
    for rank, pattern in _MARKS:
        match = pattern.match(line)
        if match:
            groups = match.groupdict()
            number = groups.get("n") or groups.get("m") or ""
            if rank == ROMAN:
                number = number.replace("l", "I")  # a scan's "lII"; a lone "l" is a letter
                if not _ROMAN.fullmatch(number):
                    continue
            if rank == LETTER and number not in LETTERS:
                continue
            return Mark(rank, number, match.end())
    return None


def is_mark(line: str) -> bool:
    """Whether the line opens a unit of the outline."""
    return read_mark(line) is not None
