"""Results, awards, ranks and fines: asked for often, told by a plan seldom."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.answers import Refusal
from assistant.library import Library
from assistant.question import Question
from vietnamese.text import bare_form


@dataclass(frozen=True, slots=True)
class Matter:
    """Wordings by which a matter is asked for, without accents, and by which a document tells it."""

    name: str
    asked: re.Pattern[str]
    printed: re.Pattern[str]


@cache
def matters() -> tuple[Matter, ...]:
    """The table `outcomes.toml`."""
    data = tomllib.loads((files("vietnamese") / "tables" / "outcomes.toml").read_text(encoding="utf-8"))
    return tuple(Matter(row["name"], re.compile(rf"(?<!\w)(?:{row['asked']})(?!\w)"), re.compile(row["printed"], re.IGNORECASE)) for row in data["matter"])


def untold(library: Library, question: Question, refused: "Refusal") -> Refusal | None:
    """`refused` when the question asks for such a matter and no document meant tells it."""
    folded = bare_form(question.text)
    ids = question.documents or tuple(d.id for d in library.documents)
    for matter in matters():
        if matter.asked.search(folded) and not any(matter.printed.search(library.document(d).text) for d in ids):
            return refused
    return None


def untold_by(question: Question, text: str) -> bool:
    """Whether what has been done so far, a penalty or an allowance is asked for and this sentence tells none of it."""
    folded = bare_form(question.text)
    return any(m.name in _BY_SENTENCE and m.asked.search(folded) and not m.printed.search(text) for m in matters())


_BY_SENTENCE = ("so far", "penalty", "allowance", "contact", "staffing")  # matters told in one sentence or not at all
