"""Everybody can use the page: no rule of accessibility is broken, nothing is cut off, and every word follows the language."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.interface.access import cut_off, foreign, violations, walk
from tests.interface.browser import in_browser, visit
from tests.interface.serving import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from interface.words import Language

pytestmark = in_browser


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, index_folder: Path) -> Iterator[Served]:
    """The app over the plans."""
    with serving(tmp_path_factory.mktemp("access"), index_folder) as served:
        yield served


@pytest.mark.parametrize(("width", "height", "dark", "language"), [(1280, 800, False, "en"), (360, 740, True, "vi"), *(pytest.param(*wide, marks=pytest.mark.long) for wide in ((360, 740, False, "en"), (2560, 1300, True, "vi")))])
def test_no_tab_breaks_a_rule_is_cut_off_or_says_a_word_in_the_other_language(browser: "Browser", app: Served, width: int, height: int, dark: bool, language: "Language") -> None:
    told: list[str] = []
    with visit(browser, app.url, width, height, dark) as person:
        for state in walk(person, language):
            told += [f"{state}: {what}" for what in (*violations(person.page), *cut_off(person.page), *foreign(person.page, language))]
        assert person.outside == [] and person.errors == []
    assert told == []
