"""One exchange of a conversation, ready to be drawn in either language."""

from dataclasses import dataclass, field

from interface.contract import AnswerJson


@dataclass(frozen=True, slots=True)
class Source:
    """A cited passage: the quote, and the printed words around it.

    `marker` is None for a nearest passage, `page` for a document without pages.
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


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a question was not handled: a key of the words and what fills it in."""

    key: str
    values: dict[str, int] = field(default_factory=dict)
    unasked: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what came of it; neither answer nor problem means it is still being searched."""

    question: str
    province: str | None = None
    answer: AnswerJson | None = None
    sources: tuple[Source, ...] = ()
    nearest: tuple[Source, ...] = ()
    problem: Problem | None = None

    @property
    def pending(self) -> bool:
        """Whether the answer is still awaited."""
        return self.answer is None and self.problem is None

    @property
    def unasked(self) -> bool:
        """Whether the question was turned away before it was asked; the next one takes its place."""
        return self.problem is not None and self.problem.unasked
