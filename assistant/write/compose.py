"""One mechanism for every kind: writers are asked in turn, and what they write is held against the best sentences found."""

import re
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
from assistant.write.dated import dated_answer, dates_asked
from assistant.write.halves import both_halves
from assistant.write.naming import document_name
from assistant.write.open_answer import open_answer
from assistant.write.outcomes import untold_by
from assistant.write.premise import asks_yes_no, claims, judged, uncited_number
from assistant.write.presupposed import premise_corrected
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
    written = both_halves(library, question, _answered(_asking(library, question, documents, hits)), lambda half: _half(library, half), _answered)
    if written.drafts and untold_by(question, " ".join(library.document(e.document).cut(e.start, e.end) for d in written.drafts for e in d.evidence)):
        return Written(written.kind, refusal=refuse.not_found(library, question))
    written = premise_corrected(library, question, written, lambda part: _half(library, part).units)
    return replace(written, drafts=judged(library, question, written.drafts, written.duties))


def _half(library: Library, question: Question) -> Asking:
    """One part of a question, searched for itself."""
    return _asking(library, question, question.documents or tuple(d.id for d in library.documents), search_question(library, question, 14))


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


def _asking(library: Library, question: Question, documents: tuple[str, ...], hits: tuple[Hit, ...]) -> Asking:
    return Asking(library, question, Relevance(library, question, _claimed_words(question)), documents, hits)


def _answered(asking: Asking) -> Written:
    """What the first writer that has something to say writes, held against the ranking."""
    for writer in writers_for(asking.library, asking.question):
        written = writer(asking)
        if written is not None:
            return arbitrated(asking, writer, written)
    return Written(asking.question.kind, refusal=refuse.not_found(asking.library, asking.question))


def _claimed_words(question: Question) -> tuple[str, ...]:
    """Words of a claim that is asked to be judged do not help to find the passage that judges it."""
    if not asks_yes_no(question):
        return ()
    return tuple(question.text[c.start : c.end] for c in claims(question) if c.kind in ("time", "number", "document number"))


def verbatim(library: Library, question: Question, hits: tuple[Hit, ...]) -> Written:
    """The best sentences word for word, for when composed sentences did not pass the gate."""
    documents = question.documents or tuple(d.id for d in library.documents)
    return open_answer(Asking(library, question, Relevance(library, question), documents, hits), plain=True) or Written(question.kind, refusal=refuse.not_found(library, question))


_ANOTHER_DOCUMENT = re.compile(r"(?<!\w)(?:quy che|chi thi|nghi quyet|ket luan|quyet dinh|cong van|thong tri)(?!\w)")


def _compared(library: Library, question: Question, documents: tuple[str, ...]) -> Written:
    """Every document asked for itself, a line each."""
    if "number" in question.asks and _ANOTHER_DOCUMENT.search(bare_form(question.text)) and "ke hoach" not in bare_form(question.text):
        question = replace(question, asks=question.asks | {"which_document"})  # the number of what the plans cite
    reporting = bool(REPORTING.search(bare_form(question.text))) or any(t.kind == "day" for t in question.times)
    named = references_meant(library, question) if question.numbers or question.spoken else {}
    kind = "reporting" if reporting else "document_fact" if "signatory" in question.asks else "citation" if "which_document" in question.asks else "open"

    def answering(alone: Question) -> Written:
        dated = dated_answer(library, alone, alone.documents[0]) if dates_asked(question) else None
        if dated:
            return dated
        facts = number_facts(library, alone) if named and not reporting else None
        return facts or _answered(_half(library, alone))

    return compared_answer(library, question, documents, kind, answering)
