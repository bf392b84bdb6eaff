"""What the file in hand may still cost; readers ask, the child process sets it."""

from collections.abc import Callable
from dataclasses import dataclass

from index.errors import UnreadableFile


@dataclass(slots=True)
class _Budget:
    pages: int = 3000
    characters: int = 20_000_000
    ocr_seconds: float = 60.0
    more_time: Callable[[int], None] | None = None


_now = _Budget()


def begin(*, pages: int, characters: int, more_time: Callable[[int], None] | None, ocr_seconds: float) -> None:
    """A new file with these limits; `more_time` is told how many pages need recognition."""
    _now.pages, _now.characters, _now.more_time, _now.ocr_seconds = pages, characters, more_time, ocr_seconds


def check_pages(count: int) -> None:
    """Before pages are read.

    Raises:
        UnreadableFile: more pages than allowed.
    """
    if count > _now.pages:
        raise UnreadableFile(f"the file has {count} pages, more than the limit of {_now.pages}; split it")


def check_characters(count: int) -> None:
    """While text is read.

    Raises:
        UnreadableFile: more characters than allowed.
    """
    if count > _now.characters:
        raise UnreadableFile(f"the file holds more than {_now.characters} characters; split it")


def expect_ocr(pages: int) -> None:
    """Asks for the time that so many scanned pages take."""
    if _now.more_time is not None:
        _now.more_time(pages)


def ocr_seconds() -> float:
    """How long the recognition of one page may take."""
    return _now.ocr_seconds
