"""A question that leans on the turns before it, read in full."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.question import Corpus
from vietnamese.text import fold_spaces, nfc


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier turn of the same conversation: its question, and the ids of the documents that its answer cited."""

    question: str
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as it is to be answered: its full text, and the one document of an earlier answer that it stays with."""

    text: str
    document: str | None = None


def read(question: str, before: Sequence[Before], corpus: Corpus) -> Reading:
    """The question in full."""
    return Reading(fold_spaces(nfc(question)))
