"""Pages of a PDF as pictures."""

from pathlib import Path

import pytest

from index.errors import BadInput, UnreadableFile
from interface.page_picture import page_count, page_png
from tests.interface.made_pdf import made_pdf


def test_a_page_of_a_pdf_is_drawn_in_the_width_asked_for(tmp_path: Path) -> None:
    import io

    from PIL import Image

    path = made_pdf(tmp_path / "a.pdf", ["KẾ HOẠCH"], ["Trang hai"])
    picture = Image.open(io.BytesIO(page_png(path, 2, 600)))
    assert picture.format == "PNG" and abs(picture.width - 600) <= 1 and page_count(path) == 2
    assert picture.convert("L").getextrema()[0] < 100, "something is printed on it"


@pytest.mark.parametrize(("page", "width"), [(0, 600), (3, 600), (-1, 600), (1, 10), (1, 10_000)])
def test_a_page_or_width_out_of_bounds_is_a_wrong_use(tmp_path: Path, page: int, width: int) -> None:
    path = made_pdf(tmp_path / "a.pdf", ["một"], ["hai"])
    with pytest.raises(BadInput):
        page_png(path, page, width)


def test_a_file_that_is_no_pdf_gone_or_damaged_is_told(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.4 nothing")
    (tmp_path / "a.txt").write_text("a")
    for name, error in (("bad.pdf", UnreadableFile), ("gone.pdf", UnreadableFile), ("a.txt", BadInput)):
        with pytest.raises(error):
            page_png(tmp_path / name, 1)


def test_a_sheet_of_any_size_stays_a_small_picture(tmp_path: Path) -> None:
    import io

    from PIL import Image
    from reportlab.pdfgen import canvas

    drawing = canvas.Canvas(str(tmp_path / "long.pdf"), pagesize=(50, 14_000))
    drawing.drawString(5, 100, "x")
    drawing.save()
    picture = Image.open(io.BytesIO(page_png(tmp_path / "long.pdf", 1, 2000)))
    assert picture.width * picture.height <= 26_000_000
