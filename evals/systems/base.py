"""What the runner asks of a system under test."""

from __future__ import annotations

from typing import Any, Protocol


class System(Protocol):
    """One system. Results and answers are the JSON of the product's `search` and `ask` contracts."""

    name: str

    def search(self, question: str, top: int) -> list[dict[str, Any]]:
        """The ranking, best first."""
        ...

    def ask(self, question: str, key: str) -> dict[str, Any] | None:
        """The answer; None for a system that only retrieves."""
        ...

    def text(self, document: str) -> str:
        """Canonical text of a document, to hold quotes against."""
        ...

    def describe(self) -> dict[str, Any]:
        """Model, settings and index, for the manifest."""
        ...
