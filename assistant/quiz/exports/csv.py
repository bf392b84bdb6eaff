"""CSV with a byte-order mark, which spreadsheets need to read Vietnamese letters."""

import csv
import io

from assistant.quiz.codes import key_mark
from assistant.quiz.exports.common import lost_codes
from assistant.quiz.model import FOUR_OPTIONS, Code, Paper, Question, Written

COLUMNS = ("id", "kind", "level", "stem", "option_a", "option_b", "option_c", "option_d", "key", "key_text", "document", "path", "section", "start", "end", "quote")


def write(paper: Paper, codes: tuple[Code, ...] = ()) -> Written:
    """All kinds, one row a question."""
    out = io.StringIO(newline="")
    rows = csv.writer(out)
    rows.writerow(COLUMNS)
    rows.writerows([_safe(value) for value in _row(q)] for q in paper.questions)
    return Written(b"\xef\xbb\xbf" + out.getvalue().encode(), tuple(lost_codes(len(codes), "CSV")))


def _row(question: Question) -> list[str]:
    options = [*question.options, "", "", "", ""][:4]
    text = question.key if isinstance(question.key, str) else " | ".join(" → ".join(p) if isinstance(p, list) else p for p in question.key)
    mark = key_mark(question, question.options) if question.kind == FOUR_OPTIONS or question.left else text
    source = question.source
    return [question.id, question.kind, question.level, question.stem, *options, mark, text, source.document, source.path, source.section, str(source.start), str(source.end), source.quote]


def _safe(value: str) -> str:
    """A text that a spreadsheet would run as a formula begins with an apostrophe."""
    return "'" + value if value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
