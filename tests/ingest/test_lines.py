"""Lines to paragraphs: joined where a sentence goes on, kept apart where a unit begins."""

import pytest

from ingest.lines import join_paragraphs
from ingest.mapped import Mapped


def _joined(text: str, *, wrapped: bool = False, soft: bool = False) -> list[str]:
    return join_paragraphs(Mapped(text), wrapped=wrapped, soft=soft).text.split("\n")


def test_a_line_that_begins_small_goes_on_with_the_sentence_before() -> None:
    assert _joined("Phối hợp để Mặt trận Tổ quốc và Nhân\n\ndân tham gia giám sát.") == ["Phối hợp để Mặt trận Tổ quốc và Nhân dân tham gia giám sát."]


@pytest.mark.parametrize("before", ["Sở Nội vụ chủ trì.", "Sở Nội vụ chủ trì;", "Sở Nội vụ chủ trì:", "được giao./.", "“làm dân tin.”"])
def test_nothing_is_joined_behind_the_end_of_a_sentence(before: str) -> None:
    assert _joined(f"{before}\nphối hợp thực hiện") == [before, "phối hợp thực hiện"]


@pytest.mark.parametrize("line", ["a) phối hợp", "đ) thanh tra", "- theo dõi", "+ đôn đốc", "2. sở nội vụ", "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "| 1 | rà soát |"])
def test_a_line_that_opens_a_unit_is_never_joined(line: str) -> None:
    assert _joined(f"Các đơn vị thực hiện\n{line}", wrapped=True) == ["Các đơn vị thực hiện", line]


def test_the_title_under_a_type_line_stays_its_own_line() -> None:
    assert _joined("CHỈ THỊ\nvề tăng cường công tác dân vận") == ["CHỈ THỊ", "về tăng cường công tác dân vận"]


def test_wrapped_lines_that_fill_the_margin_are_one_paragraph() -> None:
    full = "Tổ chức triển khai có hiệu quả Chương trình tổng thể cải cách hành chính nhà nước của"
    text = f"{full}\nThủ tướng Chính phủ trong giai đoạn mới.\nNgắn.\nKhác hẳn."
    assert _joined(text, wrapped=True) == [f"{full} Thủ tướng Chính phủ trong giai đoạn mới.", "Ngắn.", "Khác hẳn."]


def test_a_period_broken_at_its_dash_is_joined_without_a_space() -> None:
    assert _joined("Chương trình cải cách giai đoạn 2021-\n2030 của Chính phủ.", wrapped=True) == ["Chương trình cải cách giai đoạn 2021-2030 của Chính phủ."]


def test_page_numbers_and_running_heads_are_no_part_of_the_text() -> None:
    pages = [f"UBND TỈNH KHÁNH HÒA\nĐiều {n}. Quy định về việc {word}.\n{n}" for n, word in enumerate(("một", "hai", "ba", "bốn"), 1)]
    assert _joined("\f".join(pages)) == [f"Điều {n}. Quy định về việc {word}." for n, word in enumerate(("một", "hai", "ba", "bốn"), 1)]


def test_a_number_line_inside_a_page_is_kept() -> None:
    assert "95" in _joined("Chỉ tiêu:\nTỷ lệ hài lòng:\n95\nĐạt và vượt.\nKết thúc.\n1\fTrang hai.\nNội dung.\n2")


def test_a_single_page_loses_nothing() -> None:
    assert _joined("Số: 12/KH-UBND\n2\n3") == ["Số: 12/KH-UBND", "2", "3"]


def test_a_soft_line_end_is_a_space_until_a_blank_line() -> None:
    assert _joined("Sở Nội vụ\nChủ trì thực hiện.\n\nSở Tài chính", soft=True) == ["Sở Nội vụ Chủ trì thực hiện.", "Sở Tài chính"]


@pytest.mark.parametrize(
    ("name", "words"),
    [("hai-duong", "điều hành của cơ quan nhà nước. Đổi mới tác phong"), ("hai-duong", "xây dựng chính quyền”; Chỉ thị số 34- CT/TU"), ("hai-duong", "bộ máy cán bộ của hệ thống dân vận các cấp; đội ngũ cán bộ"), ("lam-dong", "các đoàn thể chính trị - xã hội và Nhân dân tham gia giám sát")],
)
def test_sentences_of_the_plans_broken_by_page_turns_are_whole(name: str, words: str, plans: dict) -> None:
    assert words in plans[name].document.text
