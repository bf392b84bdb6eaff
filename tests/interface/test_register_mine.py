"""The register for one reader: my body and today's province, this month's agenda, a picture that can be read."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest

from interface.register_view import month_html, register_html
from tests.assistant.register.made import cut, day, row
from tests.interface.browser import Visit, in_browser, visit
from tests.interface.test_page import BUILD_S, Running, start, stop
from tests.interface.test_tabs import choose, open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TODAY = date(2026, 11, 21)
DUE = '<span class="day">{}</span>'


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app over the plans."""
    running = start(tmp_path_factory.mktemp("register") / "index", BUILD_S)
    yield running
    assert "Traceback" not in stop(running)


@pytest.fixture
def person(browser: "Browser", app: Running) -> Iterator[Visit]:
    """A visitor."""
    with visit(browser, app.url) as visitor:
        yield visitor
        assert visitor.outside == [] and visitor.errors == []


def test_a_month_shows_what_is_due_in_it_with_the_days_left() -> None:
    rows = [row(0, deadline=day("trước ngày 25/11")), row(1, deadline=day("trước ngày 15/12")), row(2, deadline=None, frequency=cut("hằng tháng"))]
    this, following = month_html(rows, TODAY, 0, "vi"), month_html(rows, TODAY, 1, "vi")
    assert "Tháng 11/2026" in this and DUE.format("25/11") in this and DUE.format("15/12") not in this and "còn 4 ngày" in this
    assert "Tháng 12/2026" in following and DUE.format("15/12") in following and DUE.format("25/11") not in following
    assert "(1)" in this and "(1)" in following  # what returns every month, without a day


def test_the_month_after_december_is_january_of_the_next_year() -> None:
    shown = month_html([row(0, deadline=day("trước ngày 30/01"))], date(2026, 12, 5), 1, "vi")
    assert "Tháng 1/2027" in shown and "30/01" in shown


def test_a_month_without_duties_says_so() -> None:
    assert "Không có nhiệm vụ nào in ngày trong tháng này" in register_html([row(0, deadline=day("trước ngày 15/6"))], "agenda", "vi", TODAY, "this_month")


@in_browser
def test_the_body_remembered_filters_the_register_with_what_its_group_is_told(person: Visit) -> None:
    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    person.page.click("#register-mine")
    person.page.wait_for_selector("#register-note .told:has-text('Chưa nhớ')")
    person.page.fill("#register-body input", "Sở Tài chính")
    person.page.keyboard.press("Enter")
    person.page.wait_for_function("[...document.querySelectorAll('#register tr.opens td:nth-child(3)')].every(cell => !cell.innerText.startsWith('Ban Dân vận các huyện'))")
    shown = person.page.inner_text("#register tbody")
    assert "sở, ban, ngành" in shown.lower() and "Phòng Đoàn thể" not in shown
    person.page.click("#register-keep")
    person.page.wait_for_selector("#register-note .told:has-text('Sở Tài chính')")
    assert person.page.evaluate("window.chatReader.recall()") == ["Sở Tài chính", ""]
    person.page.reload()
    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    every = person.page.locator("#register tr.opens").count()
    person.page.click("#register-mine")
    person.page.wait_for_function("before => document.querySelectorAll('#register tr.opens').length < before", arg=every)
    assert person.page.input_value("#register-body input") == "Sở Tài chính"


@in_browser
def test_todays_province_opens_the_plans_of_all_it_is_made_of(person: Visit) -> None:
    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    every = person.page.locator("#register tr.opens").count()
    choose(person, "#register-province", "Khánh Hòa hiện nay (gồm Khánh Hòa, Ninh Thuận)")
    person.page.wait_for_function("before => document.querySelectorAll('#register tr.opens').length < before", arg=every)
    assert set(person.page.eval_on_selector_all("#register tr.opens td:first-child", "cells => cells.map(cell => cell.innerText)")) == {"Khánh Hòa", "Ninh Thuận"}


@in_browser
def test_the_agenda_offers_the_month_and_no_words_of_the_picture_leave_their_box(person: Visit) -> None:
    open_tab(person, "Sổ nhiệm vụ", "#register tr.opens")
    person.page.get_by_label("Theo ngày", exact=True).click()
    person.page.wait_for_selector("#register-period")
    person.page.get_by_label("Tháng này", exact=True).click()
    person.page.wait_for_selector(f"#register h2:has-text('Tháng {date.today().month}/{date.today().year}')")
    person.page.get_by_label("Sơ đồ báo cáo", exact=True).click()
    person.page.wait_for_selector("#register .drawing a")
    for dark in ("light", "dark"):
        person.page.emulate_media(color_scheme=dark)
        outside = person.page.evaluate("""() => [...document.querySelectorAll('#register .drawing g')].filter(g => {
            const box = g.querySelector('rect')?.getBBox();
            return box && [...g.querySelectorAll('text')].some(t => { const b = t.getBBox(); return b.x + b.width > box.x + box.width || b.y < box.y - 1 || b.y + b.height > box.y + box.height + 1; }); }).length""")
        assert outside == 0, dark
