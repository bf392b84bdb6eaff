"""A named clause, verbatim with its heading."""

import re

from assistant.answers import Draft, Evidence, Refusal, Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.search import matching_sections
from assistant.wordings import wording
from assistant.write.citations import references_meant, said_name
from assistant.write.naming import document_name
from index.records import Document, Section
from vietnamese.sentences import sentences
from vietnamese.text import bare_form

MOST_WORDS = 110


def clause_answer(library: Library, question: Question, documents: tuple[str, ...]) -> Written | None:
    """The clause that the question names; a refusal when the document meant has none, or is only cited."""
    language = "en" if question.english else "vi"
    found = [(d, path) for d in documents for path in matching_sections(library, d, question.clause) or _under_heading(library, question, d)]
    foreign = _foreign(library, question, documents)
    if foreign and not (found and question.documents):
        return foreign
    if not found:
        if not question.documents:
            return None
        document = library.document(question.documents[0])
        if "Phụ lục" in question.text and library.section(document.id, "Phụ lục"):
            return None
        name = ", ".join(question.clause[0])
        return Written("clause", refusal=Refusal("no_clause", wording(language, "refusal", "no_clause", document=document_name(document, question), clause=_spoken(question) or name)))
    drafts = []
    for document_id, path in found[:3]:
        section = library.section(document_id, path)
        if section:
            drafts.append(_draft(library, question, library.document(document_id), section))
    return Written("clause", tuple(drafts))


def _under_heading(library: Library, question: Question, document: str) -> list[str]:
    """The clause of the part that the question names by its heading: "khoản 1 phần tổ chức thực hiện"."""
    folded = bare_form(question.text)
    named = [s.path for s in library.sections(document) if s.heading and len(s.heading.split()) > 1 and re.search(rf"(?<!\w){re.escape(bare_form(s.heading))}(?!\w)", folded)]
    return [path for part in named for clause in question.clause if library.section(document, path := ".".join((part, *clause)))][:1]


def _spoken(question: Question) -> str:
    match = re.search(r"(?:(?:điểm|khoản|mục|điều|phần|chương|tiểu mục)\s+[\w.]+\s*)+", question.text, re.IGNORECASE)
    return match.group().strip() if match else ""


def _foreign(library: Library, question: Question, documents: tuple[str, ...]) -> Written | None:
    """A clause of a document that is only cited: "khoản 2 Điều 24 Quy chế 456"."""
    meant = references_meant(library, question)
    held = {d.number.text for d in library.documents if d.number}
    for refs in meant.values():
        reference, alias = refs[0], said_name(question, refs)
        if reference.number in held or not any(p.startswith("Điều") for c in question.clause for p in c) and not (alias and not question.provinces):
            continue
        if not any(library.section(d, path) for d in documents for c in question.clause for path in c[:1] if path.startswith("Điều")) or alias or _bound(question):
            document = library.document(reference.document)
            language = "en" if question.english else "vi"
            name = alias or reference.name
            return Written("clause", refusal=Refusal("not_held", wording(language, "refusal", "not_held", name=name, document=document_name(document, question))))
    return None


def _bound(question: Question) -> bool:
    """Whether the number stands right behind the clause: "Điều 3 của 217-QĐ/TW"."""
    return any(re.search(rf"(?:điều|dieu|article)\s+\d+\s+(?:(?:của|cua|trong|tại|tai|of)\s+)?(?:\w+\s+){{0,3}}{re.escape(n.printed)}", question.text, re.IGNORECASE) for n in question.numbers)


def _draft(library: Library, question: Question, document: Document, section: Section) -> Draft:
    end, shown = _stretch(library, question, document, section)
    language = "en" if question.english else "vi"
    text = wording(language, "frame", "clause", label=section.label, document=document_name(document, question), text=shown)
    return Draft(text, (Evidence(document.id, section.start, end, section.path),))


def _stretch(library: Library, question: Question, document: Document, section: Section) -> tuple[int, str]:
    """The clause whole when it is short; else its heading and beginning, and how its items open."""
    text = document.text[section.start : section.end]
    body = re.sub(r"^(?:Điều\s+\d+[.:]|[-–•+]|[\dIVXa-zđ.]+[.)])\s*", "", text.strip())
    if len(body.split()) <= MOST_WORDS:
        return section.end, _one_line(body)
    children = [s for s in library.sections(document.id) if s.parent == section.path]
    if children:
        lead = document.text[section.start : children[0].start]
        items = [_first_words(document, c) for c in children]
        lead = re.sub(r"^(?:[\dIVXa-zđ.]+[.)])\s*", "", lead.strip())
        return section.end, _one_line(lead).rstrip(".: ") + ": " + "; ".join(items)
    relevance = Relevance(library, question)
    spans = sentences(document.text, section.start, section.end)
    stop = spans[0][1]
    for _, b in spans[1:]:
        if len(document.text[section.start : b].split()) > MOST_WORDS:
            break
        stop = b
    if relevance.score(document.text[section.start : stop]) <= 0 and len(spans) > 1:
        stop = min(section.end, spans[0][1])
    shown = _one_line(re.sub(r"^(?:Điều\s+\d+[.:]|[-–•+]|[\dIVXa-zđ.]+[.)])\s*", "", document.text[section.start : stop].strip()))
    words = shown.split()
    return section.end, " ".join(words[:MOST_WORDS]) + (" …" if len(words) > MOST_WORDS or stop < section.end else "")


def _first_words(document: Document, section: Section) -> str:
    words = document.text[section.start : section.end].split("\n")[0]
    words = re.sub(r"^(?:[-–•+]|[\dIVXa-zđ.]+[.)])\s*", "", words.strip())
    parts = words.split()
    return " ".join(parts[:18]).rstrip(" .;,") + ("…" if len(parts) > 18 else "")


def _one_line(text: str) -> str:
    return re.sub(r"\s*\n\s*", " ", re.sub(r"\n(?=[-–•+])", "; ", text)).strip()
