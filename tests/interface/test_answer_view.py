"""A conversation as HTML: marks, tones, refusals, notes, and nothing that executes."""

from dataclasses import replace

from interface.answer_view import conversation
from interface.chat import answer_turn, start_turn
from interface.turns import Problem, Turn
from tests.interface.fake import FakeAssistant


def _answered(question: str = "Báo cáo gửi ai?", province: str | None = None) -> Turn:
    return answer_turn(FakeAssistant(), start_turn(question, province))


def test_every_mark_leads_to_a_card_of_its_own_turn() -> None:
    html = conversation((_answered(), _answered()), "vi")
    for turn in ("t1", "t2"):
        for number in (1, 2):
            assert f'href="#{turn}-s{number}"' in html and f'id="{turn}-s{number}"' in html


def test_a_citation_number_without_a_citation_gets_no_mark() -> None:
    turn = _answered()
    html = conversation((replace(turn, sources=turn.sources[:1]),), "vi")
    assert "-s1" in html and "-s2" not in html


def test_silence_and_correction_have_tones_of_their_own() -> None:
    html = conversation((_answered(),), "vi")
    assert '<p class="sentence silence"><span class="tone">Văn bản không nêu</span>' in html
    assert '<p class="sentence correction"><span class="tone">Đính chính</span>' in html


def test_notes_follow_the_answer_with_their_mark() -> None:
    html = conversation((_answered(),), "vi")
    assert html.index("sentence silence") < html.index("Lưu ý thêm") < html.index("đã đối chiếu") < html.index("<aside")


def test_a_refusal_gives_its_reason_and_the_nearest_passages_without_marks() -> None:
    html = conversation((_answered("Số điện thoại?"),), "vi")
    assert "Chưa trả lời được" in html and "Đã tìm trong 5 văn bản" in html
    assert "không phải câu trả lời" in html and 'class="cite"' not in html and 'class="card-number"' not in html and "<mark>" not in html


def test_a_reason_that_the_answer_already_says_is_not_repeated() -> None:
    turn = _answered("Số điện thoại?")
    assert turn.answer is not None
    said = turn.answer["sentences"][0]["text"]
    html = conversation((replace(turn, answer={**turn.answer, "reason": said}),), "vi")
    assert html.count(said) == 1


def test_a_reason_that_is_a_name_for_programs_is_not_shown() -> None:
    turn = _answered("Số điện thoại?")
    assert turn.answer is not None
    assert "not_found" not in conversation((replace(turn, answer={**turn.answer, "reason": "not_found"}),), "vi")


def test_script_and_markup_in_a_question_are_shown_as_text() -> None:
    html = conversation((_answered('<script>alert(1)</script><img src="x" onerror="y"> ${1+1} {{value}}'),), "vi")
    assert "<script" not in html and "<img" not in html and "&lt;script&gt;" in html


def test_a_province_filter_is_named_under_the_question() -> None:
    assert "Chỉ tìm ở: Khánh Hòa" in conversation((_answered(province="Khánh Hòa"),), "vi")


def test_the_same_turn_is_drawn_in_english_when_switched() -> None:
    html = conversation((_answered(),), "en")
    assert 'lang="en"' in html and "Not stated" in html and "Passages the answer rests on" in html and "Đính chính" not in html


def test_a_waiting_turn_and_a_problem_are_told_apart() -> None:
    assert "Đang tìm" in conversation((Turn("a"),), "vi")
    assert "Chưa xử lý được" in conversation((Turn("a", problem=Problem("errors.NoIndex")),), "vi")
