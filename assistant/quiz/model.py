"""The frozen records of a question paper."""

from dataclasses import dataclass, field
from typing import Any

FOUR_OPTIONS, TRUE_FALSE, BLANK, MATCHING, SHORT_ANSWER, ESSAY = "four_options", "true_false", "blank", "matching", "short_answer", "essay"
KINDS = (FOUR_OPTIONS, TRUE_FALSE, BLANK, MATCHING, SHORT_ANSWER, ESSAY)
TOPICS = ("references", "duties", "documents", "numbers", "clauses")
RECOGNISE, UNDERSTAND, APPLY = "nhận biết", "thông hiểu", "vận dụng"
LEVELS = (RECOGNISE, UNDERSTAND, APPLY)

Key = str | list[list[str]] | list[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that stands in one quote.

    Attributes:
        slot: The wording group of `prompts/quiz.vi.toml` that asks for it.
        atom: What is known by knowing it; the same for two printings of one fact, in whatever plan.
        answer: The value, as printed but for white space.
        value_kind: What kind of value it is; distractors are of the same.
        words: Placeholders of the wording.
        names: The words by which a stem names what is asked about.
        same: Other values that are true as well, so never distractors.
        confusions: Values that people take for it; the first distractors, though they may stand in the quote.
        pool: The group distractors come from, where narrower than the value kind.
    """

    document: str
    section: str
    start: int
    end: int
    slot: str
    atom: str
    topic: str
    level: str
    answer: str
    value_kind: str
    words: dict[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    confusions: tuple[str, ...] = ()
    pool: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The quote a question stands on: canonical text[start:end] of a document."""

    document: str
    path: str
    start: int
    end: int
    quote: str
    section: str

    def as_json(self) -> dict[str, Any]:
        """The citation of the contract."""
        return {"document": self.document, "path": self.path, "start": self.start, "end": self.end, "quote": self.quote, "section": self.section}


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its key and quote. `key` is a text, pairs for matching, points for an essay.

    Attributes:
        label: The name of the document in the stem.
        answer: The true value that must stand in the quote (of a false statement: the value it changes).
        atoms: What it asks; two questions of a paper never share one.
        names: The words that name what is asked about.
        allowed: Distractors that may stand in the quote.
        ordered: Whether the options are numbers or dates, which stay sorted.
        left: The left column of a matching question.
    """

    id: str
    kind: str
    level: str
    topic: str
    stem: str
    options: tuple[str, ...]
    key: Key
    source: Source
    label: str
    answer: str = ""
    value_kind: str = ""
    atoms: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    ordered: bool = False
    left: tuple[str, ...] = ()

    @property
    def prompt(self) -> str:
        """The stem without the left column of a matching question, which writers print as a table."""
        return self.stem.split(" (1) ")[0] if self.left else self.stem

    def as_json(self) -> dict[str, Any]:
        """The question of the contract."""
        return {"id": self.id, "kind": self.kind, "level": self.level, "stem": self.stem, "options": list(self.options), "key": self.key, "citation": self.source.as_json()}


@dataclass(frozen=True, slots=True)
class Dropped:
    """How many questions broke one rule."""

    reason: str
    count: int


@dataclass(frozen=True, slots=True)
class Request:
    """What a trainer asks for; an empty tuple means all."""

    documents: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    count: int = 20
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Paper:
    """The questions in order, what was dropped, and why the paper is short, if it is."""

    questions: tuple[Question, ...]
    dropped: tuple[Dropped, ...]
    asked: int
    shortfall: str = ""

    def as_json(self) -> dict[str, Any]:
        """The object that `quiz --format json` prints."""
        return {"questions": [q.as_json() for q in self.questions], "dropped": [{"reason": d.reason, "count": d.count} for d in self.dropped]}


@dataclass(frozen=True, slots=True)
class Item:
    """A question of one code: its number, its options in this code's order, the letters or text of its key."""

    number: int
    question: Question
    options: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class Code:
    """One shuffled version of a paper (mã đề)."""

    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """A file's bytes, and what the format could not carry."""

    data: bytes
    lost: tuple[str, ...] = ()
