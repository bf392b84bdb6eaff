"""What the chat reads of an answer: the `ask` contract, and the few things it asks of the assistant."""

from typing import TYPE_CHECKING, Any, Protocol, TypedDict

from index.records import Document, Hit

if TYPE_CHECKING:
    from assistant.library import Library


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
    """The parts of the `ask` contract that the chat shows."""

    abstained: bool
    reason: str | None
    sentences: list[SentenceJson]
    citations: list[CitationJson]
    notes: list[NoteJson]
    nearest: list[CitationJson]
    warnings: list[str]


class AnswerRecord(Protocol):
    """An answer that can be written as the contract's JSON."""

    def as_json(self) -> dict[str, Any]:
        """The contract's JSON."""
        ...


class Questions(Protocol):
    """What the page needs of `assistant.service.Assistant`."""

    def ask(self, question: str, *, document: str | None = None, province: str | None = None) -> AnswerRecord:
        """Answers one question."""
        ...

    def search(self, question: str, *, top: int = 10, document: str | None = None, province: str | None = None) -> tuple[Hit, ...]:
        """Passages found for one question."""
        ...

    def index(self) -> Any:
        """The build that is being read."""
        ...

    def documents(self) -> list[Document]:
        """All documents of the index."""
        ...

    def library(self) -> "Library":
        """The build as answers see it: documents, sections, duties, references."""
        ...
