"""PDF files: reading order, page furniture, ruled tables, refusals with a cause."""

import re
from pathlib import Path

import pytest

from index.errors import UnreadableFile
from ingest.canonical import canonicalise
from ingest.readers import programs
from ingest.readers.layout import Word, page_lines
from ingest.readers.pdf import read_pdf
from ingest.readers.registry import read_file
from tests.ingest.readers.samples import ANNEX_HEADER, BODY, annex_rows, docx_plan, pdf_annex, pdf_plan, plan_text, scan
from tests.system import needs

pytestmark = needs("fonts-dejavu-core")


def test_a_plan_reads_as_it_is_printed_with_its_blocks_column_by_column(tmp_path: Path) -> None:
    assert canonicalise(read_file(pdf_plan(tmp_path / "plan.pdf"))).text == plan_text()


def test_over_many_pages_sentences_are_joined_and_page_numbers_removed(tmp_path: Path) -> None:
    raw = read_file(pdf_plan(tmp_path / "plan.pdf", size=23))
    text = canonicalise(raw).text
    assert raw.pages >= 3 and raw.text.count("\f") == raw.pages - 1
    assert [line for line in text.split("\n") if line.isdigit()] == []
    assert all(paragraph in text for paragraph in BODY[:4])


def test_a_ruled_table_over_two_pages_gives_every_row(tmp_path: Path) -> None:
    raw = read_file(pdf_annex(tmp_path / "annex.pdf"))
    rows = [line for line in canonicalise(raw).text.split("\n") if line.startswith("|")]
    assert raw.pages == 2 and rows.count(annex_rows()[0]) == 2
    assert [row for row in rows if row != annex_rows()[0]] == annex_rows()[1:]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_is_displayed_turned_reads_the_same(tmp_path: Path, turn: int) -> None:
    from pypdf import PdfWriter, Transformation
    from pypdf.generic import RectangleObject

    writer = PdfWriter(clone_from=pdf_annex(tmp_path / "annex.pdf"))
    for page in writer.pages:
        width, height = float(page.mediabox.width), float(page.mediabox.height)
        # The page's content is turned one way and its display the other way, as landscape annexes are stored.
        moves = {90: Transformation().rotate(90).translate(height, 0), 180: Transformation().rotate(180).translate(width, height), 270: Transformation().rotate(-90).translate(0, width)}
        page.add_transformation(moves[turn])
        if turn != 180:
            page.mediabox = RectangleObject((0, 0, height, width))
        page.rotate(turn)
    writer.write(tmp_path / "turned.pdf")
    rows = [line for line in re.split("[\n\f]", read_file(tmp_path / "turned.pdf").text) if "|" in line]
    assert [row for row in rows if ANNEX_HEADER[1] not in row] == annex_rows()[1:]


def test_hanging_numbers_and_stretched_spaces_make_no_columns() -> None:
    rows = [Word(f"{n}.", 60, 20 * n, 70, 20 * n + 12) for n in range(1, 6)]
    rows += [Word("nội dung dài của mục này", 100, 20 * n, 400, 20 * n + 12) for n in range(1, 6)]
    assert page_lines(rows) == [f"{n}. nội dung dài của mục này" for n in range(1, 6)]


def test_columns_whose_lines_do_not_stand_level_are_told_apart() -> None:
    left = ["Nơi nhận:", "- Thường trực Tỉnh ủy;", "- Lưu: VT."]
    right = ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Bình"]
    words = [Word(text, 60, 100 + 14 * i, 60 + 6 * len(text), 112 + 14 * i) for i, text in enumerate(left)]
    words += [Word(text, 320, 106 + 17 * i, 320 + 6 * len(text), 118 + 17 * i) for i, text in enumerate(right)]
    assert [line for line in page_lines(words) if line] == left + right


def test_the_raised_figure_of_a_footnote_does_not_run_into_a_number_and_a_squared_unit_stays(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    from tests.ingest.readers.samples import _register

    canvas = Canvas(str(tmp_path / "a.pdf"))
    pen = canvas.beginText(60, 700)
    for words, size, rise in (("Luật năm 2020", 12, 0), ("1", 7, 5), (" quy định; 50 m", 12, 0), ("2", 7, 5), (" đất.", 12, 0)):
        pen.setFont(_register(), size)
        pen.setRise(rise)
        pen.textOut(words)
    canvas.drawText(pen)
    canvas.save()
    assert read_file(tmp_path / "a.pdf").text == "Luật năm 2020 quy định; 50 m2 đất."


def test_an_encrypted_pdf_is_refused_with_its_cause(tmp_path: Path) -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption

    with pytest.raises(UnreadableFile, match="encrypted; save a copy without a password"):
        read_file(pdf_plan(tmp_path / "plan.pdf", encrypt=StandardEncryption("geheim", strength=128)))


def test_a_truncated_pdf_is_refused_with_its_cause(tmp_path: Path) -> None:
    path = pdf_plan(tmp_path / "plan.pdf")
    path.write_bytes(path.read_bytes()[:400])
    with pytest.raises(UnreadableFile, match="truncated or damaged"):
        read_file(path)


def test_a_pdf_without_its_end_is_read_with_a_warning(tmp_path: Path) -> None:
    path = pdf_plan(tmp_path / "plan.pdf")
    path.write_bytes(path.read_bytes().rpartition(b"startxref")[0])
    assert "the end of the PDF is missing; pages may be missing too" in read_file(path).warnings


def test_a_word_file_named_pdf_is_refused_by_what_it_is(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Word .docx.*although the name ends in .pdf"):
        read_file(docx_plan(tmp_path / "plan.docx").rename(tmp_path / "plan.pdf"))


def test_a_scan_without_tesseract_names_the_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda program: None)
    with pytest.raises(UnreadableFile, match="install the packages tesseract-ocr and tesseract-ocr-vie"):
        read_pdf(scan(pdf_plan(tmp_path / "plan.pdf"), tmp_path / "scan.pdf"))


def test_a_mixed_pdf_without_tesseract_keeps_its_text_pages_and_names_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "find", lambda program: None)
    raw = read_pdf(mixed(tmp_path))
    assert raw.pages == 2 and "KẾ HOẠCH" in raw.text.split("\f")[0] and not raw.text.split("\f")[1].strip()
    assert any("no text on page 2" in w and "tesseract-ocr-vie" in w for w in raw.warnings)


def mixed(folder: Path) -> Path:
    """A page of text, then a page that is a picture."""
    from pypdf import PdfWriter

    writer = PdfWriter()
    plan = pdf_plan(folder / "plan.pdf")
    for path in (plan, scan(plan, folder / "scan.pdf")):
        writer.append(path)
    writer.write(folder / "mixed.pdf")
    return folder / "mixed.pdf"
