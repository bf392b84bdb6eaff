"""Sentences and clauses of official prose."""

import pytest

from vietnamese.sentences import clauses, sentences


def _sentences(text: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text)]


def _clauses(text: str) -> list[str]:
    return [text[a:b] for a, b in clauses(text)]


def test_sentences_end_at_full_stops_question_marks_and_the_closing_mark() -> None:
    assert _sentences("Sở Nội vụ chủ trì. Đơn vị nào phối hợp? Các sở báo cáo./.") == ["Sở Nội vụ chủ trì.", "Đơn vị nào phối hợp?", "Các sở báo cáo./."]


@pytest.mark.parametrize("text", ["Gửi PCT. Nguyễn Văn A trước ngày 15/12.", "TM. ỦY BAN NHÂN DÂN tỉnh ký ban hành.", "Đạt 12.500 hộ và 95.5 điểm.", "Các đề án, v.v. của tỉnh được thẩm định.", "TP. Nha Trang và TT. Diên Khánh báo cáo."])
def test_abbreviations_and_numbers_end_no_sentence(text: str) -> None:
    assert _sentences(text) == [text]


def test_a_closing_quote_belongs_to_the_sentence_before_it() -> None:
    assert _sentences("“Nghe dân nói, nói dân hiểu.” Làm dân tin.") == ["“Nghe dân nói, nói dân hiểu.”", "Làm dân tin."]


def test_the_number_of_an_item_is_no_sentence_of_its_own() -> None:
    assert _sentences("1. Mục đích là nâng cao nhận thức. Tạo đồng thuận.") == ["1. Mục đích là nâng cao nhận thức.", "Tạo đồng thuận."]


def test_line_ends_part_sentences_and_clauses_part_at_semicolons() -> None:
    assert _sentences("Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.") == ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT."]
    assert _clauses("a) Sở Nội vụ chủ trì; b) Sở Tài chính phối hợp. Hết.") == ["a) Sở Nội vụ chủ trì;", "b) Sở Tài chính phối hợp.", "Hết."]


def test_only_the_stretch_asked_for_is_read() -> None:
    text = "Câu một. Câu hai. Câu ba."
    assert [text[a:b] for a, b in sentences(text, 9, 17)] == ["Câu hai."]
    assert sentences(text, 5, 5) == []


def test_sentences_cover_every_letter_once() -> None:
    text = "I. MỤC ĐÍCH\n1. Nâng cao nhận thức; tạo đồng thuận. Phát huy vai trò (đạt 95%)…\n\n  Các sở “báo cáo.” Hết./.  "
    spans = sentences(text)
    assert "".join(text[a:b] for a, b in spans).replace(" ", "") == "".join(text.split())
    assert all(a < b <= c for (a, b), (c, _) in zip(spans, spans[1:]))
