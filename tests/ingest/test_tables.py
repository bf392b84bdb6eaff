"""Tables of a canonical text: columns by their headers, rows whole over pages, spans exact."""

import pytest

from ingest.tables import column_role, read_tables
from tests.ingest.readers.samples import ANNEX, annex_rows


def test_ten_rows_over_two_pages_are_ten_rows_with_the_header_once() -> None:
    rows = annex_rows()
    text = "\n".join(["PHỤ LỤC", *rows[:8], rows[0], *rows[8:], "Hết."])
    (table,) = read_tables(text)
    assert [tuple(c.text for c in row.cells) for row in table.rows] == list(ANNEX)
    assert table.is_task_table and (table.start, table.end) == (8, len(text) - 5)


def test_every_piece_of_a_cell_stands_at_its_span() -> None:
    text = "\n".join(["x", *annex_rows()])
    for table in read_tables(text):
        for row in (table.header, *table.rows):
            assert all(text[start:end].startswith("| ") for start, end in row.spans)
            assert all(" ".join(text[a:b] for a, b in cell.spans) == cell.text for cell in row.cells)


def test_a_row_that_goes_on_after_the_page_turn_is_joined() -> None:
    text = "| TT | Nội dung | Chủ trì | Thời gian |\n| 7 | Tổ chức đối thoại với | Sở Nội vụ | Quý II |\n| TT | Nội dung | Chủ trì | Thời gian |\n|  | Nhân dân ở cơ sở |  | năm 2024 |\n| 8 | Khác | A | B |"
    (table,) = read_tables(text)
    assert [[c.text for c in row.cells] for row in table.rows] == [["7", "Tổ chức đối thoại với Nhân dân ở cơ sở", "Sở Nội vụ", "Quý II năm 2024"], ["8", "Khác", "A", "B"]]
    cell = table.cell(table.rows[0], "matter")
    assert cell is not None and [text[a:b] for a, b in cell.spans] == ["Tổ chức đối thoại với", "Nhân dân ở cơ sở"]


def test_a_row_without_number_that_is_a_task_of_its_own_stays() -> None:
    text = "| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Việc chung: | A | Quý I |\n|  | - Việc riêng | B | Quý II |"
    assert len(read_tables(text)[0].rows) == 2


def test_a_full_row_without_number_is_not_joined_to_the_row_before() -> None:
    text = "| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | Một | A | Quý I |\n| | Hai | B | Quý II |"
    assert len(read_tables(text)[0].rows) == 2


def test_a_header_that_a_scan_misread_in_one_cell_is_still_dropped_when_it_repeats() -> None:
    text = "| TT | Nội dung | Chủ trì | Thời gian |\n| 1 | a | A | Quý I |\n| T1 | Nội dung | Chủ trì | Thời gian |\n| 2 | b | B | Quý II |"
    assert [row.cells[0].text for row in read_tables(text)[0].rows] == ["1", "2"]


def test_the_line_that_counts_columns_is_no_row() -> None:
    assert len(read_tables("| TT | Nội dung | Chủ trì |\n| (1) | (2) | (3) |\n| 1 | a | b |")[0].rows) == 1


def test_the_rule_of_a_markdown_table_is_no_row() -> None:
    (table,) = read_tables("| TT | Nội dung |\n|---|:---:|\n| 1 | a |")
    assert len(table.rows) == 1 and table.rows[0].cells[1].text == "a"


def test_an_escaped_bar_belongs_to_its_cell() -> None:
    assert read_tables("| TT | Nội dung |\n| 1 | a \\| b |")[0].rows[0].cells[1].text == "a | b"


def test_a_short_row_is_filled_with_blank_cells() -> None:
    assert [c.text for c in read_tables("| TT | Nội dung | Chủ trì |\n| I | NHÓM MỘT |")[0].rows[0].cells] == ["I", "NHÓM MỘT", ""]


def test_a_lone_line_with_bars_is_no_table() -> None:
    assert read_tables("a\n| b |\nc") == ()


@pytest.mark.parametrize(("header", "role"), [("STT", "number"), ("Nội dung, nhiệm vụ", "matter"), ("CƠ QUAN CHỦ TRÌ", "lead"), ("Cơ quan phối hợp", "support"), ("Đơn vị thực hiện", "lead"),
                                              ("Thời gian thực hiện", "deadline"), ("Thời hạn hoàn thành", "deadline"), ("Sản phẩm, kết quả", "product"), ("Ghi chú", "note"), ("Màu", "other")])
def test_a_column_is_told_by_its_header(header: str, role: str) -> None:
    assert column_role(header) == role
