"""The other formats: golden files, limits, what is lost."""

import csv
import io
import time
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from assistant.quiz.codes import shuffled_codes
from assistant.quiz.exports import kahoot, quizizz
from assistant.quiz.exports.registry import WRITERS, export
from assistant.quiz.kinds.common import Material
from assistant.quiz.model import ESSAY, FOUR_OPTIONS, MATCHING, TRUE_FALSE, Paper, Request
from assistant.quiz.paper import build_paper
from tests.assistant.quiz.small_paper import small_paper
from tests.system import needs

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize("format", ["gift", "moodle-xml", "anki", "csv", "markdown"])
def test_a_text_format_is_written_as_the_golden_file(format: str) -> None:
    paper = small_paper()
    written = export(format, paper, shuffled_codes(paper, 2, 1))
    assert written.data == (GOLDEN / f"small{WRITERS[format][0]}").read_bytes()


@pytest.mark.parametrize("format", list(WRITERS))
def test_a_format_gives_the_same_bytes_twice(format: str, big_paper: Paper) -> None:
    codes = shuffled_codes(big_paper, 2, 1)
    assert export(format, big_paper, codes).data == export(format, big_paper, codes).data


def test_kahoot_keeps_its_limits_and_lists_what_does_not_fit(big_paper: Paper) -> None:
    written = kahoot.write(big_paper)
    sheet = load_workbook(io.BytesIO(written.data)).active
    rows = [row for row in sheet.iter_rows(min_row=9, values_only=True) if row[1]]
    assert rows and all(len(row[1]) <= 120 and all(len(str(a)) <= 75 for a in row[2:6] if a) for row in rows)
    held = {q.prompt: q for q in big_paper.questions}
    assert all(row[6] in (5, 10, 20, 30, 60, 90, 120, 240) and row[1 + row[7]] == held[row[1]].key for row in rows)
    missing = [q for q in big_paper.questions if q.prompt not in {row[1] for row in rows}]
    assert missing and all(any(q.id in line for line in written.lost) for q in missing)


def test_quizizz_names_the_key_by_its_number(big_paper: Paper) -> None:
    written = quizizz.write(big_paper)
    rows = list(load_workbook(io.BytesIO(written.data)).active.iter_rows(min_row=2, values_only=True))
    held = {q.prompt: q for q in big_paper.questions}
    assert len(rows) == sum(q.kind not in (MATCHING, ESSAY) for q in big_paper.questions)
    for row in rows:
        if row[1] == "Multiple Choice":
            assert row[1 + row[7]] == held[row[0]].key
    assert any("ghép đôi" in line for line in written.lost) and any("tự luận" in line for line in written.lost)


def test_csv_begins_with_a_mark_and_reads_back(big_paper: Paper) -> None:
    data = export("csv", big_paper).data
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [r["id"] for r in rows] == [q.id for q in big_paper.questions]
    assert all(r["quote"].lstrip("'") == q.source.quote or r["quote"][1:] == q.source.quote for r, q in zip(rows, big_paper.questions, strict=True))


def test_anki_has_header_lines_and_a_stable_id_first(big_paper: Paper) -> None:
    lines = export("anki", big_paper).data.decode().splitlines()
    head = [line for line in lines if line.startswith("#")]
    assert head[:3] == ["#separator:tab", "#html:true", "#guid column:1"]
    assert [line.split("\t")[0] for line in lines[len(head) :]] == [q.id for q in big_paper.questions]
    assert all(line.count("\t") == 4 for line in lines[len(head) :])


def test_one_code_formats_say_that_other_codes_are_lost(big_paper: Paper) -> None:
    codes = shuffled_codes(big_paper, 4, 1)
    assert all(any("mã đề" in line for line in export(f, big_paper, codes).lost) for f in ("gift", "moodle-xml", "anki", "kahoot", "quizizz", "csv"))
    assert export("docx", big_paper, codes).lost == () == export("markdown", big_paper, codes).lost


def test_codes_hold_the_same_questions_in_another_order_and_their_own_keys(big_paper: Paper) -> None:
    first, *others = shuffled_codes(big_paper, 4, 1)
    for code in others:
        assert {i.question.id for i in code.items} == {i.question.id for i in first.items}
        assert [i.question.id for i in code.items] != [i.question.id for i in first.items]
        for item in code.items:
            if item.question.kind == FOUR_OPTIONS:
                assert item.options["ABCD".index(item.key)] == item.question.key
                assert not item.question.ordered or item.options == item.question.options
    assert len({c.name for c in (first, *others)}) == 4


def test_the_word_paper_has_the_parts_trainers_expect(big_paper: Paper) -> None:
    codes = shuffled_codes(big_paper, 2, 1)
    file = Document(io.BytesIO(export("docx", big_paper, codes).data))
    text = [p.text for p in file.paragraphs]
    assert sum(t.startswith("Mã đề: 10") for t in text) == 4 and sum("HẾT" in t for t in text) == 2
    assert sum("PHIẾU TRẢ LỜI" in t for t in text) == 2 and "BẢNG ĐÁP ÁN" in text and any("LỜI GIẢI" in t for t in text)
    start = text.index("BẢNG ĐÁP ÁN")
    numbered = [t for t in text[:start] if t.startswith("Câu ")]
    assert len(numbered) == 2 * len(big_paper.questions)
    letters = [c.text for table in file.tables[-2:] for row in table.rows[1::2] for c in row.cells if c.text]
    closed = [i.key for code in codes for i in code.items if i.question.kind in (FOUR_OPTIONS, TRUE_FALSE)]
    assert letters == closed


@needs("libreoffice-writer")
def test_libreoffice_opens_the_word_paper(big_paper: Paper, tmp_path: Path) -> None:
    import subprocess

    from ingest.readers import programs

    office = programs.find(programs.OFFICE)
    (tmp_path / "paper.docx").write_bytes(export("docx", big_paper, shuffled_codes(big_paper, 2, 1)).data)
    subprocess.run([str(office), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "paper.docx")], check=True, capture_output=True, timeout=120)
    import pypdfium2

    pages = pypdfium2.PdfDocument(tmp_path / "paper.pdf")
    # The drawing order of accented letters differs between readers; digits and plain letters do not.
    first = pages[0].get_textpage().get_text_range()
    assert len(pages) > 20 and "101" in first and "19/8/2022" in first


def test_200_questions_with_four_codes_take_less_than_ten_seconds(material: Material) -> None:
    told: list[int] = []
    started = time.perf_counter()
    paper = build_paper(Material(material.library), Request(count=200, seed=9), lambda word, done, total: told.append(done))
    export("docx", paper, shuffled_codes(paper, 4, 9))
    assert time.perf_counter() - started < 10 and told[-1] == len(paper.questions) == 200
