"""Quizizz's import sheet: one question a row, options in their own columns, the key by its number."""

from assistant.quiz.exports.common import accepted, explanation, lost_codes, lost_kinds
from assistant.quiz.exports.sheets import too_long, workbook
from assistant.quiz.model import BLANK, FOUR_OPTIONS, SHORT_ANSWER, TRUE_FALSE, Code, Paper, Question, Written

LIMITS = (1000, 500)
SECONDS = 60
HEADINGS = ("Question Text", "Question Type", "Option 1", "Option 2", "Option 3", "Option 4", "Option 5", "Correct Answer", "Time in seconds", "Image Link", "Answer explanation")


def write(paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """Four options, true/false, blanks, short answers; matching and essays are listed as lost."""
    carried = (FOUR_OPTIONS, TRUE_FALSE, BLANK, SHORT_ANSWER)
    lost = lost_kinds(paper, carried, "Quizizz") + lost_codes(len(codes), "Quizizz")
    rows: list[tuple[str | int, ...]] = [HEADINGS]
    for question in paper.questions:
        if question.kind not in carried:
            continue
        options = _options(question)
        reason = too_long(question.id, question.prompt, options, LIMITS, "Quizizz")
        if reason:
            lost.append(reason)
            continue
        key = question.options.index(str(question.key)) + 1 if question.options else ""
        rows.append((question.prompt, _type(question), *options, *[""] * (5 - len(options)), key, SECONDS, "", explanation(question)))
    return Written(workbook(rows, "Sheet1"), tuple(lost))


def _type(question: Question) -> str:
    return {BLANK: "Fill-in-the-Blank", SHORT_ANSWER: "Open-Ended"}.get(question.kind, "Multiple Choice")


def _options(question: Question) -> tuple[str, ...]:
    return accepted(question)[:5] if question.kind == BLANK else question.options
