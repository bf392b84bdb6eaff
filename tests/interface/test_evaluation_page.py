"""The evaluation tab in the app as people start it, driven in a browser."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.interface.browser import in_browser, visit
from tests.interface.test_page import BUILD_S, Running, start, stop
from tests.interface.test_tabs import open_tab

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """The app over the plans."""
    running = start(tmp_path_factory.mktemp("evaluation") / "index", BUILD_S)
    yield running
    assert "Traceback" not in stop(running)


def test_a_run_is_started_seen_by_another_visitor_and_stopped(browser: "Browser", app: Running) -> None:
    with visit(browser, app.url) as person:
        open_tab(person, "Đánh giá", "#evaluation-start")
        shown = person.page.inner_text("#evaluation")
        person.page.click("#evaluation-start")
        person.page.wait_for_selector("#evaluation-going progress")
        with visit(browser, app.url) as other:
            open_tab(other, "Đánh giá", "#evaluation-going progress")
            assert other.page.is_disabled("#evaluation-start")
        person.page.click("#evaluation-stop")
        person.page.wait_for_selector("#evaluation-going :text('Đã dừng')")
        person.page.wait_for_selector("#evaluation-start:not([disabled])")
        assert person.page.inner_text("#evaluation") == shown, "a stopped run leaves no report"
        assert person.outside == [] and person.errors == []


@pytest.mark.long
@pytest.mark.parametrize(("width", "dark"), [(360, False), (360, True), (1280, True)])
def test_the_tab_fits_its_window_in_both_languages(browser: "Browser", app: Running, width: int, dark: bool) -> None:
    with visit(browser, app.url, width, 740, dark) as person:
        open_tab(person, "Đánh giá", "#evaluation-start")
        person.page.wait_for_selector("#evaluation p")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= width
        person.switch("English")
        person.page.wait_for_selector("#evaluation-start:has-text('Run the suite')")
        assert person.page.evaluate("document.documentElement.scrollWidth") <= width
        assert person.outside == [] and person.errors == []
