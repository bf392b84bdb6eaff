"""One mechanism for every kind: candidates are ranked for the question, a few are chosen, sentences are made of them."""

import re
from dataclasses import replace

from assistant.answers import Draft, Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.search import search_question
from assistant.write import refuse
from assistant.write.citations import cited_answer, citing_answer, number_facts, references_meant
from assistant.write.clause import clause_answer
from assistant.write.extract import best_units, unit_drafts
from assistant.write.facts import fact_answer
from assistant.write.naming import place
from assistant.write.premise import asks_yes_no, claims, judged
from assistant.write.reporting import duty_draft, ranked_duties, silences
from assistant.wordings import wording
from index.records import Duty, Hit
from vietnamese.text import bare_form

_REPORTING = re.compile(r"(?<!\w)(?:bao cao|bc|nop|gui|dang ky|phan anh|vuong mac|kho khan|tong hop|gom|report\w*|register|submit|due|deadline|difficult\w*|send|receives?)(?!\w)")
_OWN_DECISION = re.compile(r"(?:ban hanh|duoc ban hanh|kem)\s+(?:kem\s+)?theo\s+(?:quyet dinh|van ban)\s+(?:so|nao)")


def compose(library: Library, question: Question, hits: tuple[Hit, ...]) -> Written:
    """The drafts that answer the question, or why nothing does."""
    for rule in (refuse.absent_place, refuse.personal, refuse.money, refuse.annex):
        refusal = rule(library, question)
        if refusal:
            return Written(question.kind, refusal=refusal)
    documents = question.documents or tuple(d.id for d in library.documents)
    if question.kind == "comparison" and len(documents) > 1:
        return _compared(library, question, documents)
    written = _single(library, question, documents, hits)
    return replace(written, drafts=judged(library, question, written.drafts))


def _single(library: Library, question: Question, documents: tuple[str, ...], hits: tuple[Hit, ...]) -> Written:
    relevance = Relevance(library, question, _claimed_words(question))
    for writer in _order(library, question):
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
    described = any(_in_title(library, question, k) for k in meant)
    if question.kind == "clause":
        return (_clause, _only_cited, _reporting_if, _open)
    if described and "number" in question.asks and "which_document" not in question.asks:
        return (_facts_number, _open)
    if question.kind == "citing":
        return (_citing, _open)
    if question.kind == "document_fact":
        return (_facts, _numbers, _open) if not (meant and not described and "recipients" not in question.asks and "signatory" not in question.asks) else (_only_cited, _numbers, _facts, _open)
    if _OWN_DECISION.search(bare_form(question.text)):
        return (_facts_number, _cited, _open)
    if question.kind in ("citation", "status"):
        if meant and not described:
            return (_only_cited, _numbers, _cited, _open)
        return (_cited, _open, _numbers) if "which_document" in question.asks else (_only_cited, _open, _cited)
    if question.kind == "reporting":
        return (_only_cited, _reporting, _open)
    return (_only_cited, _reporting_if, _open)


def _in_title(library: Library, question: Question, key: str) -> bool:
    """Whether a number only tells which plan is meant: it stands in the plan's own title."""
    serial = re.match(r"\d+", key)
    for document in (library.document(d) for d in question.documents):
        title = bare_form(document.title.text) if document.title else ""
        if serial and re.search(rf"(?<!\d){serial.group()}(?=[/\-])", title):
            return True
    return False


def _clause(library, question, relevance, documents, hits):
    return clause_answer(library, question, documents)


def _citing(library, question, relevance, documents, hits):
    return citing_answer(library, question)


def _facts(library, question, relevance, documents, hits):
    return fact_answer(library, question, documents) if question.documents else None


def _facts_number(library, question, relevance, documents, hits):
    return fact_answer(library, replace(question, asks=question.asks | {"number"}, kind="document_fact"), documents) if question.documents else None


def _numbers(library, question, relevance, documents, hits):
    return number_facts(library, question)


def _cited(library, question, relevance, documents, hits):
    return cited_answer(library, question, relevance, documents)


def _only_cited(library, question, relevance, documents, hits):
    refusal = refuse.only_cited(library, question, None)
    return Written(question.kind, refusal=refusal) if refusal else None


def _reporting_if(library, question, relevance, documents, hits):
    """A duty when the question speaks of reporting, whatever its main kind."""
    return _reporting(library, question, relevance, documents, hits) if _REPORTING.search(bare_form(question.text)) else None


def _reporting(library, question, relevance, documents, hits):
    ranked = ranked_duties(library, question, relevance, documents)
    if not ranked or ranked[0][0] < 0.75:
        return None
    chosen = _chosen(ranked)
    units = best_units(library, question, relevance, hits, 1)
    if units and units[0].score > ranked[0][0] + 0.45 and not _overlaps(units[0], chosen[0]):
        return None
    drafts: list[Draft] = []
    for duty in chosen:
        drafts.append(duty_draft(library, question, duty))
    for duty in chosen[:1]:
        drafts += silences(library, question, duty)
    return Written("reporting", tuple(drafts), duties=tuple(chosen))


def _overlaps(unit, duty: Duty) -> bool:
    return unit.document == duty.document and unit.start < duty.end and duty.start < unit.end


def _chosen(ranked: list[tuple[float, Duty]]) -> list[Duty]:
    """The best duty, and the next when it answers nearly as well and says something else."""
    best_score, best = ranked[0]
    out = [best]
    for score, duty in ranked[1:6]:
        if score < best_score - 0.12 or len(out) == 2:
            break
        if duty.document == best.document and (duty.start, duty.end) == (best.start, best.end) and duty.kind == best.kind:
            out.append(duty)
        elif duty.kind == best.kind and duty.document == best.document and duty.recipients and {r.text for r in duty.recipients} == {r.text for r in best.recipients} and duty.bearers != best.bearers:
            out.append(duty)
    return out


def _open(library, question, relevance, documents, hits):
    units = best_units(library, question, relevance, hits)
    if not units:
        return None
    best = units[0]
    document = library.document(best.document)
    section = library.section(best.document, best.section)
    context = section.heading if section else ""
    if refuse.too_far(question, relevance, document.text[best.start : best.end], context):
        return None
    if "how_many" in question.asks and question.kind == "number" and not re.search(r"\d", document.text[best.start : best.end]):
        return None
    chosen = [best]
    for unit in units[1:3]:
        if unit.score >= 0.93 * best.score and unit.document == best.document and unit.section != best.section:
            chosen.append(unit)
            break
    return Written(question.kind if question.kind != "comparison" else "open", tuple(unit_drafts(library, question, relevance, chosen)))


def _compared(library: Library, question: Question, documents: tuple[str, ...]) -> Written:
    """Every document asked for itself, a line each."""
    rows: list[Draft] = []
    duties: list[Duty] = []
    reporting = bool(_REPORTING.search(bare_form(question.text)))
    kind = "reporting" if reporting else "document_fact" if "signatory" in question.asks else "citation" if "which_document" in question.asks else "open"
    for document_id in documents:
        alone = replace(question, documents=(document_id,), kind=kind, everywhere=False, asks=question.asks - {"yes_no"})
        hits = search_question(library, alone, 14)
        written = _single(library, alone, (document_id,), hits)
        document = library.document(document_id)
        name = place(document, question)
        duties += written.duties
        for i, draft in enumerate(written.drafts[:2]):
            text = draft.text if i or name in draft.text else wording("en" if question.english else "vi", "frame", "per_document", place=name, text=draft.text)
            rows.append(replace(draft, text=text))
        if not written.drafts:
            language = "en" if question.english else "vi"
            words = wording(language, "silence", "report", document=name) if reporting else wording(language, "frame", "not_mentioned", document=name, what="this" if question.english else "nội dung này")
            title = document.title
            from assistant.answers import Evidence

            rows.append(Draft(words, (Evidence(document_id, title.start, title.end),) if title else (), "silence"))
    return Written("comparison", tuple(rows), duties=tuple(duties))
