"""A page of a PDF as a picture, so that a reader sees the page as it was printed."""

import io
import threading
from functools import lru_cache
from pathlib import Path

from index.errors import BadInput, UnreadableFile

NARROWEST, WIDEST = 200, 2000
_MOST_POINTS = 25_000_000
# PDFium keeps global state: two threads in it at once break each other.
_one_at_a_time = threading.Lock()


def page_png(path: Path, page: int, width: int = 1000) -> bytes:
    """The page as PNG.

    Args:
        path: a PDF.
        page: from 1 on.
        width: in pixels, 200 to 2000.

    Raises:
        BadInput: no PDF, no such page, or a width out of bounds.
        UnreadableFile: the PDF is gone, encrypted or damaged.
    """
    if path.suffix.lower() != ".pdf":
        raise BadInput(f"{path.name} is no PDF; only pages of a PDF are shown as pictures")
    if not NARROWEST <= width <= WIDEST:
        raise BadInput(f"the width {width} is out of bounds; give {NARROWEST} to {WIDEST} pixels")
    try:
        changed = path.stat().st_mtime_ns
    except OSError as error:
        raise UnreadableFile(f"{path.name} cannot be opened ({error.strerror}); is it still in its folder?") from error
    return _drawn(path, changed, page, width)


def page_count(path: Path) -> int:
    """How many pages a PDF has.

    Raises:
        UnreadableFile: the PDF is gone, encrypted or damaged.
    """
    import pypdfium2

    with _one_at_a_time:
        try:
            with pypdfium2.PdfDocument(path) as document:
                return len(document)
        except (pypdfium2.PdfiumError, OSError) as error:
            raise _unreadable(path, error) from error


@lru_cache(maxsize=48)
def _drawn(path: Path, changed: int, page: int, width: int) -> bytes:
    """Kept for the pages that several people read; `changed` makes a new file a new picture."""
    import pypdfium2

    with _one_at_a_time:
        try:
            with pypdfium2.PdfDocument(path) as document:
                if not 1 <= page <= len(document):
                    raise BadInput(f"{path.name} has no page {page}; it has {len(document)}")
                sheet = document[page - 1]
                wide, high = sheet.get_size()
                # A sheet may claim any size, a strip a kilometre long among them.
                scale = min(width / max(wide, 1), (_MOST_POINTS / max(wide * high, 1)) ** 0.5)
                picture = sheet.render(scale=scale).to_pil()
        except (pypdfium2.PdfiumError, OSError, ValueError, MemoryError) as error:
            raise _unreadable(path, error) from error
    stream = io.BytesIO()
    picture.convert("RGB").save(stream, "PNG", optimize=False)
    return stream.getvalue()


def _unreadable(path: Path, error: Exception) -> UnreadableFile:
    return UnreadableFile(f"{path.name} cannot be drawn ({str(error).rstrip('.')[:80]}); open it in a PDF program and print it to a new PDF")
