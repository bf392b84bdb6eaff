"""A walk through every tab of the page, and what is looked at on the way: rules of accessibility, words, room."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from interface.words import NAMES, Language, say, tables

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.interface.browser import Visit

QUESTION = "Ở Khánh Hòa, báo cáo kết quả thực hiện kế hoạch Chỉ thị 33 gửi cho cơ quan nào, trước ngày nào?"
NOWHERE = "Số điện thoại của Ban Dân vận Tỉnh ủy Khánh Hòa là số nào?"
TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice")
CUT = """() => {
  const out = [], wide = document.documentElement.clientWidth;
  const scrolls = (e) => { for (let p = e.parentElement; p; p = p.parentElement) if (/auto|scroll|hidden|clip/.test(getComputedStyle(p).overflowX) && p !== document.body && p !== document.documentElement) return true; return false; };
  for (const e of document.querySelectorAll('body *')) {
    if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const b = e.getBoundingClientRect();
    if (!b.width || !b.height || scrolls(e)) continue;
    if (b.right > wide + 1 || b.left < -1) out.push(`${e.tagName}#${e.id}.${e.getAttribute('class')} ${Math.round(b.left)}..${Math.round(b.right)}`);
    else if (e.matches('button, label, [role=tab]') && e.scrollWidth > e.clientWidth + 1 && getComputedStyle(e).overflowX !== 'visible') out.push(`cut: ${e.tagName} ${e.textContent.trim().slice(0, 40)}`);
  }
  return [...(document.documentElement.scrollWidth > innerWidth ? [`page ${document.documentElement.scrollWidth}`] : []), ...out.slice(0, 8)];
}"""
SAID = """() => {
  const out = new Map(), controls = 'button, label, legend, summary, th, caption, [role=tab], h1, h3, h4, dt, .hint';
  const held = '.example, .opens-kept, .question, .agenda, .since, .findings';
  const foreign = (e) => { const own = e.closest('[lang]'); return own && own !== document.documentElement && own.lang !== document.documentElement.lang; };
  const add = (words, control) => { if (words?.trim()) out.set(words.trim(), Boolean(control || out.get(words.trim()))); };
  for (const e of document.querySelectorAll('body, body *')) {
    if (!e.checkVisibility() || e.closest('script, style') || foreign(e)) continue;
    for (const node of e.childNodes) if (node.nodeType === 3) add(node.data, e.closest(controls) && !e.closest(held));
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'data-label']) add(e.getAttribute(name), name === 'placeholder' || name === 'data-label');
  }
  add(document.title, true);
  return [...out];
}"""
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵ]")
ENGLISH = re.compile(r"\b(the|and|of|to|for|is|are|here|click|drop|remove|clear|submit|close|loading|more|tabs?|options?|select|upload|error|search|sort|download|empty|file|or)\b", re.IGNORECASE)


@cache
def axe() -> str:
    """The script of axe-core that axe-playwright-python carries."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def violations(page: "Page") -> list[str]:
    """What breaks a rule in this state: rule, weight, element."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(axe())
    found: list[dict[str, Any]] = page.evaluate("async tags => (await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})).violations", list(TAGS))
    return [f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:120]}" for rule in found for node in rule["nodes"]]


def cut_off(page: "Page") -> list[str]:
    """What reaches beyond the window or is cut, other than inside of what scrolls by itself."""
    return list(page.evaluate(CUT))


def foreign(page: "Page", language: Language) -> list[str]:
    """Words of the interface that this state shows or reads out in the other language; what documents say is left out."""
    said: list[tuple[str, bool]] = page.evaluate(SAID)
    found = []
    for words, control in said:
        if words in NAMES.values():
            continue
        other = VIETNAMESE.search(words) if language == "en" else words.isascii() and ENGLISH.search(words)
        if _template("vi" if language == "en" else "en").fullmatch(words) or (control and other):
            found.append(words)
    return found


@cache
def _template(language: Language) -> re.Pattern[str]:
    other: Language = "vi" if language == "en" else "en"
    mine = {words for key, words in tables()[language].items() if words != tables()[other][key] and len(words) > 3}
    return re.compile("|".join(re.sub(r"\\\{\w+\\\}", "(?:.+?)", re.escape(words)) for words in mine if re.sub(r"\{\w+\}|\W", "", words)))


def walk(person: "Visit", language: Language) -> Iterator[str]:
    """Brings the page into one state after another; gives each one's name."""
    page = person.page
    if language == "en":
        person.switch("English")
        page.wait_for_selector("html[lang=en]")
        page.wait_for_selector("#ask:has-text('Ask')")
    page.wait_for_timeout(800)  # what Gradio shows while it starts fades out
    yield "chat, empty"
    yield from _chat(person, language)
    for tab, states in (("register_tab", _register), ("documents_tab", _documents), ("quiz_tab", _quiz), ("evaluation_tab", _evaluation)):
        open_tab(page, say(tab, language))
        yield from states(page, language)


def open_tab(page: "Page", name: str) -> None:
    """Goes to a tab, which may stand behind the button for those that do not fit."""
    tab = page.get_by_role("tab", name=name, exact=True)
    if not tab.count() or not tab.first.is_visible():
        page.locator(".overflow-menu > button").click()
        page.locator(".overflow-dropdown").get_by_text(name, exact=True).click()
    else:
        tab.first.click()


def view(page: "Page", field: str, name: str) -> None:
    """Chooses one of a row of views."""
    page.locator(field).get_by_label(name, exact=True).click()


def _chat(person: "Visit", language: Language) -> Iterator[str]:
    page = person.page
    person.ask(QUESTION)
    yield "chat, an answer"
    page.locator("#t1 details.why summary").click()
    yield "chat, why"
    for button in page.locator("#chat-bar .unfolds").all():
        button.click()
        yield f"chat, {button.get_attribute('data-panel')}"
        button.click()
    page.locator("#t1 .cite").first.click()
    page.wait_for_selector(".drawer mark.now")
    yield "chat, the viewer"
    page.keyboard.press("Escape")
    page.wait_for_selector(".drawer", state="detached")
    person.ask(NOWHERE, 2)
    yield "chat, a refusal"


def _register(page: "Page", language: Language) -> Iterator[str]:
    page.wait_for_selector("#register tr.opens")
    page.locator("#register .opener").first.click()
    yield "register, table"
    view(page, "#register-view", say("register.views.agenda", language))
    page.wait_for_selector("#register .agenda")
    yield "register, agenda"
    view(page, "#register-view", say("register.views.picture", language))
    page.wait_for_selector("#register .drawing a")
    yield "register, picture"


def _documents(page: "Page", language: Language) -> Iterator[str]:
    page.wait_for_selector("#documents tr.opens")
    page.locator("#documents-add button, #documents-add summary").first.click()
    yield "documents, list"
    page.locator("#documents button.reads").first.click()
    page.wait_for_selector("#documents .reader")
    yield "documents, read"
    for sheet in page.locator("#documents-sheet label").all()[1:]:
        sheet.click()
        page.wait_for_function("name => document.querySelector('#documents').innerText.length > 40", arg="")
        page.wait_for_timeout(600)
        yield f"documents, {sheet.inner_text().strip()}"
    for sheet in page.locator("#documents-view label").all()[1:]:
        sheet.click()
        page.wait_for_timeout(900)
        yield f"documents, {sheet.inner_text().strip()}"


def _quiz(page: "Page", language: Language) -> Iterator[str]:
    page.wait_for_selector("#quiz-make")
    yield "quiz, empty"
    page.click("#quiz-make")
    page.wait_for_selector(".paper .item")
    page.locator(".paper [data-act=edit]").first.click()
    yield "quiz, a paper"


def _evaluation(page: "Page", language: Language) -> Iterator[str]:
    page.wait_for_selector("#evaluation :text('.')")
    yield "evaluation"
