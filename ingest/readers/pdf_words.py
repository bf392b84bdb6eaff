"""Words of a PDF page with their places, from PDFium's letters."""

import ctypes
import unicodedata
from dataclasses import dataclass
from typing import Any

from ingest.readers.layout import Word

_HYPHENS = {0x02: "-", 0xFFFE: "-"}
_SPACE_SHARE = 0.22
_UNITS = "mkcdh"


@dataclass(slots=True)
class _Letter:
    text: str
    left: float
    top: float
    right: float
    bottom: float
    space_before: bool


@dataclass(frozen=True, slots=True)
class PageWords:
    """Words of a page, and how many of its letters are unseen or without a meaning in Unicode."""

    words: tuple[Word, ...]
    letters: int
    unknown: int
    faint: int


def page_words(page: Any) -> PageWords:
    """The words of a `pypdfium2.PdfPage`, as the page is displayed (its rotation applied)."""
    textpage = page.get_textpage()
    try:
        letters, unknown, faint = _letters(page, textpage)
    finally:
        textpage.close()
    return PageWords(tuple(_words(_without_note_marks(letters))), sum(len(letter.text) for letter in letters), unknown, faint)


def _letters(page: Any, textpage: Any) -> tuple[list[_Letter], int, int]:
    from pypdfium2 import raw

    rotation = page.get_rotation()
    left0, bottom0, right0, top0 = page.get_bbox()
    box, colour = raw.FS_RECTF(), [ctypes.c_uint() for _ in range(4)]
    letters: list[_Letter] = []
    unknown, faint, space = 0, 0, False
    for i in range(raw.FPDFText_CountChars(textpage)):
        code = raw.FPDFText_GetUnicode(textpage, i)
        char = _HYPHENS.get(code) or chr(code)
        if char.isspace() or code == 0:
            space = space or raw.FPDFText_IsGenerated(textpage, i) != 1
            continue
        if letters and unicodedata.combining(char):
            letters[-1].text += char
            continue
        unknown += code == 0xFFFD or 0xE000 <= code < 0xF000 or code < 32
        raw.FPDFText_GetLooseCharBox(textpage, i, box)
        faint += _is_white(raw, textpage, i, colour) or box.top - box.bottom < 2.0
        letters.append(_Letter(char, *_placed(box, rotation, left0, bottom0, right0, top0), space))
        space = False
    return letters, unknown, faint


def _is_white(raw: Any, textpage: Any, i: int, colour: list[Any]) -> bool:
    return bool(raw.FPDFText_GetFillColor(textpage, i, *colour)) and (min(c.value for c in colour[:3]) > 250 or colour[3].value < 10)


def _placed(box: Any, rotation: int, left: float, bottom: float, right: float, top: float) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a letter on the displayed page, measured from its upper left corner."""
    if rotation == 90:
        return box.bottom - bottom, box.left - left, box.top - bottom, box.right - left
    if rotation == 180:
        return right - box.right, box.bottom - bottom, right - box.left, box.top - bottom
    if rotation == 270:
        return top - box.top, right - box.right, top - box.bottom, right - box.left
    return box.left - left, top - box.top, box.right - left, top - box.bottom


def _without_note_marks(letters: list[_Letter]) -> list[_Letter]:
    """Letters without the small raised figures of footnotes, which would run into the word or number before them ("2020" + "1")."""
    out: list[_Letter] = []
    for letter in letters:
        base = out[-1] if out else None
        if base is not None and letter.text.isdigit() and not letter.space_before and _is_raised(letter, base) and not _is_unit(out):
            continue
        out.append(letter)
    return out


def _is_raised(letter: _Letter, base: _Letter) -> bool:
    size = base.bottom - base.top
    return letter.bottom - letter.top < 0.8 * size and letter.bottom < base.bottom - 0.12 * size and -0.1 * size < letter.left - base.right < 0.3 * size


def _is_unit(before: list[_Letter]) -> bool:
    """m², km²: the raised figure is part of the unit."""
    at = len(before)
    while at and before[at - 1].text in _UNITS:
        at -= 1
        if before[at].space_before:
            break
    return "".join(letter.text for letter in before[at:]) in ("m", "km", "cm", "dm", "mm", "hm")


def _words(letters: list[_Letter]) -> list[Word]:
    """Letters in the order of the file, cut at spaces, gaps and jumps."""
    words: list[Word] = []
    run: list[_Letter] = []
    for letter in letters:
        if run and (letter.space_before or not _follows(run[-1], letter)):
            words.append(_word(run))
            run = []
        run.append(letter)
    if run:
        words.append(_word(run))
    return words


def _follows(before: _Letter, letter: _Letter) -> bool:
    size = max(before.bottom - before.top, letter.bottom - letter.top)
    level = abs((before.top + before.bottom) - (letter.top + letter.bottom)) / 2
    return level < 0.5 * size and -0.5 * size < letter.left - before.right < _SPACE_SHARE * size


def _word(run: list[_Letter]) -> Word:
    return Word("".join(letter.text for letter in run), min(letter.left for letter in run), min(letter.top for letter in run),
                max(letter.right for letter in run), max(letter.bottom for letter in run))
