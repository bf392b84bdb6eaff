"""Programs of the system that some formats need: which are there, and which package brings them."""

import shutil
import subprocess
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Program:
    """A program, what it is for, and the package that holds it (Debian and Ubuntu names)."""

    name: str
    purpose: str
    package: str


TESSERACT = Program("tesseract", "scanned PDFs and pictures", "tesseract-ocr")
VIETNAMESE = Program("tesseract: vie", "Vietnamese letters in scans", "tesseract-ocr-vie")
OFFICE = Program("soffice", "old Word files (.doc), .rtf, .odt", "libreoffice-writer")


def find(program: Program) -> str | None:
    """Its path, or None."""
    if program is OFFICE:
        return shutil.which("soffice") or shutil.which("libreoffice")
    return shutil.which(program.name.split(":")[0])


@cache
def tesseract_languages() -> frozenset[str]:
    """Languages that Tesseract has, empty without Tesseract."""
    path = find(TESSERACT)
    if path is None:
        return frozenset()
    try:
        done = subprocess.run([path, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip() and ":" not in line)


def version(program: Program) -> str:
    """The first line of what it says about itself, "" without it."""
    path = find(program)
    if path is None:
        return ""
    try:
        done = subprocess.run([path, "--version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    lines = (done.stdout or done.stderr).strip().splitlines()
    return lines[0] if lines else ""


def missing_for_ocr() -> str:
    """What to install before scans can be read, "" when all is there."""
    if find(TESSERACT) is None:
        return f"install the packages {TESSERACT.package} and {VIETNAMESE.package}"
    return "" if "vie" in tesseract_languages() else f"install the package {VIETNAMESE.package}"
