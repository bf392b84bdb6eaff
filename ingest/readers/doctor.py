"""What `python -m ingest doctor` lists: libraries and programs, found or not, and what to install."""

from dataclasses import dataclass
from importlib import metadata

from ingest.readers import programs


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that reading needs."""

    program: str
    found: bool
    version: str
    purpose: str
    package: str


_LIBRARIES = (
    ("pypdfium2", "text and pictures of PDF pages"), ("pdfplumber", "ruled tables in PDFs"), ("python-docx", "Word files (.docx)"),
    ("lxml", "web pages"), ("pillow", "scans and pictures"),
)


def doctor() -> list[Check]:
    """Every library and program, in the order of their use."""
    return [_library(name, purpose) for name, purpose in _LIBRARIES] + [_program(p) for p in (programs.TESSERACT, programs.VIETNAMESE, programs.OFFICE)]


def _library(name: str, purpose: str) -> Check:
    try:
        return Check(name, True, metadata.version(name), purpose, name)
    except metadata.PackageNotFoundError:
        return Check(name, False, "", purpose, name)


def _program(program: programs.Program) -> Check:
    found = "vie" in programs.tesseract_languages() if program is programs.VIETNAMESE else programs.find(program) is not None
    return Check(program.name, found, programs.version(program) if found else "", program.purpose, program.package)
