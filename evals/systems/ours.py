"""The product itself, through the same service as its command line and its chat."""

from __future__ import annotations

from pathlib import Path
from typing import Any


class OursSystem:
    """The assistant over one index, with one of its writers."""

    def __init__(self, index_folder: Path, writer: str = "extractive") -> None:
        from assistant.service import Assistant

        self._assistant = Assistant(index_folder)
        self._writer = writer
        self.name = "ours" if writer == "extractive" else f"ours-{writer}"

    def search(self, question: str, top: int) -> list[dict[str, Any]]:
        """The retrieval that `ask` uses."""
        from assistant.service import hits_json

        results = hits_json("", question, self._assistant.search(question, top=top), self._assistant)["results"]
        return list(results)

    def ask(self, question: str, key: str) -> dict[str, Any]:
        """The answer, as `ask --json` prints it."""
        return dict(self._assistant.ask(question, writer=self._writer, id=key).as_json())

    def text(self, document: str) -> str:
        """Canonical text of a document."""
        return str(self._assistant.index().store.document(document).text)

    def describe(self) -> dict[str, Any]:
        """Writer, index build and embedding model."""
        manifest = self._assistant.index().manifest
        return {"writer": self._writer, "embedding": manifest.embedding, "ingest_version": manifest.ingest_version, "counts": manifest.counts}
