"""Yes-or-no questions: what the question claims, held against what the text says."""

import re
from dataclasses import replace

from assistant.answers import Draft
from assistant.gate.tokens import Token, plain_body, typed
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.rank.duty_fit import SENT_TO
from assistant.write.reporting import duty_draft
from index.records import Duty
from vietnamese.bodies import find_all_bodies
from vietnamese.dates import find_times
from vietnamese.glossary import expand_abbreviations
from vietnamese.provinces import find_provinces
from vietnamese.text import bare_form

EXCEPTION = re.compile(r"“[-–+•\s]*(?:Riêng|Trừ|Trường hợp|Đối với|Nơi|Quý [IVX]+|Nếu)\s")
CONFIRMED = 0.75  # share of the words of a yes-or-no question that must stand in the quote before it is confirmed
_NEGATED = re.compile(r"(?<!\w)(?:có|được|cần)\s+(?!phải\s+không)(?:\S+\s+){1,8}?(?<!phải )(?<!đúng )không(?!\w)", re.IGNORECASE)


def asks_yes_no(question: Question) -> bool:
    """Whether the question asks for yes or no, or rests on a premise ("vì … nên", "since")."""
    if question.english and re.match(r"(?:is|are|was|were|does|do|did|must|has|have|can|should)\s", question.text, re.IGNORECASE):
        return True
    return "yes_no" in question.asks or bool(re.match(r"(?:since|because|vì|do)\s", question.text, re.IGNORECASE))


def claims(question: Question) -> tuple[Token, ...]:
    """Typed tokens that the question asserts: days, numbers of things, bodies, document numbers."""
    text = expand_abbreviations(question.text)
    out = [t for t in typed(text).tokens if t.kind in ("time", "number", "percentage", "document number", "person")]
    out = [t for t in out if not (t.kind == "time" and t.value[0] in ("year",)) and not _names_document(question, text, t)]
    bodies = [Token("body", plain_body(name), start, end) for start, end, name in find_all_bodies(text, bare=question.bare)]
    return tuple([*out, *bodies])


def _names_document(question: Question, text: str, token: Token) -> bool:
    """Numbers that only name a document ("Chỉ thị 33", "kế hoạch 2024") claim nothing."""
    return token.kind == "number" and any(s.serial == str(int(token.value[0])) for s in question.spoken if isinstance(token.value[0], float))


def judged(library: Library, question: Question, drafts: tuple[Draft, ...], duties: tuple[Duty, ...] = ()) -> tuple[Draft, ...]:
    """The drafts with "Đúng" or "Không đúng" before the first, where the claims decide it; else as they are."""
    if not drafts or not asks_yes_no(question) or drafts[0].basis == "correction":
        return drafts
    claimed = [c for c in claims(question) if c.kind != "body" or len(str(c.value).split()) > 1]
    misplaced = bool(duties) and _misplaced(question, duties[0])
    if not claimed and not misplaced or len(drafts) > 1 and EXCEPTION.search(drafts[1].text):
        return drafts  # where the text makes an exception, the reader holds the claim against both sentences
    first = drafts[0]
    shown = " ".join(d.text for d in drafts if d.basis == "document")
    quotes = " ".join(library.document(e.document).cut(e.start, e.end) for d in drafts[:2] for e in d.evidence)
    wrong = [c for c in claimed if _denied(c, shown, quotes)]
    right = [c for c in claimed if not _denied(c, shown, quotes)]
    language = "en" if question.english else "vi"
    if wrong or misplaced:
        text = wording(language, "frame", "correction", text=_lowered(first.text))
        return (replace(first, text=text, basis="correction", allowed=(question.text,)), *drafts[1:], *_where_it_belongs(library, question, wrong, duties))
    certain = any(c.kind == "person" or duties and c.kind == "time" and c.value[0] in ("day", "date", "months", "every", "monthday") for c in right)
    if right and not _NEGATED.search(question.text) and (certain or Relevance(library, question).coverage(quotes) >= CONFIRMED):
        text = wording(language, "frame", "confirmation", text=_lowered(first.text))
        return (replace(first, text=text), *drafts[1:])
    return drafts


_PASSED_BY = re.compile(r"(?<!\w)(?:qua|thong qua|through|via)\s+$")


def _misplaced(question: Question, duty: Duty) -> bool:
    """Whether the question gives a body a place in the duty that it does not have: channel taken for recipient, or the wrong leg."""
    text = expand_abbreviations(question.text)
    folded = bare_form(text)
    recipients = {bare_form(plain_body(r.text)) for r in duty.recipients}
    via = bare_form(plain_body(duty.via.text)) if duty.via else ""
    to: list[str] = []
    for start, _, name in find_all_bodies(text, bare=question.bare):
        form = bare_form(plain_body(name))
        if _PASSED_BY.search(folded[:start]):
            leg = bare_form(plain_body(duty.via_of)) if duty.via_of else ""
            if form != via or leg and to and to[-1] != leg:
                return True
        elif SENT_TO.search(folded[:start]):
            to.append(form)
    return bool(recipients) and any(t not in recipients and (t == via or len(t.split()) > 2) for t in to)


def _where_it_belongs(library: Library, question: Question, wrong: list[Token], duties: tuple[Duty, ...]) -> tuple[Draft, ...]:
    """The duty that the denied day does belong to, in the same documents."""
    days = {c.value for c in wrong if c.kind == "time" and c.value[0] in ("day", "date")}
    for duty in library.duties(question.documents or None):
        if duty.deadline and duty not in duties and days & {t.value for t in find_times(duty.deadline.text)} and question.documents:
            return (duty_draft(library, question, duty),)
    return ()


def _denied(claim: Token, shown: str, quotes: str) -> bool:
    """Whether the evidence speaks of the same kind of thing and not of this one."""
    if claim.kind == "time":
        times = [t for t in find_times(quotes) if t.kind in _COMPARABLE.get(str(claim.value[0]), (str(claim.value[0]), "every"))]
        values = {t.value for t in times}
        if claim.value[0] == "quarter" and not values:
            return False  # "every quarter" neither grants nor denies one of them
        return claim.value not in values and not any(_equal_period(claim.value, v) for v in values)
    if claim.kind == "body":
        held = {t.value for t in typed(shown).of("body")} | {t.value for t in typed(quotes).of("body")}
        singular = {_short(_SEVERAL.sub("", str(h))) for h in held}
        return not any(_short(_SEVERAL.sub("", str(claim.value))) in h for h in singular)
    if claim.kind == "person":
        return str(claim.value) not in shown.lower()
    values = {t.value for t in typed(quotes).of(claim.kind)}
    return bool(values) and claim.value not in values


def _short(body: str) -> str:
    """ "chủ tịch huyện" is how people call the chairperson of the district's committee."""
    return body.replace("chủ tịch ủy ban nhân dân ", "chủ tịch ")


_SEVERAL = re.compile(r"(?<!\w)(?:các|những|mỗi|từng)\s+")
_COMPARABLE = {"day": ("day", "date"), "date": ("date", "day"), "every": ("every", "months", "years"), "months": ("months", "every"), "monthday": ("monthday", "day", "date"), "quarter": ("quarter",)}


def _equal_period(a: tuple[int | str, ...], b: tuple[int | str, ...]) -> bool:
    year = {("every", "year"), ("years", 1), ("months", 12)}
    month = {("every", "month"), ("months", 1)}
    return any(a in group and b in group for group in (year, month))


def _lowered(text: str) -> str:
    first = text.split(" ", 1)[0]
    keep = first.isupper() or first in ("Chủ", "Thủ", "Ủy", "Sở", "Ban", "Bộ", "Phòng", "Thanh", "Văn", "Công", "Giám", "Trưởng", "Hội", "Đảng", "Tỉnh", "Báo", "Trường", "Mặt") or bool(find_provinces(text[:30])) and find_provinces(text[:30])[0].start == 0
    return text if keep else text[:1].lower() + text[1:]


def uncited_number(library: Library, question: Question) -> str | None:
    """A full document number that the question says the plan rests on and the plan never cites, as printed."""
    if not asks_yes_no(question) or not question.documents:
        return None
    for number in question.numbers:
        refs = library.citing(number.key)
        if refs and not any(r.document in question.documents for r in refs) and not any(r.document not in question.documents and _owned(question) for r in refs):
            return number.printed
    return None


def _owned(question: Question) -> bool:
    """Whether the question asks whose the document is, which the other plan answers."""
    return bool(re.search(r"(?:là|la)\s+(?:của|cua)", question.text))
