"""What a reader hands on: text with form feeds between pages, and how its lines were made."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RawText:
    """Text as the format gives it.

    Attributes:
        text: lines separated by newlines, pages by form feeds.
        format: "text", "markdown", "pdf", ...
        wrapped: whether a line end may fall inside a sentence (PDF lines, hard-wrapped text).
        pages: number of pages, 1 for formats without pages.
        warnings: what the reader noticed.
    """

    text: str
    format: str
    wrapped: bool = False
    pages: int = 1
    warnings: tuple[str, ...] = ()
