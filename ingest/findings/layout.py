"""Gaps in the numbering, annexes without content, quotation marks that do not pair, tokens after the end mark."""

import re
from collections.abc import Iterator

from index.records import Cut, Finding, Section
from ingest.findings.base import Reader
from ingest.outline import Paragraph
from vietnamese.outline_marks import ARABIC, LETTER, LETTERS, ROMAN

_MANY_GAPS = 4
_AFTER_END = re.compile(r"\./\.[ \t]*(?P<rest>[^\s“”\"'].{0,30})$", re.MULTILINE)
_ANNEX_MEANT = re.compile(r"(?:tại|theo|trong)\s+(?:các\s+)?Phụ lục(?:\s+[\dIVX]+)?\s+(?:đính kèm|kèm theo|ban hành kèm theo)", re.IGNORECASE)
_AMENDS = re.compile(r"(?:[\w.)]{1,4}\s+)?(?:Sửa đổi|Bổ sung|Thay thế|Bãi bỏ)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}
_LEAST_ANNEX = 60
_SPAN_PARAGRAPHS = 150
_MANY = 3


def layout_findings(reader: Reader) -> Iterator[Finding]:
    """Findings about the layout."""
    yield from _gaps(reader)
    yield from _annexes(reader)
    yield from _quotes(reader)
    for match in _AFTER_END.finditer(reader.text):
        rest = match.group("rest").strip()
        if re.search(r"[^\W\d_]{2}", rest) and not rest.startswith("Nơi nhận"):
            yield reader.finding("stray_token", f"{reader.where(match.start())}: sau dấu kết thúc “./.” còn chữ “{rest}”.", Cut("", match.start("rest"), match.end("rest")))


def _gaps(reader: Reader) -> Iterator[Finding]:
    """Siblings whose letters or numbers leave one out. A list without "đ" alone follows another alphabet and is not told."""
    found = [*_each_gap(reader)]
    if len(found) <= _MANY_GAPS:
        yield from found
    else:
        # A copy that lost many marks is told once, not mark by mark.
        yield reader.finding("numbering_gap", f"{len(found)} chỗ đánh số bị nhảy, có thể do bản sao mất chữ; đầu tiên: {found[0].message}", *found[0].quotes)


def _each_gap(reader: Reader) -> Iterator[Finding]:
    families: dict[tuple[str | None, int], list[Section]] = {}
    for section in reader.outline.sections:
        if section.rank in (LETTER, ARABIC, ROMAN) and not section.path.endswith(")"):
            families.setdefault((section.parent, section.rank), []).append(section)
    for siblings in families.values():
        for before, after in zip(siblings, siblings[1:], strict=False):
            missing = _between(before, after)
            if missing and missing != ["đ"] and not any(_AMENDS.match(s.heading or reader.text[s.start : s.start + 40]) for s in (before, after)):
                words = {LETTER: "điểm", ARABIC: "khoản", ROMAN: "mục"}[before.rank]
                yield reader.finding("numbering_gap", f"{reader.where(after.start)}: sau {words} {_last(before)} là {words} {_last(after)}, thiếu {words} {', '.join(missing)}.", _head(reader, before), _head(reader, after))


def _last(section: Section) -> str:
    return section.path.rsplit(".", 1)[-1]


def _between(before: Section, after: Section) -> list[str]:
    one, other = _order(before), _order(after)
    if one is None or other is None or not one + 1 < other <= one + 3:
        return []
    if before.rank == LETTER:
        return list(LETTERS[one + 1 : other])
    return [str(n) for n in range(one + 1, other)]


def _order(section: Section) -> int | None:
    name = _last(section)
    if section.rank == LETTER:
        return LETTERS.index(name) if len(name) == 1 and name in LETTERS else None
    if section.rank == ARABIC:
        return int(name) if name.isdigit() else None
    if not name or set(name) - set(_ROMAN):
        return None
    values = [_ROMAN[c] for c in name]
    return sum(-v if v < max(values[i + 1 :], default=0) else v for i, v in enumerate(values))


def _head(reader: Reader, section: Section) -> Cut:
    """The first words of a section."""
    line = reader.text.find("\n", section.start)
    return Cut("", section.start, min(section.start + 80, line if line >= 0 else len(reader.text)))


def _annexes(reader: Reader) -> Iterator[Finding]:
    annexes = [s for s in reader.outline.sections if s.path.startswith("Phụ lục") and "." not in s.path]
    for annex, after in zip(annexes, [*annexes[1:], None], strict=False):
        end = after.start if after else len(reader.text)
        lines = [line.strip() for line in reader.text[annex.start : end].split("\n")]
        content = [line for line in lines[1:] if line and line != line.upper() and not (line.startswith("(") and line.endswith(")"))]
        if sum(map(len, content)) < _LEAST_ANNEX and not any(line.startswith("|") for line in lines):
            yield reader.finding("annex_without_content", f"{annex.label}: chỉ có tiêu đề, bản này thiếu bảng nội dung.", Cut("", annex.start, end - (len(reader.text[annex.start : end]) - len(reader.text[annex.start : end].rstrip()))))
    meant = [] if annexes else [reader.cut(*m.span()) for m in _ANNEX_MEANT.finditer(reader.text)]
    if meant:
        yield reader.finding("annex_missing", f"{reader.where(meant[0].start)}: văn bản dẫn tới phụ lục nhưng bản này không có phụ lục nào.", *meant)


def _quotes(reader: Reader) -> Iterator[Finding]:
    odd = [(n, p, *_unpaired(reader.text, p)) for n, p in enumerate(reader.outline.paragraphs)]
    closes = [(n, at) for n, p, opened, stray in odd for at in (*stray, *(o for o in opened if _ends(reader.text, o, p)))]
    open_ends = []
    for n, paragraph, opened, _ in odd:
        for at in opened:
            if (n, at) in closes or not reader.text[at:].startswith(("“", '"')):
                continue
            partner = next((c for c in closes if n < c[0] <= n + _SPAN_PARAGRAPHS), None)
            if partner and (at in (paragraph.start, paragraph.body) or reader.text[paragraph.start : at].rstrip().endswith(":")):
                closes.remove(partner)
                continue
            open_ends.append(reader.cut(at, min(at + 80, paragraph.end)))
    if len(open_ends) <= _MANY:
        for cut in open_ends:
            yield reader.finding("quote_not_closed", f"{reader.where(cut.start)}: dấu ngoặc kép mở ở “{_words(reader.text, cut.start + 1)}…” không có dấu đóng.", cut)
    else:
        yield reader.finding("quote_not_closed", f"{len(open_ends)} dấu ngoặc kép mở không có dấu đóng, đầu tiên ở {reader.where(open_ends[0].start)}.", *open_ends)
    for _, at in closes:
        start = max(0, at - 60, reader.text.rfind("\n", 0, at) + 1)
        yield reader.finding("quote_not_opened", f"{reader.where(at)}: dấu ngoặc kép đóng sau “…{reader.text[max(start, at - 40) : at].strip()}” không có dấu mở.", Cut("", start, at + 1))
    for paragraph in reader.outline.paragraphs:
        body = reader.text[paragraph.body : paragraph.end].strip()
        if paragraph.body > paragraph.start and len(body) > 150 and re.match(r"[“\"]", body) and re.search(r"[”\"][.;]?$", body) and _wraps(body.rstrip(".;")):
            yield reader.finding("paragraph_in_quotes", f"{reader.where(paragraph.start)}: cả đoạn nằm trong dấu ngoặc kép thừa.", Cut("", paragraph.body, min(paragraph.body + 80, paragraph.end)), Cut("", max(paragraph.body, paragraph.end - 40), paragraph.end))


def _ends(text: str, at: int, paragraph: Paragraph) -> bool:
    """Whether a straight mark ends its paragraph and so closes what an earlier one opened."""
    return text[at] == '"' and re.fullmatch(r'"[\s.;,]*', text[at : paragraph.end]) is not None


def _unpaired(text: str, paragraph: Paragraph) -> tuple[list[int], list[int]]:
    """Offsets of opening marks never closed and closing marks never opened, in one paragraph; straight marks pair in turn."""
    opened: list[int] = []
    stray: list[int] = []
    straight: int | None = None
    for at in range(paragraph.start, paragraph.end):
        if text[at] == "“":
            opened.append(at)
        elif text[at] == "”":
            if opened:
                opened.pop()
            elif straight is not None:
                straight = None
            else:
                stray.append(at)
        elif text[at] == '"':
            if opened and straight is None and re.match(r"[\s.,;)]|$", text[at + 1 : at + 2]):
                opened.pop()
            else:
                straight = at if straight is None else None
    return opened + ([straight] if straight is not None else []), stray


def _words(text: str, at: int) -> str:
    return " ".join(text[at : at + 60].split()[:8])


def _wraps(body: str) -> bool:
    """Whether the first mark is closed only by the last one."""
    depth = 0
    for i, letter in enumerate(body):
        depth += (letter == "“") - (letter == "”")
        if depth == 0:
            return i == len(body) - 1
    return False
