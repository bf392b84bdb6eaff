"""The outline of an official letter (công văn) that prints no numbering: to whom, what about, and the dashes in it.

Its components stand in Nghị định 30/2020/NĐ-CP, Điều 8: "Kính gửi", then the content. An unnumbered paragraph is cited
as "đoạn". Web portals often run a whole letter into one line; its printed dashes are found inside the line too.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.records import Section
from ingest.outline import Outline, Paragraph
from ingest.zones import Zone
from vietnamese.outline_marks import CHAPTER, DASH, NAMED, PLUS
from vietnamese.text import cased

_ADDRESSED = re.compile(r"Kính gửi\s*:?\s*")
# Words that open the content where the addressee runs into it on one line.
_OPENS = re.compile(r"(?<=\s)(?:Căn cứ|Xét|Trả lời|Thực hiện|Theo|Ngày \d[\d/]*|Về|Để|Nhằm|(?:Chi cục|Tổng cục|Cục|Bộ|Sở|Văn phòng|Ủy ban nhân dân|UBND|Ban|Thanh tra)(?:\s\w+){0,4}?\s(?:đã\s)?nhận)(?=\s)")
_ITEM = re.compile(cased(r"(?:(?<=[:;.”\"*)])|(?<=^))\s*(?P<mark>[-–+])\s+(?=[<U>“])"))
_ENDS = re.compile(r"[.:;!?”\"*)/]$")
_LONGEST_ADDRESSEE, _SEARCHED, _LONG_LINE = 150, 400, 300
_LEAST_ITEMS = 2
ADDRESSEE, CONTENT, PIECE = "Kính gửi", "Nội dung", "đoạn"


def with_components(document: str, text: str, outline: Outline) -> Outline:
    """The outline of a text that prints numbering as it is; else of a letter, or of the dashes that a line runs through."""
    if outline.sections:
        return outline
    at = next((i for i, p in enumerate(outline.paragraphs) if text.startswith(ADDRESSEE, p.start)), None)
    if at is None:
        return _with_dashes(document, text, outline)
    return _Letter(document, text, outline, at).outline()


class _Letter:
    def __init__(self, document: str, text: str, outline: Outline, at: int) -> None:
        self.document, self.text = document, text
        self.before, self.lines = outline.paragraphs[:at], outline.paragraphs[at:]
        self.sections: list[Section] = []

    def outline(self) -> Outline:
        """Addressee, then content with its paragraphs; recipients, signature and what stands under them are left as they are."""
        head, rest = self._addressee()
        stop = next((i for i, p in enumerate(rest) if p.kind in (Zone.RECIPIENTS.value, Zone.SIGNATURE.value, Zone.ANNEX.value)), len(rest))
        closing = next((i for i, p in enumerate(rest[:stop]) if "./." in self.text[p.start : p.end]), stop - 1)
        body, after = rest[: closing + 1], rest[closing + 1 :]
        if not body:
            return Outline((), (*self.before, *self.lines))
        self._section(ADDRESSEE, ADDRESSEE, head[0].start, head[-1].end, None, CHAPTER)
        self._section(CONTENT, CONTENT, body[0].start, body[-1].end, None, CHAPTER)
        content = tuple(self._content(body))
        return Outline(tuple(self.sections), (*self.before, *head, *content, *after))

    def _addressee(self) -> tuple[list[Paragraph], list[Paragraph]]:
        first = self.lines[0]
        named = _ADDRESSED.match(self.text, first.start)
        assert named is not None
        if named.end() >= first.end or self.text.startswith("-", named.end()) and first.end - first.start <= _LONGEST_ADDRESSEE:
            count = 1 + self._addressee_lines(alone=named.end() >= first.end)
            return [self._as(p, ADDRESSEE, "header") for p in self.lines[:count]], list(self.lines[count:])
        cut = self._cut(named.end(), first.end)
        if cut is None:
            count = 1 + self._addressee_lines(alone=False)
            return [self._as(p, ADDRESSEE, "header") for p in self.lines[:count]], list(self.lines[count:])
        stop = cut - (len(self.text[first.start : cut]) - len(self.text[first.start : cut].rstrip()))
        return [Paragraph(first.start, stop, ADDRESSEE, "header", 0, first.start)], [Paragraph(cut, first.end, "", "prose", 0, cut), *self.lines[1:]]

    def _addressee_lines(self, *, alone: bool) -> int:
        """Lines that go on naming addressees: those with a dash, or the one under a lone "Kính gửi:"."""
        count = 0
        for line in self.lines[1:]:
            if not self.text.startswith(("-", "–", "+", "•"), line.start):
                break
            count += 1
        return count or int(alone and len(self.lines) > 1)

    def _cut(self, start: int, end: int) -> int | None:
        """Where the content begins on the addressee's line; None when the line names the addressee alone."""
        found = _OPENS.search(self.text, start, min(end, start + _SEARCHED))
        if found:
            return found.start()
        if end - start <= _LONGEST_ADDRESSEE:
            return None
        sentence = re.compile(r"[.)]\*?\s+").search(self.text, start, min(end, start + _SEARCHED))
        return sentence.end() if sentence else None

    def _content(self, body: list[Paragraph]) -> Iterator[Paragraph]:
        pieces = _joined(self.text, [piece for p in body for piece in _pieces(self.text, p.start, p.end)])
        prose = sum(mark == "" for _, _, mark in pieces)
        counts = {PIECE: 0, "-": 0, "+": 0}
        parent = CONTENT
        for start, end, mark in pieces:
            if mark == "":
                counts[PIECE] += 1
                path, label = (f"{CONTENT}.{PIECE} {counts[PIECE]}", f"{CONTENT}, {PIECE} {counts[PIECE]}") if prose > 1 else (CONTENT, CONTENT)
                if prose > 1:
                    self._section(path, label, start, end, CONTENT, NAMED)
                yield Paragraph(start, end, path, "prose", 0, start)
                continue
            path, parent = self._dash(start, end, mark, counts, parent)
            yield Paragraph(start, end, path, "list item", DASH if mark == "-" else PLUS, start + 1)

    def _dash(self, start: int, end: int, mark: str, counts: dict[str, int], parent: str) -> tuple[str, str]:
        """The section of a dash; a plus stands under the dash before it. Gives its path and the dash that later pluses stand under."""
        counts[mark] += 1
        if mark == "-":
            counts["+"] = 0
            path = f"{CONTENT}.-{counts[mark]}"
            self._section(path, f"{CONTENT}, gạch đầu dòng {counts[mark]}", start, end, CONTENT, DASH)
            return path, path
        label = next((s.label for s in self.sections if s.path == parent), CONTENT)
        path = f"{parent}.+{counts[mark]}"
        self._section(path, f"{label}, dấu cộng {counts[mark]}", start, end, parent, PLUS)
        self.sections = [_covering(s, end) if s.path == parent else s for s in self.sections]
        return path, parent

    def _section(self, path: str, label: str, start: int, end: int, parent: str | None, rank: int) -> None:
        self.sections.append(Section(self.document, path, label, "", start, end, parent, rank, start))

    @staticmethod
    def _as(paragraph: Paragraph, section: str, kind: str) -> Paragraph:
        return Paragraph(paragraph.start, paragraph.end, section, kind, 0, paragraph.start)


def _with_dashes(document: str, text: str, outline: Outline) -> Outline:
    """A text that is no letter: the dashes that one of its lines runs through ("như sau: - Dừng …; - Dừng …")."""
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    for paragraph in outline.paragraphs:
        ends = paragraph.kind in (Zone.RECIPIENTS.value, Zone.SIGNATURE.value) or paragraph.kind == Zone.HEADER.value and paragraph.end - paragraph.start < _LONG_LINE
        pieces = [] if ends else list(_pieces(text, paragraph.start, paragraph.end))
        if sum(mark == "-" for _, _, mark in pieces) < _LEAST_ITEMS or sections:
            paragraphs.append(paragraph)
            continue
        for start, end, mark in pieces:
            if mark == "":
                paragraphs.append(Paragraph(start, end, "", paragraph.kind, 0, start))
                continue
            path = f"-{len(sections) + 1}"
            sections.append(Section(document, path, f"Gạch đầu dòng {len(sections) + 1}", "", start, end, None, DASH, start))
            paragraphs.append(Paragraph(start, end, path, "list item", DASH, start + 1))
    return Outline(tuple(sections), tuple(paragraphs))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """A line as the words before its first dash and each dash; the mark is "", "-" or "+"."""
    at, mark = start, ""
    for found in _ITEM.finditer(text[start:end]):
        begin = start + found.start("mark")
        if begin > at:
            yield from _piece(text, at, begin, mark)
        at, mark = begin, "+" if found.group("mark") == "+" else "-"
    yield from _piece(text, at, end, mark)


def _joined(text: str, pieces: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """A line that breaks off in mid-sentence and the next one are one paragraph."""
    out: list[tuple[int, int, str]] = []
    for start, end, mark in pieces:
        if out and mark == "" and not _ENDS.search(text, out[-1][0], out[-1][1]):
            out[-1] = (out[-1][0], end, out[-1][2])
        else:
            out.append((start, end, mark))
    return out


def _piece(text: str, start: int, end: int, mark: str) -> Iterator[tuple[int, int, str]]:
    stop = start + len(text[start:end].rstrip())
    if stop > start:
        yield start, stop, mark


def _covering(section: Section, end: int) -> Section:
    return replace(section, end=max(section.end, end))
