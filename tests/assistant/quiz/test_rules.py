"""Each rule finds the fault it is there for, and a sound question passes them all."""

from dataclasses import replace

import pytest

from assistant.quiz.model import BLANK, FOUR_OPTIONS, MATCHING, Paper, Question, Source
from assistant.quiz.rules import RULES, broken_rule

PLAN = "Kế hoạch A (năm 2024)"
QUOTE = "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ, gửi Sở Nội vụ"
SOUND = Question("q1", FOUR_OPTIONS, "nhận biết", "references", f"Theo {PLAN}, Chỉ thị số 33/CT-TTg được ban hành ngày nào?", ("02/9/2021", "11/11/2021", "26/11/2021", "24/12/2021"), "26/11/2021",
                 Source("a", "a.txt", 0, len(QUOTE), QUOTE, "Mục I"), PLAN, answer="26/11/2021", value_kind="date", ordered=True)
BODY = replace(SOUND, stem=f"Theo {PLAN}, báo cáo gửi ai?", value_kind="body", ordered=False, options=("Sở Nội vụ", "Sở Tư pháp", "Bộ Nội vụ", "Bộ Tư pháp"), key="Sở Nội vụ", answer="Sở Nội vụ")

BROKEN = {
    "one_key": replace(SOUND, options=("02/9/2021", "26/11/2021", "26-11-2021", "24/12/2021")),
    "key_in_quote": replace(SOUND, options=("02/9/2021", "11/11/2021", "20/11/2021", "24/12/2021"), key="20/11/2021", answer="20/11/2021"),
    "distractor_true": replace(SOUND, same=("11/11/2021",)),
    "one_kind": replace(SOUND, options=("02/9/2021", "11/11/2021", "26/11/2021", "Sở Nội vụ")),
    "length": replace(BODY, options=("Sở A", "Sở B", "Sở C", "Sở Nội vụ")),
    "all_above": replace(BODY, options=("Sở Nội vụ", "Sở Tư pháp", "Bộ Nội vụ", "Tất cả đáp án trên")),
    "negation": replace(SOUND, stem=SOUND.stem + " Văn bản nào không đúng?"),
    "names_document": replace(SOUND, stem="Chỉ thị số 33/CT-TTg được ban hành ngày nào?"),
    "sorted": replace(SOUND, options=("26/11/2021", "02/9/2021", "11/11/2021", "24/12/2021")),
    "leak": replace(SOUND, stem=SOUND.stem + " (26/11/2021)"),
    "too_long": replace(SOUND, stem=SOUND.stem + " a" * 300),
    "broken_quote": replace(SOUND, stem=SOUND.stem + " “a"),
}


def test_a_sound_question_breaks_no_rule() -> None:
    assert broken_rule(SOUND) is None and broken_rule(BODY) is None


def test_every_rule_has_a_question_that_breaks_it() -> None:
    assert set(BROKEN) == set(RULES)


@pytest.mark.parametrize("name", list(BROKEN))
def test_a_broken_rule_is_found_by_its_name(name: str) -> None:
    assert RULES[name](BROKEN[name]) and broken_rule(BROKEN[name]) is not None


def test_a_negative_in_capitals_is_allowed() -> None:
    assert not RULES["negation"](replace(SOUND, stem=SOUND.stem + " Văn bản nào KHÔNG đúng?"))


def test_a_distractor_of_the_quote_passes_only_as_a_confusion_meant() -> None:
    via = replace(BODY, options=("Sở Nội vụ", "Sở Tư pháp", "Bộ Nội vụ", "Thủ tướng"), key="Bộ Nội vụ", answer="Thủ tướng Chính phủ")
    assert RULES["distractor_true"](via) and not RULES["distractor_true"](replace(via, allowed=("Sở Nội vụ", "Thủ tướng")))


def test_a_blank_whose_stem_holds_the_key_is_dropped() -> None:
    assert RULES["leak"](replace(SOUND, kind=BLANK, options=(), stem=f"Theo {PLAN}, ngày 26/11/2021 là ngày ……"))


def test_matching_with_two_equal_rights_is_dropped() -> None:
    twin = replace(SOUND, kind=MATCHING, options=("26/11/2021", "26-11-2021"), key=[["a", "26/11/2021"], ["b", "26-11-2021"]], left=("a", "b"))
    assert RULES["one_key"](twin)


def test_no_question_of_a_paper_breaks_a_rule(big_paper: Paper, choice_paper: Paper) -> None:
    assert [(q.stem, broken_rule(q)) for q in (*big_paper.questions, *choice_paper.questions) if broken_rule(q)] == []
