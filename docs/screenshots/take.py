"""Takes every picture of this folder anew: `python -m docs.screenshots.take`, from the root of the repository, with the packages of the tests.

Builds an index over corpus/plans, starts the app as people do, and goes through its tabs: wide and narrow, light and dark.
The pictures are kept small (few colours); what is in the folder and is taken no more is removed.
"""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from interface.account_file import save_users, user_of
from interface.passwords import stored
from tests.interface.access import NOWHERE, QUESTION, open_tab, view
from tests.interface.browser import Visit, chromium, visit
from tests.interface.serving import ROOT, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
SIZES = {"wide": (1280, 800), "narrow": (360, 740)}
TONES = {"light": False, "dark": True}
COLOURS = 160
LARGEST = 200_000
RUN_MS = 300_000
FOLLOW_UP = "Còn Kiên Giang thì sao?"
Shots = Iterator[str]


def main() -> None:
    """Takes all of them."""
    from ingest.pipeline import ingest

    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        ingest([ROOT / "corpus" / "plans"], folder / "index")
        save_users(folder / "users.toml", {"an.nguyen": user_of("an.nguyen", "reader", stored("mot-mat-khau-dai"))})
        taken: set[str] = set()
        with serving(folder, folder / "index") as app:
            for size, tone in _kinds():
                with visit(browser, app.url, *SIZES[size], TONES[tone]) as person:
                    for shot in _tour(person):
                        taken.add(_keep(person.page, f"{shot}-{size}-{tone}"))
        with serving(folder, folder / "index", "--auth", folder / "users.toml") as app:
            for size, tone in _kinds():
                taken.add(_log_in(browser, app.url, size, tone))
    for old in HERE.glob("*.png"):
        if old.name not in taken:
            old.unlink()


def _kinds() -> list[tuple[str, str]]:
    return [(size, tone) for size in SIZES for tone in TONES]


def _tour(person: Visit) -> Shots:
    """Brings the page into each state that is shown; gives its name."""
    for part in (_chat, _register, _documents, _quiz, _evaluation):
        yield from part(person)


def _chat(person: Visit) -> Shots:
    page = person.page
    page.wait_for_timeout(800)
    yield "chat-start"
    person.ask(QUESTION)
    yield "chat"
    person.ask(FOLLOW_UP, 2)
    yield "chat-followup"
    page.evaluate("document.querySelector('#t1').scrollIntoView()")
    page.locator("#t1 .cite").first.click()
    page.wait_for_selector(".drawer mark.now")
    yield "chat-source"
    page.keyboard.press("Escape")
    person.ask(NOWHERE, 3)
    yield "chat-refusal"


def _register(person: Visit) -> Shots:
    page = person.page
    open_tab(page, "Sổ nhiệm vụ")
    page.wait_for_selector("#register tr.opens")
    yield _down(page, "#register", "register")
    view(page, "#register-view", "Theo ngày")
    page.wait_for_selector("#register .agenda")
    yield _down(page, "#register", "register-agenda")
    view(page, "#register-view", "Sơ đồ báo cáo")
    page.wait_for_selector("#register .drawing a")
    yield _down(page, "#register .drawing", "register-picture")


def _documents(person: Visit) -> Shots:
    page = person.page
    open_tab(page, "Văn bản")
    page.wait_for_selector("#documents tr.opens")
    yield "documents"
    page.locator("button.reads", has_text="TỈNH KHÁNH HÒA").click()
    page.wait_for_selector("#documents .reader")
    page.fill("#documents-search input", "truoc ngay 15/12")
    page.wait_for_selector("#documents mark")
    page.locator("#documents .hits a").first.click()
    yield "documents-read"
    for at, name, ready in ((2, "documents-web", ".drawing"), (3, "documents-missing", "caption:has-text('nhưng chưa có')")):
        page.locator("#documents-view label").nth(at).click()
        page.wait_for_selector(f"#documents {ready}")
        yield _down(page, "#documents .drawing, #documents caption", name)


def _down(page: "Page", part: str, name: str) -> str:
    """On a narrow screen goes down to what the fields above have chosen; gives the name."""
    narrow = (page.viewport_size or {})["width"] == SIZES["narrow"][0]
    page.evaluate("([part, narrow]) => narrow ? document.querySelector(part).scrollIntoView() : scrollTo(0, 0)", [part, narrow])
    return name


def _quiz(person: Visit) -> Shots:
    page = person.page
    open_tab(page, "Đề kiểm tra")
    page.wait_for_selector("#quiz-make")
    yield "quiz"
    page.click("#quiz-make")
    page.wait_for_selector(".paper .item")
    page.locator(".paper [data-act=approve]").first.click()
    page.wait_for_selector(".item.approved")
    page.evaluate("document.querySelector('#quiz-paper').scrollIntoView()")
    yield "quiz-paper"
    page.evaluate("document.querySelector('#quiz-export').scrollIntoView({ block: 'end' })")
    yield "quiz-export"


def _evaluation(person: Visit) -> Shots:
    page = person.page
    open_tab(page, "Đánh giá")
    page.wait_for_selector("#evaluation :text('.')")
    if not page.locator("#evaluation table").count():
        page.click("#evaluation-start")
        page.wait_for_selector("#evaluation table", timeout=RUN_MS)
    yield _down(page, "#evaluation", "evaluation")


def _log_in(browser: "Browser", url: str, size: str, tone: str) -> str:
    width, height = SIZES[size]
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if TONES[tone] else "light")
    page = context.new_page()
    page.goto(url)
    page.wait_for_selector("#log-in")
    kept = _keep(page, f"log-in-{size}-{tone}")
    context.close()
    return kept


def _keep(page: "Page", name: str) -> str:
    """Writes one picture with few colours."""
    from PIL import Image

    page.mouse.move(3, 3)
    page.wait_for_timeout(500)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    target = HERE / f"{name}.png"
    shot.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(target, optimize=True)
    size = target.stat().st_size
    if size > LARGEST:
        raise SystemExit(f"{target.name} has {size} bytes; at most {LARGEST} are kept")
    return target.name


if __name__ == "__main__":
    main()
