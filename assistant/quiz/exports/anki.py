"""Anki notes as text (docs.ankiweb.net, "Text files"): header lines, tab-separated, a stable id in the first column."""

from assistant.quiz.codes import LETTERS
from assistant.quiz.exports.common import explanation, lost_codes
from assistant.quiz.model import FOUR_OPTIONS, MATCHING, Code, Paper, Question, Written

HEADER = ("#separator:tab", "#html:true", "#guid column:1", "#tags column:5", "#columns:id\tfront\tback\tsource\ttags")
_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


def write(paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """All kinds, as cards."""
    rows = ["\t".join((q.id, _front(q), _lines(_back(q)), _lines([explanation(q)]), f"{q.kind} {q.level.replace(' ', '_')}")) for q in paper.questions]
    return Written(("\n".join((*HEADER, *rows)) + "\n").encode(), tuple(lost_codes(len(codes), "Anki")))


def _front(question: Question) -> str:
    lines = [question.prompt]
    if question.kind == MATCHING:
        lines += [f"({n}) {left}" for n, left in enumerate(question.left, 1)]
    if question.kind in (FOUR_OPTIONS, MATCHING):
        marks = LETTERS if question.kind == FOUR_OPTIONS else LETTERS.lower()
        lines += [f"{marks[n]}. {option}" for n, option in enumerate(question.options)]
    return _lines(lines)


def _back(question: Question) -> list[str]:
    if isinstance(question.key, str):
        return [question.key]
    return [" → ".join(part) if isinstance(part, list) else part for part in question.key]


def _lines(lines: list[str]) -> str:
    return "<br>".join(" ".join(line.split()).translate(_HTML) for line in lines)
