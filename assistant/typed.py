"""A question as people type it: spellings beside the printed ones, Vietnamese names inside an English one."""

import re

from vietnamese.provinces import ProvinceMention
from vietnamese.text import has_accents

_PRINTED = {"quí": "quý", "kí": "ký", "kì": "kỳ", "lí": "lý", "gởi": "gửi", "qui": "quy", "mĩ": "mỹ"}
_OTHERWISE = re.compile(r"(?<!\w)(?:quí|kí|kì|lí|gởi|qui|mĩ)(?!\w)", re.IGNORECASE)


def spelled_as_printed(text: str) -> str:
    """Spellings that people use beside the printed ones ("quí", "kí", "gởi"), letter for letter."""
    def printed(match: re.Match[str]) -> str:
        word = _PRINTED[match.group().lower()]
        return word.upper() if match.group().isupper() else word[:1].upper() + word[1:] if match.group()[:1].isupper() else word

    return _OTHERWISE.sub(printed, text)


_QUOTED = re.compile(r"[\"“‘'](?P<words>[^\"“”‘’']{4,60})[\"”’']")


def named_in_vietnamese(text: str, mentions: list[ProvinceMention]) -> tuple[str, ...]:
    """Vietnamese words inside an English question: names in quotation marks, and words that bear accents."""
    named = {w for m in mentions for w in text[m.start : m.end].split()}
    quoted = [m["words"] for m in _QUOTED.finditer(text) if has_accents(m["words"])]
    accented = [m.group() for m in re.finditer(r"(?:\w+\s)*\w+", text) if has_accents(m.group())]
    runs = [" ".join(run) for words in accented for run in _accented_runs(words.split(), named)]
    return tuple(dict.fromkeys([*quoted, *(r for r in runs if len(r.split()) > 1)]))


def _accented_runs(words: list[str], without: set[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for word in words:
        if has_accents(word) and word not in without:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    return [r for r in runs if r]
