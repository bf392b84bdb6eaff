"""What falls into a month: every clause of the documents meant that names a day or the month itself."""

import re

from assistant.answers import Draft, Evidence, Written
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write import refuse
from assistant.write.naming import document_name
from assistant.write.rows import header_evidence, row_words
from index.cells import column_of
from index.records import Document
from vietnamese.dates import TimeMention, find_times, iso
from vietnamese.sentences import clauses
from vietnamese.text import bare_form

_ASKED = re.compile(
    r"(?<!\w)(?:lich gi|lich lam viec|theo lich|lich cong tac|moc nao|nhung moc|cac moc|han nao|phai xong|phai hoan thanh|can hoan thanh|can xong|co gi|viec gi|nhung viec|viec nao|nhiem vu (?:gi|nao)|nhung nhiem vu|den han|phai lam|phai nop|han nop|nhung han|nhung gi|can lam|lam gi|bao cao nao|nhung bao cao"
    r"|due|deadlines?|tasks?|what must|what has to|what (?:is|are) (?:due|to be))(?!\w)"
)
_DUE = re.compile(r"(?<!\w)(?:den han|han nop|lich gi|viec gi|nhung viec|viec nao|due|deadlines?)(?!\w)")
_ENGLISH = {name: n for n, name in enumerate("january february march april may june july august september october november december".split(), 1)}
_ENGLISH_MONTH = re.compile(rf"(?<!\w)(?:in|during|for|by the end of|this)\s+(?:{'|'.join(_ENGLISH)})(?:\s+(?P<year>20\d\d))?(?!\w)")
_SKIPPED = ("title", "recipients", "signature", "header")
_MOST = 6
_WORDS = 44


def agenda_answer(library: Library, question: Question, relevance: Relevance, documents: tuple[str, ...]) -> Written | None:
    """The clauses of the month asked about, in the order of their days; None where no month's work is asked for."""
    months = _months(question)
    if not months or not _ASKED.search(bare_form(question.text)):
        return None
    found = [(day, document, start, end, section) for i in documents for document in [library.document(i)] for month in months for day, start, end, section in _falling(library, document, month)]
    if not found:
        return Written("open", refusal=refuse.not_found(library, question)) if _DUE.search(bare_form(question.text)) else None
    shown = (sorted(found, key=lambda item: (item[0], item[1].id, item[2])) if len(months) == 1 else list(dict.fromkeys(found)))[:_MOST]
    drafts = [_draft(question, document, start, end, section, again=n > 0 and shown[n - 1][1].id == document.id) for n, (_, document, start, end, section) in enumerate(shown)]
    return Written("open", tuple(drafts))


def _months(question: Question) -> tuple[tuple[int, int | None], ...]:
    """Months and years asked about; none where a day is named, or only an issuing date."""
    if any(t.kind in ("day", "date", "monthday") for t in question.times) or question.asks & {"issued", "signatory", "number"}:
        return ()
    years = [int(t.value[1]) for t in question.times if t.kind == "year"]
    year = years[0] if years else None
    named = [(int(t.value[2]), int(t.value[1])) if t.kind == "month" else (int(t.value[1]), year) for t in question.times if t.kind in ("month", "monthof")]
    if named or not question.english:
        return tuple(dict.fromkeys(named))
    found = _ENGLISH_MONTH.search(question.text.lower())
    if found is None:
        return ()
    name = next(n for w in found.group().split() if (n := _ENGLISH.get(w)))
    return ((name, int(found["year"]) if found["year"] else None),)


def _falling(library: Library, document: Document, month: tuple[int, int | None]) -> list[tuple[int, int, int, str]]:
    """Day of the month (32 for the month itself), and the clause that names it."""
    references = library.references((document.id,))
    cited, days_cited = [(r.start, r.end + 40) for r in references], {r.date for r in references}
    out: list[tuple[int, int, int, str]] = []
    for passage in library.passages(document.id):
        if passage.kind in _SKIPPED or not passage.section:
            continue
        for start, end in clauses(document.text, passage.start, passage.end):
            if passage.kind == "table row":
                start, end = passage.start, passage.end
                if _month_cell(document.text, start, end) == month[0] and not any(o[1] == start for o in out):
                    out.append((32, start, end, passage.section))
                    continue
            days = [d for t in find_times(document.text[start:end]) if not any(a <= start + t.start < b for a, b in cited) and not (t.kind == "date" and iso(t.value) in days_cited) and (d := _day(t, month))]
            if days and not any(o[1] == start for o in out):
                out.append((min(days), start, end, passage.section))
    return out


def _month_cell(text: str, start: int, end: int) -> int:
    """The month in the column "Tháng" of a timetable's row; 0 where the table has none."""
    line = text[text.rfind("\n", 0, start) + 1 : end]
    at = 0
    for cell in line.strip().strip("|").split("|"):
        at = line.find(cell, at)
        number = re.fullmatch(r"\s*(?:[Tt]háng\s+)?0?(\d{1,2})\s*", cell)
        if number and (column_of(text, text.rfind("\n", 0, start) + 1 + at + 1, text.rfind("\n", 0, start) + 1 + at + 2) or "").lower().startswith("tháng"):
            return int(number.group(1))
    return 0


def _day(time: TimeMention, month: tuple[int, int | None]) -> int:
    """The day that the time names in this month, 32 for the whole month, 0 when it falls elsewhere."""
    number, year = month
    value = time.value
    if time.kind == "date":
        return int(value[3]) if int(value[2]) == number and year in (None, int(value[1])) else 0
    if time.kind == "day":
        return int(value[2]) if int(value[1]) == number else 0
    if time.kind == "month":
        return 32 if int(value[2]) == number and year in (None, int(value[1])) else 0
    return 32 if time.kind == "monthof" and int(value[1]) == number else 0


def _draft(question: Question, document: Document, start: int, end: int, section: str, *, again: bool) -> Draft:
    words = re.sub(r"^(?:[-–+•*]\s*|(?:\d+(?:\.\d+)*|[a-zđ]|[IVXL]+)\s*[.)]\s+)+", "", " ".join(document.text[start:end].split())).strip(" “”\"").rstrip(" ;:.")
    parts = words.split()
    shown = " ".join(parts[:_WORDS]) + ("…" if len(parts) > _WORDS else "")
    text = wording("en" if question.english else "vi", "frame", "more" if again else "states", document=document_name(document, question), text=row_words(document.text, start, end) or f"“{shown}”")
    return Draft(text.rstrip(".") + ".", (Evidence(document.id, start, end, section), *header_evidence(document, start, section)))
