"""One question being answered: what every writer is given."""

from functools import cached_property

from assistant.library import Library
from assistant.question import Question
from assistant.rank.ranker import ranked_units
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from index.records import Hit


class Asking:
    """The question, the documents it is put to, and the passages found for it; the sentences are ranked when first needed."""

    def __init__(self, library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...], hits: tuple[Hit, ...]) -> None:
        self.library, self.question, self.relevance, self.documents, self.hits = library, question, relevance, documents, hits

    @cached_property
    def units(self) -> list[Unit]:
        """Sentences of the found passages, best first."""
        return ranked_units(self.library, self.question, self.relevance, self.hits)
