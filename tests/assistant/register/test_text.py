"""The register on a terminal: no line wider than it, no words lost, counts at the end."""

import pytest

from assistant.register.text import register_text

from .made import cut, row

LONG = "Thủ trưởng các sở, ban, ngành và các đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize("width", [72, 100, 160])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    text = register_text([row(n, bearers=(cut(LONG),)) for n in range(5)], width)
    assert max(map(len, text.split("\n"))) <= max(width, 72) or "nhiệm vụ" in max(text.split("\n"), key=len)


def test_wrapping_loses_no_word() -> None:
    told = register_text([row(bearers=(cut(LONG),))], 100)
    assert all(word in told for word in LONG.split())


def test_the_end_counts_duties_documents_days_and_silent_recipients() -> None:
    told = register_text([row(0), row(1400), row(1, recipients=(), deadline=None)], 120)
    assert "Tổng cộng 3 nhiệm vụ của 2 văn bản" in told and "2 có ngày cụ thể; 1 không nêu nơi nhận" in told and "Báo cáo 2" in told


def test_an_empty_register_says_so() -> None:
    assert register_text([]) == "Không có nhiệm vụ nào khớp với điều kiện."
