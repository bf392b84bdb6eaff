"""Items as a workbook: one row an item, one row more for each further piece of evidence.

In a cell, lines separate entries; in required facts a line is a group and " | " parts its variants. A slot is a line
"name: value | value", with nothing after the colon where the document is silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from evals.items import Item, item_from_json, item_to_json
from index.errors import BadInput

COLUMNS = ("id", "question", "language", "kind", "documents", "answerable", "false_premise", "answer", "required", "forbidden", "slots",
           "evidence_document", "evidence_section", "evidence_quote", "evidence_alternatives")
_WIDTHS = {"question": 50, "answer": 50, "evidence_quote": 70, "required": 35, "forbidden": 20, "slots": 35, "documents": 35}
_OR = " | "


def write_workbook(path: Path, items: Iterable[Item]) -> None:
    """Writes the items."""
    openpyxl = _openpyxl()
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "items"
    sheet.append(COLUMNS)
    sheet.freeze_panes = "C2"
    for item in items:
        for row in _rows(item):
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s"  # a text that begins with "=" stays a text
                cell.alignment = openpyxl.styles.Alignment(wrap_text=True, vertical="top")
    for number, name in enumerate(COLUMNS, 1):
        sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].width = _WIDTHS.get(name, 14)
    book.save(path)


def read_workbook(path: Path) -> list[Item]:
    """The items of a workbook that `write_workbook` laid out.

    Raises:
        BadInput: no such file, no workbook, or a row breaks the layout; the message names the row.
    """
    openpyxl = _openpyxl()
    try:
        sheet = openpyxl.load_workbook(path, read_only=True, data_only=True).worksheets[0]
    except (OSError, KeyError, ValueError, BadZipFile, openpyxl.utils.exceptions.InvalidFileException) as error:
        raise BadInput(f"{path} cannot be read as a workbook ({error})") from error
    rows = sheet.iter_rows(values_only=True)
    header = tuple(str(c or "") for c in next(rows, ()))[: len(COLUMNS)]
    if header != COLUMNS:
        raise BadInput(f"{path}: the first row must name the columns {', '.join(COLUMNS)}; start from export-xlsx")
    entries: list[tuple[str, dict[str, Any]]] = []
    for number, values in enumerate(rows, 2):
        cells = {name: _cell(value) for name, value in zip(COLUMNS, values, strict=False)}
        if not any(cells.values()):
            continue
        if cells["id"]:
            entries.append((f"{path.name}, row {number}", _item_cells(cells)))
        elif not entries:
            raise BadInput(f"{path.name}, row {number}: evidence before the first item; give the row an id")
        if cells["evidence_quote"]:
            entries[-1][1]["evidence"].append(_evidence_cells(cells))
    return [item_from_json(data, where) for where, data in entries]


def _rows(item: Item) -> list[list[str]]:
    data = item_to_json(item)
    slots = "\n".join(f"{name}: {_OR.join(values)}" for name, values in data.get("slots", {}).items())
    first = [item.id, item.question, item.language, item.kind, "\n".join(item.documents), "yes" if item.answerable else "no",
             "yes" if item.false_premise else "", item.answer, "\n".join(_OR.join(g) for g in item.required), "\n".join(item.forbidden), slots]
    evidence = [[e.document, e.section, e.quote, "\n".join(e.alternatives)] for e in item.evidence] or [["", "", "", ""]]
    return [(first if n == 0 else [""] * len(first)) + cells for n, cells in enumerate(evidence)]


def _item_cells(cells: dict[str, str]) -> dict[str, Any]:
    slots = [line.partition(":") for line in _lines(cells["slots"])]
    data: dict[str, Any] = {name: cells[name] for name in ("id", "question", "language", "kind", "answer")}
    data |= {"documents": _lines(cells["documents"]), "answerable": cells["answerable"].lower() == "yes", "evidence": []}
    data |= {"required": [_variants(line) for line in _lines(cells["required"])], "forbidden": _lines(cells["forbidden"])}
    if slots:
        data["slots"] = {name.strip(): _variants(values) for name, _, values in slots}
    if cells["false_premise"].lower() == "yes":
        data["false_premise"] = True
    return data


def _evidence_cells(cells: dict[str, str]) -> dict[str, Any]:
    out: dict[str, Any] = {name: cells[f"evidence_{name}"] for name in ("document", "section", "quote")}
    return out | {"alternatives": _lines(cells["evidence_alternatives"])}


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _variants(text: str) -> list[str]:
    return [part.strip() for part in text.split("|") if part.strip()]


def _cell(value: object) -> str:
    return "" if value is None else str(value)


def _openpyxl() -> Any:
    try:
        import openpyxl
        import openpyxl.styles
        import openpyxl.utils
    except ImportError as error:
        raise BadInput("workbooks need openpyxl; install it with: pip install openpyxl") from error
    return openpyxl
