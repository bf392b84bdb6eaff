"""Places for a picture in three columns: who, by when and through whom, to whom. No box ever lies on another.

Each label has a lane of its own; a name on the left stands in the middle of its lanes, which follow each other; names on the
right are laid in the order of their lanes and pushed down until they are apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass

LINE, LABEL_LINE, PAD, GAP, MARGIN = 18, 15, 7, 12, 16
NAME_WIDTH, LABEL_WIDTH, BEFORE, BEHIND = 290, 230, 70, 110
NAME_LETTERS, LABEL_LETTERS = 36, 31
MOST_LINES = 4
WIDTH = 2 * MARGIN + 2 * NAME_WIDTH + BEFORE + LABEL_WIDTH + BEHIND


@dataclass(frozen=True, slots=True)
class Edge:
    """One line: from whom, to whom, its label, and what a click opens."""

    source: str
    target: str
    label: str
    tip: str
    place: tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Box:
    """Wrapped words in a rectangle."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Where a line meets the box."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Laid:
    """The picture's boxes: names by key on both sides, one label an edge, in the order of `edges`."""

    edges: tuple[Edge, ...]
    left: dict[str, Box]
    right: dict[str, Box]
    labels: tuple[Box, ...]
    height: float


def laid_out(names: dict[str, str], edges: Sequence[Edge]) -> Laid:
    """Boxes for the edges, those of one source next to each other."""
    order = list(dict.fromkeys(e.source for e in edges))
    sorted_edges = tuple(sorted(edges, key=lambda e: order.index(e.source)))
    left, labels, top = {}, [], float(MARGIN)
    for source in order:
        own = [e for e in sorted_edges if e.source == source]
        name = wrapped(names[source], NAME_LETTERS)
        words = [wrapped(e.label, LABEL_LETTERS) for e in own]
        lanes = sum(_high(w, LABEL_LINE) + GAP for w in words) - GAP
        room = max(lanes, _high(name, LINE))
        at = top + (room - lanes) / 2
        for some in words:
            labels.append(Box(MARGIN + NAME_WIDTH + BEFORE, at, LABEL_WIDTH, _high(some, LABEL_LINE), some))
            at += _high(some, LABEL_LINE) + GAP
        left[source] = Box(MARGIN, top + (room - _high(name, LINE)) / 2, NAME_WIDTH, _high(name, LINE), name)
        top += room + GAP
    right = _right(names, sorted_edges, labels)
    bottom = max([top - GAP, *(b.y + b.height for b in right.values())], default=0)
    return Laid(sorted_edges, left, right, tuple(labels), max(bottom, MARGIN) + MARGIN)


def _right(names: dict[str, str], edges: Sequence[Edge], labels: Sequence[Box]) -> dict[str, Box]:
    """Names on the right at the mean height of their lanes, then apart; pushed up again where the last ones hang over."""
    lanes: dict[str, list[float]] = {}
    for edge, label in zip(edges, labels, strict=True):
        lanes.setdefault(edge.target, []).append(label.middle)
    words = {key: wrapped(names[key], NAME_LETTERS) for key in lanes}
    order = sorted(lanes, key=lambda key: sum(lanes[key]) / len(lanes[key]))
    tops: list[float] = []
    free = float(MARGIN)
    for key in order:
        tops.append(max(free, sum(lanes[key]) / len(lanes[key]) - _high(words[key], LINE) / 2))
        free = tops[-1] + _high(words[key], LINE) + GAP
    limit = max([b.y + b.height for b in labels], default=0.0)
    for n in range(len(order) - 1, -1, -1):
        high = _high(words[order[n]], LINE)
        below = tops[n + 1] - GAP if n + 1 < len(order) else max(limit, float(MARGIN) + high)
        least = MARGIN + sum(_high(words[k], LINE) + GAP for k in order[:n])
        tops[n] = max(least, min(tops[n], below - high))
    x = MARGIN + NAME_WIDTH + BEFORE + LABEL_WIDTH + BEHIND
    return {key: Box(x, top, NAME_WIDTH, _high(words[key], LINE), words[key]) for key, top in zip(order, tops, strict=True)}


def _high(lines: Sequence[str], line: int) -> float:
    return len(lines) * line + 2 * PAD


def wrapped(words: str, letters: int) -> tuple[str, ...]:
    """A few lines of at most so many letters, broken between words, in a long word too; the last ends in "…" where words are left out."""
    lines = [""]
    for word in words.split():
        while len(word) > letters:
            lines, word = [*lines, word[:letters]] if lines[-1] else [word[:letters]], word[letters:]
        if lines[-1] and len(lines[-1]) + len(word) + 1 > letters:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1][: letters - 1].rstrip()}…"]
    return tuple(lines)
