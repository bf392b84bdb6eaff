"""The picture of the register can be read: no box lies on another, no words hang over, in light and in dark."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from assistant.register.lanes import LABEL_LETTERS, LABEL_WIDTH, NAME_LETTERS, NAME_WIDTH, WIDTH, Box, Edge, laid_out, wrapped
from assistant.register.svg import reporting_lines

from .made import cut, row

LONG = "Thủ trưởng các sở, ban, ngành, các đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân tỉnh và các cơ quan liên quan đóng trên địa bàn tỉnh"
# The widest a letter of 13 and of 12 pixels may be on the average of a line.
LETTER = {NAME_WIDTH: 7.6, LABEL_WIDTH: 6.4}


def _forty() -> str:
    rows = [row(n, bearers=tuple(cut(f"{LONG} số {n % 9} {m}") for m in range(1 + n % 2)), recipients=tuple(cut(f"Ủy ban nhân dân số {(n * 7 + m) % 6} {LONG[: n * 3]}") for m in range(1 + n % 3))) for n in range(40)]
    return reporting_lines(rows)


def _rectangles(picture: str) -> list[tuple[float, float, float, float]]:
    rects = ElementTree.fromstring(picture).iter("{http://www.w3.org/2000/svg}rect")
    return [tuple(float(r.get(name, "0")) for name in ("x", "y", "width", "height")) for r in rects]  # type: ignore[misc]


def test_no_box_of_forty_duties_lies_on_another() -> None:
    boxes = _rectangles(_forty())
    assert len(boxes) > 60
    for (x, y, w, h), (x2, y2, w2, h2) in combinations(boxes, 2):
        assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y, ((x, y, w, h), (x2, y2, w2, h2))


def test_all_boxes_of_forty_duties_lie_inside_the_picture() -> None:
    picture = _forty()
    height = float(ElementTree.fromstring(picture).get("height", "0"))
    assert all(x >= 0 and y >= 0 and x + w <= WIDTH and y + h <= height for x, y, w, h in _rectangles(picture))


@pytest.mark.parametrize(("width", "letters"), [(NAME_WIDTH, NAME_LETTERS), (LABEL_WIDTH, LABEL_LETTERS)])
def test_a_line_of_words_is_no_wider_than_its_box(width: int, letters: int) -> None:
    assert max(map(len, wrapped(LONG * 3, letters))) * LETTER[width] <= width


def test_a_word_longer_than_a_line_is_broken_and_words_left_out_are_marked() -> None:
    lines = wrapped("x" * 100 + " " + LONG * 4, 30)
    assert all(len(line) <= 30 for line in lines) and lines[-1].endswith("…")


def test_words_of_a_box_stand_inside_it() -> None:
    laid = laid_out({"a": LONG, "b": "B"}, [Edge("a", "b", f"nhãn {n} {LONG}", "", ("d", 0, 1)) for n in range(3)])
    boxes: list[Box] = [*laid.left.values(), *laid.right.values(), *laid.labels]
    assert all(len(box.lines) * 15 < box.height for box in boxes)


def test_the_picture_has_colours_for_dark_screens_and_shrinks_with_the_page() -> None:
    picture = reporting_lines([row()])
    assert "prefers-color-scheme:dark" in picture and "max-width:100%" in picture and re.search(r'viewBox="0 0 \d+ \d+"', picture)


def test_every_duty_has_its_own_label_with_kind_channel_and_time() -> None:
    words = "".join(ElementTree.fromstring(reporting_lines([row()])).itertext())
    assert "Báo cáo · qua Sở Nội vụ · trước" in words and "ngày 01/01" in words
