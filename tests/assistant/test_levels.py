"""A body of one level is never answered with the body of another."""

import pytest

from assistant.service import Assistant
from ingest.pipeline import ingest

LAW = """QUỐC HỘI

LUẬT
GẶP GỠ NHÂN DÂN

Điều 1. Chủ tịch Ủy ban nhân dân cấp tỉnh
1. Chủ tịch Ủy ban nhân dân cấp tỉnh trực tiếp gặp gỡ nhân dân tại trụ sở ít nhất 01 ngày trong 01 tháng.
Điều 2. Chủ tịch Ủy ban nhân dân cấp huyện
1. Chủ tịch Ủy ban nhân dân cấp huyện trực tiếp gặp gỡ nhân dân tại trụ sở ít nhất 02 ngày trong 01 tháng.
Điều 3. Chủ tịch Ủy ban nhân dân cấp xã
1. Chủ tịch Ủy ban nhân dân cấp xã phụ trách công tác này và thực hiện các nhiệm vụ sau đây:
a) Trực tiếp gặp gỡ nhân dân tại trụ sở Ủy ban nhân dân cấp xã ít nhất 01 ngày trong 01 tuần.
Điều 4. Hiệu lực
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2030.
"""


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("levels")
    (folder / "luat.txt").write_text(LAW, encoding="utf-8")
    ingest([folder / "luat.txt"], folder / "index")
    return Assistant(folder / "index")


@pytest.mark.parametrize(("level", "told", "never"), [("tỉnh", "01 ngày trong 01 tháng", "02 ngày"), ("huyện", "02 ngày trong 01 tháng", "01 ngày"), ("xã", "01 ngày trong 01 tuần", "trong 01 tháng")])
def test_how_often_is_answered_for_the_level_asked_about(law: Assistant, level: str, told: str, never: str) -> None:
    answer = law.ask(f"Chủ tịch UBND {level} gặp gỡ nhân dân bao lâu một lần?").answer
    assert told in answer and never not in answer


def test_when_a_law_takes_effect_is_answered_with_that_article(law: Assistant) -> None:
    assert "01 tháng 7 năm 2030" in law.ask("Luật này có hiệu lực từ ngày nào?").answer


def test_who_does_a_thing_at_fixed_intervals_is_answered_with_everybody_whom_the_law_names(law: Assistant) -> None:
    answer = law.ask("Luật Gặp gỡ nhân dân quy định ai phải gặp gỡ nhân dân định kỳ?").answer
    assert all(f"cấp {level}" in answer for level in ("tỉnh", "huyện", "xã")), answer
