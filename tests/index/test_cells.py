"""A stretch inside one cell of a table is named by its column."""

import pytest

from index.cells import column_of

TEXT = "Phụ lục\n| TT | Nội dung | Thời gian  hoàn thành |\n| 1 | Rà soát \\| sửa | Quý I |\n| 2 | Báo cáo | Quý II |\nHết."


@pytest.mark.parametrize(("words", "column"), [("Quý I", "Thời gian hoàn thành"), ("Quý II", "Thời gian hoàn thành"), ("Báo cáo", "Nội dung"), ("sửa", "Nội dung"), ("2", "TT")])
def test_words_of_one_cell_are_in_its_column(words: str, column: str) -> None:
    at = TEXT.index(words)
    assert column_of(TEXT, at, at + len(words)) == column


@pytest.mark.parametrize("words", ["| 2 | Báo cáo | Quý II |", "Báo cáo | Quý II", "Nội dung", "Hết.", "Phụ lục", "Quý II |\nHết."])
def test_rows_several_cells_headers_and_prose_have_none(words: str) -> None:
    at = TEXT.index(words)
    assert column_of(TEXT, at, at + len(words)) is None


def test_a_header_repeated_after_a_page_turn_changes_nothing() -> None:
    text = "| TT | Nội dung |\n| 1 | Một |\n| TT | Nội dung |\n| 2 | Hai |"
    assert column_of(text, text.index("Hai"), text.index("Hai") + 3) == "Nội dung"
