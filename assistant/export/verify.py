"""Checks the quotes of an exported answer against the index: each must stand where its source line says, in the file with that checksum."""

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.export.answer_markdown import unescaped
from assistant.export.exchange import SOURCE_LINE
from assistant.library import Library
from index.errors import BadInput
from index.records import Document
from vietnamese.text import fold_spaces, match_form

EXACT, FOLDED, MISATTRIBUTED, NOT_FOUND = "exact", "folded", "misattributed", "not_found"
_MOST_BYTES = 20 * 2**20
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FOOTNOTE = re.compile(r"^\[\^(\d+)\]: (.*)\n((?:    .*\n?)*)", re.MULTILINE)
_MESSAGES = {
    EXACT: "đúng nguyên văn", FOLDED: "đúng, khác cách viết hoa, dấu cách hoặc dấu câu", MISATTRIBUTED: "có trong văn bản này nhưng không ở vị trí đã ghi",
    NOT_FOUND: "không có trong văn bản đã ghi",
}


@dataclass(frozen=True, slots=True)
class QuoteCheck:
    """One quote of a file.

    Attributes:
        marker: number of its footnote.
        quote: as the file shows it.
        document: id that its source line names; "" without one.
        state: exact, folded, misattributed or not_found.
        message: the state in words, and whether the file has changed since.
        changed: the document in the index has another checksum than the one written down.
    """

    marker: int
    quote: str
    document: str
    state: str
    message: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class FileCheck:
    """All quotes of a file; `unsourced` are marks in the text that lead to no source."""

    path: str
    quotes: tuple[QuoteCheck, ...]
    unsourced: tuple[int, ...]

    @property
    def ok(self) -> bool:
        """Whether every quote stands where the file says, and every mark has its source."""
        return not self.unsourced and all(q.state in (EXACT, FOLDED) for q in self.quotes)

    def as_json(self) -> dict[str, Any]:
        """The object that `python -m assistant check FILE --json` prints."""
        rows = [{"marker": q.marker, "document": q.document, "state": q.state, "message": q.message, "changed": q.changed, "quote": q.quote} for q in self.quotes]
        return {"path": self.path, "ok": self.ok, "quotes": rows, "unsourced": list(self.unsourced)}


def check_file(path: Path, library: Library) -> FileCheck:
    """Verifies each quote of an exported answer.

    Args:
        path: a .docx or .md file written by the export.
        library: the build to check against.

    Raises:
        BadInput: the file cannot be read, is too large, or holds no quote with its source.
    """
    notes, marks = _read(path)
    if not notes:
        raise BadInput(f"{path}: no footnote with a quote and its source; give a .docx or .md file that this program exported")
    return FileCheck(str(path), tuple(_checked(n, quote, line, library) for n, (quote, line) in sorted(notes.items())), tuple(sorted(marks - set(notes))))


def _read(path: Path) -> tuple[dict[int, tuple[str, str]], set[int]]:
    """Footnotes (number → quote and source line), and the numbers that the text refers to."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise BadInput(f"{path}: larger than {_MOST_BYTES // 2**20} MiB; an exported answer is smaller")
        return _read_docx(path) if path.suffix.lower() == ".docx" else _read_markdown(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: cannot be read as an exported answer; give a .docx or .md file") from error


def _read_markdown(text: str) -> tuple[dict[int, tuple[str, str]], set[int]]:
    text = text.replace("\r\n", "\n")
    notes = {int(m.group(1)): (unescaped(m.group(2)), unescaped(m.group(3).strip())) for m in _FOOTNOTE.finditer(text)}
    body = _FOOTNOTE.sub("", text)
    return notes, {int(n) for n in re.findall(r"(?<!\\)\[\^(\d+)\]", body)}


def _read_docx(path: Path) -> tuple[dict[int, tuple[str, str]], set[int]]:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            body = _parsed(archive, "word/document.xml")
            footnotes = _parsed(archive, "word/footnotes.xml") if "word/footnotes.xml" in names else None
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, EOFError) as error:
        raise BadInput(f"{path}: not a Word file; give a .docx or .md file that this program exported") from error
    marks = {int(r.get(f"{_W}id", "0")) for r in body.iter(f"{_W}footnoteReference")}
    notes = {}
    for note in footnotes.iter(f"{_W}footnote") if footnotes is not None else ():
        lines = ["".join(t.text or "" for t in p.iter(f"{_W}t")) for p in note.iter(f"{_W}p")]
        number = int(note.get(f"{_W}id", "0"))
        if number > 0 and len(lines) >= 2:
            notes[number] = (" ".join(lines[:-1]), lines[-1])
    return notes, marks


def _parsed(archive: zipfile.ZipFile, name: str) -> Any:
    """An XML part; size is limited, entities and network are off."""
    from lxml import etree

    with archive.open(name) as part:
        data = part.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES or b"<!DOCTYPE" in data:
        raise BadInput(f"{name}: too large or with a document type; an exported answer has neither")
    try:
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except etree.XMLSyntaxError as error:
        raise BadInput(f"{name}: damaged XML; export the answer again") from error


def _checked(number: int, quote: str, line: str, library: Library) -> QuoteCheck:
    words = quote.strip()
    words = words[1:-1] if words.startswith("“") and words.endswith("”") else words
    source = SOURCE_LINE.search(line)
    if source is None:
        return QuoteCheck(number, words, "", NOT_FOUND, "không ghi nguồn")
    held = {d.id: d for d in library.documents}
    document = held.get(source["document"]) or next((d for d in held.values() if d.sha256 == source["sha"]), None)
    if document is None:
        return QuoteCheck(number, words, source["document"], NOT_FOUND, "văn bản này không còn trong chỉ mục")
    changed = document.sha256 != source["sha"]
    state = _state(words, document, int(source["start"]), int(source["end"]))
    message = _MESSAGES[state] + ("; tệp nguồn đã thay đổi từ khi xuất" if changed else "")
    return QuoteCheck(number, words, document.id, state, message, changed)


def _state(words: str, document: Document, start: int, end: int) -> str:
    """White space aside, `exact` is equality with the text at the place named; `folded` allows what `match_form` folds."""
    if not words or not 0 <= start < end <= len(document.text):
        return _elsewhere(words, document)
    printed = fold_spaces(document.cut(start, end))
    if printed == fold_spaces(words):
        return EXACT
    return FOLDED if match_form(printed) == match_form(words) else _elsewhere(words, document)


def _elsewhere(words: str, document: Document) -> str:
    return MISATTRIBUTED if words and f" {match_form(words)} " in f" {match_form(document.text)} " else NOT_FOUND
