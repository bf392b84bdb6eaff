"""Verbatim clauses that answer an open question, with the body that the heading or the sentence names."""

import re

from assistant.answers import Draft, Evidence
from assistant.library import Library
from assistant.question import Question
from assistant.rank.traits import MARK, lead
from assistant.rank.units import Unit
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write.reporting import lowered
from assistant.write.rows import header_evidence, row_words
from assistant.write.focus import focus
from assistant.write.naming import body, document_name, in_label, joined
from index.records import Document, Section
from vietnamese.bodies import BodyMention, body_list
from vietnamese.sentences import clauses

_ORDER = re.compile(r"(?:Giao|Đề nghị|Yêu cầu)\s+")
_CHARGED = re.compile(r"(?:có (?:trách nhiệm|nhiệm vụ|quyền)|thực hiện (?:các |những )?(?:nhiệm vụ|nội dung|công việc)|nhiệm vụ,? quyền hạn)[^.;]{0,60}$", re.IGNORECASE)


def unit_drafts(library: Library, question: Question, relevance: Relevance, units: list[Unit], *, plain: bool = False) -> list[Draft]:
    """Each chosen sentence as one sentence of the answer: the clauses that answer, under the body that bears them unless `plain`."""
    out = []
    for unit in units:
        document = library.document(unit.document)
        start, end = focus(library, document, unit, relevance)
        words, subject, evidence = _worded(library, document, unit, start, end)
        if plain:
            subject, evidence = "", evidence[:1]
        language = "en" if question.english else "vi"
        again = any(d.evidence[0].document == unit.document for d in out)
        frame = ("more" if again else "states") + ("_of" if subject else "")
        text = wording(language, "frame", frame, document=document_name(document, question), body=lowered(_each(subject, question)), text=row_words(document.text, start, end) or f"“{words}”")
        alone = wording(language, "frame", frame.replace("more", "states"), document=document_name(document, question), body=lowered(_each(subject, question)), text=row_words(document.text, start, end) or f"“{words}”") if again else ""
        out.append(Draft(text.rstrip(".") + ".", (*evidence, *header_evidence(document, start, unit.section)), alone=alone.rstrip(".") + "." if alone else ""))
    return out


def _each(subject: str, question: Question) -> str:
    """Bodies as printed; in English each with its own gloss."""
    found, _ = body_list(subject, 0, len(subject)) if question.english else ([], 0)
    return joined([body(b.text, question) for b in found], question) if len(found) > 1 else body(subject, question)


def _worded(library: Library, document: Document, unit: Unit, start: int, end: int) -> tuple[str, str, tuple[Evidence, ...]]:
    text = re.sub(r"\s+", " ", document.text[start:end]).strip()
    text = MARK.sub("", text).strip(" “”\"") if start == unit.start or MARK.match(text) else text
    text = re.sub(r"[;,:.]+(?:/\.)?$", "", text).replace("./", "")
    quote_start, quote_end = _quote(document, unit, start, end)
    evidence = [Evidence(unit.document, quote_start, quote_end, unit.section)]
    subject = _bearer(library, document, unit, start, text)
    if subject and not quote_start <= subject[0] < quote_end and not in_label(library, unit.document, quote_start, *subject):
        evidence.append(Evidence(unit.document, subject[0], subject[1], unit.section))
    named = re.sub(r"\s+", " ", document.text[subject[0] : subject[1]]).strip() if subject else ""
    return text, named, tuple(evidence)


def _quote(document: Document, unit: Unit, start: int, end: int) -> tuple[int, int]:
    """The whole sentence when it is not too long, else the clauses shown with a clause on each side."""
    if unit.end - unit.start <= 900:
        return unit.start, unit.end
    parts = clauses(document.text, unit.start, unit.end)
    inside = [i for i, (a, b) in enumerate(parts) if a < end and start < b]
    first, last = max(0, inside[0] - 1), min(len(parts) - 1, inside[-1] + 1)
    return parts[first][0], parts[last][1]


def _bearer(library: Library, document: Document, unit: Unit, start: int, text: str) -> tuple[int, int] | None:
    """The body that a clause cut out of a sentence, or an item under a heading, belongs to."""
    _, found, stop = _opening_bodies(document.text, unit.start, unit.end)
    if found:
        return (found[0].start, found[-1].end) if start >= stop else None
    earlier = _earlier_subject(document, unit)
    if earlier:
        return earlier
    section: Section | None = library.section(unit.document, unit.section)
    while section:
        if section.heading and len(section.heading) < 300:
            at = document.text.find(section.heading, section.start, section.heading_end + 5)
            bodies, end = body_list(document.text, at, at + len(section.heading)) if at >= 0 else ([], 0)
            rest = section.heading[end - at :]
            if bodies and (len(rest) < 14 or _CHARGED.search(rest)) and not unit.start <= at < unit.end:
                return bodies[0].start, bodies[-1].end
        section = library.section(unit.document, section.parent) if section.parent else None
    return None


def _opening_bodies(text: str, start: int, end: int) -> tuple[int, list[BodyMention], int]:
    """Where the words begin behind the item's mark, the bodies named there, "Giao X …" included, and where these end."""
    begin = start + lead(text[start:end])
    order = _ORDER.match(text, begin, end)
    found, stop = body_list(text, order.end() if order else begin, end)
    return begin, found, stop


def _earlier_subject(document: Document, unit: Unit) -> tuple[int, int] | None:
    """The body with which the paragraph opens: "Sở X chủ trì …. Thực hiện …"."""
    line = document.text.rfind("\n", 0, unit.start) + 1
    if line >= unit.start:
        return None
    begin, found, _ = _opening_bodies(document.text, line, unit.start)
    return (found[0].start, found[-1].end) if found and found[0].start <= begin + 12 else None
