"""What one sentence says for the reports named around it: where all of them go, and until when.

"Báo cáo tháng: trước ngày 18. … Tất cả báo cáo gửi về Ban X." gives each of them its recipient; where nobody is named, none is lent.
"""

import re
from dataclasses import dataclass, replace

from index.records import Cut, Deadline, Duty
from ingest.duties.addressees import find_addressees
from ingest.duties.named import body_list
from ingest.duties.times import find_deadlines
from ingest.outline import Outline, Paragraph

_ALSO = re.compile(r"\s*(?:và\s+)?đồng thời,?\s+(?:gửi|báo cáo|thông báo)\s+(?:cho\s+|về\s+|đến\s+|tới\s+)?", re.IGNORECASE)
_GO_TO = re.compile(
    r"(?:^|[.;:]\s+|\n)(?:[-–+•]\s*|\d+[.)]\s+|[a-zđ]\)\s+)?(?:(?P<all>(?:tất cả|toàn bộ|mọi|các)\s+(?:các\s+)?)?(?:văn bản\s+|hồ sơ\s+)?báo cáo(?:\s+(?:nêu trên|trên|này|định kỳ))?\s+(?:được\s+|đề nghị\s+)?gửi\s+(?:về|đến|cho|tới)|gửi\s+(?:về|đến|cho|tới)"
    r"|nơi nhận(?:\s+báo cáo)?\s*(?:là\s*|:\s*)+)\s*(?=\S)",
    re.IGNORECASE,
)
_ALL_ABOVE = re.compile(r"\s*(?:có trách nhiệm\s+)?(?:tổ chức\s+)?(?:triển khai\s+)?thực hiện\s+(?:những|các)\s+(?:nội dung|nhiệm vụ)(?:,\s*nhiệm vụ)?\s+(?:nêu\s+)?trên(?!\w)")
_UNTIL = re.compile(r"(?:^|[.;]\s+|\n)(?:[-–+•]\s*|[a-zđ]\)\s+)?(?:thời hạn|thời gian|hạn)(?:\s+(?:gửi|nộp))?(?:\s+báo cáo)?\s*(?:là\s*|:\s*)+", re.IGNORECASE)
_REPORTS = ("report",)


@dataclass(frozen=True, slots=True)
class _Said:
    section: str
    wide: bool
    start: int
    end: int
    recipients: tuple[Cut, ...]
    via: Cut | None
    deadline: Deadline | None


def also_to(text: str, start: int, end: int) -> tuple[Cut, ...]:
    """Further recipients of the act before: "; đồng thời gửi Ban X"."""
    lead = _ALSO.match(text, start, end)
    found = body_list(text, lead.end(), end, small=False)[0] if lead else []
    return tuple(Cut(b.text, b.start, b.end) for b in found)


def shared_slots(text: str, outline: Outline, duties: list[Duty]) -> list[Duty]:
    """The duties, silent slots filled from what is said for all of them: in the same section, or by who does "the work above"."""
    everybody = _bodies_of_all(text, outline)
    out = [_done_by(text, duty, everybody) for duty in _itemised(text, duties)]
    for paragraph in outline.paragraphs:
        for said in _said(text, paragraph):
            out = _applied(out, said)
    return out


def _itemised(text: str, duties: list[Duty]) -> list[Duty]:
    """ "Các sở báo cáo Ủy ban nhân dân tỉnh (qua Văn phòng):" and the list behind it: its items have the bearers and recipients of the head, which is none itself."""
    out: list[Duty] = []
    head: Duty | None = None
    for duty in duties:
        if head and duty.kind == "report" and not duty.recipients and duty.section.startswith(head.section):
            if head in out:
                out.remove(head)
            duty = replace(duty, recipients=head.recipients, via=head.via, via_of=head.via_of, bearers=duty.bearers if duty.bearers and duty.bearers[0].start > head.end else head.bearers)
        elif duty.kind == "report" and duty.recipients and not duty.deadline and text[duty.start : duty.end].rstrip().endswith(":"):
            head = duty
        elif head and not duty.section.startswith(head.section):
            head = None
        out.append(duty)
    return out


def _bodies_of_all(text: str, outline: Outline) -> tuple[Cut, ...]:
    """ "Các cơ quan, địa phương tổ chức thực hiện những nội dung trên": who does all that stands before."""
    for paragraph in outline.paragraphs:
        found, stop = body_list(text, paragraph.body, paragraph.end)
        if found and _ALL_ABOVE.match(text, stop, paragraph.end):
            return tuple(Cut(b.text, b.start, b.end) for b in found)
    return ()


def _done_by(text: str, duty: Duty, bodies: tuple[Cut, ...]) -> Duty:
    return replace(duty, bearers=bodies) if bodies and not duty.bearers and duty.end < bodies[0].start else duty


def _said(text: str, paragraph: Paragraph) -> list[_Said]:
    found = []
    body, end = paragraph.body, paragraph.end
    for match in _GO_TO.finditer(text[body:end]):
        at = body + match.end()
        stop = re.compile(r"[;\n]|\.(?=\s|$)").search(text, at, end)
        limit = stop.start() if stop else end
        named, _ = body_list(text, at, limit, small=False)
        if named:
            to = find_addressees(text, named[0].start, limit)
            recipients = tuple(Cut(b.text, b.start, b.end) for b in to.recipients or named)
            via = Cut(to.via.text, to.via.start, to.via.end) if to.via else None
            found.append(_Said(paragraph.section, bool(match.group("all")), body + match.start(), limit, recipients, via, None))
    for match in _UNTIL.finditer(text[body:end]):
        at = body + match.end()
        due = find_deadlines(text, at, min(end, at + 60))
        if due:
            found.append(_Said(paragraph.section, False, body + match.start(), due[0].end, (), None, due[0]))
    return found


def _applied(duties: list[Duty], said: _Said) -> list[Duty]:
    own = [d for d in duties if said.start <= d.action.start < said.end and d.kind in (*_REPORTS, "notify")]
    filled, changed = [], False
    for duty in duties:
        if duty in own or duty.kind not in _REPORTS or duty.action.start > said.start or not _covers(said, duty):
            filled.append(duty)
        elif said.recipients and not duty.recipients:
            changed = True
            filled.append(replace(duty, recipients=said.recipients, via=said.via, start=min(duty.start, said.start) if _near(said, duty) else duty.start, end=said.end if _near(said, duty) else duty.end))
        elif said.deadline and duty.deadline is None:
            changed = True
            filled.append(replace(duty, deadline=said.deadline, end=max(duty.end, said.end)))
        else:
            filled.append(duty)
    # The sentence that only says where the reports go is no report of its own.
    return [d for d in filled if not (changed and said.recipients and d in own and d.deadline is None and d.frequency is None)]


def _covers(said: _Said, duty: Duty) -> bool:
    if duty.section == said.section:
        return True
    return said.wide and duty.section.rpartition(".")[0] == (said.section.rpartition(".")[0] if "." in said.section else said.section)


def _near(said: _Said, duty: Duty) -> bool:
    return duty.section == said.section and said.end - duty.start <= 420
