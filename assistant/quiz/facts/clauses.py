"""Facts of clauses: whose task a clause is, under which heading it stands, the phrase it puts in quotes, its text."""

import re
from collections import Counter
from collections.abc import Iterator

from assistant.library import Library
from assistant.quiz.facts.windows import duty_spans, leaf_sentences, meets, window
from assistant.quiz.model import RECOGNISE, UNDERSTAND, Fact
from assistant.quiz.values import alike, small
from index.records import Document, Reference, Section
from vietnamese.bodies import body_at, body_form
from vietnamese.sentences import clauses
from vietnamese.numbers import find_numbers, number_key
from vietnamese.text import cased, fold_spaces, match_form

CLAUSE = (45, 230)
QUOTE = 1800
# A clause that repeats this share of its heading's words tells the heading.
ECHO = 0.6
_LEAD = re.compile(r"(?:Giao|Đề nghị|giao|đề nghị)\s+|[-–+•]\s*")
_PHRASE = re.compile(r"“([^“”\n]{12,80})”")
# Bodies worth asking for: a trainee should know which of them the plan names.
_NAMED = re.compile(r"(?:Sở \S|Ủy ban nhân dân|UBND|Thanh tra|Văn phòng \S|Ban Dân vận \S|Ban Thường vụ \S|Bộ (?!trưởng$)\S|Chủ tịch (?!Hồ)|Công an|Hội đồng nhân dân \S|Trường Chính trị|Đài |Báo )")
# What follows tells a reader who has not read the plan which body it is.
_GIVEN = re.compile(r"tổ chức chính trị|đoàn thể")
# Sentences that lean on the one before them.
_LEANS = re.compile(r"(?:Đặc biệt|Qua đó|Đồng thời|Trong đó|Từ đó|Trên cơ sở|Bên cạnh|Ngoài|Do đó|Vì vậy|Cùng với|Theo đó|Gắn với|Trên đây)(?!\w)")


def clause_facts(library: Library, document: Document, refused: Counter[str]) -> Iterator[Fact]:
    """Facts of each sentence of the outline."""
    sections = {s.path: s for s in library.sections(document.id)}
    duties = duty_spans(library, document)
    for path, start, end in leaf_sentences(library, document):
        text = document.text[start:end]
        if text.count("“") != text.count("”"):
            refused["broken_quote"] += 1
            continue
        bound = meets(duties, start, end)
        asked = [] if bound else list(_task(document, sections, path, start, end))
        yield from asked
        if not asked and not bound:
            yield from _bodies(document, path, start, end)
        for a, b in [(start, end)] if end - start <= CLAUSE[1] else clauses(document.text, start, end):
            yield from _heading(document, sections, path, a, b)
        yield from _phrases(document, path, start, end)
    yield from _places(library, document, sections)
    yield from _texts(document, sections, duties)


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
        clause = clause.removeprefix("có trách nhiệm ")
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
    above = _topic_above(sections, path)
    clause = fold_spaces(document.text[start:end]).rstrip(" .;")
    if above is None or not CLAUSE[0] <= len(clause) <= CLAUSE[1] or end - above.start > QUOTE or not clause[:1].isupper() or _LEANS.match(clause) or find_numbers(clause[:40]) or document.text.count(document.text[start:end]) > 1:
        return
    heading = fold_spaces(above.heading).rstrip(" :.")
    if alike(heading, clause) > ECHO:
        return
    atom = f"{document.id}|heading|{match_form(clause)[:120]}"
    yield Fact(document.id, path, above.start, end, "clause_heading", atom, "clauses", UNDERSTAND, heading, "heading", {"clause": clause}, (clause,), pool=f"heading {document.id}")


def _places(library: Library, document: Document, sections: dict[str, Section]) -> Iterator[Fact]:
    """Under which heading a document is cited, where it is cited under one alone."""
    places: dict[str, set[str]] = {}
    first: dict[str, Reference] = {}
    for r in library.references((document.id,)):
        if r.number and r.type:
            above = _topic_above(sections, r.section)
            places.setdefault(number_key(r.number), set()).add(above.path if above else "")
            first.setdefault(number_key(r.number), r)
    for key, found in places.items():
        path, r = next(iter(found)), first[key]
        if len(found) > 1 or not path or r.end - sections[path].start > QUOTE:
            continue
        heading = fold_spaces(sections[path].heading).rstrip(" :.")
        yield Fact(document.id, r.section, sections[path].start, r.end, "reference_place", f"{document.id}|place|{key}", "references", UNDERSTAND, heading, "heading", {"name": r.name}, (r.number or "",), pool=f"heading {document.id}")


def _topic_above(sections: dict[str, Section], path: str) -> Section | None:
    section = sections.get(path)
    while section is not None and not _is_topic(section):
        section = sections.get(section.parent or "")
    return section


def _is_topic(section: Section) -> bool:
    heading = fold_spaces(section.heading)
    return 15 <= len(heading) <= 130 and not heading.isupper() and body_at(heading, 0, small=False) is None and len(heading.split()) > 3


def _bodies(document: Document, path: str, start: int, end: int) -> Iterator[Fact]:
    """The first body named inside a sentence, once and by its own name."""
    for match in re.finditer(cased(r"(?<![\w“])[<U>][<L>]+ [<U>]?[<L>]+"), document.text[start:end]):
        at = start + match.start()
        body = body_at(document.text, at, end, small=False)
        if at == start or body is None or not _NAMED.match(body.text) or not 8 <= len(body.text) <= 60 or "," in body.text:
            continue
        before, after = window(document.text, start, body.start, body.end, end)
        if not after or before.endswith((",", "(", "như", "Văn phòng")) or after[:1] in ",(" or _GIVEN.search(" ".join(after.split()[:7])) or body_form(body.text) in body_form(before + " " + after) or before.count("“") != before.count("”") or after.count("“") != after.count("”") or find_numbers(before[-60:]):
            continue
        near = " ".join((*before.split()[-5:], "…", *after.split()[:5]))
        yield Fact(document.id, path, start, end, "clause_body", f"body|{match_form(near)}", "clauses", RECOGNISE, fold_spaces(body.text), "body", {"before": before, "after": after}, (before,))
        return


def _phrases(document: Document, path: str, start: int, end: int) -> Iterator[Fact]:
    for match in _PHRASE.finditer(document.text, start, end):
        value = fold_spaces(match.group(1)).strip(" .,;")
        if len(value.split()) < 4 or document.text.count(match.group(1)) > 1:
            continue
        before, after = window(document.text, start, match.start(), match.end(), end)
        if before.count("“") != before.count("”") or after.count("“") != after.count("”") or not before:
            continue
        yield Fact(document.id, path, start, end, "phrase", f"phrase|{match_form(value)}", "clauses", RECOGNISE, value, "phrase", {"before": before, "after": after}, (before,))


def _texts(document: Document, sections: dict[str, Section], duties: list[tuple[int, int]]) -> Iterator[Fact]:
    """Lowest units short enough to be recited."""
    parents = {s.parent for s in sections.values()}
    for section in sections.values():
        text = document.text[section.heading_end or section.start : section.end]
        heading, body = fold_spaces(section.heading).rstrip(" :."), body_at(text, len(text) - len(text.lstrip()), small=False)
        # A list of bodies, or several in one breath, is no task of the first of them.
        alone = body is not None and re.match(r" (?!và |hoặc )\w", text[body.end :]) is not None
        about = f"“{heading}”" if heading else f"nhiệm vụ của {small(body.text)}" if body and alone else ""
        if not about or section.path in parents or meets(duties, section.start, section.end) or not 80 <= len(text) <= 700 or text.count("“") != text.count("”"):
            continue
        yield Fact(document.id, section.path, section.start, section.end, "clause_text", f"{document.id}|text|{section.path}", "clauses", UNDERSTAND, fold_spaces(text), "whole", {"heading": about, "section": section.label}, (section.label,))
