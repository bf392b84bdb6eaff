"""Lines and tables of a Word file, built as XML: the library's own calls take seconds for thousands of paragraphs."""

from typing import Any, BinaryIO
from xml.sax.saxutils import escape

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TABS = {0: (), 2: (4800,), 4: (2400, 4800, 7200)}
_BORDERS = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))


class Parts:
    """A Word document that is only ever added to."""

    def __init__(self) -> None:
        from docx import Document
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt

        self._file: Any = Document()
        style = self._file.styles["Normal"]
        style.font.name, style.font.size = "Times New Roman", Pt(12)
        style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
        style.paragraph_format.space_after = Pt(3)
        section = self._file.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2)
        self._xml: list[str] = []

    def line(self, text: str, *, lead: str = "", bold: bool = False, italic: bool = False, centre: bool = False, size: int = 0, tabs: int = 0, keep: bool = False, above: bool = False) -> None:
        """One paragraph; `lead` is printed bold before it, `tabs` columns (2 or 4) are set for tab characters."""
        look = ("<w:keepNext/>" if keep else "") + ("<w:pageBreakBefore/>" if above else "") + ("<w:tabs>" + "".join(f'<w:tab w:val="left" w:pos="{p}"/>' for p in _TABS[tabs]) + "</w:tabs>" if tabs else "") + ('<w:jc w:val="center"/>' if centre else "")
        head = _run(lead, bold=True) if lead else ""
        self._xml.append(f"<w:p><w:pPr>{look}</w:pPr>{head}{_run(text, bold=bold, italic=italic, size=size)}</w:p>")

    def table(self, rows: list[list[str]]) -> None:
        """A bordered table, its first row bold."""
        width = 9600 // max(len(rows[0]), 1)
        body = "".join(_row([_run(cell, bold=n == 0) for cell in row], width, keep=n < len(rows) - 1) for n, row in enumerate(rows))
        self._add_table(body, len(rows[0]), width)

    def grid(self, cells: list[tuple[str, str]], columns: int) -> None:
        """Pairs of number and value, `columns` a row, the number above its value."""
        width = 9600 // columns
        body = ""
        for at in range(0, len(cells), columns):
            row = [*cells[at : at + columns], *[("", "")] * (columns - len(cells[at : at + columns]))]
            body += _row([_run(number, bold=True) for number, _ in row], width) + _row([_run(value) for _, value in row], width)
        self._add_table(body, columns, width)

    def page_break(self) -> None:
        """The next line starts a page."""
        self._xml.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def save(self, to: BinaryIO) -> None:
        """Writes the file."""
        from docx.oxml import parse_xml

        body = self._file.element.body
        end = body[-1]
        for node in parse_xml(f"<w:body {_W}>{''.join(self._xml)}</w:body>"):
            end.addprevious(node)
        self._file.save(to)

    def _add_table(self, rows: str, columns: int, width: int) -> None:
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        self._xml.append(f'<w:tbl><w:tblPr><w:tblW w:w="{width * columns}" w:type="dxa"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>')


def _row(cells: list[str], width: int, *, keep: bool = False) -> str:
    look = "<w:pPr><w:keepNext/></w:pPr>" if keep else ""
    return "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + "".join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{look}{cell}</w:p></w:tc>' for cell in cells) + "</w:tr>"


def _run(text: str, *, bold: bool = False, italic: bool = False, size: int = 0) -> str:
    look = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "") + (f'<w:sz w:val="{size * 2}"/>' if size else "")
    pieces = [f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split("\t")]
    return f"<w:r><w:rPr>{look}</w:rPr>{'<w:tab/>'.join(pieces)}</w:r>"
