"""The formats a paper can be written in."""

from collections.abc import Callable

from assistant.quiz.exports import anki, csv, docx, gift, kahoot, markdown, moodle_xml, quizizz
from assistant.quiz.model import Code, Paper, Written

WRITERS: dict[str, tuple[str, Callable[[Paper, tuple[Code, ...]], Written]]] = {
    "docx": (".docx", docx.write),
    "gift": (".gift.txt", gift.write),
    "moodle-xml": (".xml", moodle_xml.write),
    "anki": (".txt", anki.write),
    "kahoot": (".xlsx", kahoot.write),
    "quizizz": (".xlsx", quizizz.write),
    "csv": (".csv", csv.write),
    "markdown": (".md", markdown.write),
}


def export(format: str, paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """The paper in a format of WRITERS."""
    return WRITERS[format][1](paper, codes)
