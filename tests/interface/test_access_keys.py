"""The keyboard alone: everything can be reached in order, one sees where it is, and an update never takes it away."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from interface.words import say
from tests.interface.access import QUESTION, open_tab
from tests.interface.browser import Visit, in_browser, visit
from tests.interface.serving import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser
MOST = 200
STEP = """() => {
  const e = document.activeElement;
  if (!e || e === document.body || e.dataset.reached) return null;
  e.dataset.reached = '1';
  const ring = [e, e.closest('label'), e.closest('.wrap'), e.closest('.drop')].filter(Boolean).map((one) => getComputedStyle(one)).some((style) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1);
  const part = e.closest('#header') ? 'header' : e.getAttribute('role') === 'tab' ? 'tabs' : 'content';
  return [part, ring, e.outerHTML.slice(0, 120)];
}"""
LEFT = """() => [...document.querySelectorAll('button, a[href], input, textarea, select, summary, [tabindex="0"]')]
  .filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.disabled && e.tabIndex >= 0 && !e.dataset.reached).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Served]:
    """The app over the plans."""
    with serving(tmp_path_factory.mktemp("keys"), index_folder) as served:
        yield served


@pytest.fixture
def person(browser: "Browser", app: Served) -> Iterator[Visit]:
    """A visitor."""
    with visit(browser, app.url) as visitor:
        yield visitor
        assert visitor.errors == []


def steps(person: Visit) -> list[tuple[str, bool, str]]:
    """What Tab reaches from the top of the page: part, whether its ring is seen, element."""
    person.page.evaluate("() => { document.activeElement.blur(); scrollTo(0, 0); document.querySelectorAll('[data-reached]').forEach((e) => delete e.dataset.reached); }")
    person.page.mouse.click(2, 2)
    found = []
    for _ in range(MOST):
        person.page.keyboard.press("Tab")
        step = person.page.evaluate(STEP)
        if step is None:
            break
        found.append(tuple(step))
    return found


@pytest.mark.parametrize(("tab", "ready"), [("chat_tab", "#t1 .cite"), ("register_tab", "#register tr.opens"), ("documents_tab", "#documents tr.opens"), ("quiz_tab", ".paper .item"), ("evaluation_tab", "#evaluation")])
def test_tab_reaches_every_action_of_a_sheet_in_order_and_its_ring_is_seen(person: Visit, tab: str, ready: str) -> None:
    if tab == "chat_tab":
        person.ask(QUESTION)
    else:
        open_tab(person.page, say(tab, "vi"))
    if tab == "quiz_tab":
        person.page.click("#quiz-make")
    person.page.wait_for_selector(ready, state="attached")
    person.page.wait_for_timeout(500)
    reached = steps(person)
    parts = [part for part, _, _ in reached]
    assert parts == sorted(parts, key=("header", "tabs", "content").index) and {"header", "tabs", "content"} == set(parts)
    assert [element for _, ring, element in reached if not ring] == []
    assert person.page.evaluate(LEFT) == []


def test_a_new_answer_is_read_out_and_leaves_the_keyboard_where_it_was(person: Visit) -> None:
    person.ask(QUESTION)
    focused = "document.activeElement.closest('#question') !== null"
    assert person.page.evaluate(focused)
    person.page.wait_for_function("document.getElementById('chat-said').textContent.includes('15/12')")
    assert person.page.get_attribute("#chat-said", "aria-live") == "polite"
    person.ask("Còn Kiên Giang thì sao?", 2)
    assert person.page.evaluate(focused)


def test_the_language_is_switched_by_keys_and_the_keyboard_stays_on_the_switch(person: Visit) -> None:
    person.page.focus("#language input[value=en]")
    person.page.keyboard.press("Space")
    person.page.wait_for_selector("html[lang=en]")
    person.page.wait_for_selector("#ask:has-text('Ask')")
    assert person.page.evaluate("document.activeElement.value") == "en"


def test_a_line_of_the_register_is_opened_by_keys_and_the_keyboard_stays_on_its_button(person: Visit) -> None:
    open_tab(person.page, say("register_tab", "vi"))
    person.page.wait_for_selector("#register .opener")
    person.page.focus("#register .opener >> nth=0")
    person.page.keyboard.press("Enter")
    assert person.page.locator("#register .behind:not([hidden]) .quote").is_visible()
    assert person.page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"


def test_nothing_moves_for_those_who_want_no_motion(person: Visit) -> None:
    person.ask(QUESTION)
    person.page.locator("#t1 .cite").first.click()
    person.page.wait_for_selector(".drawer mark.now")
    slow = "() => [...document.querySelectorAll('body *')].filter((e) => ['animationDuration', 'transitionDuration'].some((name) => getComputedStyle(e)[name].split(',').some((told) => parseFloat(told) > 0.05))).length"
    assert person.page.evaluate(slow) == 0
