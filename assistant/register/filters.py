"""Which duties are meant: by document, province, body, kind and day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from assistant.library import Library
from index.errors import BadInput
from index.records import Cut, Deadline, Duty
from vietnamese.bodies import body_form
from vietnamese.dates import find_times, iso
from vietnamese.text import match_form

_SAME_WORDS = 6
_GROUPS = (
    (r"(?:sở|ban dân tộc|thanh tra tỉnh|văn phòng ủy ban nhân dân tỉnh|công an tỉnh)(?!\w)", "sở|ngành|cơ quan|đơn vị"),
    (r"(?:ủy ban nhân dân|phòng|chủ tịch ủy ban nhân dân)\s+(?:cấp\s+)?(?:xã|phường|đặc khu|thị trấn)", "xã|phường|đặc khu|thị trấn|cấp xã|địa phương"),
    (r"(?:ủy ban nhân dân|phòng|chủ tịch ủy ban nhân dân)\s+(?:cấp\s+)?(?:huyện|quận|thị xã|thành phố)", "huyện|thành phố|cấp huyện|địa phương"),
    (r"(?:ban dân vận|huyện ủy|thị ủy|thành ủy|đảng ủy|ban xây dựng đảng)", "huyện ủy|thị ủy|thành ủy|đảng ủy|ban dân vận|cấp ủy"),
    (r"(?:ủy ban mặt trận|mặt trận|hội|đoàn|liên đoàn|công đoàn)", "mặt trận|đoàn thể|hội|tổ chức chính trị|ban ngành"),
)
_DATED = ("fixed day", "recurring day")


@dataclass(frozen=True, slots=True)
class Filter:
    """What a register shows. None lets everything pass.

    Attributes:
        body: name of a body, as bearer or recipient; short forms count as written out.
        kind: a duty kind.
        groups: with a body also what a group is told that it belongs to: "các sở, ban, ngành" for "Sở Nội vụ".
        before: only deadlines that fall before this day. A day that returns every year is compared within that year.
    """

    body: str | None = None
    kind: str | None = None
    before: date | None = None
    groups: bool = False


def chosen_documents(library: Library, document: str | None, province: str | None) -> tuple[str, ...] | None:
    """Ids that `--document` and `--province` choose; None for all.

    Raises:
        UnknownDocument: no document has this id.
        BadInput: the province has no document.
    """
    if document:
        library.document(document)
        return (document,)
    if province:
        found = library.corpus.of_province(province)
        if not found:
            known = ", ".join(sorted({d.province_name for d in library.documents if d.province_name}))
            raise BadInput(f"no document of the province {province!r}; held: {known}")
        return found
    return None


def filtered(duties: Iterable[Duty], wanted: Filter) -> tuple[Duty, ...]:
    """The duties that pass, in their order; a duty that its section says twice stands once."""
    body = body_form(wanted.body) if wanted.body else None
    kept = (d for d in duties if not wanted.kind or d.kind == wanted.kind)
    if body:
        group = _group_of(body) if wanted.groups else None
        kept = (d for d in kept if any(_names(body, c.text) for c in (*d.bearers, *d.recipients)) or group and any(group.search(_bearing(c.text)) for c in d.bearers))
    if wanted.before:
        kept = (d for d in kept if due_before(d.deadline, wanted.before))
    return tuple(_said_once(kept))


def _said_once(duties: Iterable[Duty]) -> Iterator[Duty]:
    """Leaves out a duty whose words stand in the same section before it and that adds no time of its own."""
    seen: dict[tuple[str, str, str], list[Duty]] = {}
    for duty in duties:
        if duty.deadline or duty.final_reader or not duty.matter:
            if duty.matter:
                seen.setdefault((duty.document, duty.section, duty.kind), []).append(duty)
            yield duty
            continue
        before = seen.setdefault((duty.document, duty.section, duty.kind), [])
        if not any(_repeats(duty, first) for first in before):
            before.append(duty)
            yield duty


def _repeats(duty: Duty, first: Duty) -> bool:
    if not duty.matter or not first.matter or duty.start == first.start:
        return False
    same = [first.matter.text.split()[:_SAME_WORDS] == duty.matter.text.split()[:_SAME_WORDS], _forms(duty.bearers) == _forms(first.bearers), _forms(duty.recipients) == _forms(first.recipients)]
    return all(same) and (duty.frequency is None or first.frequency is not None and match_form(duty.frequency.text) == match_form(first.frequency.text))


def _forms(cuts: tuple[Cut, ...]) -> tuple[str, ...]:
    return tuple(body_form(c.text) for c in cuts)


def _names(body: str, printed: str) -> bool:
    """Whole words only: "Sở Nội vụ" is named by "Sở Nội vụ tỉnh", not by "Bộ Nội vụ"."""
    return f" {body} " in f" {body_form(printed)} "


@lru_cache(maxsize=64)
def _group_of(body: str) -> re.Pattern[str] | None:
    """How the groups are called that a body belongs to: its own kind in the plural, or "các cơ quan, đơn vị, địa phương"."""
    words = next((words for kind, words in _GROUPS if re.match(kind, body)), None)
    return re.compile(rf"(?:(?<!\w)(?:các|những|mọi|toàn bộ|toàn thể|tất cả)|^cơ quan|^thủ trưởng)(?!\w).*(?<!\w)(?:{words})(?!\w)") if words else None


@lru_cache(maxsize=8192)
def _bearing(printed: str) -> str:
    return match_form(printed)


def parse_day(words: str) -> date:
    """A day typed on the command line: 2026-12-15, 15/12/2026, or 15/12 of this year.

    Raises:
        BadInput: it is no day.
    """
    try:
        return date.fromisoformat(words)
    except ValueError:
        pass
    for moment in find_times(words):
        if moment.kind == "date" and (day := iso(moment.value)):
            return date.fromisoformat(day)
        if moment.kind == "day":
            return _day(date.today().year, int(moment.value[1]), int(moment.value[2])) or _no_day(words)
    return _no_day(words)


def _no_day(words: str) -> date:
    raise BadInput(f"{words!r} is no day; write 15/12/2026 or 2026-12-15")


def _day(year: int | None, month: int, day: int) -> date | None:
    try:
        return date(year or 0, month, day)
    except ValueError:
        return None


def due_days(deadline: Deadline | None, year: int | None) -> tuple[date, ...]:
    """The days printed in a deadline ("trước 15/6 và 15/12" has two); a day without a year falls in the year given.

    Windows, days counted from an event, references and "kịp thời" have none; nor has a day without a year when none is given.
    """
    if deadline is None or deadline.kind not in _DATED:
        return ()
    days = (_day(printed or year, month, day) for printed, month, day in _printed_days(deadline.text) if printed or year)
    return tuple(dict.fromkeys(d for d in days if d))


@lru_cache(maxsize=16_384)
def _printed_days(words: str) -> tuple[tuple[int, int, int], ...]:
    """Year (0 where none is printed), month and day. Few wordings make up a large register, so each is read once."""
    times = find_times(words)
    return tuple((int(t.value[1]), int(t.value[2]), int(t.value[3])) if t.kind == "date" else (0, int(t.value[1]), int(t.value[2])) for t in times if t.kind in ("date", "day"))


def due_before(deadline: Deadline | None, before: date) -> bool:
    """Whether a deadline has a day before this one: a dated one at all, one without a year within that year."""
    return any(day < before for day in due_days(deadline, before.year))
