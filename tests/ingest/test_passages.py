"""Passages follow the outline."""

from collections.abc import Callable

from index.records import Reading
from ingest.passages import MOST_SYLLABLES

Read = Callable[..., Reading]


def _syllables(text: str) -> int:
    return len(text.split())


def test_no_passage_is_longer_than_the_limit(plans: dict[str, Reading]) -> None:
    longest = max(_syllables(r.document.text[p.start : p.end]) for r in plans.values() for p in r.passages)
    assert longest <= 350
    prose = [r.document.text[p.start : p.end] for r in plans.values() for p in r.passages if p.kind in ("prose", "list item")]
    assert max(map(_syllables, prose)) <= MOST_SYLLABLES + 60


def test_a_passage_never_spans_two_numbered_items(plans: dict[str, Reading]) -> None:
    for reading in plans.values():
        tops = [s for s in reading.sections if s.parent is None or s.path.startswith("Điều")]
        for p in reading.passages:
            inside = [s.path for s in tops if s.start < p.end and p.start < s.end]
            assert len(inside) <= 1, (p, inside)


def test_passages_are_numbered_in_order_and_lie_inside_the_text(plans: dict[str, Reading]) -> None:
    for reading in plans.values():
        size = len(reading.document.text)
        assert [p.id for p in reading.passages] == list(range(len(reading.passages)))
        assert all(0 <= p.start < p.end <= size for p in reading.passages)
        assert all(a.end <= b.start for a, b in zip(reading.passages, reading.passages[1:]))


def test_passages_begin_and_end_on_a_letter_not_on_white_space(plans: dict[str, Reading]) -> None:
    for reading in plans.values():
        for p in reading.passages:
            words = reading.document.text[p.start : p.end]
            assert words == words.strip()


def test_the_context_names_document_and_headings_and_is_no_part_of_the_words(read: Read, plan: str) -> None:
    reading = read(plan)
    at = reading.document.text.index("c) Báo cáo kết quả")
    found = next(p for p in reading.passages if p.start <= at < p.end)
    assert found.context == "Khánh Hòa | KẾ HOẠCH Thực hiện công tác dân vận chính quyền năm 2024 > NHIỆM VỤ > Các sở, ban, ngành"


def test_a_document_without_title_is_named_by_its_file(read: Read) -> None:
    assert {p.context for p in read("Lịch tiếp công dân của tỉnh.").passages} == {"plan"}


def test_a_heading_stands_with_the_first_words_under_it(read: Read, plan: str) -> None:
    reading = read(plan)
    words = [reading.document.text[p.start : p.end] for p in reading.passages]
    assert "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nNâng cao nhận thức của cán bộ, công chức về công tác dân vận." in words


def test_the_page_of_a_passage_is_the_page_it_begins_on(read: Read, plan: str) -> None:
    first, second = plan.split("II. NHIỆM VỤ")
    reading = read(f"{first}\fII. NHIỆM VỤ{second}")
    at = reading.document.text.index("II. NHIỆM VỤ")
    assert {p.page for p in reading.passages if p.start < at} == {1}
    assert {p.page for p in reading.passages if p.start >= at} == {2}
    assert reading.document.page_of(at) == 2
    assert reading.document.page_of(0) == 1


def test_a_long_paragraph_is_parted_where_a_sentence_or_clause_ends(read: Read) -> None:
    clause = "các sở, ban, ngành phối hợp với Mặt trận Tổ quốc Việt Nam tỉnh tuyên truyền, vận động Nhân dân thực hiện chủ trương của Đảng"
    reading = read(f"KẾ HOẠCH\nDân vận\nI. NHIỆM VỤ\n1. Thực hiện: {'; '.join([clause] * 12)}.")
    words = [reading.document.text[p.start : p.end] for p in reading.passages if p.section == "I.1" or p.section == "I"]
    assert len(words) > 1
    assert all(w.endswith((";", ".")) for w in words)


def test_kinds_are_those_of_the_design(plans: dict[str, Reading]) -> None:
    kinds = {p.kind for r in plans.values() for p in r.passages}
    assert kinds <= {"prose", "list item", "table row", "heading", "title", "recipients", "signature"}
    assert {"prose", "list item", "recipients", "signature"} <= kinds
