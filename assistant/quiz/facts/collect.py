"""All facts of an index, in a fixed order, and the reasons why some records give none."""

from collections import Counter
from collections.abc import Callable, Iterator

from assistant.library import Library
from assistant.quiz.facts.clauses import clause_facts
from assistant.quiz.facts.documents import document_facts
from assistant.quiz.facts.duties import duty_facts
from assistant.quiz.facts.numbers import number_facts
from assistant.quiz.facts.references import reference_facts
from assistant.quiz.model import Fact
from index.records import Document

SOURCES: tuple[Callable[[Library, Document, Counter[str]], Iterator[Fact]], ...] = (reference_facts, duty_facts, document_facts, number_facts, clause_facts)


def collect_facts(library: Library) -> tuple[tuple[Fact, ...], dict[str, Counter[str]]]:
    """Every fact, by document and place, and for each document counts of what was left out, by reason."""
    refused: dict[str, Counter[str]] = {d.id: Counter() for d in library.documents}
    found = [fact for document in library.documents for source in SOURCES for fact in source(library, document, refused[document.id])]
    return tuple(sorted(found, key=lambda f: (f.document, f.start, f.end, f.slot, f.atom, f.answer))), refused
