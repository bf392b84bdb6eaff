"""One browser for all tests of the page."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.interface.browser import chromium

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """The system's Chromium."""
    with chromium() as started:
        yield started
