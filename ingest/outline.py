"""The outline by the printed numbering: parts, articles, items, dashes, recipients, signature, annexes.

The Markdown heading level is never trusted. A gap in the lettering is left as printed (see `ingest.findings`).
"""

import re
from dataclasses import dataclass, field

from index.records import Section
from ingest.zones import ANNEX_WORDS, Zone, zone_of
from vietnamese import outline_marks as marks
from vietnamese.bodies import body_list
from vietnamese.outline_marks import Mark, read_mark

_SENTENCE_END = re.compile(r"[.;!?…]\s*$|\./\.")
_LEAD_IN = re.compile(r"^([^:;.]{3,160}?)\s*:(?=\s|$)")
_CLOSING = re.compile(r"^(?:Trên đây là|Trong quá trình|Quá trình (?:triển khai|tổ chức|thực hiện)|Căn cứ (?:nội dung )?(?:Kế hoạch|Chỉ thị|Chương trình|Hướng dẫn) này|Yêu cầu (?:các|Thủ trưởng|Giám đốc))", re.IGNORECASE)
_ORDERED = re.compile(r"(?:Giao|Đề nghị|Yêu cầu|Đối với|Trách nhiệm của)\s+")
_ANNEX = re.compile(rf"(?:{ANNEX_WORDS})(?:\s+(?:số\s+)?[\dIVX]+[A-Za-z]?)?", re.IGNORECASE)
_LABELS = {marks.PART: "Phần", marks.CHAPTER: "Chương", marks.ROMAN: "Mục", marks.SECTION: "Mục", marks.ARTICLE: "Điều", marks.CAPITAL: "Phần",
           marks.ARABIC: "khoản", marks.DOTTED: "tiểu mục", marks.LETTER: "điểm", marks.DASH: "gạch đầu dòng", marks.PLUS: "dấu cộng"}
_ORDINALS = {"một", "nhất", "hai", "ba", "bốn", "tư", "năm", "sáu", "bảy", "tám"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of canonical text and where it stands in the outline."""

    start: int
    end: int
    section: str
    kind: str
    rank: int
    body: int


@dataclass(slots=True)
class _Node:
    rank: int
    number: str
    path: str
    label: str
    heading: str
    start: int
    end: int
    heading_end: int
    parent: "_Node | None"
    glyph: str = ""
    opens_list: bool = False
    children: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Outline:
    """Sections and paragraphs, both in reading order."""

    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]


def read_outline(document: str, text: str) -> Outline:
    """The outline of a canonical text."""
    return _Builder(document, text).build()


class _Builder:
    def __init__(self, document: str, text: str) -> None:
        self.document, self.text = document, text
        self.nodes: list[_Node] = []
        self.stack: list[_Node] = []
        self.paragraphs: list[Paragraph] = []
        self.paths: set[str] = set()
        self.part = ""
        self.capital_first: bool | None = None
        self.next_line = ""

    def build(self) -> Outline:
        lines = _line_spans(self.text)
        zone, line_before = Zone.HEADER, ""
        last_body = _last_body_line(self.text, lines)
        for i, (start, end) in enumerate(lines):
            line = self.text[start:end]
            self.next_line = self.text[slice(*lines[i + 1])] if i + 1 < len(lines) else ""
            before = zone
            zone, line_before = zone_of(line, zone, line_before), line
            if zone is Zone.TITLE and before is not Zone.TITLE:
                self._new_part(line, before)
            if zone is Zone.ANNEX and before is not Zone.ANNEX or _ANNEX.match(line.upper()) and zone is Zone.ANNEX:
                self._annex(line, start, end)
                continue
            if zone is Zone.BODY:
                self._body(line, start, end, closing=i in last_body)
            else:
                self._add(start, end, self.stack[-1].path if zone is Zone.ANNEX and self.stack else "", zone.value, 0, start)
        self._close(len(self.text))
        return Outline(tuple(self._section(n) for n in self.nodes), tuple(self.paragraphs))

    def _new_part(self, line: str, before: Zone) -> None:
        if self.nodes and before is not Zone.HEADER:
            self._close(self.paragraphs[-1].end if self.paragraphs else 0)
            self.part = line.strip().capitalize()

    def _annex(self, line: str, start: int, end: int) -> None:
        self._close(start)
        name = _ANNEX.match(line.strip())
        self.part = "Phụ lục" + (name.group()[7:].rstrip(" .:") if name else "")
        self._push(marks.PART, "", self._unique(self.part), self.part, line.strip(), start, end, end)
        self._add(start, end, self.stack[-1].path, "heading", marks.PART, start)

    def _body(self, line: str, start: int, end: int, *, closing: bool) -> None:
        mark = read_mark(line.lstrip("“\"'"))
        if mark is None:
            self._plain(line, start, end, closing=closing)
            return
        if self._named_bullet(line, mark, start, end):
            return
        rank = self._rank(mark)
        self._pop(rank, start)
        body = start + mark.end
        heading, heading_end = self._heading(line, mark, start, end)
        path, label = self._path(mark, rank)
        self._push(rank, mark.number, path, label, heading, start, end, heading_end)
        self.stack[-1].glyph, self.stack[-1].opens_list = _glyph(mark), not re.search(r"[.;]\W*$", line)
        whole = heading and heading_end >= end
        self._add(start, end, path, "heading" if whole else "list item" if rank >= marks.DASH else "prose", rank, body)

    def _plain(self, line: str, start: int, end: int, *, closing: bool) -> None:
        top = self.stack[-1] if self.stack else None
        if top and top.rank in (marks.CHAPTER, marks.SECTION, marks.PART) and not top.heading and len(line) < 200:
            top.heading, top.heading_end, top.end = line.strip(), end, end
            self._add(start, end, top.path, "heading", top.rank, start)
            return
        if not closing and self._named(line, start, end):
            return
        if closing and self.stack:
            self._pop(self.stack[0].rank + 1 if self.stack[0].rank != marks.ARTICLE else marks.ARTICLE + 1, start)
        self._add(start, end, self.stack[-1].path if self.stack else "", "prose", 0, start)
        for node in self.stack:
            node.end = end

    def _named_bullet(self, line: str, mark: Mark, start: int, end: int) -> bool:
        """A bullet that is the name of a body and no more, over bullets of another kind: "* Sở Tài chính"."""
        below = read_mark(self.next_line)
        if mark.rank != marks.DASH or below is None or below.rank < marks.DASH or _glyph(below) == _glyph(mark):
            return False
        return self._named(line[mark.end :], start, end)

    def _named(self, line: str, start: int, end: int) -> bool:
        """A line that names a body and no more heads what stands under it: "Sở Nội vụ:"."""
        words = line.strip()
        if len(words) > 140 or words.isupper() or _SENTENCE_END.search(words) or not self.stack:
            return False
        order = _ORDERED.match(words)
        found, stop = body_list(words, order.end() if order else 0)
        rest = words[stop:].strip(" :*")
        if not found or rest not in ("", "tiếp tục", "chủ trì", "có trách nhiệm") or not words.endswith(":") and len(found) > 3:
            return False
        self._pop(marks.NAMED, start)
        parent = self.stack[-1]
        name = words.rstrip(" :*")
        path = self._unique(f"{parent.path}.{name}")
        self._push(marks.NAMED, name, path, f"{parent.label}, {name}", name, start, end, end)
        self._add(start, end, path, "heading", marks.NAMED, start)
        return True

    def _rank(self, mark: Mark) -> int:
        """Capitals stand over roman numerals in documents that open with a capital, under them elsewhere."""
        if mark.rank == marks.DASH and self._is_nested(mark):
            return marks.PLUS
        if mark.rank in (marks.CAPITAL, marks.ROMAN) and self.capital_first is None:
            self.capital_first = mark.rank == marks.CAPITAL
        if mark.rank == marks.CAPITAL and self.capital_first:
            return marks.CHAPTER
        return mark.rank

    def _is_nested(self, mark: Mark) -> bool:
        """A bullet of another kind than the one above it, when that one ends like the head of a list."""
        above = next((n for n in self.stack if n.rank == marks.DASH), None)
        return above is not None and above.glyph != _glyph(mark) and above.opens_list

    def _path(self, mark: Mark, rank: int) -> tuple[str, str]:
        parent = self.stack[-1] if self.stack else None
        number = mark.number
        if rank >= marks.DASH:
            seen = parent.children if parent else {}
            seen[rank] = seen.get(rank, 0) + 1
            number = ("+" if mark.rank == marks.PLUS else "-") + str(seen[rank])
        prefix = parent.path if parent else ""
        if rank == marks.ARTICLE:
            prefix, number = "", f"Điều {mark.number}"
        elif rank in (marks.PART, marks.CHAPTER, marks.SECTION):
            number = f"{_LABELS[mark.rank]} {mark.number}" if mark.rank != marks.CAPITAL else mark.number
        elif rank == marks.DOTTED and parent and mark.number.startswith(parent.number + "."):
            number = mark.number[len(parent.number) + 1 :]
        if not prefix and self.part.startswith("Phụ lục") and rank != marks.ARTICLE:
            prefix = self.part
        path = self._unique(f"{prefix}.{number}" if prefix else number)
        return path, self._label(mark, rank, parent, number)

    def _label(self, mark: Mark, rank: int, parent: "_Node | None", number: str) -> str:
        word = _LABELS[mark.rank] if not (rank == marks.ARABIC and parent is None) else "Mục"
        shown = number.lstrip("-+") if rank >= marks.DASH else mark.number
        if mark.rank == marks.PART and shown.lower() in _ORDINALS:
            shown = f"thứ {shown.lower()}"
        own = f"{word} {shown}" if not shown[:4].lower() == "bước" else shown.lower()
        if rank == marks.ARTICLE or parent is None:
            return own[0].upper() + own[1:]
        return f"{parent.label}, {own}"

    def _unique(self, path: str) -> str:
        candidate, n = path, 2
        if candidate in self.paths and self.part and not path.startswith(self.part):
            candidate = f"{self.part}.{path}"
        base = candidate
        while candidate in self.paths:
            candidate, n = f"{base}({n})", n + 1
        self.paths.add(candidate)
        return candidate

    def _heading(self, line: str, mark: Mark, start: int, end: int) -> tuple[str, int]:
        words = line[mark.end :].strip()
        if mark.rank == marks.ARTICLE and len(words) < 220 and not re.search(r"[;:]", words) and words.count(".") <= 1:
            return words, end
        if words and len(words) <= 220 and not _SENTENCE_END.search(words):
            return words.rstrip(": "), end
        lead = _LEAD_IN.match(words)
        if lead and lead.group(1)[:1].isupper():
            offset = line.index(lead.group(1), mark.end)
            return lead.group(1), start + offset + len(lead.group(1))
        return "", start + mark.end

    def _push(self, rank: int, number: str, path: str, label: str, heading: str, start: int, end: int, heading_end: int) -> None:
        node = _Node(rank, number, path, label, heading, start, end, heading_end, self.stack[-1] if self.stack else None)
        for above in self.stack:
            above.end = end
        self.stack.append(node)
        self.nodes.append(node)

    def _pop(self, rank: int, at: int) -> None:
        while self.stack and self.stack[-1].rank >= rank and not self._is_annex(self.stack[-1]):
            self.stack.pop()

    def _is_annex(self, node: _Node) -> bool:
        return node.path.startswith("Phụ lục") and node.rank == marks.PART

    def _close(self, at: int) -> None:
        self.stack.clear()

    def _add(self, start: int, end: int, section: str, kind: str, rank: int, body: int) -> None:
        self.paragraphs.append(Paragraph(start, end, section, kind, rank, body))

    def _section(self, node: _Node) -> Section:
        parent = node.parent.path if node.parent else None
        return Section(self.document, node.path, node.label, node.heading, node.start, node.end, parent, node.rank, node.heading_end)


def _glyph(mark: Mark) -> str:
    """The kind of bullet; dashes of any length are one kind."""
    return "-" if mark.number in "-–—" else mark.number


def _line_spans(text: str) -> list[tuple[int, int]]:
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _last_body_line(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """Unnumbered closing paragraphs: they speak for the whole part, not for the last item."""
    out = set()
    for i, (start, end) in enumerate(lines):
        line = text[start:end]
        if read_mark(line) is None and ("./." in line or _CLOSING.match(line)):
            out.add(i)
    return out
