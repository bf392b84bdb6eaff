"""Scans and pictures by Tesseract with Vietnamese: straightened, read, each page with its confidence."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from ingest.readers import budget, programs
from ingest.readers.ocr_rules import take_out_rules, words_of_blank_cells
from ingest.readers.pdf_tables import filled, lines_with_tables
from ingest.readers.raw import RawText
from ingest.readers.spaced_tables import spaced_tables
from ingest.readers.tesseract import DPI, recognised_words

if TYPE_CHECKING:
    from PIL.Image import Image

LOW_CONFIDENCE = 75.0
_PIXELS = 60_000_000
_A4_WIDTH = 8.27
_TURNED = 55.0
_STEP, _WIDEST = 0.25, 4.0


@dataclass(frozen=True, slots=True)
class OcrPage:
    """A recognised page: its lines and the mean confidence of its words, 0 to 100."""

    lines: tuple[str, ...]
    confidence: float


def read_image(path: Path) -> RawText:
    """A picture file, a page for each of its frames.

    Raises:
        UnreadableFile: damaged, too large, no Tesseract, or nothing readable in it.
    """
    from PIL import Image, ImageSequence

    Image.MAX_IMAGE_PIXELS = _PIXELS
    check_tesseract()
    try:
        with Image.open(path) as opened:
            frames = getattr(opened, "n_frames", 1)
            budget.check_pages(frames)
            budget.expect_ocr(frames)
            pages = [recognise(frame.copy()) for frame in ImageSequence.Iterator(opened)]
    except UnreadableFile:
        raise
    except Image.DecompressionBombError as error:
        raise UnreadableFile(f"the picture has more than {_PIXELS // 1_000_000} million points; scan it at 300 dpi") from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:
        raise UnreadableFile(f"the picture is truncated or damaged ({type(error).__name__}); scan it again") from error
    text = "\f".join("\n".join(page.lines) for page in pages)
    if not text.strip():
        raise UnreadableFile("no words were recognised in the picture; scan it again at 300 dpi, upright")
    return RawText(text, "scan", wrapped=True, pages=len(pages), warnings=ocr_warnings(dict(enumerate(pages, 1))))


def check_tesseract() -> None:
    """Before a scan is read.

    Raises:
        UnreadableFile: Tesseract or its Vietnamese is not installed.
    """
    missing = programs.missing_for_ocr()
    if missing:
        raise UnreadableFile(f"the file is a scan, and reading scans needs Tesseract with Vietnamese: {missing}")


def ocr_warnings(pages: dict[int, OcrPage]) -> tuple[str, ...]:
    """Which pages were recognised, how surely, and which of them a person should read again."""
    if not pages:
        return ()
    mean = sum(page.confidence for page in pages.values()) / len(pages)
    out = [f"{len(pages)} pages were recognised from pictures, mean confidence {mean:.0f} of 100"]
    low = [f"{number} ({page.confidence:.0f})" for number, page in pages.items() if page.confidence < LOW_CONFIDENCE]
    if low:
        out.append(f"low confidence, read again before use: page {', '.join(low)}")
    return tuple(out)


def recognise(image: "Image") -> OcrPage:
    """One page as lines in reading order; a page that reads badly is tried lying on its other sides.

    Raises:
        UnreadableFile: Tesseract fails or takes too long.
    """
    grey = _grey(image)
    best = _upright(grey)
    for turn in (90, 270, 180) if 0 < best.confidence < _TURNED else ():
        best = max(best, _upright(grey.rotate(turn, expand=True)), key=lambda page: page.confidence)
        if best.confidence > LOW_CONFIDENCE:
            break
    return best


def _upright(grey: "Image") -> OcrPage:
    ruled = take_out_rules(_enlarged(straighten(grey)))
    words, confidence = recognised_words(ruled.image)
    words += words_of_blank_cells(ruled, words)
    tables = filled([list(table) for table in ruled.tables], words) or spaced_tables(words)
    long = [word for word in words if len(word.text) > 2]
    # Tesseract reads lines that run up or down the page too, but their order is lost; such a page is to be turned.
    sideways = sum(word.height > word.right - word.left for word in long) > 0.5 * len(long)
    return OcrPage(tuple(lines_with_tables(tables, words)), min(confidence, 1.0) if sideways else confidence)


def _grey(image: "Image") -> "Image":
    """Grey, without the specks of the scanner: they cost far more letters than the filter does (6 % against none at 200 dpi)."""
    from PIL import Image as images
    from PIL import ImageFilter, ImageOps

    turned = ImageOps.exif_transpose(image)
    if "A" in turned.mode or "transparency" in turned.info:
        coloured = turned.convert("RGBA")
        turned = images.alpha_composite(images.new("RGBA", coloured.size, "white"), coloured)
    return turned.convert("L").filter(ImageFilter.MedianFilter(3))


def _enlarged(grey: "Image") -> "Image":
    """About 300 dpi, where small letters keep their marks; a page is taken to be A4."""
    from PIL import Image as images

    short = min(grey.size)
    if not 400 < short < 0.9 * _A4_WIDTH * DPI:
        return grey
    scale = min(2.0, _A4_WIDTH * DPI / short)
    return grey.resize((round(grey.width * scale), round(grey.height * scale)), images.Resampling.BICUBIC)


def straighten(image: "Image") -> "Image":
    """The page turned so that its lines lie level, up to four degrees."""
    from PIL import Image as images

    angle = skew(image)
    return image if abs(angle) < 0.1 else image.rotate(angle, resample=images.Resampling.BICUBIC, fillcolor=255)


def skew(image: "Image") -> float:
    """Degrees to turn the page back: where the sums of its rows differ most, the lines lie level."""
    import numpy as np
    from PIL import Image as images

    small = image.copy()
    small.thumbnail((1000, 1000))
    ink = images.fromarray(np.where(np.asarray(small) < 128, 255, 0).astype("uint8"))

    def sharpness(angle: float) -> float:
        rows = np.asarray(ink.rotate(angle, resample=images.Resampling.BILINEAR)).sum(axis=1, dtype="float64")
        return float(np.square(np.diff(rows)).sum())

    coarse = max(np.arange(-_WIDEST, _WIDEST + _STEP, 2 * _STEP), key=sharpness)
    return float(max(np.arange(coarse - 2 * _STEP, coarse + 2 * _STEP + 0.01, _STEP / 2.5), key=sharpness))
