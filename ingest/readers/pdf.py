"""PDF files: the text layer in reading order, ruled tables, scanned pages by recognition."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from index.errors import UnreadableFile
from ingest.readers import budget, programs
from ingest.readers.layout import Word
from ingest.readers.ocr import OcrPage, check_tesseract, ocr_warnings, recognise
from ingest.readers.pdf_words import PageWords, page_words
from ingest.readers.raw import RawText
from ingest.readers.syllables import accented_words, syllable_share
from ingest.readers.tesseract import DPI

_STAMP_LETTERS = 250
_PICTURE_SHARE = 0.6
_DAMAGED = "the PDF is truncated or damaged ({}); open it and print it to a new PDF"


@dataclass(slots=True)
class _Found:
    pages: list[str] = field(default_factory=list)
    scans: dict[int, OcrPage] = field(default_factory=dict)
    unread: list[int] = field(default_factory=list)
    layered: list[int] = field(default_factory=list)
    faint: int = 0
    unruled: list[int] = field(default_factory=list)
    cut: bool = False


def read_pdf(path: Path) -> RawText:
    """The pages' text, a form feed between them; pages without text are recognised when Tesseract is there.

    Raises:
        UnreadableFile: encrypted, truncated, not a PDF, too long, or a scan that cannot be recognised.
    """
    import pypdfium2

    data = path.read_bytes()
    if b"%PDF" not in data[:1024]:
        raise UnreadableFile("the content is not a PDF although the name ends in .pdf")
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).casefold() or "security" in str(error).casefold():
            raise UnreadableFile("the PDF is encrypted; save a copy without a password") from error
        raise UnreadableFile(_DAMAGED.format(str(error).rstrip(".")[:80])) from error
    try:
        budget.check_pages(len(document))
        found = _read_pages(path, document)
    except (pypdfium2.PdfiumError, OSError, ValueError, ctypes_error()) as error:
        raise UnreadableFile(_DAMAGED.format(type(error).__name__)) from error
    finally:
        document.close()
    found.cut = b"%%EOF" not in data[-4096:]
    return _result(found)


def ctypes_error() -> type[Exception]:
    """What ctypes raises for a wrong argument."""
    import ctypes

    return ctypes.ArgumentError


def _result(found: _Found) -> RawText:
    text = "\f".join(found.pages)
    if not text.strip():
        if found.unread:
            check_tesseract()
        raise UnreadableFile("no words were found in the PDF; scan it again at 300 dpi, upright")
    warnings = list(ocr_warnings(found.scans))
    if found.unread:
        warnings.append(f"no text on page {_listed(found.unread)}: pictures; {programs.missing_for_ocr() or 'recognition failed'}")
    if found.cut:
        warnings.append("the end of the PDF is missing; pages may be missing too")
    if found.layered:
        warnings.append(f"the text of page {_listed(found.layered)} lies under a picture: another program recognised it, compare it with the original")
    if found.faint:
        warnings.append(f"{found.faint} letters are white or too small to see")
    if found.unruled:
        warnings.append(f"tables of page {_listed(found.unruled)} could not be taken apart")
    return RawText(text, "pdf", wrapped=True, pages=len(found.pages), warnings=tuple(warnings))


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:20]))
    return shown if len(pages) <= 20 else f"{shown} and {len(pages) - 20} more"


def _read_pages(path: Path, document: Any) -> _Found:
    found = _Found()
    tables = _Tables(path)
    scans: list[int] = []
    letters = 0
    for number in range(len(document)):
        page = document[number]
        words = page_words(page)
        letters += words.letters
        budget.check_characters(letters)
        pictured = _picture_share(page) > _PICTURE_SHARE
        if _needs_recognition(words, pictured):
            scans.append(number)
            found.pages.append("")
        else:
            if pictured and words.letters:
                found.layered.append(number + 1)
            found.faint += 0 if pictured else words.faint
            found.pages.append(tables.page_text(page, number, words.words, found.unruled))
        page.close()
    tables.close()
    _recognise(document, scans, found)
    return found


def _needs_recognition(words: PageWords, pictured: bool) -> bool:
    """No words, only a stamp over a picture, letters without meaning, or a bad layer under a picture."""
    if words.letters == 0:
        return pictured
    if words.unknown > 0.2 * words.letters:
        return True
    if not pictured:
        return False
    text = " ".join(word.text for word in words.words)
    return words.letters < _STAMP_LETTERS or len(accented_words(text)) > 20 and syllable_share(text) < 0.6


def _picture_share(page: Any) -> float:
    """Share of the page that its largest picture covers."""
    from pypdfium2 import raw

    area = max(1.0, page.get_width() * page.get_height())
    largest = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        largest = max(largest, (right - left) * (top - bottom))
    return largest / area


def _recognise(document: Any, scans: list[int], found: _Found) -> None:
    if not scans:
        return
    if programs.missing_for_ocr():
        found.unread = [number + 1 for number in scans]
        return
    budget.expect_ocr(len(scans))
    for number in scans:
        page = document[number]
        try:
            result = recognise(page.render(scale=_scale(page), grayscale=True).to_pil())
        except UnreadableFile:
            found.unread.append(number + 1)
            continue
        finally:
            page.close()
        found.pages[number] = "\n".join(result.lines)
        if result.lines:
            found.scans[number + 1] = result
        else:
            found.unread.append(number + 1)


def _scale(page: Any) -> float:
    """Points a picture point: the picture's own fineness, so that specks stay specks and are filtered out; 300 dpi at most."""
    from pypdfium2 import raw

    dpi = 0.0
    for picture in page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3):
        left, bottom, right, top = picture.get_bounds()
        if (right - left) * (top - bottom) > 0.3 * page.get_width() * page.get_height():
            dpi = max(dpi, max(picture.get_px_size()) / max(right - left, top - bottom) * 72)
    wanted = min(float(DPI), max(dpi, 100.0)) if dpi else float(DPI)
    return min(wanted / 72, 6000 / max(1.0, page.get_width(), page.get_height()))


class _Tables:
    """pdfplumber is opened for the first page that has ruling lines, and only for such pages."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._plumber: Any = None

    def page_text(self, page: Any, number: int, words: tuple[Word, ...], failed: list[int]) -> str:
        """The page's lines, its ruled tables as table lines at their place."""
        from ingest.readers.pdf_tables import has_rules, lines_with_tables, ruled_tables
        from ingest.readers.spaced_tables import spaced_tables

        if not words or not has_rules(page):
            return "\n".join(lines_with_tables(spaced_tables(words), words)) if words else ""
        try:
            tables = ruled_tables(self._page(number), words)
        except MemoryError:
            raise
        except Exception:  # pdfminer raises bare Exceptions; the page's plain lines are still good
            failed.append(number + 1)
            tables = []
        return "\n".join(lines_with_tables(tables, words))

    def _page(self, number: int) -> Any:
        import pdfplumber

        if self._plumber is None:
            self._plumber = pdfplumber.open(self._path)
        return self._plumber.pages[number]

    def close(self) -> None:
        """Closes the file."""
        if self._plumber is not None:
            # The pages' own clean-up parses them again, and fails again on a damaged one.
            self._plumber.stream.close()
