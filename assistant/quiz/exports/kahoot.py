"""Kahoot's import sheet: headings in row 8, questions from row 9; question at most 120 characters, answer at most 75."""

from assistant.quiz.exports.common import lost_codes, lost_kinds
from assistant.quiz.exports.sheets import too_long, workbook
from assistant.quiz.model import FOUR_OPTIONS, TRUE_FALSE, Code, Paper, Written
from assistant.quiz.words import word

LIMITS = (120, 75)
FIRST_ROW = 9
SECONDS = 30
HEADINGS = ("", "Question - max 120 characters", "Answer 1 - max 75 characters", "Answer 2 - max 75 characters", "Answer 3 - max 75 characters", "Answer 4 - max 75 characters",
            "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs", "Correct answer(s) - choose at least one")


def write(paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """Four options and true/false that keep the limits; the rest is listed."""
    lost = lost_kinds(paper, (FOUR_OPTIONS, TRUE_FALSE), "Kahoot") + lost_codes(len(codes), "Kahoot")
    rows: list[tuple[str | int, ...]] = [("", "Quiz template")] + [("",)] * (FIRST_ROW - 3) + [HEADINGS]
    for question in paper.questions:
        if question.kind not in (FOUR_OPTIONS, TRUE_FALSE):
            continue
        reason = too_long(question.id, question.prompt, question.options, LIMITS, "Kahoot")
        if reason:
            lost.append(reason)
            continue
        options = (*question.options, *[""] * (4 - len(question.options)))
        rows.append((len(rows) - FIRST_ROW + 2, question.prompt, *options, SECONDS, question.options.index(str(question.key)) + 1))
    return Written(workbook(rows, "Sheet1"), (*lost, word("lost", "source", format="Kahoot")))
