"""Answers of reporting duties: which duty, with which others, and what it does not say."""

import re

from assistant.answers import Draft, Evidence, Written
from assistant.gate.roles import receivers
from assistant.gate.tokens import typed
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write import refuse
from assistant.write.extract import Unit, best_units
from assistant.write.naming import document_name
from assistant.write.matching import periods_of, periods_said
from assistant.write.premise import asks_yes_no, claims
from assistant.write.reporting import asks_separate, duty_draft, ranked_duties, silences, wanted_kinds, whole_draft
from index.records import Duty, Hit
from vietnamese.citations import find_citations
from vietnamese.dates import find_times
from vietnamese.sentences import sentences
from vietnamese.text import bare_form

FAR = 0.3  # share of the question's words by which another sentence must hold more than the duty to take its place
FARTHER = 0.42  # the same where a report is what the question asks about
EXCEPTED = 0.1  # share of the question's words that only the exception behind a duty holds
SHORT = 55  # words up to which a sentence is shown whole rather than in slots that leave out words of the question
LEFT_OUT = 0.19  # share of the question's words from which on it is
LISTED = 90  # words up to which a sentence that lists periods with their days is shown whole
LOST = 0.33  # share of the question's words that a duty's slots may leave out of a sentence that judges a claim


def reporting_answer(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...], hits: tuple[Hit, ...]) -> Written | None:
    """The duties that answer best, with what they leave unsaid; None where another sentence answers better."""
    ranked = ranked_duties(library, question, relevance, documents)
    unsaid = _unsaid(library, question, documents, [d for _, d in ranked])
    if unsaid:
        return unsaid
    if not ranked or ranked[0][0] < 0.75:
        return None
    chosen = _contradicted(ranked, _each_period(question, ranked, _chosen(ranked)))
    stated = library.document(chosen[0].document).cut(chosen[0].start, chosen[0].end)
    if _RATIO.search(bare_form(question.text)) and not _quantified(stated):
        return None
    if asks_yes_no(question) and _counts_claimed(question) and not _quantified(stated):
        return None
    units = best_units(library, question, relevance, hits, 1)
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
    unread = len(chosen) > 1 and _period_left_out(library, question, chosen)
    if unread or len(chosen) == 1 and _misses(library, question, relevance, chosen[0], drafts[0]):
        return Written("reporting", (whole_draft(library, question, chosen[0]),), duties=tuple(chosen))
    if asks_yes_no(question) and not asks_separate(question) and _loses(library, relevance, chosen[0], drafts[0]):
        return None
    exception = _exception(library, question, relevance, chosen[0])
    if exception:
        return Written("reporting", (*drafts, exception), duties=tuple(chosen))
    for duty in chosen[:1]:
        drafts += silences(library, question, duty)
    return Written("reporting", tuple(drafts), duties=tuple(chosen))


_RATIO = re.compile(r"(?<!\w)(?:ti le|ty le|bao nhieu phan tram|may phan tram|chi tieu|percentage|share|rate)(?!\w)")
_OPEN_PERIOD = re.compile(r"(?<!\w)(?:nhung ngay nao|cac ngay|ngay nao\W+(?:va|con)|lan luot|tung ky|cac moc|moi ky|dates|6 thang va|sau thang va|quy va|and the (?:annual|yearly)|(?:hay|or) (?:mung|ngay|the)?\s*\d+)(?!\w)")


def _misses(library: Library, question: Question, relevance: Relevance, duty: Duty, draft: Draft) -> bool:
    """Whether the duty's own sentence tells what the question asks and its slots leave out: another day, a paper to be added."""
    whole = library.document(duty.document).cut(duty.start, duty.end)
    if not question.english and not asks_yes_no(question) and len(whole.split()) <= SHORT and relevance.coverage(whole) - relevance.coverage(draft.text) >= LEFT_OUT:
        return True
    cited = {t.value for c in find_citations(whole) if c.date_printed for t in find_times(c.date_printed)}
    days = {t.value for t in find_times(whole) if t.kind in ("day", "date", "monthday")} - cited
    if "when" in question.asks and len(days) > 1 and len(whole.split()) <= LISTED and not question.english and not _one_period(question, duty):
        return True
    if "when" in question.asks and duty.deadline is None and days or "where_to" in question.asks and not duty.recipients and receivers(whole):
        return True  # what the slots hold as silent, the sentence says
    return bool(_OPEN_PERIOD.search(bare_form(question.text)) and days - {t.value for t in find_times(draft.text)})


def _period_left_out(library: Library, question: Question, chosen: list[Duty]) -> bool:
    """Whether a period asked about is none of the duties', which one sentence lists with others: the sentence itself may tell it."""
    one_sentence = len({(d.document, d.start, d.end) for d in chosen}) == 1
    return one_sentence and bool(periods_said(question) - {p for d in chosen for p in periods_of(d)}) and len(library.document(chosen[0].document).cut(chosen[0].start, chosen[0].end).split()) <= LISTED


def _one_period(question: Question, duty: Duty) -> bool:
    """Whether the question singles out the period that the duty is of: one day of several is then the answer."""
    said = periods_said(question)
    return not periods_of(duty) or len(said) == 1 and bool(said & periods_of(duty)) or not said and not _SEVERAL_DAYS.search(bare_form(question.text))


_SEVERAL_DAYS = re.compile(r"(?<!\w)(?:hai|ba|cac|nhung|may|tung|moi)\s+(?:moc|han|dot|ky|lan|ngay)(?!\w)")


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


def _contradicted(ranked: list[tuple[float, Duty]], chosen: list[Duty]) -> list[Duty]:
    """With a duty of the same document that gives the same bodies, recipients and period another day: both are told."""
    best = chosen[0]
    day, bearers = _day_of(best), {b.text.lower() for b in best.bearers}
    if day is None or not best.recipients or len(chosen) > 1:
        return chosen
    for _, other in ranked[1:12]:
        same = other.document == best.document and other.kind == best.kind and (other.start, other.end) != (best.start, best.end)
        if same and _day_of(other) not in (None, day) and {r.text for r in other.recipients} == {r.text for r in best.recipients} and periods_of(other) == periods_of(best) and bearers & {b.text.lower() for b in other.bearers}:
            return [*chosen, other]
    return chosen


def _day_of(duty: Duty) -> object:
    found = [t.value for t in find_times(duty.deadline.text) if t.kind in ("day", "date", "monthday")] if duty.deadline else []
    return found[0] if len(found) == 1 else None


_EXCEPTION = re.compile(r"(?:Riêng|Trừ|Trường hợp|Đối với|Nếu|Quý [IVX]+)\s")


def _exception(library: Library, question: Question, relevance: Relevance, duty: Duty) -> Draft | None:
    """The sentence behind the duty that makes an exception for what the question names: "Riêng thôn … báo cáo miệng"."""
    document = library.document(duty.document)
    stop = document.text.find("\n", duty.end)
    own = document.cut(duty.start, duty.end)
    for start, end in sentences(document.text, duty.end, stop if stop > 0 else len(document.text))[:3]:
        words = document.text[start:end]
        if _EXCEPTION.match(words) and relevance.coverage(f"{own} {words}") - relevance.coverage(own) > EXCEPTED:
            text = wording("en" if question.english else "vi", "frame", "more", text=f"“{' '.join(words.split()).rstrip('./;')}”")
            return Draft(text.rstrip(".") + ".", (Evidence(duty.document, start, end, duty.section),))
    return None


def _each_period(question: Question, ranked: list[tuple[float, Duty]], chosen: list[Duty]) -> list[Duty]:
    """With the best duty of each other period that the question names: "báo cáo quý và báo cáo năm"."""
    best = chosen[0]
    missing = periods_said(question) - {p for d in chosen for p in periods_of(d)}
    if len(periods_said(question)) < 2:
        missing = set()
    for period in sorted(missing):
        also = next((d for _, d in ranked if d.document == best.document and d.kind == best.kind and period in periods_of(d) and d not in chosen and [b.text for b in d.bearers] == [b.text for b in best.bearers]), None)
        chosen = [*chosen, also] if also else chosen
    return sorted(chosen, key=lambda d: (d.start, d.action.start)) if missing else chosen


def _chosen(ranked: list[tuple[float, Duty]]) -> list[Duty]:
    """The best duty, and the next when it answers nearly as well and says something else."""
    best_score, best = ranked[0]
    out = [best]
    for score, duty in ranked[1:6]:
        same = duty.action.start == best.action.start or (duty.start, duty.end, duty.kind) == (best.start, best.end, best.kind)
        if same and duty.document == best.document and len(out) < 3 and score > best_score - 0.3:
            out.append(duty)
            continue
        if score < best_score - 0.12 or len(out) >= 2:
            continue
        if duty.document == best.document and (duty.start, duty.end) == (best.start, best.end) and duty.kind == best.kind:
            out.append(duty)
        elif duty.kind == best.kind and duty.document == best.document and duty.recipients and {r.text for r in duty.recipients} == {r.text for r in best.recipients} and duty.bearers != best.bearers:
            out.append(duty)
    return out
