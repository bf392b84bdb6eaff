"""The writers of answers by name, and the order in which a kind of question asks for them."""

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.answers import Written
from assistant.library import Library
from assistant.question import Question
from assistant.write import refuse
from assistant.write.agenda import agenda_answer
from assistant.write.asking import Asking
from assistant.write.citations import cited_answer, citing_answer, number_facts, references_meant
from assistant.write.cited_list import listed_answer
from assistant.write.clause import clause_answer
from assistant.write.facts import asks_period, effect_asked, fact_answer, own_number_asked
from assistant.write.listing import list_answer
from assistant.write.open_answer import open_answer
from assistant.write.reference_ranking import another_type_asked
from assistant.write.reporting_answer import reporting_answer
from assistant.write.rows import row_answer
from assistant.write.tasks import task_answer
from vietnamese.text import bare_form

Writer = Callable[[Asking], Written | None]

REPORTING = re.compile(r"(?<!\w)(?:bao cao|bao (?:len|ve|cho|voi|dau|noi)|bc|nop|gui|dang ky|phan anh|vuong mac|kho khan|tong hop|gom (?:so lieu|bao cao|y kien|ket qua|lai|xong|ve)|report\w*|regist\w+|submit\w*|due|deadlines?|difficult\w*|send\w*|receives?)(?!\w)")
_OWN_DECISION = re.compile(r"(?P<kind>ke hoach|quy che|quy dinh|chuong trinh|de an|plan|regulation)[^,?]{0,60}?(?:(?:duoc )?ban hanh\s+(?:kem\s+)?(?:theo|bang|tai|trong)|(?:di )?kem(?: theo)?)\s+(?:quyet dinh|van ban)\s+(?:so|nao)")


def writers_for(library: Library, question: Question) -> tuple[Writer, ...]:
    """Writers in the order in which this kind of question asks for them."""
    return (_agenda, rows, _lists, *_by_kind(library, question))


def _by_kind(library: Library, question: Question) -> tuple[Writer, ...]:
    meant = references_meant(library, question) if question.numbers or question.spoken else {}
    described = any(_in_title(library, question, k) for k in meant) and not _cited_itself(question)
    if question.documents and own_number_asked(library, question):
        return (_facts_own, open_answer)
    if question.documents and effect_asked(question) and (not question.numbers and not question.spoken or question.documents and not meant):
        return (facts, open_answer)
    if question.kind == "clause":
        return (clause, _only_cited, reporting_if, open_answer)
    if described and "number" in question.asks and "which_document" not in question.asks:
        return (_facts_number, open_answer)
    if question.kind == "citing":
        return (_citing, open_answer)
    if question.kind == "document_fact" and "number" in question.asks and not question.asks & {"signatory", "recipients"}:
        return (cited, facts, open_answer)
    if question.kind == "document_fact":
        return (facts, _numbers, open_answer) if not (meant and not described and "recipients" not in question.asks and "signatory" not in question.asks) else (_only_cited, _numbers, facts, open_answer)
    issued = _OWN_DECISION.search(bare_form(question.text))
    if issued and any(_is_kind(library, d, issued["kind"]) for d in question.documents):
        return (_facts_number, cited, open_answer)
    if question.kind == "number" and asks_period(question):
        return (facts, open_answer)
    if meant and not described and question.kind in ("number", "open") and question.asks & {"when", "issued", "issuer"}:
        return (_only_cited, _numbers, open_answer)
    if question.kind in ("citation", "status"):
        if meant and not described:
            return (_only_cited, cited, _numbers, open_answer) if another_type_asked(question) else (_only_cited, _numbers, cited, open_answer)
        return (cited, open_answer, _numbers) if "which_document" in question.asks else (_only_cited, open_answer, cited)
    if question.kind == "reporting":
        return (_only_cited, reporting, tasks, open_answer)
    return (_only_cited, tasks, reporting_if, open_answer)


def _is_kind(library: Library, document: str, kind: str) -> bool:
    """Whether the document is of the type named: a regulation that a plan only cites is issued by another decision."""
    own = library.document(document).type
    return own is not None and (kind in ("plan", "regulation") or bare_form(own.text).startswith(kind))


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


def rows(asking: Asking) -> Written | None:
    """Rows of task tables."""
    return row_answer(asking.library, asking.question, asking.relevance, asking.documents) if asking.question.kind != "clause" else None


def _agenda(asking: Asking) -> Written | None:
    return agenda_answer(asking.library, asking.question, asking.relevance, asking.documents)


def _lists(asking: Asking) -> Written | None:
    return list_answer(asking.library, asking.question, asking.relevance, asking.documents)


def clause(asking: Asking) -> Written | None:
    """The clause that the question names."""
    return clause_answer(asking.library, asking.question, asking.documents)


def _citing(asking: Asking) -> Written | None:
    return citing_answer(asking.library, asking.question)


def facts(asking: Asking) -> Written | None:
    """Facts of the document itself."""
    return fact_answer(asking.library, asking.question, asking.documents) if asking.question.documents else None


def _facts_own(asking: Asking) -> Written | None:
    question = asking.question
    slots = question.asks | ({"number"} if question.asks & {"number", "which_document"} else frozenset()) | ({"issued"} if "when" in question.asks else frozenset())
    return fact_answer(asking.library, replace(question, asks=slots, kind="document_fact"), asking.documents)


def _facts_number(asking: Asking) -> Written | None:
    question = asking.question
    return fact_answer(asking.library, replace(question, asks=question.asks | {"number"}, kind="document_fact"), asking.documents) if question.documents else None


def _numbers(asking: Asking) -> Written | None:
    return number_facts(asking.library, asking.question)


def cited(asking: Asking) -> Written | None:
    """Documents that the documents meant cite."""
    question = asking.question
    listed = listed_answer(asking.library, question, asking.documents)
    if listed:
        return listed
    found = cited_answer(asking.library, question, asking.relevance, asking.documents, asking.units)
    if found is None or "who" not in question.asks or question.asks & {"issuer", "yes_no"}:
        return found
    opened = open_answer(asking)
    return replace(found, drafts=(*opened.drafts[:1], *found.drafts)) if opened else found


def tasks(asking: Asking) -> Written | None:
    """Tasks of the body named."""
    return task_answer(asking.library, asking.question, asking.relevance, asking.question.documents)


def _only_cited(asking: Asking) -> Written | None:
    refusal = refuse.only_cited(asking.library, asking.question, None)
    return Written(asking.question.kind, refusal=refusal) if refusal else None


def reporting_if(asking: Asking) -> Written | None:
    """A duty when the question speaks of reporting, whatever its main kind."""
    return reporting(asking) if REPORTING.search(bare_form(asking.question.text)) else None


def reporting(asking: Asking) -> Written | None:
    """Duties to report, register, send or raise."""
    return reporting_answer(asking)
