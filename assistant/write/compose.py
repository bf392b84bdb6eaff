"""One mechanism for every kind: writers are asked in turn, and what they write is held against the best sentences found."""

from dataclasses import replace

from assistant.answers import Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.search import search_question
from assistant.write import refuse
from assistant.write.arbiter import arbitrated
from assistant.write.asking import Asking
from assistant.write.citations import cited_answer, number_facts, references_meant
from assistant.write.comparison import compared_answer
from assistant.write.halves import both_halves
from assistant.write.naming import document_name
from assistant.write.open_answer import open_answer
from assistant.write.premise import asks_yes_no, claims, judged, uncited_number
from assistant.write.writers import REPORTING, writers_for
from assistant.wordings import wording
from index.records import Hit
from vietnamese.text import bare_form


def compose(library: Library, question: Question, hits: tuple[Hit, ...]) -> Written:
    """The drafts that answer the question, or why nothing does."""
    for rule in (refuse.absent_place, refuse.personal, refuse.money, refuse.untold, refuse.form, refuse.annex, refuse.unknown_law, refuse.status, refuse.unnamed_person, refuse.absent_name, refuse.other_date):
        refusal = rule(library, question)
        if refusal:
            return Written(question.kind, refusal=refusal)
    documents = question.documents or tuple(d.id for d in library.documents)
    if question.kind == "comparison" and len(documents) > 1:
        return _compared(library, question, documents)
    stranger = uncited_number(library, question)
    if stranger:
        denied = _denied(library, question, documents, hits, stranger)
        if denied:
            return denied
    written = both_halves(library, question, _single(library, question, documents, hits), lambda half: _half(library, half))
    return replace(written, drafts=judged(library, question, written.drafts, written.duties))


def _half(library: Library, question: Question) -> Written:
    """The answer to one part of a question, searched for itself."""
    return _single(library, question, question.documents or tuple(d.id for d in library.documents), search_question(library, question, 14))


def _denied(library: Library, question: Question, documents: tuple[str, ...], hits: tuple[Hit, ...], stranger: str) -> Written | None:
    """The plan does not cite what the question says; what it cites on the matter instead."""
    alone = replace(question, numbers=(), spoken=(), asks=question.asks | {"which_document"})
    written = cited_answer(library, alone, Relevance(library, alone), documents)
    if written is None:
        return None
    language = "en" if question.english else "vi"
    first = written.drafts[0]
    name = document_name(library.document(documents[0]), question)
    told = wording(language, "frame", "not_mentioned", document=name, what=stranger).rstrip(".")
    text = wording(language, "frame", "correction", text=f"{told[:1].lower()}{told[1:]}; {first.text[:1].lower()}{first.text[1:]}")
    return replace(written, drafts=(replace(first, text=text, basis="correction", allowed=(question.text,)),))


def _single(library: Library, question: Question, documents: tuple[str, ...], hits: tuple[Hit, ...]) -> Written:
    asking = Asking(library, question, Relevance(library, question, _claimed_words(question)), documents, hits)
    for writer in writers_for(library, question):
        written = writer(asking)
        if written is not None:
            return arbitrated(asking, writer, written)
    return Written(question.kind, refusal=refuse.not_found(library, question))


def _claimed_words(question: Question) -> tuple[str, ...]:
    """Words of a claim that is asked to be judged do not help to find the passage that judges it."""
    if not asks_yes_no(question):
        return ()
    return tuple(question.text[c.start : c.end] for c in claims(question) if c.kind in ("time", "number", "document number"))


def verbatim(library: Library, question: Question, hits: tuple[Hit, ...]) -> Written:
    """The best sentences word for word, for when composed sentences did not pass the gate."""
    documents = question.documents or tuple(d.id for d in library.documents)
    return open_answer(Asking(library, question, Relevance(library, question), documents, hits), plain=True) or Written(question.kind, refusal=refuse.not_found(library, question))


def _compared(library: Library, question: Question, documents: tuple[str, ...]) -> Written:
    """Every document asked for itself, a line each."""
    reporting = bool(REPORTING.search(bare_form(question.text))) or any(t.kind == "day" for t in question.times)
    named = references_meant(library, question) if question.numbers or question.spoken else {}
    kind = "reporting" if reporting else "document_fact" if "signatory" in question.asks else "citation" if "which_document" in question.asks else "open"

    def answering(alone: Question) -> Written:
        facts = number_facts(library, alone) if named and not reporting else None
        return facts or _half(library, alone)

    return compared_answer(library, question, documents, kind, answering)
