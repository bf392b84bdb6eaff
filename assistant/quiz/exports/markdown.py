"""Markdown: every code, then keys and solutions."""

import re

from assistant.quiz.codes import LETTERS, shuffled_codes
from assistant.quiz.exports.common import explanation
from assistant.quiz.model import FOUR_OPTIONS, MATCHING, Code, Item, Paper, Written
from assistant.quiz.words import word

_MARKS = re.compile(r"([\\`*_\[\]<>|#])")


def write(paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """All kinds, all codes."""
    codes = codes or shuffled_codes(paper, 1, 0)
    lines: list[str] = []
    for code in codes:
        lines += [f"# {word('paper', 'title')}", "", f"**{word('paper', 'code', code=code.name)}**", ""]
        for item in code.items:
            lines += [*_question(item), ""]
        lines += [f"**{word('paper', 'end')}**", ""]
    lines += [f"## {word('paper', 'answers')}", "", *_table(codes), "", f"## {word('paper', 'solutions')}", ""]
    for item in codes[0].items:
        lines += [f"**{word('paper', 'question', number=item.number)}.** {_plain(item.key)}", "", f"> {_plain(explanation(item.question))}", ""]
    return Written("\n".join(lines).encode())


def _question(item: Item) -> list[str]:
    lines = [f"**{word('paper', 'question', number=item.number)}.** {_plain(item.question.prompt)}", ""]
    if item.question.kind == MATCHING:
        lines += [f"- ({n}) {_plain(left)}" for n, left in enumerate(item.question.left, 1)] + [""]
        lines += [f"- {LETTERS[n].lower()}) {_plain(o)}" for n, o in enumerate(item.options)]
    elif item.question.kind == FOUR_OPTIONS:
        lines += [f"- {LETTERS[n]}. {_plain(o)}" for n, o in enumerate(item.options)]
    elif item.options:
        lines += [f"- ☐ {o}" for o in item.options]
    return lines


def _table(codes: tuple[Code, ...]) -> list[str]:
    closed = [[i for i in code.items if i.options] for code in codes]
    head = "| " + " | ".join(["Câu", *(code.name for code in codes)]) + " |"
    rule = "|" + "---|" * (len(codes) + 1)
    numbers = sorted({i.number for items in closed for i in items})
    keys = [{i.number: i.key for i in items} for items in closed]
    return [head, rule, *("| " + " | ".join([str(n), *(k.get(n, "") for k in keys)]) + " |" for n in numbers)]


def _plain(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
