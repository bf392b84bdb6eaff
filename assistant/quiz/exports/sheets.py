"""Workbooks of the game sites: rows in, an XLSX file out."""

import io
from collections.abc import Iterable

from assistant.quiz.exports.common import steady_zip
from assistant.quiz.words import word


def workbook(rows: Iterable[Iterable[str | int]], title: str) -> bytes:
    """One sheet; every text is a text, never a formula."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for y, row in enumerate(rows, 1):
        for x, value in enumerate(row, 1):
            if value == "":
                continue
            cell = sheet.cell(y, x, value)
            if isinstance(value, str):
                cell.data_type = "s"
    out = io.BytesIO()
    book.save(out)
    return steady_zip(out.getvalue())


def too_long(id: str, text: str, answers: tuple[str, ...], limits: tuple[int, int], format: str) -> str:
    """Why a question does not fit a site's limits; empty where it does. Nothing is ever cut."""
    question_limit, answer_limit = limits
    if len(text) > question_limit:
        return word("lost", "long_question", id=id, length=len(text), format=format, limit=question_limit)
    worst = max((len(a) for a in answers), default=0)
    return word("lost", "long_answer", id=id, length=worst, format=format, limit=answer_limit) if worst > answer_limit else ""
