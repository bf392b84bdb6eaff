"""Facts of clauses: whose task a clause is, under which heading it stands, the phrase it puts in quotes, its text."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.library import Library
from assistant.quiz.facts.windows import leaf_sentences, window
from assistant.quiz.model import RECOGNISE, UNDERSTAND, Fact
from index.records import Document, Section
from vietnamese.bodies import body_at, body_form
from vietnamese.text import fold_spaces, match_form

CLAUSE = (45, 230)
QUOTE = 1800
_LEAD = re.compile(r"(?:Giao|Đề nghị|giao|đề nghị)\s+|[-–+•]\s*")
_PHRASE = re.compile(r"“([^“”\n]{12,80})”")
_STARTS_CAPITAL = re.compile(r"(?:Các|Những)\s")


def clause_facts(library: Library, document: Document, refused: Counter[str]) -> Iterator[Fact]:
    """Facts of each sentence of the outline."""
    sections = {s.path: s for s in library.sections(document.id)}
    for path, start, end in leaf_sentences(library, document):
        text = document.text[start:end]
        if text.count("“") != text.count("”"):
            refused["broken_quote"] += 1
            continue
        yield from _task(document, sections, path, start, end)
        yield from _heading(document, sections, path, start, end)
        yield from _phrases(document, path, start, end)
    yield from _texts(document, sections)


def _task(document: Document, sections: dict[str, Section], path: str, start: int, end: int) -> Iterator[Fact]:
    """A sentence that begins with the body it binds, or stands under that body's name."""
    owner = _owner(sections[path])
    if owner:
        clause, answer, begin = fold_spaces(document.text[start:end]).rstrip(" .;"), owner, sections[path].start
    else:
        lead = _LEAD.match(document.text, start, end)
        body = body_at(document.text, lead.end() if lead else start, end, small=False)
        if body is None:
            return
        rest = document.text[body.end : end]
        clause, answer, begin = fold_spaces(rest).strip(" .;"), fold_spaces(body.text), start
        if rest[:1] not in (" ", "\n") or not clause[:1].islower() or clause.split()[0] in ("và", "của", "thuộc", "các", "là"):
            return
    if not CLAUSE[0] <= len(clause) <= CLAUSE[1] or len(answer) > 90 or end - begin > QUOTE or body_form(answer) in body_form(clause):
        return
    atom = f"{document.id}|task|{match_form(clause)[:120]}"
    yield Fact(document.id, path, begin, end, "task_body", atom, "clauses", RECOGNISE, answer, "body", {"clause": clause}, (clause,), pool="owner")


def _owner(section: Section) -> str:
    """The body that a heading names, when it names nothing else."""
    heading = fold_spaces(section.heading).rstrip(" :.")
    body = body_at(heading, 0, small=False) if heading else None
    return heading if body and body.end == len(heading) else ""


def _heading(document: Document, sections: dict[str, Section], path: str, start: int, end: int) -> Iterator[Fact]:
    above = sections[path]
    while above.parent and not _is_topic(above):
        above = sections[above.parent]
    clause = fold_spaces(document.text[start:end]).rstrip(" .;")
    if not _is_topic(above) or not CLAUSE[0] <= len(clause) <= CLAUSE[1] or end - above.start > QUOTE or not clause[:1].isupper():
        return
    atom = f"{document.id}|heading|{match_form(clause)[:120]}"
    yield Fact(document.id, path, above.start, end, "clause_heading", atom, "clauses", UNDERSTAND, fold_spaces(above.heading).rstrip(" :."), "heading", {"clause": clause}, (clause,), pool=f"heading {document.id}")


def _is_topic(section: Section) -> bool:
    heading = fold_spaces(section.heading)
    return 15 <= len(heading) <= 130 and not heading.isupper() and not _owner(section) and len(heading.split()) > 3


def _phrases(document: Document, path: str, start: int, end: int) -> Iterator[Fact]:
    for match in _PHRASE.finditer(document.text, start, end):
        value = fold_spaces(match.group(1)).strip(" .,;")
        if len(value.split()) < 4 or document.text.count(match.group(1)) > 1:
            continue
        before, after = window(document.text, start, match.start(), match.end(), end)
        if before.count("“") != before.count("”") or after.count("“") != after.count("”") or not before:
            continue
        yield Fact(document.id, path, start, end, "phrase", f"phrase|{match_form(value)}", "clauses", RECOGNISE, value, "phrase", {"before": before, "after": after}, (before,))


def _texts(document: Document, sections: dict[str, Section]) -> Iterator[Fact]:
    """Lowest units short enough to be recited."""
    parents = {s.parent for s in sections.values()}
    for section in sections.values():
        text = document.text[section.heading_end or section.start : section.end]
        if section.path in parents or not 80 <= len(text) <= 700 or text.count("“") != text.count("”"):
            continue
        yield Fact(document.id, section.path, section.start, section.end, "clause_text", f"{document.id}|text|{section.path}", "clauses", UNDERSTAND, fold_spaces(text), "whole", {"heading": fold_spaces(section.heading), "section": section.label}, (section.label,))
