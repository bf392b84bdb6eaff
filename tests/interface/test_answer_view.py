"""A conversation as HTML: marks, tones, refusals, notes, and nothing that executes."""

from dataclasses import replace

from interface.answer_tools import answer_text
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
            assert html.count(f'data-source="s{number}"') >= 4 and f'id="{turn}-s{number}"' in html


def test_a_citation_number_without_a_citation_gets_no_mark() -> None:
    turn = _answered()
    html = conversation((replace(turn, sources=turn.sources[:1]),), "vi")
    assert 'class="cite" data-source="s1"' in html and 'class="cite" data-source="s2"' not in html


def test_silence_and_correction_have_tones_of_their_own() -> None:
    html = conversation((_answered(),), "vi")
    assert '<p class="sentence silence" lang="vi"><span class="tone" lang="vi">Văn bản không nêu</span>' in html
    assert '<p class="sentence correction" lang="vi"><span class="tone" lang="vi">Đính chính</span>' in html


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
    assert html.split("</article>")[0].split('class="tools"')[0].count(said) == 1


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


def test_a_question_read_in_full_is_named_above_the_answer_with_a_way_back_to_what_was_typed() -> None:
    turn = replace(_answered(), understood_as="Ở Lâm Đồng, <báo cáo> gửi ai?")
    html = conversation((turn,), "vi")
    assert "Hiểu là:" in html and "&lt;báo cáo&gt;" in html and html.index("Hiểu là:") < html.index("sentence")
    assert f'data-question="{turn.question}" data-alone="1"' in html
    assert "Hiểu là:" not in conversation((_answered(),), "vi")


def test_steps_stand_in_their_order_and_the_last_one_is_now() -> None:
    html = conversation((Turn("a", steps=("understand", "search")),), "vi")
    assert html.index('class="over">Đọc câu hỏi') < html.index('class="now">Tìm trong văn bản') and 'data-state="pending"' in html


def test_only_the_sentences_said_so_far_are_drawn_while_an_answer_is_written() -> None:
    html = conversation((replace(_answered(), shown=1),), "vi")
    assert html.count('class="sentence') == 1 and 'data-state="pending"' in html and 'class="tools"' not in html


def test_a_stopped_turn_says_so_and_offers_its_question_again() -> None:
    html = conversation((Turn("Ai & <ai>?", stopped=True),), "vi")
    assert "Đã dừng" in html and 'data-question="Ai &amp; &lt;ai&gt;?"' in html and 'data-state="done"' in html


def test_suggestions_stand_inside_the_refusal_and_are_escaped() -> None:
    html = conversation((replace(_answered("Số điện thoại?"), suggestions=("Ở <b>đâu</b>?",)),), "vi")
    assert "&lt;b&gt;đâu&lt;/b&gt;" in html and "trả lời được những câu này" in html


def test_everything_that_is_copied_is_escaped() -> None:
    turn = _answered('"><script>alert(1)</script>')
    html = conversation((turn,), "vi")
    assert "<script" not in html and 'data-text="&quot;&gt;&lt;script' in html


def test_a_copied_answer_ends_with_a_line_for_each_source_as_officials_cite_it() -> None:
    turn = _answered()
    assert turn.answer is not None
    words = answer_text(turn, turn.answer, "vi")
    assert "hàng năm. [1] [2]" in words and words.splitlines()[-2].startswith("[1] “trước ngày 15/12” (khoản 1 Mục IV ")


def test_a_vote_is_pressed_and_the_reasons_stay_folded() -> None:
    html = conversation((replace(_answered(), vote="down"),), "vi")
    assert 'data-vote="down" aria-pressed="true"' in html and 'data-vote="up" aria-pressed="false"' in html and 'id="t1-why-not" hidden' in html


def test_the_first_mark_stays_with_the_last_word_which_is_escaped() -> None:
    turn = _answered()
    assert turn.answer is not None
    sentence = {**turn.answer["sentences"][1], "text": "Gửi trước ngày <b>15/12</b>. "}
    html = conversation((replace(turn, answer={**turn.answer, "sentences": [sentence]}),), "vi")
    assert 'Gửi trước ngày <span class="tail">&lt;b&gt;15/12&lt;/b&gt;. <button' in html and html.count('class="cite"') == 2
