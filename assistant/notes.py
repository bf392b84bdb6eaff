"""Notes: what is known from elsewhere than the documents, each from one catalogue record, with its mark."""

from assistant.answers import Draft, Written
from assistant.library import Library
from assistant.question import Question


def notes_for(library: Library, question: Question, written: Written) -> tuple[Draft, ...]:
    """Notes that belong beside the answer."""
    return ()
