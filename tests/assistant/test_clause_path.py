"""Clauses named in a question, in the order of the outline whatever the order they are said in."""

import pytest

from assistant.clause_path import clause_paths


@pytest.mark.parametrize(("said", "path"), [
    ("điểm b khoản 2 mục III nói gì", ("III", "2", "b")), ("Mục IV khoản 1", ("IV", "1")), ("mục III.2.c", ("III", "2", "c")), ("section III.8(c)", ("III", "8", "c")), ("phần II mục 4 nêu gì", ("II", "4")), ("Mục 3 phần II", ("II", "3")),
    ("Điều 5", ("Điều 5",)), ("điểm đ khoản 2 Điều 8", ("Điều 8", "2", "đ")), ("diem a khoan 3 muc II", ("II", "3", "a")), ("khoản 2 Điều 24 Quy chế 456", ("Điều 24", "2")), ("III.2 yêu cầu gì", ("III", "2")),
    ("section IV of the plan", ("IV",)), ("point b of clause 2, section III", ("III", "2", "b")), ("chương 2 điều 5", ("Chương 2", "Điều 5")),
])
def test_a_clause_is_read_from_large_to_small(said: str, path: tuple[str, ...]) -> None:
    assert clause_paths(said)[0] == path


@pytest.mark.parametrize("said", ["ý kiến của ai", "số a", "điểm nóng, vụ việc phức tạp", "điểm mới của kế hoạch", "phần a dua", "mục đích của kế hoạch", "mục tiêu đến năm 2025", "điều kiện nào", "báo cáo phần việc của mình", "the point of the plan", "33/CT-TTg", "QĐ 2311"])
def test_ordinary_words_name_no_clause(said: str) -> None:
    assert clause_paths(said) == ()
