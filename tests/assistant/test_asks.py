"""Which slots a question asks for, with and without accents."""

import pytest

from assistant.asks import asked_slots
from vietnamese.text import bare_form

WORDINGS = [
    ("Cơ quan nào tổng hợp?", {"who"}), ("gửi báo cáo cho ai?", {"where_to"}), ("nộp về đâu, qua cơ quan nào?", {"where_to", "via"}), ("trước ngày nào phải xong?", {"when"}), ("hạn chót là bao giờ?", {"when"}), ("bao lâu một lần?", {"how_often"}),
    ("ai ký kế hoạch?", {"signatory"}), ("người ký là ai?", {"signatory"}), ("kế hoạch số mấy?", {"number"}), ("nơi nhận gồm những ai?", {"recipients"}), ("còn hiệu lực không?", {"status"}), ("xây dựng bao nhiêu mô hình?", {"how_many"}),
    ("theo văn bản nào?", {"which_document"}), ("kế hoạch nào nêu 15/12?", {"which_plan"}), ("có phải trước 30/01 không?", {"yes_no"}), ("đúng không?", {"yes_no"}), ("so sánh năm tỉnh", {"compare"}), ("ban hành ngày nào?", {"issued"}),
]
ENGLISH = [("To whom and by when?", {"where_to", "when"}), ("How often do they report?", {"how_often"}), ("Who signed the plan?", {"signatory"}), ("How many models?", {"how_many"}), ("Through which department?", {"via"}), ("Which plan cites it?", {"which_plan"})]


@pytest.mark.parametrize(("said", "slots"), [*WORDINGS, *ENGLISH])
def test_a_wording_asks_for_its_slots(said: str, slots: set[str]) -> None:
    assert slots <= asked_slots(said, bare=False)


@pytest.mark.parametrize(("said", "slots"), WORDINGS)
def test_the_same_wording_without_accents_asks_for_the_same(said: str, slots: set[str]) -> None:
    assert slots <= asked_slots(bare_form(said), bare=True)


@pytest.mark.parametrize("said", ["Sở Nội vụ báo cáo UBND tỉnh", "Kế hoạch của tỉnh Khánh Hòa", "phong trào thi đua Dân vận khéo"])
def test_a_statement_asks_for_no_slot(said: str) -> None:
    assert not asked_slots(said, bare=False) & {"when", "via", "how_often", "signatory", "number", "where_to", "who"}
