"""The register as a workbook: all duties, the agenda, the matrix, and what lacks a day or a recipient."""

import io
import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.register.rows import Row
from assistant.register.views import agenda, matrix, without_day, without_recipient

if TYPE_CHECKING:
    from openpyxl import Workbook


def _channel(row: Row) -> str:
    """The channel, and whose it is where it belongs to one of several recipients."""
    return f"{row.via} (gửi {row.via_of})" if row.via and row.via_of and len(row.recipients) > 1 else row.via


_Column = tuple[str, int, Callable[[Row], str | int | date]]
_COLUMNS: tuple[_Column, ...] = (
    ("Văn bản", 34, lambda r: r.title), ("Tỉnh", 14, lambda r: r.province), ("Loại việc", 18, lambda r: r.kind_name),
    ("Ai thực hiện", 34, lambda r: "; ".join(r.bearers)), ("Phối hợp", 24, lambda r: "; ".join(r.co_bearers)), ("Việc", 18, lambda r: r.action),
    ("Nội dung", 40, lambda r: r.matter), ("Gửi ai", 28, lambda r: "; ".join(r.recipients)), ("Qua", 24, _channel), ("Đầu mối tổng hợp", 18, lambda r: r.compiler),
    ("Báo cáo tiếp lên", 24, lambda r: "; ".join(r.final_reader)), ("Thời hạn (nguyên văn)", 26, lambda r: r.words), ("Ngày", 12, lambda r: next(iter(r.days()), "")),
    ("Định kỳ", 18, lambda r: r.frequency), ("Dẫn chiếu", 24, lambda r: r.legal_reference), ("Điều kiện", 24, lambda r: r.condition), ("Mục", 24, lambda r: r.section),
    ("Trang", 7, lambda r: r.page), ("Trích nguyên văn", 70, lambda r: r.quote), ("Tệp", 34, lambda r: r.path),
)
# Characters that XML 1.0 does not allow.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767
_STEP = 500
_MATRIX_COLUMNS = 60


def workbook(rows: Sequence[Row], progress: Callable[[int, int], None] | None = None) -> bytes:
    """The workbook's bytes; `progress` hears rows done and rows in all."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    missing = {id(r): r for r in (*without_day(rows), *without_recipient(rows))}
    _sheet(book, "Nhiệm vụ", rows, progress)
    _sheet(book, "Theo ngày", [e.row for e in agenda(rows)], None)
    _matrix(book, rows)
    _sheet(book, "Thiếu ngày, nơi nhận", list(missing.values()), None)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: "Workbook", name: str, rows: Sequence[Row], progress: Callable[[int, int], None] | None) -> None:
    sheet = _opened(book, name, [(title, width) for title, width, _ in _COLUMNS], "B2")
    sheet.auto_filter.ref = f"A1:{_letters(len(_COLUMNS))}{len(rows) + 1}"
    for done, row in enumerate(rows):
        if progress and done % _STEP == 0:
            progress(done, len(rows))
        sheet.append([_cell(sheet, value(row)) for _, _, value in _COLUMNS])
    if progress:
        progress(len(rows), len(rows))


def _matrix(book: "Workbook", rows: Sequence[Row]) -> None:
    """How many duties each body has for each deadline; beyond sixty deadlines the rest share one column."""
    table = matrix(rows)
    shown = table.deadlines[:_MATRIX_COLUMNS]
    rest = ["Thời hạn khác"] if len(table.deadlines) > _MATRIX_COLUMNS else []
    sheet = _opened(book, "Cơ quan × thời hạn", [("Ai thực hiện", 44), *((words, 16) for words in (*shown, *rest))], "B2")
    for body, cells in zip(table.bodies, table.cells, strict=True):
        counts = [len(c) for c in cells]
        last = [sum(counts[_MATRIX_COLUMNS:])] if rest else []
        sheet.append([_cell(sheet, body), *((n or None) for n in (*counts[:_MATRIX_COLUMNS], *last))])


def _opened(book: "Workbook", name: str, columns: Sequence[tuple[str, int]], freeze: str) -> Any:
    """A sheet with its header row, widths and frozen panes."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet = book.create_sheet(name)
    sheet.freeze_panes = freeze
    for place, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[_letters(place)].width = width
    header = []
    for title, _ in columns:
        cell = WriteOnlyCell(sheet, value=_ILLEGAL.sub(" ", title))
        cell.data_type, cell.font, cell.fill, cell.alignment = "s", Font(bold=True), PatternFill("solid", fgColor="DDE7F0"), Alignment(wrap_text=True, vertical="top")
        header.append(cell)
    sheet.append(header)
    return sheet


def _cell(sheet: Any, value: str | int | date) -> Any:
    """A value that the workbook shows as it is: words that begin with "=" are words, no formula."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        cell = WriteOnlyCell(sheet, value=value)
        if isinstance(value, date):
            cell.number_format = "DD/MM/YYYY"
        return cell
    if not value:
        return None
    if value[0] not in "=+-@" and not _ILLEGAL.search(value):
        return value[:_LONGEST_CELL]
    cell = WriteOnlyCell(sheet, value=_ILLEGAL.sub(" ", value)[:_LONGEST_CELL])
    cell.data_type = "s"
    return cell


def _letters(place: int) -> str:
    from openpyxl.utils import get_column_letter

    return get_column_letter(place)
