"""One exchange of a conversation, ready to be drawn in either language."""

import secrets
from dataclasses import dataclass, field

from interface.contract import AnswerJson


@dataclass(frozen=True, slots=True)
class Source:
    """A cited passage: the quote, and the printed words around it.

    `marker` is None for a nearest passage, `page` for a document without pages. `official` is the paragraph that an official would paste.
    """

    marker: int | None
    title: str
    number: str | None
    province: str | None
    file: str
    section: str
    page: int | None
    before: str
    quote: str
    after: str
    moved: bool = False
    document: str = ""
    start: int = 0
    end: int = 0
    official: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a question was not handled: a key of the words and what fills it in."""

    key: str
    values: dict[str, int] = field(default_factory=dict)
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class WhyPassage:
    """A passage that the search found, by the name of its document and its first words."""

    name: str
    document: str
    section: str
    start: int
    end: int
    cited: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Why:
    """How an answer came about.

    Attributes:
        documents: names of the first documents searched.
        searched: how many were searched.
        terms: official wordings that were added to the search.
        passages: what was read, best first.
        refused: sentences that the check held back, each with its cause.
    """

    documents: tuple[str, ...]
    searched: int
    terms: tuple[str, ...]
    passages: tuple[WhyPassage, ...]
    refused: tuple[tuple[str, str], ...]


def new_key() -> str:
    """A name for a turn that no other turn bears."""
    return secrets.token_hex(6)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it; neither answer nor problem means it is still being searched.

    Attributes:
        understood_as: the full question that the typed one was read as.
        alone: asked as typed, without the turns before it.
        stopped: the reader ended the search.
        steps: names of the steps begun so far.
        shown: sentences drawn so far; None for all of them.
        suggestions: questions that the documents do answer, beside a refusal.
        vote: "up", "down" or "".
        key: its name in the browser's history.
    """

    question: str
    province: str | None = None
    answer: AnswerJson | None = None
    sources: tuple[Source, ...] = ()
    nearest: tuple[Source, ...] = ()
    problem: Problem | None = None
    understood_as: str | None = None
    alone: bool = False
    stopped: bool = False
    steps: tuple[str, ...] = ()
    shown: int | None = None
    why: Why | None = None
    suggestions: tuple[str, ...] = ()
    vote: str = ""
    key: str = field(default_factory=new_key)

    @property
    def pending(self) -> bool:
        """Whether the answer is still awaited."""
        return self.answer is None and self.problem is None and not self.stopped

    @property
    def unasked(self) -> bool:
        """Whether the question was turned away before it was asked; the next one takes its place."""
        return self.problem is not None and self.problem.unasked
