"""Tests that need a program of the system say so; a missing one is listed as not run, and fails where CI=true."""

import os
import shutil
from collections.abc import Callable
from typing import Any

import pytest

from ingest.readers import programs

# Package (Debian and Ubuntu) → whether what it brings is there.
_PACKAGES: dict[str, Callable[[], bool]] = {
    "tesseract-ocr": lambda: shutil.which("tesseract") is not None,
    "tesseract-ocr-vie": lambda: "vie" in programs.tesseract_languages(),
    "libreoffice-writer": lambda: programs.find(programs.OFFICE) is not None,
    "fonts-dejavu-core": lambda: os.path.exists("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"),
}


def needs(*packages: str) -> Callable[[Any], Any]:
    """A mark for a test or a class: run only where these packages are installed."""
    missing = [package for package in packages if not _PACKAGES[package]()]
    reason = f"not run: install {' '.join(missing)}"
    if missing and os.environ.get("CI") == "true":
        return lambda test: _failing(reason)
    return pytest.mark.skipif(bool(missing), reason=reason)


def _failing(reason: str) -> Callable[[], None]:
    def test_needs_a_program() -> None:
        pytest.fail(reason)

    return test_needs_a_program
