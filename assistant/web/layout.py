"""Places for the boxes of the web: columns in which no box touches another, ordered so that few lines cross."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.web.graph import Edge, Node, Web

BOX, MIDDLE, MARGIN, GAP, LINE, HEAD = 262, 150, 14, 12, 17, 30
_INSIDE = BOX - 18
_MOST_TITLE = 2
_SWEEPS = 4
_BOLD = 1.16


@dataclass(frozen=True, slots=True)
class Box:
    """A drawn document: its corner, its height, and its lines (name in bold, title, what is known of its standing)."""

    node: Node
    x: int
    y: float
    height: int
    name: tuple[str, ...]
    title: tuple[str, ...]
    state: tuple[str, ...]

    @property
    def middle(self) -> float:
        """Where lines begin and end."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True)
class Drawing:
    """All boxes by key, and the size of the whole, in pixels."""

    boxes: Mapping[str, Box]
    width: int
    height: int


def lay_out(web: Web, state_words: Callable[[Node], str]) -> Drawing:
    """Places for all nodes.

    Args:
        web: the graph.
        state_words: the last line of a box.
    """
    columns = [list(web.layer(number)) for number in range(3)]
    for sweep in range(_SWEEPS):
        for number in (1, 2, 0) if sweep % 2 == 0 else (0, 1, 2):
            columns[number] = _by_neighbours(columns[number], columns, web.edges)
    sized = [[_sized(node, number, state_words(node)) for node in column] for number, column in enumerate(columns)]
    tall = max((_height(column) for column in sized), default=0)
    placed: dict[str, Box] = {}
    for number in sorted(range(3), key=lambda n: -_height(sized[n])):
        placed |= {box.node.key: box for box in _placed(sized[number], placed, web.edges, tall)}
    columns_used = 3 if columns[2] else 2
    return Drawing(placed, 2 * MARGIN + columns_used * BOX + (columns_used - 1) * MIDDLE, round(HEAD + tall + MARGIN))




def _by_neighbours(column: list[Node], columns: Sequence[Sequence[Node]], edges: Sequence[Edge]) -> list[Node]:
    """The column sorted by the mean place of what its nodes are joined to (the barycentre rule of Sugiyama, Tagawa and Toda, 1981)."""
    place = {node.key: at / max(1, len(other)) for other in columns for at, node in enumerate(other)}
    beside = _neighbours(edges)
    means = {node.key: _mean([place[key] for key in beside.get(node.key, ()) if key in place], place[node.key]) for node in column}
    return sorted(column, key=lambda node: means[node.key])


def _neighbours(edges: Sequence[Edge]) -> dict[str, list[str]]:
    out: dict[str, list[str]] = {}
    for edge in edges:
        out.setdefault(edge.source, []).append(edge.target)
        out.setdefault(edge.target, []).append(edge.source)
    return out


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _sized(node: Node, column: int, state: str) -> Box:
    name, title, last = wrapped(node.name, 2, _BOLD), wrapped(node.title, _MOST_TITLE), wrapped(state, 1)
    return Box(node, MARGIN + column * (BOX + MIDDLE), 0, LINE * (len(name) + len(title) + len(last)) + 12, name, title, last)


def _height(column: Sequence[Box]) -> int:
    return sum(box.height for box in column) + GAP * max(0, len(column) - 1)


def _placed(column: Sequence[Box], placed: Mapping[str, Box], edges: Sequence[Edge], tall: float) -> list[Box]:
    """Each box beside what it is joined to, pushed apart where two would touch; the column stays in the picture."""
    beside = _neighbours(edges)
    tops: list[float] = []
    free = float(HEAD)
    for at, box in enumerate(column):
        spread = HEAD + at * tall / max(1, len(column))
        beside_it = sorted(placed[key].middle for key in beside.get(box.node.key, ()) if key in placed)
        # A citing document stands near the first of what it cites, so that a picture that is scrolled from its top begins with it.
        middle = beside_it[min(len(beside_it) // 8, 2)] if beside_it and box.node.layer == 0 else _mean(beside_it, spread + box.height / 2)
        wanted = middle - box.height / 2
        tops.append(max(free, wanted))
        free = tops[-1] + box.height + GAP
    floor = HEAD + tall
    for at in reversed(range(len(column))):
        tops[at] = min(tops[at], floor - column[at].height)
        floor = tops[at] - GAP
    return [Box(b.node, b.x, round(top, 1), b.height, b.name, b.title, b.state) for b, top in zip(column, tops, strict=True)]


def wrapped(words: str, most: int, factor: float = 1.0) -> tuple[str, ...]:
    """At most so many lines that fit a box, broken between words; what is left out is marked."""
    room = _INSIDE / factor
    lines: list[str] = []
    for word in words.split():
        while width(word) > room:  # a word without end, as in an address
            word = word[:-1]
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] = _cut(lines[-1], room)
            break
    return tuple(lines)


def _cut(line: str, room: float) -> str:
    while width(f"{line}…") > room:
        line = line[:-1]
    return f"{line.rstrip()}…"


def width(words: str) -> float:
    """About how wide the words are in a 13 pixel sans-serif; rather too wide than too narrow."""
    return sum(_letter(c) for c in unicodedata.normalize("NFC", words))


def _letter(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0.0
    if letter in "mwMWƠƯ—…%":
        return 11.5
    return 9.6 if letter.isupper() else 7.6 if letter.isalnum() else 5.0
