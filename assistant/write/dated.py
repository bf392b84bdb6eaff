"""The days that a document fixes, each with what is due: "mỗi tỉnh ghi ngày nào và ngày đó dùng cho việc gì"."""

import re

from assistant.answers import Written
from assistant.library import Library
from assistant.question import Question
from assistant.write.reporting import duty_draft
from index.records import Duty
from vietnamese.dates import find_times
from vietnamese.text import bare_form

_ASKED = re.compile(
    r"(?<!\w)(?:moc|han|ngay)(?!\w).*(?<!\w)(?:viec gi|thu gi|chuyen gi|lam gi|loai viec|cung la|de nop gi|dung de|cho viec nao)(?!\w)"
    r"|(?<!\w)(?:dates?|deadlines?)(?!\w).*(?<!\w)(?:for what|what for|used for|what is (?:it|each) for|different (?:things|kinds|matters))(?!\w)")
_FIXED = ("day", "date", "monthday")
_MOST = 2


def dates_asked(question: Question) -> bool:
    """Whether the days themselves are asked for, and what each is for."""
    return _ASKED.search(bare_form(question.text)) is not None


def dated_answer(library: Library, question: Question, document: str) -> Written | None:
    """The duties of the document that are due on a fixed day, those of a day that the question names before others; None where it fixes none."""
    said = {t.value for t in question.times if t.kind in _FIXED}
    found = {d.start: d for d in reversed(library.duties((document,))) if d.kind != "other" and _days(d)}
    meant = [d for d in found.values() if _days(d) & said]
    chosen = sorted(meant or found.values(), key=lambda d: d.start)[:_MOST]
    return Written("reporting", tuple(duty_draft(library, question, d) for d in chosen), duties=tuple(chosen)) if chosen else None


def _days(duty: Duty) -> set[object]:
    return {t.value for t in find_times(duty.deadline.text) if t.kind in _FIXED} if duty.deadline else set()
