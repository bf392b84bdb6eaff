"""One line of the register: a duty with the names of its document and place, as views and exports show it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from assistant.library import Library
from assistant.register.filters import due_days
from index.records import Deadline, Document, Duty
from vietnamese.bodies import body_form
from vietnamese.text import fold_spaces, match_form

KINDS = {"report": "Báo cáo", "register": "Đăng ký", "raise_difficulties": "Phản ánh vướng mắc", "notify": "Gửi tài liệu", "synthesise": "Tổng hợp, báo cáo", "inspect": "Kiểm tra", "other": "Khác"}
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi|từng) năm|(?:^|\s)(?:01|1|một) năm(?!\w)|định kỳ năm|(?:^|,\s*)năm$")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Row:
    """A duty as people read it. An empty string or tuple stands for a silent slot.

    Attributes:
        year: the year the document speaks of, from its date or its title; None where it prints neither.
        issued: the first day the document's printed date can mean.
        via_of: the recipient that `via` belongs to; "" where it belongs to all of them.
        deadline: the typed deadline; `words` are the printed ones, "trước ngày 15/12".
        yearly: whether the text itself says every year.
    """

    document: str
    path: str
    title: str
    province: str
    year: int | None
    issued: date | None
    kind: str
    bearers: tuple[str, ...]
    co_bearers: tuple[str, ...]
    action: str
    matter: str
    recipients: tuple[str, ...]
    via: str
    via_of: str
    compiler: str
    final_reader: tuple[str, ...]
    deadline: Deadline | None
    words: str
    frequency: str
    yearly: bool
    legal_reference: str
    condition: str
    section: str
    quote: str
    start: int
    end: int
    page: int

    @property
    def kind_name(self) -> str:
        """The kind in Vietnamese."""
        return KINDS.get(self.kind, self.kind)

    def goes_through(self, recipient: str) -> bool:
        """Whether what goes to this recipient goes through `via`: in "A (qua X), B" only what goes to A does."""
        return bool(self.via) and (not self.via_of or body_form(self.via_of) == body_form(recipient))

    @property
    def to(self) -> str:
        """Recipients with the channel at the one it belongs to; "" where none is named."""
        return ", ".join(f"{r} (qua {self.via})" if self.goes_through(r) else r for r in self.recipients) or (f"(qua {self.via})" if self.via else "")

    def days(self, year: int | None = None) -> tuple[date, ...]:
        """Printed days. Where no year is printed: the first such day after the document was issued.

        Args:
            year: stands in where the document prints no year at all.
        """
        printed = due_days(self.deadline, None)
        days = due_days(self.deadline, self.year or year)
        return tuple(d if d in printed or not self.issued or d >= self.issued else in_year(d, d.year + 1) or d for d in days)


def rows_of(library: Library, duties: Iterable[Duty]) -> tuple[Row, ...]:
    """Rows of the duties, in their order."""
    labels: dict[str, dict[str, str]] = {}
    out = []
    for duty in duties:
        if duty.document not in labels:
            labels[duty.document] = {s.path: s.label for s in library.sections(duty.document)}
        out.append(row_of(duty, library.document(duty.document), labels[duty.document].get(duty.section, "")))
    return tuple(out)


def row_of(duty: Duty, document: Document, label: str) -> Row:
    """One row."""
    title = fold_spaces(document.title.text) if document.title else document.id
    frequency = duty.frequency.text if duty.frequency else ""
    words = fold_spaces(duty.deadline.text) if duty.deadline else ""
    return Row(
        document=duty.document, path=document.path, title=title, province=document.province_name or "", year=_year(document), issued=_issued(document), kind=duty.kind,
        bearers=tuple(fold_spaces(b.text) for b in duty.bearers), co_bearers=tuple(fold_spaces(b.text) for b in duty.co_bearers), action=fold_spaces(duty.action.text),
        matter=fold_spaces(duty.matter.text) if duty.matter else "", recipients=tuple(fold_spaces(r.text) for r in duty.recipients), via=fold_spaces(duty.via.text) if duty.via else "", via_of=fold_spaces(duty.via_of or ""),
        compiler=duty.compiler.text if duty.compiler else "", final_reader=tuple(fold_spaces(f.text) for f in duty.final_reader), deadline=duty.deadline, words=words,
        frequency=frequency, yearly=bool(_YEARLY.search(match_form(f"{words}, {frequency}"))), legal_reference=duty.legal_reference.text if duty.legal_reference else "",
        condition=duty.condition.text if duty.condition else "", section=label, quote=fold_spaces(document.cut(duty.start, duty.end)), start=duty.start, end=duty.end,
        page=document.page_of(duty.start),
    )


def _year(document: Document) -> int | None:
    """The year of a plan "năm 2024" before the year in which it was issued."""
    period = document.period.text if document.period else ""
    single = re.fullmatch(r"(?:năm|Năm|NĂM)\s+((?:19|20)\d\d)", period.strip())
    if single:
        return int(single.group(1))
    return int(document.date_typed[:4]) if document.date_typed and _YEAR.match(document.date_typed) else None


def _issued(document: Document) -> date | None:
    words = document.date_typed or ""
    parts = [int(p) for p in words.split("-")] if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", words) else []
    try:
        return date(parts[0], *(parts[1:] + [1, 1])[:2]) if parts else None
    except ValueError:
        return None


def in_year(day: date, year: int) -> date | None:
    """The same day of another year; None for 29 February where that year has none."""
    try:
        return day.replace(year=year)
    except ValueError:
        return None
