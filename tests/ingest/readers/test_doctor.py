"""The doctor names every program, whether it is there, and what to install."""

import pytest

from ingest.readers import programs
from ingest.readers.doctor import doctor


def test_a_missing_program_is_listed_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    programs.tesseract_languages.cache_clear()
    monkeypatch.setattr(programs, "find", lambda program: None)
    missing = {check.program: check.package for check in doctor() if not check.found}
    programs.tesseract_languages.cache_clear()
    assert missing == {"tesseract": "tesseract-ocr", "tesseract: vie": "tesseract-ocr-vie", "soffice": "libreoffice-writer"}


def test_libraries_are_listed_with_their_versions() -> None:
    libraries = {check.program: check.version for check in doctor() if check.found}
    assert libraries["pypdfium2"] and libraries["python-docx"]
