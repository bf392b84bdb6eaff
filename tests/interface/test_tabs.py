"""The tabs beside the chat, in the app as people start it, driven in a browser."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.interface.browser import Visit, in_browser, visit
from tests.interface.test_page import BUILD_S, Running, start, stop

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app over the plans."""
    running = start(tmp_path_factory.mktemp("tabs") / "index", BUILD_S)
    yield running
    assert "Traceback" not in stop(running)


@pytest.fixture
def person(browser: "Browser", app: Running) -> Iterator[Visit]:
    """A visitor; whatever the test does, nothing is sent out and no script fails."""
    with visit(browser, app.url) as visitor:
        yield visitor
        assert visitor.outside == [] and visitor.errors == []


def open_tab(person: Visit, name: str, selector: str) -> None:
    """Goes to a tab and waits until it is drawn."""
    person.page.get_by_role("tab", name=name, exact=True).click()
    person.page.wait_for_selector(selector)


def choose(person: Visit, field: str, option: str) -> None:
    """Picks an entry of a drop-down list."""
    person.page.click(f"{field} input")
    person.page.get_by_role("option", name=option, exact=True).click()


def saved(person: Visit, button: str) -> tuple[str, bytes]:
    """Clicks a button that saves a file; gives its name and bytes."""
    with person.page.expect_download() as waiting:
        person.page.click(button)
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def make_paper(person: Visit) -> list[str]:
    """Makes the paper of ten that the tab offers; gives the ids."""
    open_tab(person, "Đề kiểm tra", "#quiz-make")
    person.page.click("#quiz-make")
    person.page.wait_for_selector(".paper .item")
    return ids(person)


def ids(person: Visit) -> list[str]:
    """Questions of the paper, in order."""
    return list(person.page.eval_on_selector_all(".paper .item", "items => items.map(item => item.dataset.id)"))


def test_the_register_keeps_to_the_province_and_a_click_shows_the_quote(person: Visit) -> None:
    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    every = person.page.locator("#register tr.opens").count()
    choose(person, "#register-province", "Ninh Thuận")
    person.page.wait_for_function("before => document.querySelectorAll('#register tr.opens').length < before", arg=every)
    rows = person.page.eval_on_selector_all("#register tr.opens td:first-child", "cells => cells.map(cell => cell.innerText)")
    assert set(rows) == {"Ninh Thuận"}
    person.page.locator("#register tr.opens", has_text="30/01").locator("td").first.click()
    assert "trước ngày 30/01 hàng năm" in person.page.inner_text("#register .behind:not([hidden]) .quote")


def test_the_register_before_a_day_leaves_what_is_due_earlier_and_a_wrong_day_is_told(person: Visit) -> None:
    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    person.page.fill("#register-before input", "01/02/2026")
    person.page.wait_for_function("document.querySelectorAll('#register tr.opens').length === 1")
    assert "30/01" in person.page.inner_text("#register tr.opens")
    person.page.fill("#register-before input", "31/31")
    person.page.wait_for_selector("#register-note .told")


def test_the_calendar_and_the_workbook_open_and_hold_the_filtered_duties(person: Visit) -> None:
    from icalendar import Calendar
    from openpyxl import load_workbook

    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    choose(person, "#register-province", "Khánh Hòa")
    person.page.wait_for_function("[...document.querySelectorAll('#register tr.opens td:first-child')].every(cell => cell.innerText === 'Khánh Hòa')")
    shown = person.page.locator("#register tr.opens").count()
    name, calendar = saved(person, "#register-ics")
    events = Calendar.from_ical(calendar).walk("VEVENT")
    assert name.endswith(".ics") and [(e["DTSTART"].dt.month, e["DTSTART"].dt.day) for e in events] == [(12, 15)]
    name, workbook = saved(person, "#register-xlsx")
    sheet = load_workbook(io.BytesIO(workbook)).worksheets[0]
    assert name.endswith(".xlsx") and sheet.max_row == shown + 1


def test_the_agenda_stands_by_date_and_a_line_of_the_picture_opens_its_quote(person: Visit) -> None:
    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    person.page.get_by_label("Theo ngày", exact=True).click()
    person.page.wait_for_selector("#register .agenda")
    assert person.page.locator("#register .agenda .day").all_inner_texts() == ["30/01", "15/12"]
    person.page.get_by_label("Sơ đồ báo cáo", exact=True).click()
    person.page.wait_for_selector("#register .drawing a")
    name = person.page.evaluate("() => { const a = document.querySelector('.drawing a'); a.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true})); return a.getAttribute('href').slice(1); }")
    assert person.page.locator(f"[id='{name}'] .quote").is_visible()


def test_a_document_is_opened_from_the_list_and_searched_without_accents(person: Visit) -> None:
    open_tab(person, "Văn bản", "#documents tr.opens")
    assert person.page.locator("#documents tr.opens").count() == 5
    person.page.locator("button.reads", has_text="TỈNH KHÁNH HÒA").click()
    person.page.wait_for_selector("#documents .reader")
    person.page.fill("#documents-search input", "truoc ngay 15/12")
    person.page.wait_for_selector("#documents mark")
    person.page.locator("#documents .hits a").first.click()
    assert person.page.inner_text("#hit-0") == "trước ngày 15/12" and person.in_view("#hit-0")


def test_documents_cited_but_not_held_and_findings_are_listed_in_both_languages(person: Visit) -> None:
    open_tab(person, "Văn bản", "#documents tr.opens")
    person.page.get_by_label("Viện dẫn nhưng chưa có", exact=True).click()
    person.page.wait_for_selector("#documents caption:has-text('chưa có')")
    person.page.get_by_label("Điểm lưu ý giữa các văn bản", exact=True).click()
    person.page.wait_for_selector("#documents .across")
    person.switch("English")
    person.page.wait_for_selector("#documents .hint:has-text('side by side')")


def test_one_question_of_ten_is_replaced_and_the_rest_stay_and_the_step_is_taken_back(person: Visit) -> None:
    first = make_paper(person)
    assert len(first) == 10 and person.page.locator(".paper .quote").count() == 10
    person.page.locator(".paper .item").nth(2).locator("[data-act=replace]").click()
    person.page.wait_for_function("id => document.querySelectorAll('.paper .item')[2].dataset.id !== id", arg=first[2])
    assert [new == old for new, old in zip(ids(person), first, strict=True)] == [at != 2 for at in range(10)]
    person.page.click("#quiz-undo")
    person.page.wait_for_function("id => document.querySelectorAll('.paper .item')[2].dataset.id === id", arg=first[2])
    assert ids(person) == first


def test_a_question_is_approved_edited_and_rejected_and_what_leaves_is_what_was_kept(person: Visit) -> None:
    make_paper(person)
    items = person.page.locator(".paper .item")
    items.nth(0).locator("[data-act=approve]").click()
    person.page.wait_for_selector(".item.approved")
    items.nth(1).locator("[data-act=reject]").click()
    person.page.wait_for_selector(".item.rejected")
    items.nth(0).locator("[data-act=edit]").click()
    words = items.nth(0).locator("textarea").input_value() + " <script>window.hit=1</script>"
    items.nth(0).locator("textarea").fill(words)
    items.nth(0).locator("[data-act=save]").click()
    person.page.wait_for_selector(".item.approved .badge:has-text('Đã sửa')")
    assert items.nth(0).locator(".stem").inner_text() == words and person.page.evaluate("window.hit") is None
    choose(person, "#quiz-format", "Markdown")
    name, text = saved(person, "#quiz-export-button")
    assert name.endswith(".md") and text.decode().count("window.hit=1") >= 1
    person.page.wait_for_selector("#quiz-export-note :text('9 câu')")


def test_a_paper_goes_out_as_word_with_its_codes_and_as_gift_which_says_what_it_loses(person: Visit) -> None:
    make_paper(person)
    name, word = saved(person, "#quiz-export-button")
    text = ZipFile(io.BytesIO(word)).read("word/document.xml").decode()
    assert name.endswith(".docx") and all(f"Mã đề: {code}" in text for code in (101, 102, 103, 104))
    choose(person, "#quiz-format", "Moodle GIFT")
    name, gift = saved(person, "#quiz-export-button")
    assert "gift" in name and gift.decode().count("::") >= 10
    person.page.wait_for_selector("#quiz-export-note [role=alert]")


@pytest.mark.parametrize("dark", [False, True])
def test_every_tab_fits_360_pixels(browser: "Browser", app: Running, dark: bool) -> None:
    with visit(browser, app.url, 360, 740, dark) as person:
        for name, ready in (("Sổ nhiệm vụ", "#register tr.opens"), ("Văn bản", "#documents tr.opens"), ("Đề kiểm tra", "#quiz-make")):
            open_tab(person, name, ready)
            assert person.page.evaluate("document.documentElement.scrollWidth") <= 360
        assert person.outside == [] and person.errors == []
