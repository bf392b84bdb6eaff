"""The register as a file: XLSX, ICS or a self-contained HTML page."""

from collections.abc import Callable, Sequence

from assistant.register.rows import Row
from index.errors import BadInput

FORMATS = ("xlsx", "ics", "html")
Progress = Callable[[int, int], None]


def export(rows: Sequence[Row], format: str, *, progress: Progress | None = None) -> bytes:
    """The rows in a format.

    Args:
        rows: the register, see `assistant.register.rows.rows_of`.
        format: "xlsx", "ics" or "html".
        progress: called with rows done and rows in all.

    Raises:
        BadInput: no such format.
    """
    if format == "xlsx":
        from assistant.register.xlsx import workbook

        return workbook(rows, progress)
    if format == "ics":
        from assistant.register.ics import calendar

        return calendar(rows)
    if format == "html":
        from assistant.register.html import page

        return page(rows).encode("utf-8")
    raise BadInput(f"no register format {format!r}; use one of {', '.join(FORMATS)}")
