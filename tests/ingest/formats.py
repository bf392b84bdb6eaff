"""One text in many files: what the tests of formats write, and what they compare."""

import unicodedata
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

from index.records import Duty, Reading
from ingest.readers.legacy import _TCVN3, _VNI_LETTERS, _VNI_MARKS
from vietnamese.text import match_form

METADATA = ("number", "type", "issuer", "province_name", "branch", "level", "date", "date_typed", "title", "subject", "signatory", "signatory_role", "period", "recipients", "blanks")
_SLOTS = ("bearers", "co_bearers", "matter", "recipients", "via", "compiler", "final_reader", "deadline", "frequency", "legal_reference", "condition", "channel")


def facts(reading: Reading) -> dict[str, Any]:
    """Outline, metadata, references and duties, in the form in which two printings of one text are equal."""
    return {
        "outline": [(match_form(s.path), match_form(s.label), match_form(s.heading)) for s in reading.sections],
        "metadata": {name: _plain(getattr(reading.document, name)) for name in METADATA},
        "references": sorted(r.key for r in reading.references),
        "duties": [_duty(d) for d in reading.duties],
    }


def _duty(duty: Duty) -> tuple[Any, ...]:
    return (duty.kind, match_form(duty.section), _plain(duty.action), duty.deadline.value if duty.deadline else None, *(_plain(getattr(duty, slot)) for slot in _SLOTS))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    words = getattr(value, "text", value)
    return match_form(words) if isinstance(words, str) else words


def as_text(text: str, folder: Path) -> Path:
    """UTF-8."""
    return _written(folder / "plan.txt", text.encode())


def as_nfd(text: str, folder: Path) -> Path:
    """UTF-8, each mark a letter of its own."""
    return _written(folder / "plan.txt", unicodedata.normalize("NFD", text).encode())


def as_utf16(text: str, folder: Path) -> Path:
    """UTF-16 with its byte order mark, as Notepad saves it."""
    return _written(folder / "plan.txt", text.encode("utf-16"))


def as_markdown(text: str, folder: Path) -> Path:
    """Markdown, a blank line between paragraphs, lines in capitals as headings."""
    return _written(folder / "plan.md", "\n\n".join(f"## {line}" if line.isupper() and len(line) > 8 else line for line in text.split("\n")).encode())


def as_tcvn3(text: str, folder: Path) -> Path:
    """TCVN3: it has no capitals with tones, they become small letters ("ủY BAN NHÂN DÂN")."""
    return _written(folder / "plan.txt", _tcvn3(text))


def as_tcvn3_small(text: str, folder: Path) -> Path:
    """TCVN3 of fonts in -H: what is printed in capitals is typed in small letters."""
    return _written(folder / "plan.txt", _tcvn3("\n".join(line.lower() if line.isupper() and not any(c.isdigit() for c in line) else line for line in text.split("\n"))))


def as_vni(text: str, folder: Path) -> Path:
    """VNI-Windows: marks behind their letters."""
    return _written(folder / "plan.txt", _vni(text))


def as_html(text: str, folder: Path) -> Path:
    """A portal's page: the document between menus, side bars and a footer."""
    menu = "".join(f'<li><a href="/muc-{i}">Chuyên mục {i}</a></li>' for i in range(20))
    news = "".join(f'<p><a href="/tin-{i}">Tin liên quan số {i} về hội nghị của tỉnh</a></p>' for i in range(12))
    body = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    page = (f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>Cổng</title></head><body><div id="header"><h1>Cổng thông tin điện tử</h1></div><nav><ul>{menu}</ul></nav>'
            f'<div class="wrap"><div class="content">{body}</div><div class="sidebar">{news}</div></div><footer>Bản quyền thuộc Cổng thông tin điện tử</footer></body></html>')
    return _written(folder / "plan.html", page.encode())


def as_docx(text: str, folder: Path) -> Path:
    """Word, a paragraph a line."""
    from docx import Document

    document = Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    document.save(str(folder / "plan.docx"))
    return folder / "plan.docx"


def as_pdf(text: str, folder: Path) -> Path:
    """A4 pages with page numbers, lines wrapped at the margin, as an office prints it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
    path = folder / "plan.pdf"
    canvas, height, page = Canvas(str(path), pagesize=A4), A4[1] - 60, 1
    canvas.setFont("DejaVu", 11)
    for paragraph in text.split("\n"):
        for line in simpleSplit(paragraph, "DejaVu", 11, A4[0] - 120) or [""]:
            if height < 60:
                canvas.drawCentredString(A4[0] / 2, 30, str(page))
                canvas.showPage()
                canvas.setFont("DejaVu", 11)
                height, page = A4[1] - 60, page + 1
            canvas.drawString(60, height, line)
            height -= 16
    canvas.save()
    return path


CHEAP: dict[str, Callable[[str, Path], Path]] = {
    "text": as_text, "NFD": as_nfd, "UTF-16": as_utf16, "Markdown": as_markdown, "TCVN3": as_tcvn3, "TCVN3, small letters": as_tcvn3_small, "VNI": as_vni,
    "web page": as_html, "Word": as_docx, "PDF": as_pdf,
}


def _written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def _tcvn3(text: str) -> bytes:
    table = {letter: code for code, letter in _TCVN3.items()}
    return "".join(table.get(c) or table.get(c.lower(), c) for c in text).encode("cp1252")


def _vni(text: str) -> bytes:
    marks = {mark: code for code, mark in _VNI_MARKS.items()}
    letters = {letter: code for code, letter in _VNI_LETTERS.items()}
    out = ""
    for c in text:
        low = c.lower()
        base, *tones = unicodedata.normalize("NFD", low)
        if "\u031b" in tones:
            code = letters[unicodedata.normalize("NFC", base + "\u031b")] + "".join(marks[t] for t in tones if t != "\u031b")
        elif low in letters:
            code = letters[low]
        elif tones:
            code = base + marks["".join(sorted(tones, key=lambda t: t not in "\u0302\u0306"))]
        else:
            code = low
        out += code.upper() if c != low else code
    return out.encode("cp1252")
