"""Documents and file names that hold script and markup, read, asked about and shown on every tab: all of it is text."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.interface.browser import in_browser, visit
from tests.interface.fake import PLAN
from tests.interface.program_server import call
from tests.interface.serving import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = in_browser

SCRIPT = '<script>window.hit=1</script>'
IMAGE = '<img src=x onerror="window.hit=1">'
OUTSIDE = '![a](http://example.org/a.png) <img src="http://example.org/b.png"> [c](javascript:window.hit=1)'
BIDI = "\u202egpj.exe\u2066"
NAMES = ('<img src=x onerror=window.hit=1>.txt', '"><svg onload=window.hit=1>.txt', "'-alert(1)-'.md", "[x](javascript:alert(1)).md", "${window.hit=1}{{7*7}}.txt", f"ke-hoach{BIDI}.txt")
QUESTION = "Ở Khánh Hòa, báo cáo kết quả thực hiện gửi cho cơ quan nào, trước ngày nào?"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Such documents, read into an index."""
    from ingest.pipeline import ingest

    folder = tmp_path_factory.mktemp("documents")
    (folder / "files").mkdir()
    for number, name in enumerate(NAMES):
        (folder / "files" / name).write_text(poisoned(number), encoding="utf-8")
    report = ingest([folder / "files"], folder / "index")
    assert report.failed == 0, [file.error for file in report.files]
    return folder


@pytest.fixture(scope="module")
def app(folder: Path) -> Iterator[Served]:
    """The app over them."""
    with serving(folder, folder / "index") as served:
        yield served


def poisoned(number: int) -> str:
    """A plan with markup where names, titles, bodies, days and numbers stand."""
    text = PLAN.read_text(encoding="utf-8")
    for words, more in (("Sở Nội vụ", IMAGE), ("BAN HÀNH KẾ HOẠCH", SCRIPT), ("trước ngày 15/12", SCRIPT), ("Ban Dân vận Tỉnh ủy", OUTSIDE), ("TỔ CHỨC THỰC HIỆN", IMAGE), ("Chỉ thị số 33/CT-TTg", BIDI)):
        text = text.replace(words, f"{words} {more}")
    return text.replace("2311", str(2311 + number))


def opened(page: Any) -> None:
    """Every tab, each of its views, and the first buttons of each, one after another."""
    for tab in page.get_by_role("tab").all():
        if not tab.is_visible():
            continue
        tab.click()
        page.wait_for_timeout(300)
        for radio in page.locator("input[type=radio]:visible").all():
            if radio.is_enabled():
                radio.click()
                page.wait_for_timeout(300)
        for button in page.locator("button.reads:visible, [role=tabpanel] button.primary:visible").all()[:2]:
            button.click(timeout=3000)
            page.wait_for_timeout(700)


def test_nothing_of_a_document_or_its_name_runs_on_any_tab(browser: "Browser", app: Served) -> None:
    with visit(browser, app.url) as person:
        dialogs: list[str] = []
        person.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for turn, question in enumerate((QUESTION, "Sở Nội vụ làm gì?", "Chỉ thị số 33/CT-TTg là văn bản gì?", f"{SCRIPT} {IMAGE} {OUTSIDE}"), 1):
            person.ask(question, turn)
        assert "<img src=x onerror" in person.page.inner_text("#t1")
        opened(person.page)
        assert person.page.evaluate("window.hit") is None and dialogs == [] and person.outside == []
        assert person.page.locator("[onerror], [onload], a[href^='javascript:' i], img[src='x'], img[src^='http://example']").count() == 0


def test_programs_get_the_words_as_they_are_printed(app: Served) -> None:
    event, answer = call(app.url, "ask", [QUESTION])
    assert event == "complete" and answer["citations"]
    held = call(app.url, "documents", [])[1]["documents"]
    assert len(held) == len(NAMES) and {Path(row["path"]).name for row in held} == set(NAMES)
    assert all(re.fullmatch(r"[a-z0-9-]+", row["document"]) for row in held), "ids are safe to stand anywhere"


def test_exports_of_such_documents_hold_no_live_markup(folder: Path, tmp_path: Path) -> None:
    from assistant.__main__ import main

    page = tmp_path / "register.html"
    assert main(["register", "--format", "html", "--output", str(page), "--index", str(folder / "index")]) == 0
    text = page.read_text(encoding="utf-8")
    assert "&lt;img src=x" in text and SCRIPT not in text and IMAGE not in text
