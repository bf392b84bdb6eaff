"""People on the page keep their own conversation while others, and programs, ask at the same moment."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.interface.browser import in_browser, visit
from tests.interface.program_server import call
from tests.interface.serving import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser

PROVINCES = ("Khánh Hòa", "Lâm Đồng", "Ninh Thuận", "Kiên Giang")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Served]:
    """The app as it is started."""
    with serving(tmp_path_factory.mktemp("people"), index_folder) as served:
        yield served


def test_each_page_shows_its_own_conversation_and_keeps_it(browser: "Browser", app: Served) -> None:
    with ExitStack() as stack, ThreadPoolExecutor(8) as programs:
        people = [stack.enter_context(visit(browser, app.url)) for _ in PROVINCES]
        for turn in (1, 2):
            calls = [programs.submit(call, app.url, "ask", [f"Ở {province}, ai kiểm tra?"]) for province in PROVINCES * 2]
            for person, province in zip(people, PROVINCES, strict=True):
                person.page.fill("#question textarea", f"Ở {province}, báo cáo gửi ai? ({turn})")
                person.page.keyboard.press("Enter")
            for person, province in zip(people, PROVINCES, strict=True):
                person.page.wait_for_selector(f"#t{turn}[data-state=done]")
                shown = person.page.inner_text("#conversation")
                assert all(f"Ở {province}, báo cáo gửi ai? ({asked})" in shown for asked in range(1, turn + 1))
                assert not any(f"Ở {other}, báo cáo" in shown for other in PROVINCES if other != province)
                assert person.page.locator(".turn").count() == turn
            assert all(done.result()[0] == "complete" for done in calls)


def test_a_page_opened_anew_begins_empty(browser: "Browser", app: Served) -> None:
    with visit(browser, app.url) as person:
        assert person.page.locator(".turn").count() == 0
