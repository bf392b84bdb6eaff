"""Tables of a text PDF that draw no lines: columns are told by the room between them."""

from pathlib import Path

from ingest.readers.layout import Word
from ingest.readers.pdf import read_pdf
from ingest.readers.spaced_tables import spaced_tables
from tests.ingest.readers.samples import ANNEX, annex_rows, pdf_annex, pdf_plan
from tests.system import needs


def _words(rows: list[dict[float, str]]) -> list[Word]:
    """Words set from the left at each place, six points a letter, a row every fifteen points."""
    out = []
    for at, row in enumerate(rows):
        for left, text in row.items():
            for word in text.split():
                out.append(Word(word, left, 15.0 * at, left + 6 * len(word), 15.0 * at + 10))
                left += 6 * len(word) + 3
    return out


HEADER = {10.0: "TT", 60.0: "Nội dung", 260.0: "Chủ trì", 400.0: "Thời gian"}


@needs("fonts-dejavu-core")
def test_a_table_without_lines_over_two_pages_gives_every_row(tmp_path: Path) -> None:
    text = read_pdf(pdf_annex(tmp_path / "annex.pdf", ruled=False)).text
    rows = [line for line in text.replace("\f", "\n").split("\n") if line.startswith("| ") and not line.startswith("| TT")]
    assert rows == annex_rows()[1:] and len(rows) == len(ANNEX)


@needs("fonts-dejavu-core")
def test_a_page_of_prose_has_no_table(tmp_path: Path) -> None:
    assert "|" not in read_pdf(pdf_plan(tmp_path / "plan.pdf")).text


def test_words_that_run_over_the_columns_end_the_table() -> None:
    found = spaced_tables(_words([HEADER, {10: "1", 60: "Rà soát", 260: "Sở Nội vụ", 400: "Quý I"}, {10: "2", 60: "Báo cáo", 260: "Sở Tài chính", 400: "Quý II"},
                                  {10: "Trên đây là phụ lục phân công nhiệm vụ của các sở, ban, ngành và các địa phương trong năm 2024 này"}]))
    assert [table.lines for table in found] == [("| TT | Nội dung | Chủ trì | Thời gian |", "| 1 | Rà soát | Sở Nội vụ | Quý I |", "| 2 | Báo cáo | Sở Tài chính | Quý II |")]


def test_a_cell_of_several_lines_belongs_to_the_row_whose_number_stands_above_it() -> None:
    found = spaced_tables(_words([HEADER, {10: "1", 60: "Rà soát", 260: "Sở Nội vụ", 400: "Quý I"}, {60: "thủ tục"}, {10: "2", 60: "Báo cáo", 260: "Sở Tài chính", 400: "Quý II"}, {260: "và Sở Nội vụ"}]))
    assert found[0].lines[1:] == ("| 1 | Rà soát thủ tục | Sở Nội vụ | Quý I |", "| 2 | Báo cáo | Sở Tài chính và Sở Nội vụ | Quý II |")


def test_a_blank_cell_stays_blank() -> None:
    found = spaced_tables(_words([HEADER, {10: "1", 60: "Rà soát", 400: "Quý I"}, {10: "2", 60: "Báo cáo", 260: "Sở Tài chính", 400: "Quý II"}]))
    assert found[0].lines[1] == "| 1 | Rà soát |  | Quý I |"


def test_columns_of_unknown_headers_are_left_as_lines() -> None:
    assert spaced_tables(_words([{10: "TT", 60: "Họ tên", 260: "Tuổi", 400: "Quê quán"}, {10: "1", 60: "An", 260: "30", 400: "Huế"}, {10: "2", 60: "Bình", 260: "40", 400: "Huế"}])) == []
