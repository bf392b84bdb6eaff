"""Lines to paragraphs: sentences rejoined over page turns and wrapped lines, page furniture removed."""

import re
from collections import Counter
from dataclasses import dataclass

from ingest.mapped import Mapped
from ingest.zones import is_type_line
from vietnamese.outline_marks import is_mark

_TERMINAL = re.compile(r"(?:[.;:!?…]|\./\.|[.;!?]\s?[”\"’)])\s*$")
_PAGE_NUMBER = re.compile(r"^[-–\s]*(?:(?:trang|page)\s*)?\d{1,4}(?:\s*/\s*\d{1,4})?[-–\s]*$", re.IGNORECASE)
_ROLE_LINE = re.compile(r"^(?:TM\.|KT\.|TL\.|TUQ\.|Q\.|T/M|K/T|T/L|CHỦ TỊCH|PHÓ |TRƯỞNG |GIÁM ĐỐC|BÍ THƯ|CHÁNH |BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG)")
_BODY_LINE = re.compile(r"^(?:ỦY BAN|UỶ BAN|UBND|HỘI ĐỒNG|HĐND|CHỦ TỊCH|BỘ TRƯỞNG|THỦ TƯỚNG|GIÁM ĐỐC)(?!\w)")
_SMALL_BEHIND_DASH = re.compile(r"^[-–] [a-zà-ỹđ]")
_OPENS_PARAGRAPH = re.compile(r"^(?:Căn cứ|Trong quá trình|Trên đây là|Theo đề nghị của|Xét đề nghị|Nơi nhận)(?!\w)")
_HARD_BREAK = re.compile(r"(?: {2,}|\\)$")
_CONTINUES = re.compile(r"(?:,|-|–|\b(?:của|và|về|theo|với|số|ngày|các|cho|tại|trong|trên|bằng|đến|là|do|từ|hoặc|tỉnh|những|được|để|có|không|thực hiện|ban hành|kèm theo|công tác|Nghị quyết|Quyết định|Kế hoạch|Chỉ thị))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Line:
    words: Mapped
    page: int
    blank_before: bool
    hard_break: bool


def join_paragraphs(text: Mapped, *, wrapped: bool, soft: bool) -> Mapped:
    """One paragraph a line.

    Args:
        text: lines with form feeds between pages.
        wrapped: lines end where the page's margin is, as in a PDF.
        soft: a line end without a blank line is a space, as in Markdown.
    """
    lines = _without_furniture(_lines(text))
    if not wrapped and not soft:
        wrapped = _looks_wrapped(lines)
    width = _width(lines)
    paragraphs: list[Mapped] = []
    previous: _Line | None = None
    for line in lines:
        if previous and paragraphs and _continues(previous, line, wrapped=wrapped, soft=soft, width=width):
            glue = "" if re.search(r"\d[-–]$", paragraphs[-1].text) and line.words.text[:1].isdigit() else " "
            paragraphs[-1] = Mapped.join(glue, [paragraphs[-1], line.words])
        else:
            paragraphs.append(line.words)
        previous = line
    return Mapped.join("\n", paragraphs)


def _lines(text: Mapped) -> list[_Line]:
    out = []
    page, at, blank = 0, 0, True
    for piece in re.split(r"(\n|\f)", text.text):
        if piece in ("\n", "\f"):
            page += piece == "\f"
        elif piece.strip():
            words = text.slice(at, at + len(piece))
            out.append(_Line(words.stripped(), page, blank, bool(_HARD_BREAK.search(piece))))
            blank = False
        else:
            blank = bool(out) and True
        at += len(piece)
    return out


def _without_furniture(lines: list[_Line]) -> list[_Line]:
    """Page numbers, and lines repeated at the edge of most pages, are not part of the text."""
    pages = {line.page for line in lines}
    if len(pages) < 2:
        return lines
    edges: Counter[str] = Counter()
    by_page: dict[int, list[_Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    edge_ids = set()
    for rows in by_page.values():
        for line in (*rows[:2], *rows[-2:]):
            edge_ids.add(id(line))
        for text in {_edge_form(line) for line in (*rows[:2], *rows[-2:])}:
            edges[text] += 1
    common = {t for t, n in edges.items() if n >= 3 and n >= 0.6 * len(pages)}
    return [ln for ln in lines if id(ln) not in edge_ids or not (_PAGE_NUMBER.match(ln.words.text) or _edge_form(ln) in common)]


def _edge_form(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.words.text.casefold())


def _looks_wrapped(lines: list[_Line]) -> bool:
    long_lines = [ln for ln in lines if len(ln.words.text) > 130]
    if len(lines) < 20 or len(long_lines) > 0.1 * len(lines):
        return False
    broken = sum(1 for a, b in zip(lines, lines[1:]) if not b.blank_before and not _TERMINAL.search(a.words.text) and b.words.text[:1].islower() and not is_mark(b.words.text))
    return broken > 0.2 * len(lines)


def _width(lines: list[_Line]) -> int:
    lengths = sorted(len(line.words.text) for line in lines)
    return lengths[int(len(lengths) * 0.9)] if lengths else 0


def _continues(before: _Line, line: _Line, *, wrapped: bool, soft: bool, width: int) -> bool:
    last, this = before.words.text, line.words.text
    if wrapped and _inside_dash(last, this, width):
        return True
    if is_mark(this) or _ROLE_LINE.match(this) or last.endswith("./.") or this.startswith("|") or last.startswith("|"):
        return False
    starts_low = this[:1].islower() or this[:1] in ",;)”"
    if starts_low and (not _TERMINAL.search(last) or wrapped and not line.blank_before and last.endswith((";", "…")) and _is_full(last, this, width)):
        return not is_type_line(last)  # Party papers print "CHỈ THỊ" and under it "về …"
    if soft and not line.blank_before and not before.hard_break:
        return not _PAGE_NUMBER.match(this) and last.upper() != last
    if not wrapped:
        return False
    return _wrapped_continues(last, this, blank=line.blank_before, width=width)


def _wrapped_continues(last: str, this: str, *, blank: bool, width: int) -> bool:
    """A wrapped line goes on when the next word had no room on it, or when it ended on a word that needs another."""
    if last.isupper() or this.isupper():
        heads = _BODY_LINE.match(this) and not _CONTINUES.search(last)
        return last.isupper() and this.isupper() and not blank and not heads and len(last) > 0.4 * width
    if _OPENS_PARAGRAPH.match(this) and not _CONTINUES.search(last):
        return False
    full = _is_full(last, this, width)
    if _TERMINAL.search(last):
        return full and not blank and last.rstrip().endswith((".", "”", ";")) and len(this) > 0.5 * width
    return full or len(last) > 0.5 * width and bool(_CONTINUES.search(last))


def _is_full(last: str, this: str, width: int) -> bool:
    """Whether the first word of the next line had no room behind the last one."""
    return len(last) + 1 + len(this.split(" ", 1)[0]) > 0.93 * width


def _inside_dash(last: str, this: str, width: int) -> bool:
    """Whether a line begins with the dash of "chính trị - xã hội" and not with that of a list item."""
    return bool(_SMALL_BEHIND_DASH.match(this)) and last[-1:].isalnum() and len(last) > 45 and _is_full(last, this, width)
