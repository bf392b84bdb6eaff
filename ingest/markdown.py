"""Markdown marks taken off; the printed numbering and dashes stay."""

import re

from ingest.mapped import Mapped

_RULES = [
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), lambda m: m.group(1)),
    (re.compile(r"^ {0,3}#{1,6} *", re.MULTILINE), ""),
    (re.compile(r"(?<= )#+ *$", re.MULTILINE), ""),
    (re.compile(r"^ {0,3}(?:-{3,}|\*{3,}|_{3,}) *$", re.MULTILINE), ""),
    (re.compile(r"^ *> ?", re.MULTILINE), ""),
    (re.compile(r"^( *)[*+] +", re.MULTILINE), lambda m: m.group(1) + "- "),
    (re.compile(r"\*\*|__"), ""),
    (re.compile(r"(?<![\w*])[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?![\w*])"), lambda m: m.group(1)),
    (re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])"), lambda m: m.group(1)),
    (re.compile(r"`+"), ""),
]


def strip_markdown(text: Mapped) -> Mapped:
    """The words of a Markdown text; a heading keeps its line, a list item its dash."""
    for pattern, replacement in _RULES:
        text = text.sub(pattern, replacement)
    return text
