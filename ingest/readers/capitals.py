"""Capitals that TCVN3 cannot write: it has codes for Ă Â Đ Ê Ô Ơ Ư, none for capitals with a tone.

Such a letter was typed as the small one and printed as a capital by its neighbours ("ủY BAN") or by a font in -H, whose
small letters look like capitals. They are put back where the words around them show it; the text keeps its length.
"""

import re
import unicodedata

from ingest.zones import is_type_line
from vietnamese.text import cased

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WORD = re.compile(r"[^\W\d_]+")
_MARK = re.compile(r"^\s*(?:[-–+•*]\s*|\(?[\dIVX]+(?:\.\d+)*[.)]\s*|[a-zđ][.)]\s*)?[“\"(]?")
_SENTENCE = re.compile(cased(r"(?<=[.!?]\s)[“\"(]?(?P<letter>[<L>])"))
_NAMED = re.compile(r"(?<!\w)ủy ban(?=\s+(?:nhân dân|mặt trận|thường vụ|kiểm tra|dân tộc|trung ương))", re.IGNORECASE)
_ENDED = re.compile(r"[.;:!?”\")]\s*$")
_SMALL_ROMAN = re.compile(r"^\s*[ivx]{1,5}\.\s")
_PRINTED_LARGE = re.compile(r"(?:cộng h(?:òa|oà) xã hội chủ nghĩa|đảng cộng sản) việt nam$|phụ lục(?:\s+[\divx]+)?$")
_NUMBER_LINE = re.compile(r"\s*số\s*:", re.IGNORECASE)
_LONGEST_HEADING = 160


def restore_capitals(text: str) -> str:
    """The text with the capitals that the words around them show; as long as it was."""
    lines = text.split("\n")
    out: list[str] = []
    ended, headed = True, False
    for at, line in enumerate(lines):
        if not line.strip():
            out.append(line)
            ended, headed = True, False
            continue
        large = headed or not any(out) or out[-1].isupper()
        beside = large or at + 1 < len(lines) and _is_known(lines[at + 1])
        headed = _is_known(line) or (ended or large) and _is_heading(line, beside=beside)
        out.append(line.upper() if headed and len(line.upper()) == len(line) else _line(line, opens=ended))
        ended = bool(_ENDED.search(line))
    return "\n".join(out)


def _is_known(line: str) -> bool:
    """A line that offices print in capitals: the type of the document, the State's or the Party's name, an annex."""
    words = line.strip()
    return not any(c.isupper() for c in words) and (is_type_line(words.upper()) or bool(_PRINTED_LARGE.match(words)))


def _is_heading(line: str, *, beside: bool) -> bool:
    """A line of small letters alone where a paragraph begins: a font in -H printed it in capitals.

    One whose first letter is a lost one may have lost that capital alone: it is taken for a heading only beside another.
    """
    words = line.strip()
    first = _MARK.match(words)
    at = first.end() if first else 0
    if at < len(words) and _is_lost(words[at]) and (at or not beside):
        return False
    if len(words) > _LONGEST_HEADING or words[0] in "-–+•*(" or words[-1] in ",;." or any(c.isupper() for c in words) or sum(c.isalpha() for c in words) < 4:
        return False
    return bool(_SMALL_ROMAN.match(words)) or not re.match(r"[a-zđ][.)]\s", words)


def _line(line: str, *, opens: bool) -> str:
    if _NUMBER_LINE.match(line):
        return line
    letters = [c for c in line if c.isalpha()]
    if any(c.isupper() for c in letters) and not any(c.islower() and not _is_lost(c) for c in letters) and sum(c.isupper() for c in letters) > 1:
        return line.upper()
    line = _words(line)
    mark = _MARK.match(line)
    at = mark.end() if mark else 0
    if (opens or mark and mark.group().strip()) and at < len(line) and _is_lost(line[at]):
        line = line[:at] + line[at].upper() + line[at + 1 :]
    line = _SENTENCE.sub(lambda m: m.group().upper() if _is_lost(m.group("letter")) else m.group(), line)
    return _NAMED.sub(lambda m: m.group()[0].upper() + m.group()[1:], line)


def _words(line: str) -> str:
    """Words with a capital inside are capitals throughout; so is one of lost letters alone between two such words."""
    found = list(_WORD.finditer(line))
    large = [any(c.isupper() for c in m.group()[1:]) or len(m.group()) == 1 and m.group().isupper() for m in found]
    could = [all(c.isupper() or _is_lost(c) for c in m.group()) for m in found]
    out = list(line)
    for i, match in enumerate(found):
        beside = [large[j] for j in (i - 1, i + 1) if 0 <= j < len(found)]
        if could[i] and (large[i] or beside and all(beside)):
            out[match.start() : match.end()] = match.group().upper()
    return "".join(out)


def _is_lost(letter: str) -> bool:
    """Whether the letter carries a tone, so that its capital has no code."""
    return letter.islower() and not _TONES.isdisjoint(unicodedata.normalize("NFD", letter))
