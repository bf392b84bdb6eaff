"""Documents of an index for the retrieval systems that bring their own passages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.reader import IndexFolder

SIZE, OVERLAP = 1000, 200


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of a document."""

    document: str
    path: str
    start: int
    end: int
    text: str

    def result(self, rank: int, score: float) -> dict[str, Any]:
        """As one row of the search contract."""
        return {"rank": rank, "score": score, "document": self.document, "path": self.path, "section": "", "start": self.start,
                "end": self.end, "text": self.text, "page": None}


def read_texts(index_folder: Path) -> dict[str, tuple[str, str]]:
    """Path and canonical text of every document of the index."""
    return {d.id: (d.path, d.text) for d in IndexFolder(index_folder).current().store.documents()}


def windows(texts: dict[str, tuple[str, str]]) -> list[Chunk]:
    """Overlapping windows of about a thousand characters, cut at white space."""
    out = []
    for document, (path, text) in texts.items():
        start = 0
        while start < len(text):
            end = _cut(text, start)
            out.append(Chunk(document, path, start, end, text[start:end]))
            if end >= len(text):
                break
            start = max(text.rfind(" ", start, end - OVERLAP) + 1, start + 1)
    return out


def _cut(text: str, start: int) -> int:
    end = start + SIZE
    if end >= len(text):
        return len(text)
    space = text.rfind(" ", start + OVERLAP + 1, end)
    return space if space > 0 else end
