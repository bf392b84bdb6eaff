"""The chat in a browser: follow-ups, the viewer, stopping, feedback, history, settings, keys, files to take away."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from assistant.export.verify import check_file
from interface.layout import build, launch_options
from tests.interface.browser import Visit, in_browser, visit
from tests.interface.fake import QUOTE, FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from assistant.service import Assistant

pytestmark = in_browser
QUESTION = "Báo cáo gửi ai?"


def serve(assistant: Any) -> Iterator[str]:
    """The page over an assistant."""
    page = build(assistant)
    _, address, _ = page.launch(server_name="127.0.0.1", prevent_thread_lock=True, **launch_options())
    yield address
    page.close()


@pytest.fixture(scope="module")
def fake() -> FakeAssistant:
    """The stand-in, which takes a fifth of a second."""
    return FakeAssistant(seconds=0.2)


@pytest.fixture(scope="module")
def url(fake: FakeAssistant) -> Iterator[str]:
    """The page over the stand-in."""
    yield from serve(fake)


@pytest.fixture(scope="module")
def slow_url() -> Iterator[str]:
    """The page over one that takes long."""
    yield from serve(FakeAssistant(seconds=30))


@pytest.fixture(scope="module")
def real_url(assistant: "Assistant") -> Iterator[str]:
    """The page over the plans."""
    yield from serve(assistant)


@pytest.fixture(autouse=True)
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What the page keeps goes to a folder of the test."""
    monkeypatch.setenv("ASSISTANT_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def person(browser: "Browser", url: str) -> Iterator[Visit]:
    """A visitor; whatever the test does, nothing is sent out and no script fails."""
    with visit(browser, url) as visitor:
        yield visitor
        assert visitor.outside == [] and visitor.errors == []


def focused(person: Visit) -> str:
    """The element that has the focus, as it begins."""
    return str(person.page.evaluate("document.activeElement.outerHTML.slice(0, 160)"))


def open_mark(person: Visit, turn: int = 1, source: str = "s1") -> None:
    """Clicks a mark and waits for its words in the viewer."""
    person.page.click(f'#t{turn} .cite[data-source="{source}"] >> nth=0')
    person.page.wait_for_selector(f'.drawer[data-source="{source}"] mark.now')


def test_a_follow_up_says_how_it_was_read_and_can_be_asked_as_typed(person: Visit, fake: FakeAssistant) -> None:
    person.ask(QUESTION)
    person.ask("Còn Lâm Đồng?", 2)
    assert "Hiểu là: Đọc đủ: Còn Lâm Đồng?" in person.page.inner_text("#t2 .understood")
    person.page.click("#t2 .asks")
    person.page.wait_for_selector("#t3[data-state=done]")
    assert person.page.locator("#t3 .understood").count() == 0 and "Còn Lâm Đồng?" in person.page.inner_text("#t3 .question")
    assert [len(before) for before in fake.before[-3:]] == [0, 1, 0]


def test_real_follow_ups_are_answered_from_the_province_they_name(browser: "Browser", real_url: str) -> None:
    with visit(browser, real_url) as person:
        person.ask("Ở Khánh Hòa, báo cáo kết quả thực hiện kế hoạch Chỉ thị 33 gửi cho cơ quan nào, trước ngày nào?")
        person.ask("Còn Lâm Đồng thì sao?", 2)
        assert "Lâm Đồng" in person.page.inner_text("#t2 .understood")
        files = person.page.eval_on_selector_all("#t2 .card", "cards => cards.map(card => card.dataset.file)")
        assert files and all("lam-dong" in file for file in files)
        assert person.errors == []


def test_steps_are_shown_while_the_answer_is_awaited_and_stop_leaves_a_tidy_turn(browser: "Browser", slow_url: str) -> None:
    with visit(browser, slow_url) as person:
        person.page.fill("#question textarea", QUESTION)
        person.page.keyboard.press("Enter")
        person.page.wait_for_selector("#t1 .steps .now")
        assert person.page.locator("#ask").count() == 0 or not person.page.locator("#ask").is_visible()
        person.page.click("#stop")
        person.page.wait_for_selector("#t1[data-state=done] .stopped")
        assert "Đã dừng" in person.page.inner_text("#t1") and person.page.locator(".steps").count() == 0
        person.page.wait_for_selector("#ask")
        assert not person.page.locator("#stop").is_visible() and person.errors == []


def test_a_new_conversation_ends_the_question_that_runs(browser: "Browser", slow_url: str) -> None:
    with visit(browser, slow_url) as person:
        person.page.fill("#question textarea", QUESTION)
        person.page.keyboard.press("Enter")
        person.page.wait_for_selector("#t1 .steps")
        person.page.click("#clear")
        person.page.wait_for_selector("#ask")
        person.page.wait_for_timeout(300)
        assert person.page.locator(".turn").count() == 0


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 640)])
def test_a_mark_opens_the_whole_document_at_the_cited_words(browser: "Browser", url: str, width: int, height: int) -> None:
    with visit(browser, url, width, height) as person:
        person.ask(QUESTION)
        open_mark(person)
        assert person.page.inner_text(".drawer mark.now") == QUOTE and person.in_view(".drawer mark.now")
        assert "PHỤ LỤC" in person.page.inner_text(".drawer .text")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= width
        sentence = person.page.evaluate("document.querySelector('#t1 .sentence').getBoundingClientRect().top")
        assert 0 <= sentence < height * (1 if width > 820 else 0.34)


def test_keys_open_a_mark_go_to_the_next_and_close_and_the_focus_goes_back(person: Visit) -> None:
    person.ask(QUESTION)
    person.page.focus("#t1 .cite >> nth=0")
    person.page.keyboard.press("Space")
    person.page.wait_for_selector('.drawer[data-source="s1"]')
    assert "<h2" in focused(person)
    person.page.keyboard.press("ArrowRight")
    person.page.wait_for_selector('.drawer[data-source="s2"]')
    person.page.keyboard.press("Escape")
    person.page.wait_for_selector(".drawer", state="detached")
    assert 'data-source="s2"' in focused(person)
    person.page.keyboard.press("ArrowLeft")
    assert 'data-source="s1"' in focused(person)
    person.page.keyboard.press("Enter")
    person.page.wait_for_selector('.drawer[data-source="s1"]')


def test_the_outline_of_the_viewer_goes_to_its_section(person: Visit) -> None:
    person.ask(QUESTION)
    open_mark(person)
    person.page.evaluate("document.querySelector('.drawer .text').scrollTop = 0")
    person.page.click(".drawer .outline a >> nth=0")
    assert "viewer-sec-0" in focused(person) and person.page.evaluate("document.querySelector('.drawer .text').scrollTop") > 0


def test_why_names_what_was_read_and_what_was_held_back_and_stays_open(person: Visit) -> None:
    person.ask(QUESTION)
    person.page.click("#t1 .why summary")
    assert "ngày 31/12" in person.page.inner_text("#t1 .why") and "được trích" in person.page.inner_text("#t1 .why")
    person.ask(QUESTION, 2)
    assert person.page.locator("#t1 .why[open]").count() == 1
    person.page.click("#t1 .why .opens-source >> nth=0")
    person.page.wait_for_selector(".drawer mark.now")


def test_a_thumb_down_with_its_reason_is_stored_on_this_machine(person: Visit, state: Path) -> None:
    person.ask(QUESTION)
    person.page.click("#t1 .votes.down")
    person.page.check("#t1 .why-not input[value=misplaced]")
    person.page.fill("#t1 .why-not textarea", "sai <b>chỗ</b>")
    person.page.click("#t1 .why-not button[type=submit]")
    person.page.wait_for_selector("#t1 .thanks")
    (line,) = (state / "feedback.jsonl").read_text(encoding="utf-8").splitlines()
    row = json.loads(line)
    assert (row["vote"], row["reasons"], row["comment"], row["question"]) == ("down", ["misplaced"], "sai <b>chỗ</b>", QUESTION)


def test_a_conversation_survives_a_reload_is_opened_again_and_deleted(person: Visit) -> None:
    person.ask(QUESTION)
    person.ask("Câu <b>thứ hai</b>?", 2)
    before = person.page.inner_text("#t2 .reply")
    person.page.reload()
    person.page.wait_for_selector("#t2[data-state=done]")
    assert person.page.inner_text("#t2 .reply") == before and "<b>thứ hai</b>" in person.page.inner_text("#t2 .question")
    person.page.click("#clear")
    person.page.wait_for_selector(".turn", state="detached")
    person.ask("Hội thoại khác")
    person.page.click(".unfolds[data-panel=history]")
    assert person.page.locator(".opens-kept").all_inner_texts() == ["Hội thoại khác", QUESTION]
    person.page.click(".opens-kept >> nth=1")
    person.page.wait_for_selector("#t2[data-state=done]")
    person.ask("Câu thứ ba", 3)
    person.page.click(".unfolds[data-panel=history]")
    assert person.page.locator(".opens-kept").all_inner_texts() == [QUESTION, "Hội thoại khác"]
    person.page.click(".removes-kept >> nth=0")
    person.page.wait_for_selector(".turn", state="detached")
    assert person.page.locator(".opens-kept").all_inner_texts() == ["Hội thoại khác"]


def test_clearing_the_history_asks_once_more_and_leaves_nothing_in_the_browser(person: Visit) -> None:
    person.ask(QUESTION)
    person.page.click(".unfolds[data-panel=history]")
    person.page.click(".clears")
    person.page.click(".sure .no")
    assert person.page.locator(".opens-kept").count() == 1
    person.page.click(".clears")
    person.page.click(".sure .yes")
    person.page.wait_for_selector(".turn", state="detached")
    assert person.page.evaluate("localStorage.getItem('chat.conversations')") is None and "Chưa có" in person.page.inner_text(".history")
    person.page.reload()
    person.page.wait_for_selector("#examples .example")
    assert person.page.locator(".turn").count() == 0


def test_with_keeping_switched_off_nothing_is_kept(person: Visit) -> None:
    person.page.click(".unfolds[data-panel=history]")
    person.page.uncheck(".keeps")
    person.ask(QUESTION)
    assert person.page.evaluate("localStorage.getItem('chat.conversations')") is None


def test_one_browser_never_sees_the_history_of_another(browser: "Browser", url: str) -> None:
    with visit(browser, url) as first, visit(browser, url) as second:
        first.ask("câu của người thứ nhất")
        second.page.click(".unfolds[data-panel=history]")
        assert "thứ nhất" not in second.page.inner_text("body")


def test_people_who_log_in_in_one_browser_each_see_their_own_history(person: Visit) -> None:
    person.page.evaluate("window.chatHistory.own('lan')")
    person.ask("câu của Lan")
    person.page.click(".unfolds[data-panel=history]")
    assert person.page.locator(".opens-kept").all_inner_texts() == ["câu của Lan"]
    person.page.evaluate("window.chatHistory.own('minh')")
    assert person.page.locator(".opens-kept").count() == 0
    person.page.evaluate("window.chatHistory.own('lan')")
    assert person.page.locator(".opens-kept").all_inner_texts() == ["câu của Lan"]


def test_the_readers_setting_is_kept_and_goes_with_each_question(person: Visit, fake: FakeAssistant) -> None:
    person.page.click(".unfolds[data-panel=settings]")
    person.page.fill("#reader-body input", "UBND xã")
    person.page.keyboard.press("Enter")
    person.page.wait_for_selector(".unfolds[data-panel=settings] span:has-text('UBND xã')")
    person.page.reload()
    person.page.wait_for_selector(".unfolds[data-panel=settings] span:has-text('UBND xã')")
    person.ask(QUESTION)
    reader = fake.readers[-1]
    assert reader is not None and (reader.body, reader.province) == ("UBND xã", None)


def test_a_slash_goes_to_the_box_and_control_enter_asks(person: Visit) -> None:
    person.page.focus("#clear")
    person.page.keyboard.press("/")
    assert "textarea" in focused(person)
    person.page.keyboard.type("ai/đâu")
    person.page.keyboard.press("Control+Enter")
    person.page.wait_for_selector("#t1[data-state=done]")
    assert "ai/đâu" in person.page.inner_text("#t1 .question")


def test_every_button_has_a_name_and_the_answer_is_read_out(person: Visit) -> None:
    person.ask(QUESTION)
    open_mark(person)
    unnamed = person.page.evaluate("[...document.querySelectorAll('#conversation button, .drawer button, .bar button')].filter(b => !(b.getAttribute('aria-label') || b.textContent).trim()).length")
    assert unnamed == 0 and "trước ngày 15/12" in person.page.inner_text("#chat-said")


def test_copied_words_are_the_official_form_of_the_quote(browser: "Browser", url: str) -> None:
    with visit(browser, url) as person:
        person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        person.ask(QUESTION)
        person.page.click("#t1-s1 .copies")
        person.page.wait_for_selector("#t1-s1 .copies:has-text('Đã chép')")
        words = person.page.evaluate("navigator.clipboard.readText()")
        assert words.startswith(f"“{QUOTE}” (khoản 1 Mục IV ")


@pytest.mark.parametrize("format", ["docx", "md"])
def test_an_exported_conversation_passes_the_check(browser: "Browser", real_url: str, assistant: "Assistant", tmp_path: Path, format: str) -> None:
    with visit(browser, real_url) as person:
        person.ask("Ở Khánh Hòa, báo cáo kết quả thực hiện kế hoạch Chỉ thị 33 gửi cho cơ quan nào, trước ngày nào?")
        person.ask("Còn Kiên Giang?", 2)
        person.ask("Số điện thoại của Sở Nội vụ Khánh Hòa?", 3)
        person.page.click(".unfolds[data-panel=export]")
        with person.page.expect_download() as waiting:
            person.page.click(f"#export-{format}")
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        checked = check_file(path, assistant.library())
        assert path.suffix == f".{format}" and checked.ok and len({quote.document for quote in checked.quotes}) >= 2
        person.page.wait_for_selector("#export-note :text('3 câu hỏi')")


def test_with_nothing_asked_nothing_is_exported(person: Visit) -> None:
    person.page.click(".unfolds[data-panel=export]")
    person.page.click("#export-docx")
    person.page.wait_for_selector("#export-note [role=alert]")


def test_on_paper_only_question_answer_and_sources_are_left(person: Visit) -> None:
    person.ask(QUESTION)
    person.page.emulate_media(media="print")
    assert all(not person.page.locator(part).first.is_visible() for part in ("#composer", "#chat-bar", ".tools", ".why", "#header"))
    assert all(person.page.locator(part).first.is_visible() for part in (".question", ".sentence", ".card"))


def test_a_refusal_offers_questions_that_one_click_answers(browser: "Browser", real_url: str) -> None:
    with visit(browser, real_url) as person:
        person.ask("Số điện thoại của Sở Nội vụ Khánh Hòa?")
        person.page.click("#t1 .suggestions .asks >> nth=0")
        person.page.wait_for_selector("#t2[data-state=done]")
        assert person.page.locator("#t2 .refused").count() == 0 and person.page.locator("#t2 .cite").count() > 0
