"""A real PDF with Vietnamese words, made by the test itself."""

from collections.abc import Sequence
from pathlib import Path

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


def made_pdf(path: Path, *pages: Sequence[str]) -> Path:
    """Writes the lines of each page; gives the path."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen import canvas

    pdfmetrics.registerFont(TTFont("vietnamese", FONT))
    drawing = canvas.Canvas(str(path))
    for lines in pages:
        drawing.setFont("vietnamese", 10)
        for at, line in enumerate(lines):
            drawing.drawString(60, 780 - 18 * at, line)
        drawing.showPage()
    drawing.save()
    return path
