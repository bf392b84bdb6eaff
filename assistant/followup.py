"""A question that leans on the turns before it, read in full.

A question that stands alone is left as it is. One that names only a place, a slot, a body or a clause takes the rest from the turn it leans on;
one that brings a matter of its own keeps the earlier place only where it refers back ("còn …", "kế hoạch đó", "there").
"""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.conversation.glance import glance
from assistant.conversation.leaning import completed
from assistant.question import Corpus
from assistant.reader import Reader, at_home, in_own_words
from assistant.conversation.turns import Turn

MOST = 6  # earlier turns that are looked at
LONGEST = 2000  # characters of a question put together; a longer one is left as typed


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


def read(question: str, before: Sequence[Before], corpus: Corpus, reader: Reader | None = None, *, restricted: bool = False) -> Reading:
    """The question in full.

    Args:
        question: as typed.
        before: earlier turns, oldest first; the last few are looked at.
        corpus: what the index holds.
        reader: whose body and province are meant where none is named.
        restricted: whether documents were chosen beside the question; the reader's province is not asked then.

    Raises:
        BadInput: the reader's province is unknown.
    """
    turns: list[Turn] = []
    held = {d.id for d in corpus.documents}
    for one in before[-MOST:]:
        if one.question.strip():
            text = _full(one.question, turns, corpus, reader, restricted).text
            turns.append(Turn(glance(text, corpus), tuple(dict.fromkeys(d for d in one.documents if d in held))))
    return _full(question, turns, corpus, reader, restricted)


def _full(question: str, turns: Sequence[Turn], corpus: Corpus, reader: Reader | None, restricted: bool) -> Reading:
    text, document = in_own_words(question, reader, corpus), None
    if turns:
        asked = glance(text, corpus)
        found = completed(asked, turns, corpus)
        if found.text != asked.text and len(found.text) <= LONGEST:
            text, document = found.text, found.document
    return Reading(text if restricted else at_home(text, reader, corpus), document)
