"""Lines of a document that read like orders to a program: they stay plain text, and the health report names them."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).resolve().parent.parent / "vietnamese" / "tables" / "instruction_lines.toml"
_HIDDEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_TAGS = re.compile("[\U000e0020-\U000e007e]")
_SHOWN = 80


def instruction_lines(text: str) -> tuple[tuple[int, str], ...]:
    """Line number (from 1) and words of each line that matches a pattern of the table.

    Characters that do not print are taken out first, and tag characters are read as the letters they stand for.
    """
    plain = _TAGS.sub(lambda m: chr(ord(m.group()) - 0xE0000), _HIDDEN.sub("", text))
    folded = unicodedata.normalize("NFC", plain).replace("\f", "\n").casefold()
    likely = [(near, pattern) for near, pattern in _patterns() if any(word in folded for word in near)]
    if not likely:
        return ()
    lines = unicodedata.normalize("NFC", plain).replace("\f", "\n").split("\n")
    return tuple((at, line.strip()) for at, line in enumerate(lines, 1) if _reads_like_one(line, likely))


def _reads_like_one(line: str, likely: list[tuple[tuple[str, ...], re.Pattern[str]]]) -> bool:
    folded = line.casefold()
    return any(any(word in folded for word in near) and pattern.search(line) for near, pattern in likely)


def instruction_warning(text: str) -> str:
    """One warning for all such lines, "" when there are none."""
    found = instruction_lines(text)
    if not found:
        return ""
    at, words = found[0]
    shown = words if len(words) <= _SHOWN else words[:_SHOWN] + "…"
    return f"{len(found)} lines read like instructions to a program, the first is line {at} (“{shown}”); they are kept as plain text"


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], re.Pattern[str]], ...]:
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))["pattern"]
    return tuple((tuple(row["near"]), re.compile(row["words"], re.IGNORECASE)) for row in rows)
