"""Reading order of a page: words with places to lines, two-column blocks column by column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

_GUTTER, _LEAST_GUTTER = 1.2, 0.8
_LEAST_LETTERS = 9
_DEPTH = 3
_BLOCK = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN|N[ơƠ][iI] [nN][hH][ậẬ][nN]|^(?:TM|KT|TL|TUQ|T/M)\b")


@dataclass(frozen=True, slots=True)
class Word:
    """A word and its box; y grows downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    glued: bool = False

    @property
    def height(self) -> float:
        """Height of the box, about the size of the type."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Where the box's middle stands."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The line's words; glued ones follow without a space."""
        return "".join(("" if i == 0 or w.glued else " ") + w.text for i, w in enumerate(self.words))

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(w.top for w in self.words)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(w.bottom for w in self.words)


def page_lines(words: Sequence[Word]) -> list[str]:
    """The page's lines in reading order, "" where there is more room than between lines."""
    ordered = reading_order(words)
    gaps = [b.top - a.bottom for a, b in zip(ordered, ordered[1:]) if b.top > a.top]
    usual = median(gaps) if gaps else 0.0
    out: list[str] = []
    for i, line in enumerate(ordered):
        gap = line.top - ordered[i - 1].bottom if i else 0.0
        if i and (gap > usual + 0.7 * line.words[0].height or line.top < ordered[i - 1].top - line.words[0].height):
            out.append("")
        out.append(line.text)
    return out


def reading_order(words: Sequence[Word], depth: int = 0) -> list[Line]:
    """Lines from top to bottom; a block with a gutter is read left side first."""
    lines = _rows(words)
    if depth >= _DEPTH:
        return lines
    out: list[Line] = []
    at = 0
    while at < len(lines):
        block = _block(lines, at)
        if block is None:
            out.append(lines[at])
            at += 1
            continue
        end, gutter = block
        inside = [w for line in lines[at:end] for w in line.words]
        out += reading_order([w for w in inside if w.right <= gutter], depth + 1)
        out += reading_order([w for w in inside if w.right > gutter], depth + 1)
        at = end
    return out


def _rows(words: Sequence[Word]) -> list[Line]:
    """Words whose middles stand level make a line; a small raised figure belongs to the line it is raised on."""
    rows: list[list[Word]] = []
    levels: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.left)):
        if rows:
            middle, height = levels[-1]
            if abs(word.middle - middle) < 0.42 * max(height, word.height):
                rows[-1].append(word)
                if word.height > height:
                    levels[-1] = (word.middle, word.height)
                continue
        rows.append([word])
        levels.append((word.middle, word.height))
    return [Line(tuple(sorted(row, key=lambda w: w.left))) for row in rows]


def _block(lines: list[Line], start: int) -> tuple[int, float] | None:
    """Where a two-column block that opens at this line ends, and the middle of its gutter."""
    best: tuple[int, float] | None = None
    for left, right in _gaps(lines, start):
        end, both = start, 0
        size = lines[start].words[0].height
        while end < len(lines):
            free = _free(lines[end], left, right, _LEAST_GUTTER * size)
            if free is None:
                break
            left, right = free
            end += 1
        middle = (left + right) / 2
        both = sum(any(w.right <= middle for w in ln.words) and any(w.left >= middle for w in ln.words) for ln in lines[start:end])
        if _is_block(lines[start:end], middle, both) and (best is None or end > best[0]):
            best = (end, middle)
    return best


def _gaps(lines: list[Line], at: int, *, alone: bool = False) -> list[tuple[float, float]]:
    """Wide gaps in a line, or between it and the next when the two stand side by side."""
    words = list(lines[at].words)
    if not alone and at + 1 < len(lines) and lines[at + 1].top < lines[at].bottom - 0.25 * words[0].height:
        words = sorted([*words, *lines[at + 1].words], key=lambda w: w.left)
    gaps = []
    edge = words[0].right
    for word in words[1:]:
        if word.left - edge > _GUTTER * word.height:
            gaps.append((edge, word.left))
        edge = max(edge, word.right)
    return gaps


def _free(line: Line, left: float, right: float, least: float) -> tuple[float, float] | None:
    """What is left of a gutter beside this line."""
    middle = (left + right) / 2
    for word in line.words:
        if word.right <= middle or (word.left < left and word.right < right - least):
            left = max(left, word.right)
        elif word.left >= middle or word.right > right and word.left > left + least:
            right = min(right, word.left)
        else:
            return None
        if right - left < least:
            return None
        middle = (left + right) / 2
    return left, right


def _is_block(lines: list[Line], middle: float, both: int) -> bool:
    """Both sides hold words enough, so a hanging number or a stretched space makes no column; a table of three columns is read by rows."""
    if sum(len(_gaps(lines, at, alone=True)) >= 2 for at in range(len(lines))) >= 3:
        return False
    sides = ([], [])  # type: tuple[list[str], list[str]]
    for line in lines:
        for side, words in ((0, [w for w in line.words if w.right <= middle]), (1, [w for w in line.words if w.right > middle])):
            if words:
                sides[side].append(Line(tuple(words)).text)
    if not all(sides) or min(max(map(len, side)) for side in sides) < _LEAST_LETTERS:
        return False
    if any(_BLOCK.search(text) for side in sides for text in side):
        return True
    return both >= 3 and min(len(side) for side in sides) >= 3
