"""Tesseract as a program of its own: a picture in, words with their places out."""

import csv
import io
import subprocess
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from ingest.readers import budget, programs
from ingest.readers.layout import Word

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 300


def recognised_words(image: "Image", *, line: bool = False) -> tuple[list[Word], float]:
    """The words of a picture with their places, and the mean confidence of their letters, 0 to 100.

    Args:
        image: a grey picture at about 300 dpi.
        line: it holds one line of text.

    Raises:
        UnreadableFile: Tesseract is missing, fails or takes too long.
    """
    return _words(_tesseract(image, "7" if line else "3"))


def _tesseract(image: "Image", layout: str) -> str:
    """Tesseract's table of words."""
    data = io.BytesIO()
    image.save(data, "PNG", compress_level=1)
    path = programs.find(programs.TESSERACT)
    command = [path or "tesseract", "stdin", "stdout", "-l", "vie", "--psm", layout, "--dpi", str(DPI), "tsv"]
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
