"""The words of a Word paragraph: what is printed, without hidden or deleted text."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn
from lxml.etree import LxmlError

from ingest.readers.legacy import font_encoding, from_font

_SKIP = {qn(f"w:{name}") for name in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "object", "commentReference", "annotationRef")}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_WHITE = {"FFFFFF", "FEFEFE", "FDFDFD"}


@dataclass(slots=True)
class Words:
    """A paragraph's text, its text boxes and footnotes, and where the page turns."""

    text: str = ""
    boxes: list[Any] = field(default_factory=list)
    footnotes: list[str] = field(default_factory=list)
    break_before: bool = False
    break_inside: bool = False
    numbered_blank: bool = False


class Runs:
    """Reads paragraphs of one document and counts what it leaves out."""

    def __init__(self, document: Any) -> None:
        self.dropped: Counter[str] = Counter()
        self.fonts: Counter[str] = Counter()
        self._hidden_styles, self._style_fonts = _style_facts(document.styles.element)
        self._notes = _footnotes(document)
        self._marks: dict[str, int] = {}

    def paragraph(self, element: Any) -> Words:
        """The printed words of a w:p element."""
        words = Words()
        style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        name = style.get(qn("w:val"), "") if style is not None else ""
        before = element.find(f"{qn('w:pPr')}/{qn('w:pageBreakBefore')}")
        words.break_before = before is not None and before.get(qn("w:val"), "1") not in ("0", "false")
        shaded = any(parent.find(f".//{qn('w:shd')}") is not None for parent in (element, *element.iterancestors(qn("w:tc"))))
        self._walk(element, words, name, shaded)
        words.text = words.text.strip(" \t")
        return words

    def footnote(self, number: str) -> str:
        """The words of a footnote."""
        note = self._notes.get(number)
        if note is None:
            return ""
        return " ".join(filter(None, (self.paragraph(p).text for p in note.iter(qn("w:p")))))

    def footnote_mark(self, number: str) -> int:
        """Footnotes count from one in the order of their references."""
        return self._marks.setdefault(number, len(self._marks) + 1)

    def warnings(self) -> Iterator[str]:
        """What was left out or converted."""
        for reason, letters in self.dropped.items():
            yield f"{letters} letters of {reason} text were left out"
        for encoding, runs in self.fonts.items():
            yield f"{runs} runs in {encoding} fonts were converted to Unicode"

    def _walk(self, parent: Any, words: Words, style: str, shaded: bool) -> None:
        for child in parent.iterchildren():
            tag = child.tag
            if tag in _SKIP or tag == _FALLBACK or not isinstance(tag, str):
                continue
            if tag == qn("w:r"):
                self._run(child, words, style, shaded)
            elif tag == qn("w:txbxContent"):
                words.boxes.append(child)
            else:
                self._walk(child, words, style, shaded)

    def _run(self, run: Any, words: Words, style: str, shaded: bool) -> None:
        own = Words()
        for child in run.iterchildren():
            self._piece(child, own, first=not words.text.strip())
        words.boxes += own.boxes
        words.break_before |= own.break_before
        words.break_inside |= own.break_inside
        reason = self._hidden(run.find(qn("w:rPr")), style, shaded)
        if reason and own.text.strip():
            self.dropped[reason] += len(own.text.strip())
            return
        words.footnotes += own.footnotes
        words.text += self._converted(run, own.text, style)

    def _piece(self, child: Any, own: Words, *, first: bool) -> None:
        tag = child.tag
        if tag == qn("w:t"):
            own.text += child.text or ""
        elif tag in (qn("w:tab"), qn("w:ptab")):
            own.text += "\t"
        elif tag in (qn("w:br"), qn("w:cr")):
            if child.get(qn("w:type")) == "page":
                self._break(own, first)
            else:
                own.text += "\n"
        elif tag == qn("w:lastRenderedPageBreak"):
            self._break(own, first)
        elif tag == qn("w:noBreakHyphen"):
            own.text += "-"
        elif tag in (qn("w:footnoteReference"), qn("w:endnoteReference")):
            number = ("e" if "endnote" in tag else "f") + child.get(qn("w:id"), "")
            self.footnote_mark(number)
            own.footnotes.append(number)
        elif tag not in _SKIP and tag != _FALLBACK and isinstance(tag, str):
            for box in child.iter(qn("w:txbxContent")):
                if not any(above.tag == _FALLBACK for above in box.iterancestors()):
                    own.boxes.append(box)

    def _break(self, own: Words, first: bool) -> None:
        if first and not own.text.strip():
            own.break_before = True
        else:
            own.break_inside = True

    def _hidden(self, properties: Any, style: str, shaded: bool) -> str:
        if properties is None:
            return "hidden" if style in self._hidden_styles else ""
        run_style = properties.find(qn("w:rStyle"))
        names = {style, run_style.get(qn("w:val"), "") if run_style is not None else ""}
        vanish = properties.find(qn("w:vanish"))
        if vanish is not None and vanish.get(qn("w:val"), "1") not in ("0", "false") or vanish is None and names & self._hidden_styles:
            return "hidden"
        color, size = properties.find(qn("w:color")), properties.find(qn("w:sz"))
        lit = shaded or properties.find(qn("w:highlight")) is not None or properties.find(qn("w:shd")) is not None
        if color is not None and color.get(qn("w:val"), "").upper() in _WHITE and not lit:
            return "white"
        if size is not None and size.get(qn("w:val"), "").isdigit() and int(size.get(qn("w:val"))) <= 4:
            return "tiny"
        return ""

    def _converted(self, run: Any, text: str, style: str) -> str:
        fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        name = (fonts.get(qn("w:ascii")) or fonts.get(qn("w:hAnsi")) or "") if fonts is not None else self._style_fonts.get(style, "")
        encoding = font_encoding(name)
        if not encoding or text.isascii() and not name.casefold().endswith("h"):
            return text
        self.fonts[encoding] += 1
        return from_font(text, name)


def _style_facts(styles: Any) -> tuple[set[str], dict[str, str]]:
    """Styles whose text is hidden, and the font that a style (or the default) names."""
    hidden, fonts = set(), {}
    for style in styles.iterchildren(qn("w:style")):
        name, properties = style.get(qn("w:styleId"), ""), style.find(qn("w:rPr"))
        if properties is None:
            continue
        vanish, font = properties.find(qn("w:vanish")), properties.find(qn("w:rFonts"))
        if vanish is not None and vanish.get(qn("w:val"), "1") not in ("0", "false"):
            hidden.add(name)
        if font is not None:
            fonts[name] = font.get(qn("w:ascii"), "")
            if style.get(qn("w:default")) in ("1", "true") and style.get(qn("w:type")) == "paragraph":
                fonts[""] = fonts[name]
    return hidden - {""}, fonts


def _footnotes(document: Any) -> dict[str, Any]:
    from docx.oxml import parse_xml

    notes: dict[str, Any] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rsplit("/", 1)[-1]
        if relation.is_external or kind not in ("footnotes", "endnotes"):
            continue
        try:
            root = parse_xml(relation.target_part.blob)
        except (LxmlError, ValueError):
            continue
        for note in root.iterchildren(qn(f"w:{kind[:-1]}")):
            if note.get(qn("w:type")) in (None, "normal"):
                notes[kind[0] + note.get(qn("w:id"), "")] = note
    return notes
