"""Scans: straightened, read with few errors, and never passed on silently when they read badly."""

from pathlib import Path

import pytest

from index.errors import UnreadableFile
from ingest.canonical import canonicalise
from ingest.readers.ocr import OcrPage, ocr_warnings, skew
from ingest.readers.ocr_rules import take_out_rules
from ingest.readers.registry import read_file
from ingest.tables import read_tables
from tests.ingest.readers.samples import ANNEX, distance, pdf_annex, pdf_plan, plan_text, scan
from tests.ingest.readers.test_pdf import mixed
from tests.system import needs

pytestmark = needs("tesseract-ocr", "tesseract-ocr-vie", "fonts-dejavu-core")


def test_a_scan_turned_by_one_degree_with_noise_has_at_most_one_wrong_letter_in_a_hundred(tmp_path: Path) -> None:
    raw = read_file(scan(pdf_plan(tmp_path / "plan.pdf"), tmp_path / "scan.pdf", dpi=200, angle=1.0))
    text = canonicalise(raw).text
    assert distance(text, plan_text()) <= 0.01 * len(plan_text())
    assert raw.wrapped and any("recognised from pictures, mean confidence" in w for w in raw.warnings)


def test_a_picture_file_reads_like_the_page(tmp_path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf_plan(tmp_path / "plan.pdf"))[0]
    page.render(scale=200 / 72).to_pil().save(tmp_path / "plan.png")
    assert distance(canonicalise(read_file(tmp_path / "plan.png")).text, plan_text()) <= 0.01 * len(plan_text())


def test_in_a_mixed_pdf_only_the_picture_is_recognised(tmp_path: Path) -> None:
    raw = read_file(mixed(tmp_path))
    first, second = raw.text.split("\f")
    assert canonicalise(raw).text.startswith(plan_text()) and "CHỦ TỊCH" in first and "CHỦ TỊCH" in second
    assert any(w.startswith("1 pages were recognised") for w in raw.warnings)


@pytest.mark.parametrize("angle", [-2.0, -0.6, 0.0, 1.0, 3.0])
def test_the_skew_of_a_page_is_found_to_a_fifth_of_a_degree(tmp_path: Path, angle: float) -> None:
    import pypdfium2
    from PIL import Image

    page = pypdfium2.PdfDocument(pdf_plan(tmp_path / "plan.pdf"))[0].render(scale=100 / 72, grayscale=True).to_pil()
    assert skew(page.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)) == pytest.approx(-angle, abs=0.2)


def test_a_scanned_annex_of_ten_rows_over_two_pages_gives_every_row_with_its_cells(tmp_path: Path) -> None:
    text = canonicalise(read_file(scan(pdf_annex(tmp_path / "annex.pdf"), tmp_path / "scan.pdf"))).text
    (table,) = read_tables(text)
    assert table.roles == ("number", "matter", "lead", "support", "deadline", "product")
    assert [row.cells[0].text for row in table.rows] == [row[0] for row in ANNEX]
    assert sum(cell.text == words for row, right in zip(table.rows, ANNEX, strict=True) for cell, words in zip(row.cells, right, strict=True)) >= 54


def test_a_page_without_drawn_lines_keeps_every_point(tmp_path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf_plan(tmp_path / "plan.pdf"))[0].render(scale=300 / 72, grayscale=True).to_pil()
    assert take_out_rules(page).image is page


def test_a_page_lying_on_its_side_is_turned(tmp_path: Path) -> None:
    import pypdfium2

    page = pypdfium2.PdfDocument(pdf_plan(tmp_path / "plan.pdf"))[0].render(scale=200 / 72, grayscale=True).to_pil()
    page.rotate(90, expand=True).save(tmp_path / "side.png")
    assert distance(canonicalise(read_file(tmp_path / "side.png")).text, plan_text()) <= 0.01 * len(plan_text())


def test_a_page_that_reads_badly_is_named() -> None:
    warnings = ocr_warnings({1: OcrPage(("a",), 95.0), 4: OcrPage(("b",), 41.0)})
    assert warnings[1] == "low confidence, read again before use: page 4 (41)"


def test_a_picture_without_words_is_refused(tmp_path: Path) -> None:
    from PIL import Image

    Image.new("L", (800, 1000), 255).save(tmp_path / "a.png")
    with pytest.raises(UnreadableFile, match="no words were recognised"):
        read_file(tmp_path / "a.png")


def test_a_truncated_picture_is_refused_with_its_cause(tmp_path: Path) -> None:
    import numpy as np
    from PIL import Image

    Image.fromarray(np.random.default_rng(1).integers(0, 255, (400, 400), dtype="uint8")).save(tmp_path / "a.png")
    (tmp_path / "a.png").write_bytes((tmp_path / "a.png").read_bytes()[:3000])
    with pytest.raises(UnreadableFile, match="truncated or damaged"):
        read_file(tmp_path / "a.png")
