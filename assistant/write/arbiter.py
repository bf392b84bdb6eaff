"""What a writer wrote, held against the sentences that the ranking believes to answer."""

import re
from dataclasses import replace

from assistant.answers import Evidence, Written
from assistant.rank.asked import asked_of, listing_asked
from assistant.rank.duty_fit import period_fit
from assistant.rank.traits import traits
from assistant.rank.units import Unit, section_at
from assistant.write.asking import Asking
from assistant.write.extract import unit_drafts
from assistant.write.open_answer import ALMOST, SURE, open_answer
from assistant.write.rows import named_by_number
from assistant.write.writers import Writer, cited, clause, reporting, reporting_if, rows, tasks
from vietnamese.sentences import sentences
from vietnamese.text import bare_form

UNLIKELY = 0.1  # belief in the sentences cited, below which another answer takes their place
DOUBTED = 0.5  # share of the best sentence's belief below which that sentence is told as well
LIKELY = 0.25  # belief in one sentence that is worth telling
OWN = 0.6  # share of the words that name neither the document nor its own facts
TELLING = 3  # words of the question beside the body and "nhiệm vụ", "phải làm", from which on one of its tasks is asked for
MATTER = 2  # words of the question beside those that name the clause, from which on a part of it is asked for
LEAST_SENTENCE = 40  # letters of a sentence that is no heading
BARE_HEADING = 30  # words of an answer up to which a clause is told by its heading alone
LONG = 560  # letters of a clause from which on the sentence that answers stands for it
SEVERAL = 2  # places from which on a list of cited documents is no guess
HELD = 0.4  # share of the question's words in a sentence that answers though the clause named is not there
_JUDGED: tuple[Writer, ...] = (rows, tasks, reporting, reporting_if, cited)


def arbitrated(asking: Asking, writer: Writer, written: Written) -> Written:
    """The writer's answer; with the best sentence beside it, or in its place, where what it cites is little believed to answer."""
    evidence = tuple(e for d in written.drafts for e in d.evidence)
    if written.kind == "document_fact":
        return _of_content(asking) or written
    if written.refusal:
        return _misnamed(asking, written) or written
    if writer not in (*_JUDGED, clause) or not asking.units:
        return written
    said = _said_of_clause(asking) if writer is clause else None
    if said:
        return said
    if writer is clause and "who" in asking.question.asks and asking.units[0].share >= ALMOST and not _cites(evidence, asking.units[0]):
        return open_answer(asking) or written  # the clause is what is to be done, not where it says by whom
    if writer is clause:
        return _within(asking, written, evidence) or written
    if writer is rows and named_by_number(asking.question) or writer is cited and len(evidence) > SEVERAL:
        return written
    best = asking.units[0]
    if writer is tasks and best.share >= SURE and _cites(evidence, best) and _one_task_asked(asking):
        return open_answer(asking) or written
    if written.duties and _of_another_period(asking, written, best):
        return written
    believed = sum(u.share for u in asking.units if _cites(evidence, u))
    if _cites(evidence, best) or believed >= DOUBTED * best.share:
        return written
    if "which_document" in asking.question.asks and best.share < ALMOST and not traits(asking.library.document(best.document).cut(best.start, best.end)).numbers:
        return written  # a sentence that names no document is no answer to "which document"
    opened = open_answer(asking)
    if opened is None or opened.drafts[0].evidence == written.drafts[0].evidence:
        return written
    if believed < UNLIKELY and writer is not cited:
        return opened
    return replace(written, drafts=(*written.drafts, *opened.drafts[:1]))


def _of_another_period(asking: Asking, written: Written, best: Unit) -> bool:
    """Whether the best sentence states a report of another period than the one asked after, which the duty told is of."""
    question = asking.question
    beside = [d for d in asking.library.duties((best.document,)) if d.kind != "other" and d.start < best.end and best.start < d.end]
    return period_fit(question, written.duties[0]) > 0 and bool(beside) and all(period_fit(question, d) < 0 for d in beside)


_TASK_WORDS = frozenset("giao duoc nhiem vu lam viec gi trach phai co nhung cac thuc hien chu tri noi nao the nhung duty task what must".split())


def _one_task_asked(asking: Asking) -> bool:
    """Whether the question says more of the task than whose it is: "dồn sức kiểm tra ở những địa bàn thế nào"."""
    bodies = " ".join(asked_of(asking.question, asking.relevance).bodies).split()
    return len({bare_form(w) for w in asking.relevance.telling} - set(bodies) - _TASK_WORDS) >= TELLING


def _misnamed(asking: Asking, written: Written) -> Written | None:
    """The sentence that answers where the clause named is not in the document: "điểm d phần Tiêu chí" of a list that letters otherwise."""
    if written.refusal is None or written.refusal.reason != "no_clause" or not asking.units:
        return None
    best = asking.units[0]
    text = asking.library.document(best.document).cut(best.start, best.end)
    if best.share < SURE or asking.relevance.coverage(text) < HELD:
        return None
    return open_answer(asking)


_CLAUSE_SAID = re.compile(r"(?<!\w)(?P<kind>muc|phan|chuong|dieu|khoan|section|part)\s+(?P<mark>[ivx]+|\d+)(?!\w|\.\d)")


def _said_of_clause(asking: Asking) -> Written | None:
    """The sentence that says who carries out a part of the document, or what a body has to do with it: "… tham mưu … các nhiệm vụ, giải pháp tại Mục II"."""
    bodies = asked_of(asking.question, asking.relevance).bodies if "who" not in asking.question.asks else ()
    if "who" not in asking.question.asks and not bodies:
        return None
    named = _CLAUSE_SAID.search(bare_form(asking.question.text))
    if named is None or len(asking.question.documents) != 1:
        return None
    document = asking.library.document(asking.question.documents[0])
    part = re.compile(rf"(?<!\w)(?:muc|phan|chuong|dieu|khoan)\s+{named['mark']}(?!\w)" if named["kind"] in ("muc", "phan", "section", "part") else rf"(?<!\w){named.group()}(?!\w)")
    spans = [(a, b) for a, b in sentences(document.text) if part.search(bare_form(document.text[a:b])) and b - a > LEAST_SENTENCE]
    found = [Unit(document.id, a, b, section_at(asking.library, document.id, a)) for a, b in spans if traits(document.text[a:b]).has_body and (not bodies or any(n in traits(document.text[a:b]).bare for n in bodies))]
    return Written("responsibility", tuple(unit_drafts(asking.library, asking.question, asking.relevance, found[:1]))) if found else None


def _within(asking: Asking, written: Written, evidence: tuple[Evidence, ...]) -> Written | None:
    """The sentence of a long clause that answers what is asked of it: "theo mục III, … có mấy ngày để góp ý"."""
    if not evidence or len(evidence) > 1 or listing_asked(asking.question) and len(written.drafts[0].text.split()) > BARE_HEADING or len(_matter(asking)) < MATTER or evidence[0].end - evidence[0].start < LONG:
        return None
    inside = [u for u in asking.units if _cites(evidence, u)]
    if not inside or inside[0].share < SURE * asking.units[0].share:
        return None
    chosen = [inside[0], *(u for u in inside[1:2] if u.share >= LIKELY)]
    return replace(written, drafts=tuple(unit_drafts(asking.library, asking.question, asking.relevance, chosen)))


_OF_ITSELF = frozenset(
    "ai ky kí ten chuc vu danh gi gì nguoi nao so may bao nhieu ngay thang nam ban hanh ra doi khi luc hom van mang hieu do co quan la cua giu luc ap dung tu thay mat lenh dua vao theo voi tinh phat chu tich uy ubnd nhan "
    "who signed sign what number date position issued issue when which day document plan title".split())


_CLAUSE_WORD = re.compile(r"khoan|muc|diem|dieu|phan|chuong|tieu|noi|[ivx]+|\d+")


def _matter(asking: Asking) -> set[str]:
    """Words of the question beside those that name the clause."""
    return {w for w in map(bare_form, asking.relevance.telling) if not _CLAUSE_WORD.fullmatch(w)}


def _of_content(asking: Asking) -> Written | None:
    """The sentence that answers where the question only sounds as if it asked for the document's own number, day or signatory: "ai ký quyết định lập tổ vận động"."""
    question = asking.question
    if question.english or question.numbers or question.spoken or question.asks & {"recipients", "number"} or not asking.units:
        return None
    best = asking.units[0]
    document = asking.library.document(best.document)
    if document.title and best.start < document.title.end or document.type and best.start <= document.type.start < best.end:
        return None
    title = set(re.findall(r"\w+", bare_form(document.title.text))) if document.title else set()
    type_words = set(re.findall(r"\w+", bare_form(document.type.text))) if document.type else set()
    left = {bare_form(w) for w in (asking.relevance.weights.own or asking.relevance.weights.more) if "_" not in w} - title - type_words - _OF_ITSELF
    told = left & set(re.findall(r"\w+", bare_form(document.cut(best.start, best.end))))
    if not best.section or len(told) < 3 or len(told) < OWN * len(left) or best.share < LIKELY:
        return None
    return open_answer(asking)


def _cites(evidence: tuple[Evidence, ...], unit: Unit) -> bool:
    return any(e.document == unit.document and e.start < unit.end and unit.start < e.end for e in evidence)
