"""One mechanism for every kind: candidates are ranked for the question, a few are chosen, sentences are made of them."""

import re
from dataclasses import replace

from assistant.answers import Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.search import search_question
from assistant.write import refuse
from assistant.write.agenda import agenda_answer
from assistant.write.citations import cited_answer, citing_answer, number_facts, references_meant
from assistant.write.cited_list import listed_answer
from assistant.write.comparison import compared_answer
from assistant.write.clause import clause_answer
from assistant.write.extract import Unit, best_units, counted, periodic_told, rated, unit_drafts
from assistant.write.facts import asks_period, effect_asked, fact_answer, own_number_asked
from assistant.write.halves import both_halves
from assistant.write.listing import headings_above, led_items, list_answer
from assistant.write.naming import document_name
from assistant.write.outcomes import untold_by
from assistant.write.rows import row_answer
from assistant.write.tasks import task_answer
from assistant.write.premise import asks_yes_no, claims, judged, uncited_number
from assistant.write.reporting_answer import reporting_answer
from assistant.wordings import wording
from index.records import Hit
from vietnamese.text import bare_form

_REPORTING = re.compile(r"(?<!\w)(?:bao cao|bao (?:len|ve|cho|voi|dau|noi)|bc|nop|gui|dang ky|phan anh|vuong mac|kho khan|tong hop|gom (?:so lieu|bao cao|y kien|ket qua|lai|xong|ve)|report\w*|register|submit|due|deadline|difficult\w*|send|receives?)(?!\w)")
_OWN_DECISION = re.compile(r"(?:ke hoach|plan)[^,?]{0,60}?(?:ban hanh|duoc ban hanh|kem)\s+(?:kem\s+)?theo\s+(?:quyet dinh|van ban)\s+(?:so|nao)")


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
    relevance = Relevance(library, question, _claimed_words(question))
    for writer in (_agenda, _rows, _lists, *_order(library, question)):
        written = writer(library, question, relevance, documents, hits)
        if written is not None:
            return written
    return Written(question.kind, refusal=refuse.not_found(library, question))


def _claimed_words(question: Question) -> tuple[str, ...]:
    """Words of a claim that is asked to be judged do not help to find the passage that judges it."""
    if not asks_yes_no(question):
        return ()
    return tuple(question.text[c.start : c.end] for c in claims(question) if c.kind in ("time", "number", "document number"))


def _order(library: Library, question: Question):
    """Writers in the order in which this kind of question asks for them."""
    meant = references_meant(library, question) if question.numbers or question.spoken else {}
    described = any(_in_title(library, question, k) for k in meant) and not _cited_itself(question)
    if question.documents and own_number_asked(library, question):
        return (_facts_own, _open)
    if question.documents and effect_asked(question) and (not question.numbers and not question.spoken or question.documents and not meant):
        return (_facts, _open)
    if question.kind == "clause":
        return (_clause, _only_cited, _reporting_if, _open)
    if described and "number" in question.asks and "which_document" not in question.asks:
        return (_facts_number, _open)
    if question.kind == "citing":
        return (_citing, _open)
    if question.kind == "document_fact" and "number" in question.asks and not question.asks & {"signatory", "recipients"}:
        return (_cited, _facts, _open)
    if question.kind == "document_fact":
        return (_facts, _numbers, _open) if not (meant and not described and "recipients" not in question.asks and "signatory" not in question.asks) else (_only_cited, _numbers, _facts, _open)
    if _OWN_DECISION.search(bare_form(question.text)):
        return (_facts_number, _cited, _open)
    if question.kind == "number" and asks_period(question):
        return (_facts, _open)
    if meant and not described and question.kind in ("number", "open") and question.asks & {"when", "issued", "issuer"}:
        return (_only_cited, _numbers, _open)
    if question.kind in ("citation", "status"):
        if meant and not described:
            return (_only_cited, _numbers, _cited, _open)
        return (_cited, _open, _numbers) if "which_document" in question.asks else (_only_cited, _open, _cited)
    if question.kind == "reporting":
        return (_only_cited, _reporting, _tasks, _open)
    return (_only_cited, _tasks, _reporting_if, _open)


def _cited_itself(question: Question) -> bool:
    """Whether issuer or day of a cited document is asked, no plan being spoken of: "Quy chế 456 … do ai ban hành"."""
    return bool(question.asks & {"issuer", "issued"}) and not re.search(r"(?<!\w)(?:ke hoach|plan|van ban nay|document)(?!\w)", bare_form(question.text))


def _in_title(library: Library, question: Question, key: str) -> bool:
    """Whether a number only tells which plan is meant: it stands in the plan's own title."""
    serial = re.match(r"\d+", key)
    for document in (library.document(d) for d in question.documents):
        title = bare_form(document.title.text) if document.title else ""
        if serial and re.search(rf"(?<!\d){serial.group()}(?=[/\-])", title):
            return True
    return False


def _rows(library, question, relevance, documents, hits):
    return row_answer(library, question, relevance, documents) if question.kind != "clause" else None


def _agenda(library, question, relevance, documents, hits):
    return agenda_answer(library, question, relevance, documents)


def _lists(library, question, relevance, documents, hits):
    return list_answer(library, question, relevance, documents)


def _clause(library, question, relevance, documents, hits):
    return clause_answer(library, question, documents)


def _citing(library, question, relevance, documents, hits):
    return citing_answer(library, question)


def _facts(library, question, relevance, documents, hits):
    return fact_answer(library, question, documents) if question.documents else None


def _facts_own(library, question, relevance, documents, hits):
    slots = question.asks | ({"number"} if question.asks & {"number", "which_document"} else frozenset()) | ({"issued"} if "when" in question.asks else frozenset())
    return fact_answer(library, replace(question, asks=slots, kind="document_fact"), documents)


def _facts_number(library, question, relevance, documents, hits):
    return fact_answer(library, replace(question, asks=question.asks | {"number"}, kind="document_fact"), documents) if question.documents else None


def _numbers(library, question, relevance, documents, hits):
    return number_facts(library, question)


def _cited(library, question, relevance, documents, hits):
    listed = listed_answer(library, question, documents)
    if listed:
        return listed
    cited = cited_answer(library, question, relevance, documents)
    if cited is None or "who" not in question.asks or question.asks & {"issuer", "yes_no"}:
        return cited
    opened = _open(library, question, relevance, documents, hits)
    return replace(cited, drafts=(*opened.drafts[:1], *cited.drafts)) if opened else cited


def _tasks(library, question, relevance, documents, hits):
    return task_answer(library, question, relevance, question.documents)


def _only_cited(library, question, relevance, documents, hits):
    refusal = refuse.only_cited(library, question, None)
    return Written(question.kind, refusal=refusal) if refusal else None


def _reporting_if(library, question, relevance, documents, hits):
    """A duty when the question speaks of reporting, whatever its main kind."""
    return _reporting(library, question, relevance, documents, hits) if _REPORTING.search(bare_form(question.text)) else None


def _reporting(library, question, relevance, documents, hits):
    return reporting_answer(library, question, relevance, documents, hits)


def _open(library, question, relevance, documents, hits, plain=False):
    units = best_units(library, question, relevance, hits)
    if not units:
        return None
    units = [u for u in units if not _far(library, question, relevance, u)]
    if not units:
        return None
    best = units[0]
    document = library.document(best.document)
    if "how_many" in question.asks and question.kind == "number" and (not counted(document.text[best.start : best.end]) or refuse.uncounted(question, document.text[best.start : best.end])):
        return None
    if refuse.unsummed(question, document.text[best.start : best.end]) or untold_by(question, document.text[best.start : best.end]):
        return None
    listed = led_items(library, question, relevance, best) if not plain else None
    if listed:
        return listed
    chosen = [best, *_beside(library, question, relevance, units)]
    return Written(question.kind if question.kind != "comparison" else "open", tuple(unit_drafts(library, question, relevance, chosen, plain=plain)))


def _far(library: Library, question: Question, relevance: Relevance, unit: Unit) -> bool:
    """Whether the sentence, with the headings above it, is about something else; a sum of money asked for is near wherever one is named."""
    text = library.document(unit.document).text[unit.start : unit.end]
    return refuse.too_far(relevance, text, headings_above(library, unit.document, unit.section), unit.near) and not refuse.summed(question, text) and not periodic_told(question, text)


def _beside(library: Library, question: Question, relevance: Relevance, units: list[Unit]) -> list[Unit]:
    """What stands beside the best sentence: the next that is as good; where "who, how often" has several answers, each of them."""
    best = units[0]
    near = [u for u in units[1:] if u.document == best.document and u.section != best.section]
    text = library.document(best.document).text
    if "who" in question.asks and rated(text[best.start : best.end]):
        return [u for u in near if u.score >= 0.85 * best.score and rated(text[u.start : u.end])][:4]
    held = relevance.coverage(text[best.start : best.end])
    return [u for u in near if u in units[1:3] and u.score >= 0.95 * best.score and relevance.coverage(text[u.start : u.end]) >= 0.8 * held][:1]


def verbatim(library: Library, question: Question, hits: tuple[Hit, ...]) -> Written:
    """The best sentences word for word, for when composed sentences did not pass the gate."""
    relevance = Relevance(library, question)
    documents = question.documents or tuple(d.id for d in library.documents)
    return _open(library, question, relevance, documents, hits, plain=True) or Written(question.kind, refusal=refuse.not_found(library, question))


def _compared(library: Library, question: Question, documents: tuple[str, ...]) -> Written:
    """Every document asked for itself, a line each."""
    reporting = bool(_REPORTING.search(bare_form(question.text))) or any(t.kind == "day" for t in question.times)
    named = references_meant(library, question) if question.numbers or question.spoken else {}
    kind = "reporting" if reporting else "document_fact" if "signatory" in question.asks else "citation" if "which_document" in question.asks else "open"

    def answering(alone: Question) -> Written:
        facts = number_facts(library, alone) if named and not reporting else None
        return facts or _half(library, alone)

    return compared_answer(library, question, documents, kind, answering)
