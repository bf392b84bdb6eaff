"""One plan in two formats is one reading."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.records import Cut, Reading
from ingest.reading import read_document
from ingest.readers.registry import read_file
from tests.system import needs

METADATA = ("number", "type", "issuer", "province_name", "branch", "level", "date", "date_typed", "title", "subject", "signatory", "signatory_role", "period", "recipients", "blanks")


@pytest.fixture
def pdf_of(tmp_path: Path) -> Callable[[str], Path]:
    """A text as a PDF of A4 pages, wrapped at the margin, as an office prints it."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.utils import simpleSplit
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    def make(text: str) -> Path:
        pdfmetrics.registerFont(TTFont("DejaVu", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"))
        path = tmp_path / "plan.pdf"
        canvas, height = Canvas(str(path), pagesize=A4), A4[1] - 60
        canvas.setFont("DejaVu", 11)
        for paragraph in text.split("\n"):
            for line in simpleSplit(paragraph, "DejaVu", 11, A4[0] - 120) or [""]:
                if height < 60:
                    canvas.showPage()
                    canvas.setFont("DejaVu", 11)
                    height = A4[1] - 60
                canvas.drawString(60, height, line)
                height -= 16
        canvas.save()
        return path

    return make


@needs("fonts-dejavu-core")
@pytest.mark.parametrize("name", ["hai-duong", "khanh-hoa", "kien-giang", "lam-dong", "ninh-thuan"])
def test_a_plan_printed_as_pdf_has_the_outline_metadata_and_references_of_its_text(name: str, plans: dict[str, Reading], pdf_of: Callable[[str], Path]) -> None:
    text = plans[name]
    pdf = read_document(read_file(pdf_of(text.document.text)), document=name, path=f"{name}.pdf", sha256="0" * 64)
    assert len(pdf.document.page_starts) > 1
    assert [(s.path, s.label) for s in pdf.sections] == [(s.path, s.label) for s in text.sections]
    assert {f: _printed(getattr(pdf.document, f)) for f in METADATA} == {f: _printed(getattr(text.document, f)) for f in METADATA}
    assert sorted(r.key for r in pdf.references) == sorted(r.key for r in text.references)


def _printed(value: Any) -> Any:
    return value.text if isinstance(value, Cut) else value
