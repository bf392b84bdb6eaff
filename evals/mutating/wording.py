"""Before for after, another recurrence, a "không" dropped or put in."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from evals.matching import stands_in

_RELATIONS = (("trước ngày", "sau ngày"), ("trước ngày", "từ ngày"), ("sau ngày", "trước ngày"), ("chậm nhất", "sớm nhất"), ("không quá", "ít nhất"),
              ("ít nhất", "nhiều nhất"), ("trở lên", "trở xuống"))
_RECURRENCE = (("hàng năm", "hàng tháng"), ("hằng năm", "hằng quý"), ("hàng tháng", "hàng năm"), ("hằng tháng", "hằng năm"), ("hàng quý", "hàng năm"))
_NEGATION = re.compile(r"(?<!\w)không\s+(?=\w)", re.IGNORECASE)
_FRAME = re.compile(r"(?:nêu|đúng|phải|ghi|có trong)(?!\w)", re.IGNORECASE)
_MUST = re.compile(r"(?<!\w)(phải|được|có|thực hiện)(?!\w)")


def recurrences(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """Another recurrence."""
    yield from _exchanged_words(text, shown, _RECURRENCE)


def relations(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """Before for after, at least for at most."""
    yield from _exchanged_words(text, shown, _RELATIONS)


def _exchanged_words(text: str, shown: str, pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for old, new in pairs:
        for match in re.finditer(rf"(?<!\w){old}(?!\w)", text, re.IGNORECASE):
            if not stands_in(shown, new):
                yield text[: match.start()] + new + text[match.end() :]


def negations(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """One "không" left out, but not that of the frames in which an answer denies or tells a silence."""
    for match in _NEGATION.finditer(text):
        if not _FRAME.match(text, match.end()):
            yield text[: match.start()] + text[match.end() :]


def added_negations(text: str, shown: str, draw: random.Random) -> Iterator[str]:
    """One "không" put in."""
    match = _MUST.search(text)
    if match and not text[: match.start()].lower().rstrip().endswith("không"):
        yield text[: match.start()] + "không " + text[match.start() :]
