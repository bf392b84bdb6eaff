"""Ruled tables of a scan: the drawn lines are found and taken out before the words are recognised."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.readers.layout import Word
from ingest.readers.pdf_tables import Box
from ingest.readers.tesseract import recognised_words

if TYPE_CHECKING:
    from PIL.Image import Image

Pixels = tuple[int, int, int, int]
_DARK = 190
_SHARE, _LEAST, _SOLID = 0.035, 60, 0.85
_THICK = 0.006
_TOUCH = 0.008
_INK, _INK_POINTS = 128, 40
_EDGE, _ROOM, _CELLS, _LINE, _PAPER = 8, 80, 60, 90, 190


@dataclass(frozen=True, slots=True)
class Ruled:
    """A page without its drawn lines, and the cells that they made, table by table."""

    image: "Image"
    tables: tuple[tuple[Box, ...], ...]


def take_out_rules(image: "Image") -> Ruled:
    """Finds straight dark runs much longer than a letter, across and down; a page without a grid stays as it is."""
    import numpy as np
    from PIL import Image as images

    points = np.asarray(image)
    dark = points < _DARK
    length = max(_LEAST, round(_SHARE * min(points.shape)))
    across, down = _runs(dark, length), _runs(dark.T, length).T
    thick = max(3, round(_THICK * min(points.shape)))
    rows, columns = _segments(across, thick, length), _segments(down.T, thick, length)
    if len(rows) < 3 or len(columns) < 3:
        return Ruled(image, ())
    tables = _tables(rows, columns, _TOUCH * min(points.shape))
    if not tables:
        return Ruled(image, ())
    return Ruled(images.fromarray(np.where(_widened(across | down), 255, points).astype("uint8")), tables)


def words_of_blank_cells(ruled: Ruled, words: Sequence[Word]) -> list[Word]:
    """Words of cells that hold ink and gave none: the page's layout is found without lone figures, a column alone is read with them."""
    out: list[Word] = []
    for table in ruled.tables:
        blank = [box for box in table if not any(_holds(box, word) for word in words)]
        inks = [(box, ink) for box in sorted(blank, key=lambda box: (box[0], box[1]))[:_CELLS] if (ink := _ink(ruled.image, box))]
        out += _read_in_a_row(ruled.image, [(box, ink) for box, ink in inks if ink[3] - ink[1] < _LINE])
    return out


def _read_in_a_row(image: "Image", inks: list[tuple[Box, Pixels]]) -> list[Word]:
    """The inks of cells set side by side on white, and read as one line: alone, a figure has no line to be measured by."""
    from PIL import Image as images

    if not inks:
        return []
    sheet = images.new("L", (sum(ink[2] - ink[0] + _ROOM for _, ink in inks) + _ROOM, _LINE + 2 * _ROOM), 255)
    starts, at = [], _ROOM
    for _, ink in inks:
        sheet.paste(image.crop(ink).point(lambda v: 255 if v > _PAPER else v), (at, _ROOM + _LINE - (ink[3] - ink[1])))
        starts.append(at)
        at += ink[2] - ink[0] + _ROOM
    words = recognised_words(sheet, line=True)[0]
    # Boxes of words on so loose a line are often too wide: their order tells more than their edges.
    cells = range(len(inks)) if len(words) == len(inks) else [max((i for i, start in enumerate(starts) if start - _ROOM / 2 <= w.left), default=0) for w in words]
    return [Word(word.text, *map(float, inks[cell][1])) for cell, word in zip(cells, words, strict=True)]


def _holds(box: Box, word: Word) -> bool:
    return box[0] <= (word.left + word.right) / 2 < box[2] and box[1] <= word.middle < box[3]


def _ink(image: "Image", box: Box) -> Pixels | None:
    """Where dark points stand inside the cell, away from its edges; None for a few specks."""
    import numpy as np

    left, top, right, bottom = round(box[0]) + _EDGE, round(box[1]) + _EDGE, round(box[2]) - _EDGE, round(box[3]) - _EDGE
    if right - left < _EDGE or bottom - top < _EDGE:
        return None
    dark = np.asarray(image.crop((left, top, right, bottom))) < _INK
    if dark.sum() < _INK_POINTS:
        return None
    rows, columns = np.flatnonzero(dark.any(axis=1)), np.flatnonzero(dark.any(axis=0))
    return left + int(columns[0]) - 2, top + int(rows[0]) - 2, left + int(columns[-1]) + 3, top + int(rows[-1]) + 3


def _runs(dark: Any, length: int) -> Any:
    """Points of horizontal runs at least so long, a few light points and a step to the next row allowed."""
    import numpy as np

    near = dark.copy()
    near[1:] |= dark[:-1]
    near[:-1] |= dark[1:]
    sums = np.cumsum(np.pad(near, ((0, 0), (1, 0))), axis=1, dtype="int32")
    full = (sums[:, length:] - sums[:, :-length]) >= _SOLID * length
    marks = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype="int32")
    marks[:, : full.shape[1]] += full
    marks[:, length : length + full.shape[1]] -= full
    return (np.cumsum(marks, axis=1)[:, :-1] > 0) & dark


def _segments(mask: Any, thick: int, length: int) -> list[tuple[float, int, int]]:
    """Lines as (level, from, to): neighbouring rows with runs are one line, cut where it has a gap; a dark area is no line."""
    import numpy as np

    levels = np.flatnonzero(mask.any(axis=1))
    out = []
    for group in np.split(levels, np.flatnonzero(np.diff(levels) > 2) + 1) if len(levels) else ():
        if len(group) > 3 * thick:
            continue
        columns = np.flatnonzero(mask[group[0] : group[-1] + 1].any(axis=0))
        for run in np.split(columns, np.flatnonzero(np.diff(columns) > length // 2) + 1):
            if run[-1] - run[0] >= length:
                out.append((float(group.mean()), int(run[0]), int(run[-1])))
    return out


def _tables(rows: list[tuple[float, int, int]], columns: list[tuple[float, int, int]], near: float) -> tuple[tuple[Box, ...], ...]:
    from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

    edges = [{"orientation": "h", "top": y, "bottom": y, "x0": a, "x1": b} for y, a, b in rows]
    edges += [{"orientation": "v", "x0": x, "x1": x, "top": a, "bottom": b} for x, a, b in columns]
    cells = intersections_to_cells(edges_to_intersections(edges, near, near))
    return tuple(tuple(table) for table in cells_to_tables(cells) if len(table) >= 4)


def _widened(mask: Any) -> Any:
    """The lines with the grey edge around them."""
    out = mask.copy()
    for step in (1, 2):
        out[step:] |= mask[:-step]
        out[:-step] |= mask[step:]
        out[:, step:] |= mask[:, :-step]
        out[:, :-step] |= mask[:, step:]
    return out
