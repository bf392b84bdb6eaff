"""A question that leans on the turns before it, read in full.

A question that stands alone is left as it is. One that names only a place, a slot, a body or a clause takes the rest from the turn it leans on;
one that brings a matter of its own keeps the earlier place only where it refers back ("còn …", "kế hoạch đó", "there").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.glance import glance
from assistant.leaning import completed
from assistant.question import Corpus
from assistant.turns import Turn
from vietnamese.text import fold_spaces, nfc

MOST = 6


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
    """The question in full.

    Args:
        question: as typed.
        before: earlier turns, oldest first; the last few are looked at.
        corpus: what the index holds.
    """
    turns: list[Turn] = []
    held = {d.id for d in corpus.documents}
    for one in before[-MOST:]:
        if one.question.strip():
            text = completed(glance(one.question, corpus), turns, corpus).text
            turns.append(Turn(glance(text, corpus), tuple(dict.fromkeys(d for d in one.documents if d in held))))
    if not turns:
        return Reading(fold_spaces(nfc(question)))
    found = completed(glance(question, corpus), turns, corpus)
    return Reading(found.text, found.document)
