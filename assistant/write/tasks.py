"""What a body must do: the sentences whose subject it is, in the order of the text."""

import re

from assistant.answers import Draft, Evidence, Written
from assistant.gate.tokens import plain_body
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write.naming import document_name
from index.records import Document, Section
from vietnamese.bodies import body_list, find_all_bodies
from vietnamese.glossary import expand_abbreviations
from vietnamese.sentences import clauses
from vietnamese.text import bare_form

_ASKED = re.compile(r"(?<!\w)(?:nhiem vu gi|viec gi|lam gi|lam nhung gi|nhung viec|nhung nhiem vu|duoc giao|co nhiem vu|co trach nhiem gi|trach nhiem gi|giao gi|tham muu nhung|tasks?|duties|responsibilities|responsible for|must \w+ do|what does [^?]* do|giao cho)(?!\w)")
_ORDER = re.compile(r"(?:[-–+•]\s*|[\dIVXa-zđ.]+[.)]\s+)?(?:Giao|Đề nghị|Yêu cầu)?\s*")
_MOST = 3
_WORDS = 46


def task_answer(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...]) -> Written | None:
    """The tasks that the documents give to the body the question names."""
    if not _ASKED.search(bare_form(question.text)) or len(documents) != 1:
        return None
    names = _named(question)
    document = library.document(documents[0])
    for name in names:
        spans = _stretches(library, document, name)
        if spans:
            return _written(library, question, relevance, document, spans)
    return None


def _named(question: Question) -> list[str]:
    """Forms of the bodies in the question; English ones by their Vietnamese names."""
    if question.english:
        return [bare_form(plain_body(t)) for t in question.terms if t[:1].isupper()]
    # Without the province: "Trường Chính trị tỉnh Khánh Hòa" is printed "Trường Chính trị tỉnh" in the plan of Khánh Hòa.
    text = expand_abbreviations(question.spelled)
    return [bare_form(plain_body(n)) for _, _, n in find_all_bodies(text, bare=question.bare)]


def _stretches(library: Library, document: Document, name: str) -> list[tuple[int, int, str]]:
    """Paragraphs and sections whose subject or heading is the body: start, end, section path."""
    out: list[tuple[int, int, str]] = []
    for section in library.sections(document.id):
        if section.heading and _is(name, section.heading) and len(section.heading) < 120:
            start = section.heading_end + 1 if section.heading_end < section.end else section.start
            out.append((start, section.end, section.path))
    at = 0
    for line in document.text.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        lead = _ORDER.match(line)
        begin = start + (lead.end() if lead else 0)
        found, stop = body_list(document.text, begin, end)
        if found and _is(name, found[0].text) and end - stop > 12 and not any(a < end and start < b for a, b, _ in out):
            out.append((begin, end, _section_path(library, document, start)))
    return sorted(out)


def _is(name: str, printed: str) -> bool:
    form = bare_form(plain_body(re.sub(r"^(?:Giao|Đề nghị|Đối với)\s+", "", printed)))
    return form == name or form.startswith(name) and len(form) - len(name) < 12 or name.startswith(form) and len(form.split()) >= 2 and len(name) - len(form) < 8


def _section_path(library: Library, document: Document, at: int) -> str:
    inside: list[Section] = [s for s in library.sections(document.id) if s.start <= at < s.end]
    return inside[-1].path if inside else ""


def _written(library: Library, question: Question, relevance: Relevance, document: Document, spans: list[tuple[int, int, str]]) -> Written:
    spans = _on_topic(document, relevance, spans)
    drafts: list[Draft] = []
    for start, end, path in spans[:_MOST]:
        words, stop = _first(document, start, end, _WORDS if len(spans) > 1 else 2 * _WORDS)
        line = document.text.rfind("\n", 0, start) + 1
        head = line if len(spans) > 1 or start - line < 40 else start
        text = wording("en" if question.english else "vi", "frame", "more" if drafts else "states", document=document_name(document, question), text=f"“{words}”")
        drafts.append(Draft(text.rstrip(".") + ".", (Evidence(document.id, min(head, start), max(stop, min(end, start + 900)), path),)))
    return Written("responsibility", tuple(drafts))


def _on_topic(document: Document, relevance: Relevance, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """One stretch when the question's other words single it out; else all, the first few in the order of the text."""
    if len(spans) < 2:
        return spans
    scored = sorted(((relevance.score(document.text[a:b]), (a, b, p)) for a, b, p in spans), key=lambda item: -item[0])
    return [scored[0][1]] if scored[0][0] > 1.6 * scored[1][0] and scored[0][0] > 0.3 else spans


def _first(document: Document, start: int, end: int, most: int) -> tuple[str, int]:
    """The first clauses within the word limit; every clause is opened when there are several."""
    parts = clauses(document.text, start, end)
    shown: list[str] = []
    stop = start
    for a, b in parts:
        words = re.sub(r"\s+", " ", document.text[a:b]).strip(" ;.").split()
        room = most - sum(len(s.split()) for s in shown)
        if room < 8:
            break
        shown.append(" ".join(words[: max(room, 14)]) + ("…" if len(words) > max(room, 14) else ""))
        stop = b
    return "; ".join(re.sub(r"^[-–+•]\s*", "", s) for s in shown), stop
