"""Sentences of the outline's lowest units, and the words around a blank."""

from collections.abc import Iterator

from assistant.library import Library
from index.records import Document
from vietnamese.sentences import sentences
from vietnamese.text import fold_spaces

AROUND = 22
ENOUGH = 6


def leaf_sentences(library: Library, document: Document) -> Iterator[tuple[str, int, int]]:
    """(section path, start, end) of each sentence under the outline, once."""
    sections = library.sections(document.id)
    for section in sections:
        inner = min((s.start for s in sections if s.parent == section.path), default=section.end)
        for start, end in sentences(document.text, section.heading_end or section.start, inner):
            yield section.path, start, end


def window(text: str, start: int, blank_start: int, blank_end: int, end: int) -> tuple[str, str]:
    """The words before and after a blank, cut at punctuation where that leaves enough; an ellipsis where words were left out."""
    before = fold_spaces(text[start:blank_start]).split()
    after = fold_spaces(text[blank_end:end]).rstrip(" .;").split()
    return _last(before), _first(after)


def _last(words: list[str]) -> str:
    if len(words) <= AROUND:
        return " ".join(words)
    stops = [n for n in range(len(words) - AROUND, len(words) - ENOUGH) if words[n - 1].endswith((",", ";", ":"))]
    return "… " + " ".join(words[stops[0] if stops else len(words) - AROUND :])


def _first(words: list[str]) -> str:
    if len(words) <= AROUND:
        return " ".join(words)
    stops = [n for n in range(ENOUGH, AROUND + 1) if words[n - 1].endswith((",", ";", ":"))]
    return " ".join(words[: stops[-1] if stops else AROUND]).rstrip(",;:") + " …"


def duty_spans(library: Library, document: Document) -> list[tuple[int, int]]:
    """Stretches whose slots are asked for one by one."""
    return [(d.start, d.end) for d in library.duties((document.id,)) if d.bearers]


def meets(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch meets any of the others."""
    return any(a < end and start < b for a, b in spans)
