"""The page in a browser over known answers: what is drawn, escaped, kept apart."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from interface.layout import build, launch_options
from tests.interface.browser import in_browser, visit
from tests.interface.fake import FakeAssistant

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser

LETTERS = "ĂăÂâĐđÊêÔôƠơƯưẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ"
HOSTILE = '<script>window.hit=1</script><img src=x onerror="window.hit=1"> ${window.hit=1} {{value}} ![a](http://example.org/a.png)'


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The page over the stand-in."""
    page = build(FakeAssistant(seconds=0.2))
    _, address, _ = page.launch(server_name="127.0.0.1", prevent_thread_lock=True, **launch_options())
    yield address
    page.close()


def test_script_and_markup_in_a_question_are_shown_as_text_and_send_nothing(browser: "Browser", url: str) -> None:
    with visit(browser, url) as person:
        person.ask(HOSTILE)
        assert HOSTILE in person.page.inner_text("#t1 .question")
        assert person.page.evaluate("window.hit") is None
        assert person.outside == [] and person.errors == []


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 640)])
def test_a_click_on_a_mark_brings_its_highlighted_quote_into_view(browser: "Browser", url: str, width: int, height: int) -> None:
    with visit(browser, url, width, height) as person:
        for turn in (1, 2, 3):
            person.ask("Báo cáo gửi ai?", turn)
        person.page.click('#t2 .cite[data-source="s2"] >> nth=0')
        person.page.wait_for_selector(".drawer mark.now")
        person.page.wait_for_timeout(100)
        assert person.in_view(".drawer mark.now")


@pytest.mark.parametrize("dark", [False, True])
def test_the_page_fits_360_pixels_in_light_and_dark(browser: "Browser", url: str, dark: bool) -> None:
    with visit(browser, url, 360, 640, dark) as person:
        person.ask("Báo cáo gửi ai?")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert person.page.evaluate("document.body.classList.contains('dark')") is dark


def test_every_vietnamese_letter_is_drawn_with_the_local_font_in_both_weights(browser: "Browser", url: str) -> None:
    with visit(browser, url) as person:
        person.ask(LETTERS)
        person.page.evaluate("letters => { document.querySelector('#t1 .sentence.document').textContent = letters; }", LETTERS)
        drawn = person.page.context.new_cdp_session(person.page)
        drawn.send("DOM.enable")
        drawn.send("CSS.enable")
        root = drawn.send("DOM.getDocument")["root"]["nodeId"]
        for selector, face in (("#t1 .question", "Bold"), ("#t1 .sentence.document", "Regular")):
            node = drawn.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
            fonts = drawn.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            assert [(font["postScriptName"], font["isCustomFont"]) for font in fonts] == [(f"SourceSans3-{face}", True)]


def test_the_switch_puts_words_and_history_into_english_and_back(browser: "Browser", url: str) -> None:
    with visit(browser, url) as person:
        person.ask("Báo cáo gửi ai?")
        person.switch("English")
        person.page.wait_for_selector("text=Passages the answer rests on")
        person.page.wait_for_selector("#ask:has-text('Ask')")
        person.page.wait_for_function("document.documentElement.lang === 'en'")
        person.switch("Tiếng Việt")
        person.page.wait_for_selector("text=Đoạn văn bản làm căn cứ")
        person.page.wait_for_function("document.documentElement.lang === 'vi'")


def test_one_person_never_sees_the_questions_of_another(browser: "Browser", url: str) -> None:
    with visit(browser, url) as first, visit(browser, url) as second:
        first.ask("câu hỏi của người thứ nhất")
        second.ask("câu hỏi của người thứ hai")
        first.ask("câu tiếp theo", 2)
        assert "thứ hai" not in first.page.inner_text("#conversation") and "thứ nhất" not in second.page.inner_text("#conversation")


def test_clearing_empties_the_page_and_brings_the_examples_back(browser: "Browser", url: str) -> None:
    with visit(browser, url) as person:
        person.ask("Báo cáo gửi ai?")
        person.page.click("#clear")
        person.page.wait_for_selector("#examples .example")
        assert person.page.locator(".turn").count() == 0


def test_an_example_is_asked_with_one_click(browser: "Browser", url: str) -> None:
    with visit(browser, url) as person:
        example = person.page.locator("#examples .example").first.inner_text()
        person.page.locator("#examples .example").first.click()
        person.page.wait_for_selector("#t1[data-state=done]")
        assert example in person.page.inner_text("#t1 .question")


def test_empty_and_endless_questions_get_a_clear_message(browser: "Browser", url: str) -> None:
    with visit(browser, url) as person:
        person.page.click("#ask")
        person.page.wait_for_selector("text=Bạn chưa nhập câu hỏi")
        person.ask("a" * 10_000)
        person.page.wait_for_selector("text=Câu hỏi dài 10000 ký tự")
        assert person.page.locator(".turn").count() == 1


def test_a_program_gets_the_answer_of_the_contract(url: str) -> None:
    from gradio_client import Client

    answer = Client(url, verbose=False, analytics_enabled=False).predict("Báo cáo gửi ai?", api_name="/ask")
    assert answer["abstained"] is False and [citation["marker"] for citation in answer["citations"]] == [1, 2]
