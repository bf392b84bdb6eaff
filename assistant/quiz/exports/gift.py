"""Moodle GIFT (docs.moodle.org, "GIFT format"): one block a question, blank lines between, ~ = # { } : escaped."""

import re

from assistant.quiz.exports.common import accepted, explanation, lost_codes
from assistant.quiz.model import BLANK, FOUR_OPTIONS, MATCHING, TRUE_FALSE, Code, Paper, Question, Written

_SPECIAL = re.compile(r"([~=#{}:\\])")


def write(paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """All kinds; a short answer is an essay whose model answer stands in the feedback."""
    blocks = [_block(q) for q in paper.questions]
    return Written(("\n\n".join(blocks) + "\n").encode(), tuple(lost_codes(len(codes), "GIFT")))


def _block(question: Question) -> str:
    head = f"// [id:{question.id}] [tag:{question.level}]\n::{_escaped(question.id)}::[plain]{_escaped(question.prompt)} "
    return head + "{" + _answers(question) + _feedback(question) + "}"


def _answers(question: Question) -> str:
    if question.kind == FOUR_OPTIONS:
        return "".join(f"\n{'=' if o == question.key else '~'}{_escaped(o)}" for o in question.options) + "\n"
    if question.kind == TRUE_FALSE:
        return "TRUE" if question.key == question.options[0] else "FALSE"
    if question.kind == BLANK:
        return "".join(f"\n={_escaped(form)}" for form in accepted(question)) + "\n"
    if question.kind == MATCHING:
        return "".join(f"\n={_escaped(left)} -> {_escaped(right)}" for left, right in question.key) + "\n"
    return ""


def _feedback(question: Question) -> str:
    parts = [explanation(question)]
    if question.kind not in (FOUR_OPTIONS, TRUE_FALSE, BLANK, MATCHING):
        parts.insert(0, question.key if isinstance(question.key, str) else "; ".join(str(p) for p in question.key))
    return "####" + _escaped(" — ".join(parts))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()).replace("->", "→"))
