"""Word files (.docx): body order, tables, list numbers, footnotes, text boxes; hidden text left out."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from index.errors import UnreadableFile
from ingest.readers.archive import check_archive
from ingest.readers.raw import RawText

_DAMAGED = "the Word file is truncated or damaged ({}); open it in Word and save it again"


def read_docx(path: Path) -> RawText:
    """The body as lines, a form feed where Word last turned the page, footnotes at the end of their page.

    Raises:
        UnreadableFile: encrypted, damaged, an archive bomb, or without any text.
    """
    from docx import Document

    names = check_archive(path)
    if "word/document.xml" not in names and "[Content_Types].xml" not in names:
        raise UnreadableFile("the content is not a Word document although the name ends in .docx")
    try:
        body = _Body(Document(str(path)))
        text = body.read()
    except MemoryError:
        raise
    except Exception as error:  # zlib, lxml and python-docx raise classes of their own, several of them bare Exceptions
        raise UnreadableFile(_DAMAGED.format(type(error).__name__)) from error
    if not text.strip():
        raise UnreadableFile("the Word file holds no text; if it is a scan pasted into Word, save the pictures and add those")
    warnings = list(body.warnings())
    if any(name.casefold().endswith("vbaproject.bin") for name in names):
        warnings.append("the file carries macros; they were not run")
    return RawText(text, "docx", pages=text.count("\f") + 1, warnings=tuple(warnings))


class _Body:
    """Walks the body once; page breaks inside a paragraph are moved to its end so that no sentence is cut."""

    def __init__(self, document: Any) -> None:
        from ingest.readers.docx_runs import Runs
        from ingest.readers.numbering import read_numbering

        self.document = document
        self.numbering = read_numbering(document)
        self.runs = Runs(document)
        self.lines: list[str] = []
        self.pending: list[str] = []

    def read(self) -> str:
        """The whole body."""
        for block in _blocks(self.document.element.body):
            self._block(block)
        self._footnotes()
        return "\n".join(self.lines).replace("\n\f\n", "\f")

    def warnings(self) -> Iterator[str]:
        """What was noticed on the way."""
        yield from self.runs.warnings()

    def _block(self, block: Any) -> None:
        from docx.oxml.ns import qn

        if block.tag == qn("w:tbl"):
            self._table(block)
        else:
            self._paragraph(block)

    def _paragraph(self, element: Any) -> None:
        found = self.runs.paragraph(element)
        if found.break_before:
            self._turn()
        mark = self.numbering.mark(element) if found.text.strip() or found.numbered_blank else ""
        if found.text.strip():
            self.lines.append(f"{mark} {found.text}" if mark else found.text)
        elif self.lines and self.lines[-1] not in ("", "\f"):
            self.lines.append("")
        for box in found.boxes:
            for block in _blocks(box):
                self._block(block)
        self.pending += found.footnotes
        if found.break_inside:
            self._turn()

    def _table(self, element: Any) -> None:
        from ingest.readers.docx_tables import table_cells, table_is_ruled
        from ingest.readers.grid import is_layout, layout_lines, table_lines

        cells, footnotes, turns = table_cells(element, self.runs, self.numbering, self.document)
        layout = is_layout(cells, ruled=table_is_ruled(element, self.document))
        lines = layout_lines(cells) if layout else table_lines(cells)
        if turns and not layout and len(lines) > max(turns) + 1:
            for extra, row in enumerate(turns):
                lines.insert(row + extra, "\f")
        self.lines += [*lines, ""]
        self.pending += footnotes

    def _turn(self) -> None:
        self._footnotes()
        if any(line.strip() for line in self.lines):
            self.lines.append("\f")

    def _footnotes(self) -> None:
        for number in self.pending:
            note = self.runs.footnote(number)
            if note:
                self.lines.append(f"[{self.runs.footnote_mark(number)}] {note}")
        self.pending.clear()


def _blocks(parent: Any) -> Iterator[Any]:
    """Paragraphs and tables in order, also those inside content controls and tracked insertions."""
    from docx.oxml.ns import qn

    for child in parent.iterchildren():
        if child.tag in (qn("w:p"), qn("w:tbl")):
            yield child
        elif child.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:moveTo"), qn("w:customXml"), qn("w:smartTag")):
            yield from _blocks(child)
