"""What the chat reads of an answer: the `ask` contract, and the few things it asks of the assistant."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NotRequired, Protocol, TypedDict

from index.records import Document, Hit

if TYPE_CHECKING:
    from assistant.followup import Before
    from assistant.library import Library
    from assistant.reader import Reader
    from assistant.trace import Trace

Watch = Callable[[str], None]
"""Told the name of each step as it begins: "understand", "search", "write", "check"."""


class SentenceJson(TypedDict):
    """One sentence of an answer and the numbers of its citations."""

    text: str
    basis: str
    citations: list[int]
    state: str


class CitationJson(TypedDict):
    """A quoted stretch of a document."""

    marker: int
    document: str
    path: str
    number: str | None
    title: str | None
    section: str
    quote: str
    start: int
    end: int
    page: int | None


class NoteJson(TypedDict):
    """What is known from elsewhere, with its mark of verification."""

    text: str
    record: str
    mark: str


class AnswerJson(TypedDict):
    """The parts of the `ask` contract that the chat shows, keeps and exports."""

    abstained: bool
    reason: str | None
    sentences: list[SentenceJson]
    citations: list[CitationJson]
    notes: list[NoteJson]
    nearest: list[CitationJson]
    warnings: list[str]
    question: NotRequired[str]
    answer: NotRequired[str]
    language: NotRequired[str]
    kind: NotRequired[str]


class AnswerRecord(Protocol):
    """An answer that can be written as the contract's JSON."""

    @property
    def understood_as(self) -> str | None:
        """The full question that a short one was read as."""
        ...

    @property
    def trace(self) -> "Trace | None":
        """How the answer came about."""
        ...

    def as_json(self) -> dict[str, Any]:
        """The contract's JSON."""
        ...


class Questions(Protocol):
    """What the page needs of `assistant.service.Assistant`."""

    @property
    def folder(self) -> Path:
        """The index folder."""
        ...

    def ask(self, question: str, *, document: str | None = None, province: str | None = None, before: "Sequence[Before]" = (),
            reader: "Reader | None" = None, watch: Watch | None = None) -> AnswerRecord:
        """Answers one question, read after the turns before it."""
        ...

    def search(self, question: str, *, top: int = 10, document: str | None = None, province: str | None = None) -> tuple[Hit, ...]:
        """Passages found for one question."""
        ...

    def index(self) -> Any:
        """The build that is being read."""
        ...

    def documents(self) -> Sequence[Document]:
        """All documents of the index."""
        ...

    def library(self) -> "Library":
        """The build as answers see it: documents, sections, duties, references."""
        ...
