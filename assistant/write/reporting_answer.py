"""Answers of reporting duties: which duty, with which others, and what it does not say."""

import re

from assistant.answers import Draft, Written
from assistant.gate.roles import receivers
from assistant.gate.tokens import plain_body, typed
from assistant.library import Library
from assistant.question import Question
from assistant.rank.traits import traits
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write import refuse
from assistant.write.asking import Asking
from assistant.write.beside_duty import addressed_later, exception_to
from assistant.write.duties_chosen import chosen_duties
from assistant.write.naming import document_name
from assistant.write.outcomes import untold_by
from assistant.rank.duty_fit import periods_of, periods_said, wanted_kinds
from assistant.write.premise import asks_yes_no, claims
from assistant.write.duty_ranking import RANKED, asks_separate, ranked_duties
from assistant.write.reporting import duty_draft, silences, whole_draft
from index.records import Duty
from vietnamese.citations import find_citations
from vietnamese.dates import find_times
from vietnamese.text import bare_form

FAR = 0.3  # share of the question's words by which another sentence must hold more than the duty to take its place
FARTHER = 0.42  # the same where a report is what the question asks about
SHORT = 55  # words up to which a sentence is shown whole rather than in slots that leave out words of the question
LEFT_OUT = 0.19  # share of the question's words from which on it is
LISTED = 90  # words up to which a sentence that lists periods with their days is shown whole
LOST = 0.33  # share of the question's words that a duty's slots may leave out of a sentence that judges a claim


def reporting_answer(asking: Asking) -> Written | None:
    """The duties that answer best, with what they leave unsaid; None where another sentence answers better."""
    library, question, relevance, documents = asking.library, asking.question, asking.relevance, asking.documents
    ranked = ranked_duties(library, question, relevance, documents, asking.units)
    told = asking.units and traits(library.document(asking.units[0].document).cut(asking.units[0].start, asking.units[0].end))
    unsaid = _unsaid(library, question, documents, [d for _, d in ranked]) if not (told and told.difficulty and told.reporting) else None
    if unsaid:
        return unsaid
    if not ranked or ranked[0][0] < 0.75 - RANKED:
        return None
    chosen = chosen_duties(question, ranked)
    stated = library.document(chosen[0].document).cut(chosen[0].start, chosen[0].end)
    if untold_by(question, stated):
        return None
    if _RATIO.search(bare_form(question.text)) and not _quantified(stated):
        return None
    if asks_yes_no(question) and _counts_claimed(question) and not _quantified(stated):
        return None
    units = asking.units[:1]
    if units and not any(_overlaps(units[0], d) for d in chosen):
        best = library.document(units[0].document)
        section = library.section(chosen[0].document, chosen[0].section)
        gap = relevance.score(best.text[units[0].start : units[0].end]) - relevance.score(stated, section.heading if section else "")
        special = chosen[0].kind in ("raise_difficulties", "register") and chosen[0].kind in wanted_kinds(question)
        words = best.text[units[0].start : units[0].end]
        least = FAR if special or question.kind != "reporting" or asks_yes_no(question) else FARTHER
        if units[0].section and relevance.coverage(words) - relevance.coverage(stated) > least:
            return None
        if special or not units[0].section or asks_separate(question) and chosen[0].channel:
            gap = 0.0
        if "report" in wanted_kinds(question) and not re.search(r"báo cáo", words, re.IGNORECASE):
            gap = 0.0
        if gap > 0.42 or gap > 0.25 and re.search(r"báo cáo|phản ánh|đăng ký|gửi", words):
            return None
    drafts = [duty_draft(library, question, duty) for duty in chosen]
    unread = len(chosen) > 1 and (_period_left_out(library, question, chosen) or _together(library, question, chosen, drafts))
    if unread or len(chosen) == 1 and _misses(library, question, relevance, chosen[0], drafts[0]):
        return Written("reporting", (whole_draft(library, question, chosen[0]),), duties=tuple(chosen))
    if asks_yes_no(question) and not question.english and _NEGATION.search(stated) and len(stated.split()) <= SHORT:
        return Written("reporting", (whole_draft(library, question, chosen[0]),), duties=tuple(chosen))
    exception = exception_to(library, question, relevance, chosen[0])
    if asks_yes_no(question) and not exception and not asks_separate(question) and _loses(library, relevance, chosen[0], drafts[0]):
        return None
    if exception:
        return Written("reporting", (*drafts, exception), duties=tuple(chosen))
    later = addressed_later(library, question, chosen[0])
    if later:
        return Written("reporting", (*drafts, later), duties=tuple(chosen))
    for duty in chosen[:1]:
        drafts += silences(library, question, duty)
    return Written("reporting", tuple(drafts), duties=tuple(chosen))


_NEGATION = re.compile(r"(?<!\w)(?:không|chưa|miễn)(?!\w)(?! quá)", re.IGNORECASE)
_RATIO = re.compile(r"(?<!\w)(?:ti le|ty le|bao nhieu phan tram|may phan tram|chi tieu|percentage|share|rate)(?!\w)")
_OPEN_PERIOD = re.compile(r"(?<!\w)(?:nhung ngay nao|cac ngay|ngay nao\W+(?:va|con)|lan luot|tung ky|cac moc|moi ky|dates|6 thang va|sau thang va|quy va|and the (?:annual|yearly)|(?:hay|or) (?:mung|ngay|the)?\s*\d+)(?!\w)")


def _misses(library: Library, question: Question, relevance: Relevance, duty: Duty, draft: Draft) -> bool:
    """Whether the duty's own sentence tells what the question asks and its slots leave out: another day, a paper to be added."""
    whole = library.document(duty.document).cut(duty.start, duty.end)
    if not question.english and not asks_yes_no(question) and len(whole.split()) <= SHORT and relevance.coverage(whole) - relevance.coverage(draft.text) >= LEFT_OUT:
        return True
    if not asks_yes_no(question) and len(whole.split()) <= (LISTED if _WHO_AND_WHO.search(bare_form(question.text)) else SHORT) and _bodies_lost(library, [duty], draft.text):
        return True
    if not question.english and len(whole.split()) <= SHORT and (_MELTED.search(draft.text) or _own_year(question, whole, draft.text)):
        return True
    cited = {t.value for c in find_citations(whole) if c.date_printed for t in find_times(c.date_printed)}
    days = {t.value for t in find_times(whole) if t.kind in ("day", "date", "monthday")} - cited
    if "when" in question.asks and len(days) > 1 and len(whole.split()) <= LISTED and not question.english and not _one_period(question, duty):
        return True
    if "when" in question.asks and duty.deadline is None and (days or any(t.kind == "days" for t in find_times(whole))) or "where_to" in question.asks and not duty.recipients and receivers(whole):
        return True  # what the slots hold as silent, the sentence says
    return bool(_OPEN_PERIOD.search(bare_form(question.text)) and days - {t.value for t in find_times(draft.text)})


_WHO_AND_WHO = re.compile(r"(?<!\w)(?:ai|nao)(?!\w).*(?<!\w)(?:va|con|roi|,)\s(?:\w+\s){0,3}(?:ai|nao)(?!\w)")
_MELTED = re.compile(r"(?:6 tháng|quý|tháng) năm(?! \d)")  # the matter of one period and the frequency of another


def _own_year(question: Question, whole: str, shown: str) -> bool:
    """Whether the sentence has a day of its own for a year that the question names, and the slots leave it out: "riêng năm 2023 trước ngày 30/4/2023"."""
    years = {t.value[1] for t in question.times if t.kind == "year"}
    told = {t.value for t in find_times(shown)}
    return any(t.kind == "date" and t.value[1] in years and t.value not in told for t in find_times(whole))


def _together(library: Library, question: Question, chosen: list[Duty], drafts: list[Draft]) -> bool:
    """Whether one sentence states all the duties chosen and names a body that their slots leave out."""
    if question.english or len({(d.document, d.start, d.end) for d in chosen}) > 1:
        return False
    whole = library.document(chosen[0].document).cut(chosen[0].start, chosen[0].end)
    return len(whole.split()) <= SHORT and _bodies_lost(library, chosen, " ".join(d.text for d in drafts))


def _bodies_lost(library: Library, duties: list[Duty], shown: str) -> bool:
    """Whether a body that the sentence names, from where the duties begin, is not told, or only a part of its name."""
    text = library.document(duties[0].document).text
    start = min(_opens(text, d) for d in duties)
    whole = library.document(duties[0].document).cut(start, max(duties[0].end, start))
    told = bare_form(plain_body(shown))
    return any(bare_form(str(t.value)) not in told for t in typed(whole).of("body"))


def _opens(text: str, duty: Duty) -> int:
    """Where the duty's own words begin: at its bearer, "Sở Nội vụ chủ trì, phối hợp với … tổng hợp", if that stands in the same clause, else at its verb."""
    bearers = [b.start for b in duty.bearers if duty.start <= b.start < duty.action.start and ";" not in text[b.start : duty.action.start]]
    return max(duty.start, max(bearers, default=duty.action.start))


def _period_left_out(library: Library, question: Question, chosen: list[Duty]) -> bool:
    """Whether a period asked about is none of the duties', which one sentence lists with others: the sentence itself may tell it."""
    one_sentence = len({(d.document, d.start, d.end) for d in chosen}) == 1
    return one_sentence and bool(periods_said(question) - {p for d in chosen for p in periods_of(d)}) and len(library.document(chosen[0].document).cut(chosen[0].start, chosen[0].end).split()) <= LISTED


def _one_period(question: Question, duty: Duty) -> bool:
    """Whether the question singles out the period that the duty is of: one day of several is then the answer."""
    said = periods_said(question)
    if _SEVERAL_DAYS.search(bare_form(question.text)):
        return False
    return not periods_of(duty) or len(said) == 1 and bool(said & periods_of(duty)) or not said


_SEVERAL_DAYS = re.compile(r"(?<!\w)(?:[2-4]|hai|ba|cac|nhung|may|tung|moi)\s+(?:moc|han|dot|ky|lan|ngay)(?!\w)")


def _loses(library: Library, relevance: Relevance, duty: Duty, draft: Draft) -> bool:
    """Whether the sentence says of the claim what the slots of the duty leave out: "không phải gửi bản giấy"."""
    whole = library.document(duty.document).cut(duty.start, duty.end)
    return relevance.coverage(whole) - relevance.coverage(draft.text) > LOST


def _quantified(text: str) -> bool:
    return any(t.kind in ("number", "percentage") for t in typed(text).tokens)


def _counts_claimed(question: Question) -> bool:
    return any(c.kind in ("number", "percentage") for c in claims(question))


_DIFFICULTIES = re.compile(r"(?<!\w)(?:vuong|vuong mac|kho khan|thao go|gap kho|truc trac|difficult\w*|obstacles?)(?!\w)")


def _unsaid(library: Library, question: Question, documents: tuple[str, ...], duties: list[Duty]) -> Written | None:
    """Where difficulties are raised is asked, and the one document meant has no such duty."""
    if len(documents) != 1 or not question.asks & {"where_to", "via"} or not _DIFFICULTIES.search(bare_form(question.text)):
        return None
    text = [library.document(d.document).cut(d.start, d.end) for d in duties]
    if any(d.kind == "raise_difficulties" or re.search(r"khó khăn|vướng mắc", t) for d, t in zip(duties, text, strict=True)):
        return None
    name = document_name(library.document(documents[0]), question)
    return Written("reporting", refusal=refuse.Refusal("difficulties", wording("en" if question.english else "vi", "silence", "difficulties", document=name)))


def _overlaps(unit: Unit, duty: Duty) -> bool:
    return unit.document == duty.document and unit.start < duty.end and duty.start < unit.end
