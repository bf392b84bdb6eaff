"""Other numbers and other document numbers."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from vietnamese.dates import find_times
from vietnamese.numbers import find_numbers, find_quantities

_SYMBOLS = {"QĐ": "KH", "KH": "CT", "CT": "NQ", "NQ": "CT", "NĐ": "TT", "TT": "NĐ", "KL": "QĐ", "HD": "KH", "TTr": "BC"}


def numbers(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """A plain number that is one or ten more."""
    taken = [(t.start, t.end) for t in find_times(text)] + [(n.start, n.end) for n in find_numbers(text)]
    known = {q.value for q in find_quantities(shown)}
    for quantity in find_quantities(text):
        if any(quantity.start < end and start < quantity.end for start, end in taken) or _is_mark(text, quantity.start):
            continue
        printed = text[quantity.start : quantity.end]
        digits = re.match(r"\d+", printed)
        if digits is None:
            continue
        for step in (1, 10):
            changed = str(int(digits.group()) + step).zfill(len(digits.group())) + printed[digits.end() :]
            if not any(q.value in known for q in find_quantities(changed)):
                yield text[: quantity.start] + changed + text[quantity.end :]


def _is_mark(text: str, at: int) -> bool:
    """Digits of a citation mark "[1]" or of a printed item's number say nothing by themselves."""
    return text[at - 1 : at] == "[" or bool(re.search(r"(?:khoản|điểm|mục|Mục|Điều|Phần|lần thứ|khóa)\s+$", text[:at]))


def document_numbers(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """A document number with another serial or another type."""
    known = {n.key for n in find_numbers(shown)}
    for mention in find_numbers(text):
        printed = text[mention.start : mention.end]
        for other in _other_numbers(printed):
            changed = find_numbers(other)
            if len(changed) == 1 and changed[0].key not in known:
                yield text[: mention.start] + other + text[mention.end :]


def _other_numbers(printed: str) -> Iterator[str]:
    serial = re.match(r"\d+", printed)
    if serial:
        number, rest = serial.group(), printed[serial.end() :]
        yield f"{int(number) + 1}{rest}"
        yield f"1{number}{rest}"
        if len(number) > 1:
            yield f"{number[:-1]}{rest}"
    for symbol, other in _SYMBOLS.items():
        if re.search(rf"(?<![A-ZĐa-z]){symbol}(?![A-ZĐa-z])", printed):
            yield re.sub(rf"(?<![A-ZĐa-z]){symbol}(?![A-ZĐa-z])", other, printed, count=1)
