"""A conversation as a Word file with the sources as footnotes (ECMA-376, part 1, 17.11) and the checksums of the files."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Any

from assistant.export.exchange import WORDS, Exchange, Source, files_of

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACE = f'xmlns:w="{_W}"'
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SEPARATORS = ('<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
               '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>')


def answer_docx(exchanges: Sequence[Exchange], *, made: datetime | None = None) -> bytes:
    """The file's bytes.

    Args:
        exchanges: questions and answers in their order.
        made: the date in the file's properties; default now.
    """
    from docx import Document as new_document

    words = WORDS[exchanges[0].language if exchanges else "vi"]
    document = new_document()
    document.core_properties.title, document.core_properties.author, document.core_properties.comments = words["title"], "", ""
    document.core_properties.created = document.core_properties.modified = (made or datetime.now()).replace(microsecond=0, tzinfo=None)
    document.styles["Normal"].font.name = "Times New Roman"
    document.add_heading(words["title"], 0)
    writer = _Writer(document)
    for exchange in exchanges:
        writer.exchange(exchange)
    _files(document, exchanges, words)
    writer.attach(words["page"])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    """Writes paragraphs and remembers the number of each source: it is a footnote once, and a reference to it afterwards."""

    def __init__(self, document: "Document") -> None:
        self.document = document
        self.numbers: dict[Source, int] = {}

    def exchange(self, exchange: Exchange) -> None:
        """One question and answer."""
        words = WORDS[exchange.language]
        self.document.add_heading(_clean(f"{words['question']}: {exchange.question}"), 1)
        if exchange.understood_as:
            self.document.add_paragraph().add_run(_clean(f"{words['understood']}: {exchange.understood_as}")).italic = True
        if exchange.refusal:
            self.document.add_paragraph(_clean(exchange.refusal))
        for text, sources in exchange.sentences:
            self._cited(self.document.add_paragraph(_clean(text)), sources)
        for text, mark in exchange.notes:
            self.document.add_paragraph().add_run(_clean(f"{words['notes']} ({mark}): {text}")).italic = True
        if exchange.nearest:
            self.document.add_paragraph(f"{words['nearest']}:")
            for source in exchange.nearest:
                self._cited(self.document.add_paragraph(_clean(f"{source.title} – {source.section}"), style="List Bullet"), (source,))

    def _cited(self, paragraph: "Paragraph", sources: Sequence[Source]) -> None:
        for place, source in enumerate(sources):
            if place:
                self._raise(paragraph.add_run(", "))
            if source in self.numbers:
                paragraph._p.append(_element(_again(self.numbers[source])))
            else:
                number = self.numbers[source] = len(self.numbers) + 1
                for element in _first(number):
                    paragraph._p.append(_element(element))

    @staticmethod
    def _raise(run: Any) -> None:
        run.font.superscript = True

    def attach(self, page_word: str) -> None:
        """Adds the part with the footnotes."""
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        notes = "".join(_footnote(number, source, page_word) for source, number in self.numbers.items())
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{_W}">{_SEPARATORS}{notes}</w:footnotes>'
        part = Part(PackURI("/word/footnotes.xml"), _TYPE, xml.encode("utf-8"), self.document.part.package)
        self.document.part.relate_to(part, _RELATION)


def _element(xml: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(xml)


def _first(number: int) -> tuple[str, str, str]:
    """The mark of a footnote, inside a bookmark that later references point to."""
    return (f'<w:bookmarkStart {_NAMESPACE} w:id="{number}" w:name="_source{number}"/>',
            f'<w:r {_NAMESPACE}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="{number}"/></w:r>',
            f'<w:bookmarkEnd {_NAMESPACE} w:id="{number}"/>')


def _again(number: int) -> str:
    return f'<w:fldSimple {_NAMESPACE} w:instr=" NOTEREF _source{number} \\h "><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{number}</w:t></w:r></w:fldSimple>'


def _footnote(number: int, source: Source, page_word: str) -> str:
    """Two paragraphs: the quote, and where it stands."""
    small = '<w:rPr><w:sz w:val="18"/></w:rPr>'
    quote, line = (escape(_clean(words), quote=False) for words in (f" “{source.quote}”", source.line(page_word)))
    return (f'<w:footnote w:id="{number}"><w:p><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r>{small}<w:t xml:space="preserve">{quote}</w:t></w:r></w:p>'
            f'<w:p><w:r>{small}<w:t xml:space="preserve">{line}</w:t></w:r></w:p></w:footnote>')


def _files(document: "Document", exchanges: Sequence[Exchange], words: dict[str, str]) -> None:
    files = files_of(exchanges)
    if not files:
        return
    document.add_heading(words["files"], 1)
    table = document.add_table(rows=1, cols=2)
    table.style = "Table Grid"
    for cell, name in zip(table.rows[0].cells, (words["file"], "SHA-256"), strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    for path, sha in files:
        for cell, value in zip(table.add_row().cells, (path, sha), strict=True):
            cell.text = _clean(value)


def _clean(words: str) -> str:
    return _ILLEGAL.sub(" ", words)
