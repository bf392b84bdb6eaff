"""A Word paper in the layout that Azota reads: "Câu N.", A-D, HẾT, answer sheet, Bảng đáp án, Lời giải."""

import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.quiz.codes import LETTERS, shuffled_codes
from assistant.quiz.exports.common import explanation, steady_zip
from assistant.quiz.exports.docx_parts import Parts
from assistant.quiz.model import BLANK, ESSAY, FOUR_OPTIONS, MATCHING, SHORT_ANSWER, Code, Item, Paper, Written
from assistant.quiz.words import word

if TYPE_CHECKING:
    from assistant.quiz.model import Question

DOTS = "." * 100
FOUR_A_LINE, TWO_A_LINE = 14, 34


def write(paper: Paper, codes: tuple[Code, ...] = (), progress: Callable[[str, int, int], None] | None = None) -> Written:
    """Every code with its answer sheet, then the keys of all codes, then the solutions."""
    codes = codes or shuffled_codes(paper, 1, 0)
    parts = Parts()
    for done, code in enumerate(codes):
        _paper(parts, code)
        if progress:
            progress(word("paper", "code", code=code.name), done + 1, len(codes))
    _keys(parts, codes)
    _solutions(parts, codes[0])
    out = io.BytesIO()
    parts.save(out)
    return Written(steady_zip(out.getvalue()))


def _paper(parts: Parts, code: Code) -> None:
    parts.line(word("paper", "title"), bold=True, centre=True, size=14)
    parts.line(word("paper", "subject"), centre=True)
    parts.line(word("paper", "code", code=code.name), bold=True, centre=True)
    parts.line(word("paper", "name"))
    for item in code.items:
        _question(parts, item)
    parts.line(f"------ {word('paper', 'end')} ------", bold=True, centre=True)
    _sheet(parts, code)
    parts.page_break()


def _question(parts: Parts, item: Item) -> None:
    parts.line(item.question.prompt, lead=f"{word('paper', 'question', number=item.number)}. ", keep=bool(item.options))
    kind = item.question.kind
    if kind == MATCHING:
        right = [f"{LETTERS[n].lower()}) {o}" for n, o in enumerate(item.options)]
        left = [f"({n}) {name}" for n, name in enumerate(item.question.left, 1)]
        parts.table([[word("paper", "left"), word("paper", "right")], *([a, b] for a, b in zip(left, right, strict=True))])
    elif kind == FOUR_OPTIONS:
        _options(parts, item.options)
    elif item.options:
        parts.line("☐ " + item.options[0] + "\t☐ " + item.options[1], tabs=4)
    elif kind in (SHORT_ANSWER, ESSAY):
        for _ in range(2 if kind == SHORT_ANSWER else 5):
            parts.line(DOTS)


def _options(parts: Parts, options: tuple[str, ...]) -> None:
    """Short options stand four or two to a line, as trainers print them; others one a line."""
    marked = [f"{LETTERS[n]}. {o}" for n, o in enumerate(options)]
    longest = max(len(o) for o in options)
    if longest <= FOUR_A_LINE:
        parts.line("\t".join(marked), tabs=4)
    elif longest <= TWO_A_LINE:
        parts.line("\t".join(marked[:2]), tabs=2, keep=True)
        parts.line("\t".join(marked[2:]), tabs=2)
    else:
        for n, text in enumerate(marked):
            parts.line(text, keep=n < len(marked) - 1)


def _sheet(parts: Parts, code: Code) -> None:
    """The answer sheet: a box for each closed question."""
    closed = [i for i in code.items if i.options or i.question.kind == BLANK]
    if not closed:
        return
    parts.line(f"{word('paper', 'sheet')} – {word('paper', 'code', code=code.name)}", bold=True, centre=True, above=True)
    parts.line(word("paper", "name"))
    parts.grid([(str(i.number), "") for i in closed], 10)


def _keys(parts: Parts, codes: tuple[Code, ...]) -> None:
    parts.line(word("paper", "answers"), bold=True, centre=True, size=14)
    for code in codes:
        letters = [(str(i.number), i.key if len(i.key) < 6 else "…") for i in code.items if i.options and i.question.kind != MATCHING]
        parts.line(word("paper", "code", code=code.name), bold=True)
        if letters:
            parts.grid(letters, 10)
        for item in code.items:
            if item.question.kind in (MATCHING, BLANK):
                parts.line(item.key, lead=f"{word('paper', 'question', number=item.number)}. ")


def _solutions(parts: Parts, code: Code) -> None:
    parts.page_break()
    parts.line(f"{word('paper', 'solutions')} ({word('paper', 'code', code=code.name)})", bold=True, centre=True, size=14)
    for item in code.items:
        parts.line(f"{word('paper', 'pick')} {_key(item.question, item.key)}", lead=f"{word('paper', 'question', number=item.number)}. ")
        if isinstance(item.question.key, list) and item.question.kind == ESSAY:
            for point in item.question.key:
                parts.line(f"– {point}")
        parts.line(f"{word('paper', 'source')}: {explanation(item.question)}", italic=True)


def _key(question: "Question", mark: str) -> str:
    if question.kind == FOUR_OPTIONS:
        return f"{mark}. {question.key}"
    return word("paper", "guide") + ":" if question.kind == ESSAY else mark
