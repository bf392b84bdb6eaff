"""Scans and pictures by Tesseract with Vietnamese: straightened, read, each page with its confidence."""

import csv
import io
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from ingest.readers import budget, programs
from ingest.readers.layout import Word
from ingest.readers.ocr_rules import take_out_rules
from ingest.readers.pdf_tables import filled, lines_with_tables
from ingest.readers.raw import RawText

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300
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
    words, confidence = _words(_tesseract(ruled.image))
    tables = filled([list(table) for table in ruled.tables], words)
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


def _tesseract(image: "Image") -> str:
    """Tesseract's table of words."""
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=1)
    path = programs.find(programs.TESSERACT)
    command = [path or "tesseract", "stdin", "stdout", "-l", "vie", "--psm", "3", "--dpi", str(DPI), "tsv"]
    try:
        done = subprocess.run(command, input=data.getvalue(), capture_output=True, timeout=budget.ocr_seconds(), check=False)
    except subprocess.TimeoutExpired as error:
        raise UnreadableFile(f"recognising one page took longer than {budget.ocr_seconds():g} s; scan it again at 300 dpi in black and white") from error
    except OSError as error:
        raise UnreadableFile(f"Tesseract could not be started ({error.strerror})") from error
    if done.returncode != 0:
        raise UnreadableFile(f"Tesseract could not read the page (exit {done.returncode}); scan it again")
    return done.stdout.decode("utf-8", errors="replace")


def _words(table: str) -> tuple[list[Word], float]:
    """Words with the box of their line in height, so that marks above letters do not part a line; mean confidence by letters."""
    rows = list(csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE))
    words, total, letters = [], 0.0, 0
    for row in rows:
        text = (row.get("text") or "").strip()
        if row.get("level") != "5" or not text or float(row["conf"]) < 0:
            continue
        left, top, width, height = (float(row[key]) for key in ("left", "top", "width", "height"))
        words.append(((row["block_num"], row["par_num"], row["line_num"]), Word(text, left, top, left + width, top + height)))
        total += float(row["conf"]) * len(text)
        letters += len(text)
    return _levelled(words), total / letters if letters else 0.0


def _levelled(words: list[tuple[tuple[str, str, str], Word]]) -> list[Word]:
    lines: dict[tuple[str, str, str], list[Word]] = {}
    for line, word in words:
        lines.setdefault(line, []).append(word)
    out = []
    for group in lines.values():
        tops, bottoms = sorted(w.top for w in group), sorted(w.bottom for w in group)
        top, bottom = tops[len(tops) // 2], bottoms[len(bottoms) // 2]
        out += [Word(w.text, w.left, top, w.right, bottom) for w in group]
    return out
