"""Canonical text: the printed words of a file, one paragraph a line, and the way back to the raw text.

Nothing printed is corrected. Removed are only white space, markup, page furniture and characters that do not print.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from ingest.lines import join_paragraphs
from ingest.mapped import Mapped
from ingest.markdown import strip_markdown
from ingest.readers.raw import RawText

# Two spaces at a line's end are a break in Markdown: the end of a line is left to the joining of lines.
_SPACE = re.compile(r"[^\S\n\f]+(?!\n)")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\U000e0000-\U000e007f]")
_NEWLINES = re.compile(r"\r\n?|\u2028|\u2029|\x85|\x0b")


@dataclass(frozen=True, slots=True)
class Canonical:
    """Canonical text with its page starts and offset map.

    Attributes:
        text: NFC, paragraphs separated by one newline.
        page_starts: offset of each page's first character.
        source_map: pairs (canonical offset, raw offset), one at each point where the distance between the two changes.
        warnings: what was stripped.
    """

    text: str
    page_starts: tuple[int, ...]
    source_map: tuple[tuple[int, int], ...]
    warnings: tuple[str, ...]

    def raw_offset(self, offset: int) -> int:
        """Where the character stood in the raw text."""
        return raw_offset(self.source_map, offset)


def raw_offset(source_map: tuple[tuple[int, int], ...], offset: int) -> int:
    """The raw offset of a canonical one."""
    at = bisect_right(source_map, (offset, 1 << 60)) - 1
    canonical, raw = source_map[max(0, at)] if source_map else (0, 0)
    return raw + (offset - canonical)


def canonicalise(raw: RawText) -> Canonical:
    """Canonical text of a raw one."""
    warnings = []
    mapped = Mapped(raw.text).sub(_NEWLINES, "\n")
    hidden = len(_CONTROL.findall(mapped.text))
    if hidden:
        warnings.append(f"{hidden} characters that do not print were removed")
        mapped = mapped.sub(_CONTROL, "")
    mapped = mapped.nfc().sub(_SPACE, " ")
    if raw.format == "markdown":
        mapped = strip_markdown(mapped)
    body = join_paragraphs(mapped, wrapped=raw.wrapped, soft=raw.format == "markdown")
    return Canonical(body.text, _page_starts(raw.text, body), _source_map(body.offsets), tuple(warnings))


def _source_map(offsets: list[int]) -> tuple[tuple[int, int], ...]:
    out: list[tuple[int, int]] = []
    expected = None
    for i, raw in enumerate(offsets):
        if raw != expected:
            out.append((i, raw))
        expected = raw + 1
    return tuple(out)


def _page_starts(raw: str, body: Mapped) -> tuple[int, ...]:
    breaks = [i for i, c in enumerate(raw) if c == "\f"]
    starts = [0]
    for at in breaks:
        starts.append(bisect_right(body.offsets, at))
    return tuple(starts)
