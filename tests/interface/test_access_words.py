"""Words that are not drawn by a tab: the title, Gradio's own, messages in the corner, the log-in."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interface.account_file import save_users, user_of
from interface.gradio_words import gradio_words
from interface.login_page import page_html
from interface.passwords import stored
from interface.words import LANGUAGES, Language, say
from tests.interface.access import cut_off, foreign, violations
from tests.interface.browser import WAIT_MS, in_browser, visit
from tests.interface.serving import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

NAME, PASSWORD = "an.nguyen", "matkhau-doc-1"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Served]:
    """The app with one user."""
    folder = tmp_path_factory.mktemp("log-in")
    save_users(folder / "users.toml", {NAME: user_of(NAME, "reader", stored(PASSWORD))})
    with serving(folder, index_folder, "--auth", folder / "users.toml") as served:
        yield served


def test_gradio_gets_both_dictionaries_with_its_own_slots() -> None:
    words = gradio_words().translations_dict
    assert set(words) == set(LANGUAGES) and words["vi"].keys() == words["en"].keys()
    assert set(re.findall(r"\{\w+\}", words["vi"]["status.queue_position"])) == {"{position}", "{size}"}


def test_the_log_in_names_no_address_and_escapes_the_path_in_front_of_it() -> None:
    page = page_html('/a"><script>')
    assert "http" not in page.replace("http-equiv", "") and '/a"><script>' not in page and 'action="/hoi-dap/login"' in page_html("/hoi-dap")


@in_browser
@pytest.mark.parametrize("locale", ["fr-FR", "en-US", "vi-VN"])
def test_title_language_and_gradios_words_follow_the_switch_and_not_the_browser(browser: "Browser", closed: Served, locale: str) -> None:
    page = browser.new_context(locale=locale).new_page()
    log_in(page, closed.url)
    for language, name in (("vi", None), ("en", "English"), ("vi", "Tiếng Việt")):
        if name:
            page.get_by_label(name, exact=True).click()
        page.wait_for_function("told => document.title === told[0] && document.documentElement.lang === told[1]", arg=[say("page_title", language), language])
    page.context.close()


@in_browser
def test_the_language_that_was_chosen_is_there_again_at_the_next_visit(browser: "Browser", closed: Served) -> None:
    page = browser.new_context().new_page()
    page.set_default_timeout(WAIT_MS)
    page.goto(closed.url)
    page.get_by_label("English", exact=True).check()
    log_in(page, closed.url)
    page.wait_for_selector("#ask:has-text('Ask')")
    page.get_by_label("Tiếng Việt", exact=True).click()
    page.wait_for_selector("html[lang=vi]")
    page.reload()
    page.wait_for_selector("#ask:has-text('Hỏi')")
    assert page.get_by_label("Tiếng Việt", exact=True).is_checked()
    page.context.close()


@in_browser
@pytest.mark.parametrize(("width", "dark"), [(360, True), (1280, False)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_log_in_breaks_no_rule_fits_and_speaks_one_language(browser: "Browser", closed: Served, width: int, dark: bool, language: Language) -> None:
    page = browser.new_context(viewport={"width": width, "height": 740}, color_scheme="dark" if dark else "light").new_page()
    page.goto(closed.url)
    assert page.evaluate("document.activeElement.id") == "username"
    if language == "en":
        page.get_by_label("English", exact=True).check()
    page.fill("#username", NAME)
    page.fill("#password", "sai-mat-khau")
    page.keyboard.press("Enter")
    page.wait_for_selector("#told:not(:empty)")
    assert page.inner_text("#told") == say("wrong_log_in", language) and page.evaluate("document.activeElement.id") == "password"
    assert violations(page) + cut_off(page) + foreign(page, language) == []
    page.context.close()


@in_browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_lost_connection_is_told_in_the_language_that_was_chosen(browser: "Browser", tmp_path: Path, index_folder: Path, language: Language) -> None:
    with serving(tmp_path, index_folder) as served, visit(browser, served.url) as person:
        if language == "en":
            person.switch("English")
            person.page.wait_for_selector("#ask:has-text('Ask')")
        served.process.terminate()
        served.process.wait(20)
        person.page.fill("#question textarea", "Ai ký kế hoạch?")
        person.page.keyboard.press("Enter")
        person.page.wait_for_selector(".toast-body")
        person.page.wait_for_selector(f".toast-message-text:text-is('{say('gradio.told.connection', language)}')")
        # While it fades in, its letters have less contrast than when it can be read.
        person.page.wait_for_function("[...document.querySelectorAll('.toast-body')].every(t => getComputedStyle(t).opacity === '1' && !t.getAnimations({subtree: true}).length)")
        assert violations(person.page) + cut_off(person.page) + foreign(person.page, language) == []


def log_in(page: "Page", url: str) -> None:
    """Logs in and waits for the page."""
    page.set_default_timeout(WAIT_MS)
    page.goto(url)
    page.fill("#username", NAME)
    page.fill("#password", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_selector("#logout")
