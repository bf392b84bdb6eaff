"""Rows of task tables: who leads task 7, with whom, by when, what is due."""

import re

from assistant.answers import Draft, Evidence, Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write.naming import body, document_name, joined
from index.cells import column_of, header_of
from index.records import Document, Duty
from vietnamese.text import bare_form

_ROW_NUMBER = re.compile(r"(?<!\w)(?:nhiem vu|dong|stt|tt|hang|row|task)(?:\s+(?:so|thu))?\s+(\d{1,3})(?![\w/%])")
_ASKED = re.compile(r"(?<!\w)(?:chu tri|phoi hop|phu trach|san pham|thoi gian|den khi nao|khi nao|bao gio|thoi han|co quan nao|don vi nao|ai lam|lead\w*|support\w*|by when|product)(?!\w)")
_LEAST = 0.55


def row_answer(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...]) -> Written | None:
    """The row that the question names by its number or by its task."""
    if not _ASKED.search(bare_form(question.text)):
        return None
    rows = [d for d in library.duties(documents) if is_row(d) and d.bearers]
    chosen = _numbered(question, rows) or _told(library, relevance, rows)
    if not chosen:
        return None
    return Written("responsibility", tuple(_draft(library, question, d) for d in chosen[:3]), duties=tuple(chosen[:3]))


def named_by_number(question: Question) -> bool:
    """Whether the question names a row by its number."""
    return _ROW_NUMBER.search(bare_form(question.text)) is not None


def _numbered(question: Question, rows: list[Duty]) -> list[Duty]:
    number = _ROW_NUMBER.search(bare_form(question.text))
    return [d for d in rows if number and re.search(rf"dòng {number.group(1)}(?:\(\d+\))?$", d.section)]


def _told(library: Library, relevance: Relevance, rows: list[Duty]) -> list[Duty]:
    scored = sorted(((relevance.score(d.action.text), d) for d in rows), key=lambda item: -item[0])
    return [scored[0][1]] if scored and scored[0][0] >= _LEAST else []


def _draft(library: Library, question: Question, duty: Duty) -> Draft:
    language = "en" if question.english else "vi"
    document, section = library.document(duty.document), library.section(duty.document, duty.section)
    lead = joined([body(b.text, question) for b in duty.bearers], question)
    label = section.label if section else ""
    parts = [wording(language, "row", "task", label=label, document=document_name(document, question), task=_plain(duty.action.text), lead=lead)]
    if duty.co_bearers:
        parts.append(wording(language, "row", "support", bodies=joined([body(b.text, question) for b in duty.co_bearers], question)))
    if duty.deadline:
        parts.append(wording(language, "row", "time", time=_plain(duty.deadline.text)))
    if duty.product:
        parts.append(wording(language, "row", "product", product=_plain(duty.product.text)))
    return Draft("; ".join(parts).rstrip(".") + ".", (Evidence(duty.document, duty.start, duty.end, duty.section),))


def row_words(text: str, start: int, end: int) -> str | None:
    """A table row in words, each cell in quotation marks under its column: "Chủ trì: “Sở Nội vụ”"; None for what is no row."""
    line_start = text.rfind("\n", 0, start) + 1
    line = text[line_start:end]
    if not line.startswith("|"):
        return None
    parts, at = [], line_start + 1
    for cell in line.strip().strip("|").split("|"):
        words = _plain(cell)
        name = column_of(text, at, at + 1)
        if words and not (name and bare_form(name) in _COUNTING) and not (name is None and words.isdigit()):
            parts.append(f"{name}: “{words}”" if name else f"“{words}”")
        at += len(cell) + 1
    return "; ".join(parts) or None


def with_header(document: Document, start: int, text: str) -> str:
    """The words of a table's row with those of its header; other words as they are."""
    line_start = document.text.rfind("\n", 0, start) + 1
    header = header_of(document.text, line_start) if document.text.startswith("|", line_start) else None
    return f"{document.text[header[0] : header[1]]} {text}" if header else text


def header_evidence(document: Document, start: int, section: str) -> tuple[Evidence, ...]:
    """The header of the table a row stands in; its words are told with the row's."""
    line_start = document.text.rfind("\n", 0, start) + 1
    header = header_of(document.text, line_start) if document.text.startswith("|", line_start) else None
    return (Evidence(document.id, header[0], header[1], section),) if header else ()


_COUNTING = ("tt", "stt", "so tt", "thu tu", "so thu tu")


def _plain(words: str) -> str:
    return " ".join(words.split()).rstrip(" .;")


def is_row(duty: Duty) -> bool:
    """Whether the duty is a row of a task table."""
    return ".dòng " in f".{duty.section}"
