"""Essay prompts with a marking guide of cited points; the only kind of the level of application."""

from collections.abc import Iterator

from assistant.quiz.kinds.common import Material, question_id
from assistant.quiz.model import APPLY, ESSAY, Fact, Question, Source
from assistant.quiz.words import stem, word
from index.records import Document, Section
from vietnamese.sentences import sentences
from vietnamese.text import fold_spaces

POINTS = (2, 8)
TOTAL = 10
STRETCH = 6000
POINT = 160


def essays(material: Material) -> Iterator[Question]:
    """Prompts on parts of the outline, and on duties as cases."""
    for document in material.library.documents:
        sections = material.library.sections(document.id)
        for section in sections:
            children = [s for s in sections if s.parent == section.path]
            if section.heading and POINTS[0] <= len(children) <= POINTS[1] and section.end - section.start <= STRETCH:
                yield _part(material, document, section, children)
    for fact in material.facts:
        if fact.slot == "duty_whole":
            yield _case(material, fact)


def _part(material: Material, document: Document, section: Section, children: list[Section]) -> Question:
    each = max(1, (TOTAL - 2) // len(children))
    guide = [word("essay", "point", text=_point(document, child), section=child.label, marks=each) for child in children]
    guide.append(word("essay", "apply", marks=max(1, TOTAL - each * len(children))))
    label = material.labels[document.id]
    source = Source(document.id, document.path, section.start, section.end, document.cut(section.start, section.end), section.label)
    text = stem("essay_part", ESSAY, {"plan": label, "section": section.label, "heading": fold_spaces(section.heading)}) or ""
    return Question(question_id(ESSAY, document.id, section.path), ESSAY, APPLY, "clauses", text, (), guide, source, label, atoms=(f"{document.id}|essay|{section.path}",), names=(section.label,))


def _point(document: Document, section: Section) -> str:
    """The heading of a unit, or its first sentence up to a word."""
    heading = f"“{fold_spaces(section.heading).rstrip(' :.')}”: " if section.heading else ""
    spans = sentences(document.text, section.heading_end or section.start, section.end)
    text = fold_spaces(document.cut(*spans[0])) if spans else ""
    return heading + (f"“{text}”" if len(text) <= POINT else f"“{text[:POINT].rsplit(' ', 1)[0]} …”")


def _case(material: Material, fact: Fact) -> Question:
    source = material.source(fact)
    text = stem("essay_duty", ESSAY, {"plan": material.labels[fact.document], **fact.words}) or ""
    guide = [word("essay", "point", text=f"“{fold_spaces(source.quote)}”", section=source.section, marks=TOTAL - 4), word("essay", "answer", marks=4)]
    return Question(question_id(ESSAY, fact.document, fact.atom), ESSAY, APPLY, "duties", text, (), guide, source, material.labels[fact.document], atoms=(fact.atom,), names=fact.names)
