"""Document numbers (số, ký hiệu) in State and Party form, and plain numbers.

State: số/loại-cơ quan or số/năm/loại-cơ quan (Nghị định 30/2020/NĐ-CP, Điều 7-9, Phụ lục III). Party: số-loại/cơ quan
(Quy định 66-QĐ/TW, Hướng dẫn 36-HD/VPTW). Quốc hội: số/năm/QHkhóa.
"""

import re
from dataclasses import dataclass

from vietnamese.text import bare_form, match_form

_SYMBOL = r"[A-ZĐÐ][A-Za-zĐđÐð]{0,11}\d{0,2}"
_TAIL = rf"{_SYMBOL}(?:\s?[-–]\s?{_SYMBOL})*"
_BEFORE = r"(?<![\w/])(?<!\d[.,\-])"
_STATE = re.compile(rf"{_BEFORE}(\d{{1,6}})\s?/\s?(?:((?:19|20)\d\d)\s?/\s?)?({_TAIL})(?!\w)")
_PARTY = re.compile(rf"{_BEFORE}(\d{{1,6}})\s?[-–]\s?({_SYMBOL})\s?/\s?({_TAIL})(?!\w)")
_LOOSE_STATE = re.compile(r"(?<![\w/])(\d{1,6})\s?/\s?((?:19|20)\d\d/)?([a-zđ]{1,8}\s?-\s?[a-zđ]{1,12}(?:-[a-zđ]{1,12})?|qh\d\d)(?!\w)", re.IGNORECASE)
_LOOSE_PARTY = re.compile(r"(?<![\w/])(\d{1,6})\s?[- ]\s?([a-zđ]{2,5})\s?[/ ]\s?(tw|tu|hu|đu|bdvtu|bdvtw|bnctw|vptw|btctw|btgdvtw|btgdvtu)(?!\w)", re.IGNORECASE)
_SPACED_STATE = re.compile(r"(?<![\w/])(\d{1,6})\s?[/ ]\s?(ct|qd|qđ|nq|nd|nđ|kh|ttr|tb|bc|hd|ctr)[ -](ttg|cp|ubnd|hdnd|hđnd|bnv|snv)(?!\w)", re.IGNORECASE)
_PLAIN = re.compile(r"(?<![\w/])(?<!\d[.,])(\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?)(\s?%)?(?![\w])(?![/\-]\w*[A-Za-zĐđ])")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number in a text: offsets, the printed form without stray spaces, and the folded key."""

    start: int
    end: int
    printed: str
    key: str
    branch: str


def number_key(number: str) -> str:
    """The folded form in which printings of one number are equal: "10 - CT/TU", "34- CT/TU", "1847/QĐ -TTg", "33/CT-TTG".

    Digits and separators are never folded away; leading zeros of the serial are, and the doubled letter that scanning makes of "QĐ".
    """
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", match_form(number))).replace("qđđ", "qđ")


def bare_number_key(number: str) -> str:
    """`number_key` without accents: "456-qd/tu" is "456-QĐ/TU"."""
    return re.sub(r"\s+", "", bare_form(number_key(number)))


def find_numbers(text: str, *, loose: bool = False) -> list[NumberMention]:
    """Document numbers in reading order. `loose` also reads lower case and spaces, as questions are typed ("25 nq tw")."""
    found: list[NumberMention] = []
    for branch, pattern in (("Party", _PARTY), ("State", _STATE)):
        for match in pattern.finditer(text):
            if branch == "State" and not (match.group(2) or "-" in match.group(3).replace("–", "-")):
                continue
            found.append(_mention(match, branch))
    if loose:
        for branch, pattern in (("Party", _LOOSE_PARTY), ("State", _LOOSE_STATE), ("State", _SPACED_STATE)):
            for match in pattern.finditer(text):
                if not any(m.start < match.end() and match.start() < m.end for m in found):
                    found.append(_loose_mention(match, branch))
    return sorted(found, key=lambda m: m.start)


def _mention(match: re.Match[str], branch: str) -> NumberMention:
    printed = re.sub(r"\s+", "", match.group()).replace("–", "-").replace("Ð", "Đ")
    return NumberMention(match.start(), match.end(), printed, number_key(printed), branch)


def _loose_mention(match: re.Match[str], branch: str) -> NumberMention:
    if branch == "Party":
        printed = f"{match.group(1)}-{match.group(2).upper()}/{match.group(3).upper()}"
    elif match.re is _SPACED_STATE:
        printed = f"{match.group(1)}/{match.group(2).upper()}-{match.group(3).upper()}"
    else:
        printed = re.sub(r"\s+", "", match.group()).upper()
    return NumberMention(match.start(), match.end(), printed, number_key(printed), branch)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A plain number: its offsets, comparable value ("1.250,5" is 1250.5, "01" is 1), and whether it is a percentage."""

    start: int
    end: int
    value: float
    percent: bool


def find_quantities(text: str) -> list[Quantity]:
    """Plain numbers; "." separates thousands and "," decimals, as printed in Vietnamese."""
    out = []
    for match in _PLAIN.finditer(text):
        value = float(match.group(1).replace(".", "").replace(",", "."))
        out.append(Quantity(match.start(), match.end(), value, bool(match.group(2))))
    return out
