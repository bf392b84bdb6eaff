"""Passages along the outline: what is indexed and found.

Neighbouring paragraphs of one item are joined while they are short, long ones parted at sentence and clause ends; a
passage never spans two numbered items, except neighbouring short items of one list. A table row is a passage; its
context line carries the headers of its columns and the group it stands in.
"""

from bisect import bisect_right
from collections.abc import Iterator

from index.records import Passage, Section
from ingest.outline import Outline, Paragraph
from ingest.table_outline import ROW, TABLE_HEADER, group_rows
from ingest.tables import MATTER, Row, Table, read_tables
from vietnamese.sentences import clauses, sentences

JOIN_SYLLABLES = 110
MOST_SYLLABLES = 170
MOST_ROW_SYLLABLES = 350
_KINDS = {"prose": "prose", "list item": "list item", "heading": "heading", "header": "title", "title": "title", "preamble": "prose", "recipients": "recipients", "signature": "signature", "annex": "prose", ROW: "table row"}


def read_passages(document: str, text: str, outline: Outline, page_starts: tuple[int, ...], lead: str) -> tuple[Passage, ...]:
    """The passages of a document; `lead` names the document in every context line."""
    by_path = {s.path: s for s in outline.sections}
    rows = _row_contexts(text)
    out = []
    for group in _groups(text, outline.paragraphs):
        start, end = group[0].start, group[-1].end
        section = group[-1].section if group[0].kind == "heading" else group[0].section
        kind = _KINDS[next((p.kind for p in group if p.kind != "heading"), "heading")]
        context = " > ".join([_context(lead, by_path, section), *rows.get(start, ())])
        for a, b in _parts(text, start, end, MOST_ROW_SYLLABLES if kind == "table row" else MOST_SYLLABLES):
            out.append(Passage(len(out), document, section, kind, a, b, bisect_right(page_starts, a), context))
    return tuple(out)


def _groups(text: str, paragraphs: tuple[Paragraph, ...]) -> Iterator[list[Paragraph]]:
    """Headings go with the first words under them; short neighbours of one parent stand together.

    The header of a table is left out: its words stand in the context line of each row.
    """
    group: list[Paragraph] = []
    size = 0
    for paragraph in paragraphs:
        if paragraph.kind == TABLE_HEADER:
            continue
        length = _syllables(text, paragraph.start, paragraph.end)
        if group and not _joins(group, paragraph, size + length):
            yield group
            group, size = [], 0
        group.append(paragraph)
        size += length
    if group:
        yield group


def _joins(group: list[Paragraph], paragraph: Paragraph, size: int) -> bool:
    last = group[-1]
    if ROW in (paragraph.kind, last.kind):
        return False
    if all(p.kind == "heading" for p in group):
        return paragraph.section.startswith(last.section) and paragraph.kind not in ("recipients", "signature")
    if paragraph.kind == "heading" or size > JOIN_SYLLABLES:
        return paragraph.kind == last.kind in ("recipients", "signature", "header", "title") and size < 2 * MOST_SYLLABLES
    if paragraph.kind != last.kind and {paragraph.kind, last.kind} - {"prose", "list item", "header", "title"}:
        return False
    if paragraph.rank in (0, last.rank) and last.kind == paragraph.kind and paragraph.kind != "prose":
        return _parent(paragraph.section) == _parent(last.section) or paragraph.section == last.section
    return paragraph.section == last.section or paragraph.kind in ("header", "title") and last.kind in ("header", "title")


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _parts(text: str, start: int, end: int, most: int) -> Iterator[tuple[int, int]]:
    """A stretch in parts of at most `most` syllables, parted where sentences or clauses end."""
    if _syllables(text, start, end) <= most:
        yield start, end
        return
    pieces: list[tuple[int, int]] = []
    for a, b in sentences(text, start, end):
        pieces += clauses(text, a, b) if _syllables(text, a, b) > most else [(a, b)]
    at, stop = pieces[0][0], pieces[0][1]
    for a, b in pieces[1:]:
        if _syllables(text, at, b) > JOIN_SYLLABLES:
            yield at, stop
            at = a
        stop = b
    yield at, stop


def _syllables(text: str, start: int, end: int) -> int:
    return text.count(" ", start, end) + text.count("\n", start, end) + 1


def _row_contexts(text: str) -> dict[int, tuple[str, ...]]:
    """What the context line of each row adds, by the row's start: the headers of its columns, the words of its group."""
    return {row.start: _row_context(table, row, groups) for table in read_tables(text) for groups in (group_rows(table),) for row in table.rows}


def _row_context(table: Table, row: Row, groups: dict[int, Row]) -> tuple[str, ...]:
    group = groups.get(row.start)
    above = table.cell(group, MATTER) if group else None
    return "; ".join(cell.text for cell in table.header.cells if cell.text), *([above.text] if above and above.text else [])


def _context(lead: str, by_path: dict[str, Section], path: str) -> str:
    headings: list[str] = []
    section = by_path.get(path)
    while section:
        if section.heading:
            headings.append(section.heading)
        section = by_path.get(section.parent) if section.parent else None
    return " > ".join([lead, *reversed(headings)])
