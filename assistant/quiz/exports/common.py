"""What several writers share: explanations, accepted spellings, archives whose bytes do not depend on the day."""

import io
import re
import zipfile

from assistant.quiz.model import Paper, Question
from assistant.quiz.values import read_day
from assistant.quiz.words import word

_STAMP = (1980, 1, 1, 0, 0, 0)
_WHEN = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


def explanation(question: Question) -> str:
    """Quote and place, for the solution of a question."""
    quote = " ".join(question.source.quote.split())
    return f"“{quote}” ({question.label}, {question.source.section})"


def accepted(question: Question) -> tuple[str, ...]:
    """Spellings of a blank's key that count as right: a date with and without leading zeros."""
    key = str(question.key)
    day = read_day(key)
    forms = [key]
    if day:
        d = day.value
        forms += [f"{d.day}/{d.month}/{d.year}", f"{d.day:02}/{d.month:02}/{d.year}"]
    if key != key.replace(" - ", "-"):
        forms.append(key.replace(" - ", "-"))
    return tuple(dict.fromkeys(forms))


def lost_kinds(paper: Paper, carried: tuple[str, ...], format: str) -> list[str]:
    """A line for each kind that a format cannot carry, with the questions' ids."""
    out = []
    for kind in dict.fromkeys(q.kind for q in paper.questions if q.kind not in carried):
        ids = [q.id for q in paper.questions if q.kind == kind]
        out.append(word("lost", "kind", count=len(ids), kind=word("kind_names", kind), format=format, ids=", ".join(ids)))
    return out


def lost_codes(codes: int, format: str) -> list[str]:
    """A line where more codes were asked for than a format has."""
    return [word("lost", "codes", format=format)] if codes > 1 else []


def steady_zip(data: bytes) -> bytes:
    """An Office file with its clock times taken out, so that one paper always gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            content = old.read(name)
            if name == "docProps/core.xml":
                content = _WHEN.sub(rb"\g<1>1980-01-01T00:00:00Z\2", content)
            info = zipfile.ZipInfo(name, _STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, content)
    return out.getvalue()
