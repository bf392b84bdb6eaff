"""Ruled tables of a scan: the drawn lines are found and taken out before the words are recognised."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ingest.readers.pdf_tables import Box

if TYPE_CHECKING:
    from PIL.Image import Image

_DARK = 150
_SHARE, _LEAST, _SOLID = 0.04, 60, 0.9
_THICK = 0.006
_TOUCH = 0.008


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
    rows, columns = _segments(across, thick), _segments(down.T, thick)
    if len(rows) < 3 or len(columns) < 3:
        return Ruled(image, ())
    tables = _tables(rows, columns, _TOUCH * min(points.shape))
    if not tables:
        return Ruled(image, ())
    return Ruled(images.fromarray(np.where(_widened(across | down), 255, points).astype("uint8")), tables)


def _runs(dark: Any, length: int) -> Any:
    """Points of horizontal runs at least so long, a few light points allowed."""
    import numpy as np

    sums = np.cumsum(np.pad(dark, ((0, 0), (1, 0))), axis=1, dtype="int32")
    full = (sums[:, length:] - sums[:, :-length]) >= _SOLID * length
    marks = np.zeros((dark.shape[0], dark.shape[1] + 1), dtype="int32")
    marks[:, : full.shape[1]] += full
    marks[:, length : length + full.shape[1]] -= full
    return (np.cumsum(marks, axis=1)[:, :-1] > 0) & dark


def _segments(mask: Any, thick: int) -> list[tuple[float, int, int]]:
    """Lines as (level, from, to): neighbouring rows with runs are one line, cut where it has a gap; a dark area is no line."""
    import numpy as np

    levels = np.flatnonzero(mask.any(axis=1))
    out = []
    for group in np.split(levels, np.flatnonzero(np.diff(levels) > 2) + 1) if len(levels) else ():
        if len(group) > 3 * thick:
            continue
        columns = np.flatnonzero(mask[group[0] : group[-1] + 1].any(axis=0))
        for run in np.split(columns, np.flatnonzero(np.diff(columns) > 2 * thick) + 1):
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
