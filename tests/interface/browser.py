"""Headless Chromium for tests of the page: every request that would leave the machine is stopped and kept."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

# Under CI the test runs and fails where Chromium is missing.
in_browser = pytest.mark.skipif(shutil.which("chromium") is None and os.environ.get("CI") != "true", reason="not run: install chromium")

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
WAIT_MS = 20_000


@contextmanager
def chromium() -> Iterator["Browser"]:
    """The system's Chromium, started and stopped."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    assert program is not None, "install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """One person's page: its own session."""

    page: "Page"
    outside: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def ask(self, question: str, turn: int = 1) -> None:
        """Types the question, sends it and waits for what comes of it."""
        self.page.fill("#question textarea", question)
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(f"#t{turn}[data-state=done]")

    def switch(self, language: str) -> None:
        """Chooses the language of the interface."""
        self.page.get_by_label(language, exact=True).click()

    def in_view(self, selector: str) -> bool:
        """Whether the middle of the element can be seen, nothing lying over it."""
        return bool(self.page.evaluate(
            """selector => { const e = document.querySelector(selector), b = e.getBoundingClientRect();
            const at = document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2);
            return at !== null && (e.contains(at) || at.contains(e)) && b.top >= 0 && b.bottom <= innerHeight; }""", selector))


@contextmanager
def visit(browser: "Browser", url: str, width: int = 1280, height: int = 800, dark: bool = False) -> Iterator[Visit]:
    """A new visitor on the page, ready to ask."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="dark" if dark else "light", reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(WAIT_MS)
    visitor = Visit(page)

    def guard(route: "Route") -> None:
        if urlsplit(route.request.url).hostname == "127.0.0.1":
            route.continue_()
        else:
            visitor.outside.append(route.request.url)
            route.abort()

    page.route("**/*", guard)
    page.on("pageerror", lambda error: visitor.errors.append(str(error)))
    page.on("console", lambda message: visitor.errors.append(message.text) if message.type == "error" else None)
    page.goto(url)
    page.wait_for_selector("#question textarea")
    page.wait_for_selector("#examples .example")
    yield visitor
    context.close()
