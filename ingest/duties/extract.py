"""Paragraph by paragraph: clauses, their verbs of reporting, and the slots around each verb."""

import re
from dataclasses import replace

from index.records import Cut, Deadline, Duty
from ingest.duties.addressees import Addressees, find_addressees
from ingest.duties.bearers import Bearers, bearers_above, bearers_alone, bearers_before, bearers_behind, helpers_of, ordered_before, subject_of
from ingest.duties.kinds import kind_of, worth
from ingest.duties.patterns import language
from ingest.duties.shared import also_to, shared_slots
from ingest.duties.times import find_deadlines, find_frequency, find_vague, period_named, period_of, period_of_deadline
from ingest.duties.triggers import Trigger, find_triggers
from ingest.outline import Outline, Paragraph
from vietnamese.bodies import BodyMention
from vietnamese.sentences import sentences

_REGIME = re.compile(r"(?:chế độ|thời hạn|thời gian|thời điểm)\s+báo cáo\s+", re.IGNORECASE)
_MERGED = re.compile(r"(?:gắn với|lồng ghép (?:trong|vào|với)|gộp (?:vào|chung|thành)|cùng với)\s+(?:một\s+)?(?:nội dung\s+)?báo cáo[^;.]*", re.IGNORECASE)
_CHANNEL = re.compile(r"bằng (?:văn bản|điện thoại|thư điện tử)|qua (?:hệ thống|phần mềm|địa chỉ|thư điện tử|email)[^,;.]*|trên (?:hệ thống|phần mềm)[^,;.]*", re.IGNORECASE)
_KINDS = {"prose", "list item", "heading", "annex"}
_LONGEST = 420


def read_duties(document: str, text: str, outline: Outline) -> tuple[Duty, ...]:
    """Every duty of the document's body, in reading order."""
    out: list[Duty] = []
    last: Bearers | None = None
    named: Bearers | None = None
    section = ""
    for paragraph in outline.paragraphs:
        if paragraph.kind not in _KINDS or text.startswith("|", paragraph.start):
            continue
        above = bearers_above(text, outline, paragraph)
        if _parent(paragraph.section) != _parent(section):
            named = None
        named = bearers_alone(text, paragraph.body, paragraph.end) or named
        above = named or above
        if paragraph.section != section or above:
            last, section = above, paragraph.section
        for start, end in sentences(text, paragraph.body, paragraph.end):
            if "→" in text[start:end]:  # a drawing of steps, no sentence
                continue
            reader = _Sentence(document, text, paragraph, start, end, last, above)
            out += reader.read()
            last = reader.subject or last
    return tuple(shared_slots(text, outline, _linked(out)))


class _Sentence:
    """One sentence; its clauses share a subject when they name none."""

    def __init__(self, document: str, text: str, paragraph: Paragraph, start: int, end: int, last: Bearers | None, above: Bearers | None) -> None:
        self.document, self.text, self.paragraph = document, text, paragraph
        self.start, self.end = start, end
        self.last, self.above = last, above
        self.subject: Bearers | None = None
        self.duties: list[Duty] = []
        self.chained_to = -1

    def read(self) -> list[Duty]:
        """The duties of the sentence."""
        for a, b in self._clauses():
            triggers = find_triggers(self.text, a, b)
            if self.subject is None:
                self.subject = subject_of(self.text, a, triggers[0].start if triggers else b) or (None if triggers else ordered_before(self.text, a, b))
            if self.duties and (more := also_to(self.text, a, b)):
                self.duties[-1] = replace(self.duties[-1], recipients=(*self.duties[-1].recipients, *more))
                continue
            self._regime(a, b)
            for i, trigger in enumerate(triggers):
                if trigger.start < self.chained_to:
                    continue
                left = triggers[i - 1].end if i else a
                right = triggers[i + 1].start if i + 1 < len(triggers) else b
                self._act(trigger, a, left, right, b)
        return self.duties

    def _clauses(self) -> list[tuple[int, int]]:
        spans, at = [], self.start
        for match in re.finditer(r";\s+(?!(?:hạn|thời hạn|nơi nhận)\s)", self.text[self.start : self.end]):
            spans.append((at, self.start + match.start()))
            at = self.start + match.end()
        return [*spans, (at, self.end)]

    def _regime(self, a: int, b: int) -> None:
        """ "chế độ báo cáo theo khoản 2 Điều 24 …" sets the time of the reports named before it."""
        match = _REGIME.search(self.text, a, b)
        vague = find_vague(self.text, match.end(), b) if match else None
        if vague:
            self.duties = [replace(d, deadline=vague, legal_reference=Cut(vague.text, vague.start, vague.end) if vague.kind == "by reference" else d.legal_reference, end=max(d.end, vague.end)) if d.deadline is None and d.kind == "report" else d for d in self.duties]

    def _act(self, trigger: Trigger, a: int, left: int, right: int, b: int) -> None:
        reach = self._reach(trigger, right, b)
        to = find_addressees(self.text, trigger.end, reach)
        window_end = to.chain_start if to.chain_start is not None else reach
        deadlines = self._deadlines(trigger, left, window_end)
        kind = kind_of(self.text, trigger, (a, window_end), to, dated=bool(deadlines), regular=self._frequency(trigger, a, window_end))
        if kind is None:
            return
        bearers = self._bearers(trigger, a, left)
        frequency = find_frequency(self.text, left, trigger.start) or find_frequency(self.text, trigger.end, window_end)
        if kind == "other":
            frequency, deadlines = self._frequency(trigger, a, window_end), []
        if frequency is None and self.text.endswith("báo cáo", 0, trigger.end):
            frequency = period_named(self.text, trigger.end, window_end)
        if trigger.listed:
            printed = find_frequency(self.text, trigger.start, window_end)
            frequency = printed if printed and printed.start < trigger.end else period_of(self.text, trigger.start, trigger.end) or frequency
        base = self._duty(trigger, kind, a, b, bearers, to, frequency, window_end)
        base = self._as_before(trigger, base) if deadlines else base
        if not worth(base, trigger, dated=bool(deadlines)):
            return
        many = deadlines if len(deadlines) > 1 else [deadlines[0] if deadlines else self._vague(trigger, left, window_end, base)]
        for place, deadline in enumerate(many):
            earlier, later = (many[place - 1] if place else None), (many[place + 1] if place + 1 < len(many) else None)
            own = period_of_deadline(self.text, earlier.end if earlier else min(trigger.start, max(left, deadline.start - 40)), deadline, later.start if later else window_end) if deadline and len(many) > 1 else None
            self.duties.append(replace(base, deadline=deadline, frequency=own or frequency))
        if to.final:
            self.chained_to = b
            self.duties.append(self._chained(base, to))

    def _as_before(self, trigger: Trigger, duty: Duty) -> Duty:
        """ "… gửi Ban X: báo cáo tháng trước ngày 22; báo cáo năm trước ngày 20/11": the items behind go where the first one goes."""
        first = self.duties[-1] if self.duties and trigger.listed and trigger.start > self.start else None
        if first is None or duty.recipients or first.kind not in ("report", "synthesise") or not first.recipients:
            return duty
        return replace(duty, kind=first.kind, recipients=first.recipients, via=first.via, via_of=first.via_of, bearers=first.bearers)

    def _reach(self, trigger: Trigger, right: int, b: int) -> int:
        """How far the verb's own words go: to the next verb, or over it when it is the compiler's ("để tổng hợp, báo cáo")."""
        between = self.text[trigger.end : right]
        if right < b and re.search(r"(?:^|\s)để\s+(?:[^,;.]{0,50}\s)?$", between):
            return b
        if right < b and re.search(r"\sđể\s", between):
            return b
        cut = re.search(r",\s*(?:đồng thời\s+)?$|\s+và\s+$|,\s+[^,]{0,80}$", between)
        return trigger.end + cut.start() if right < b and cut and cut.group().strip(", ") in ("", "và", "đồng thời") else right

    def _frequency(self, trigger: Trigger, a: int, end: int) -> Cut | None:
        """How often work of another kind is done: said in its clause, or at the head of its sentence."""
        return find_frequency(self.text, a, trigger.start) or find_frequency(self.text, trigger.end, end) or find_frequency(self.text, self.start, min(self.start + 24, trigger.start))

    def _bearers(self, trigger: Trigger, a: int, left: int) -> Bearers | None:
        if (trigger.listed or not self.text[a : trigger.start].strip(" -–+•")) and (named := bearers_behind(self.text, trigger.end, self.end)):
            return named
        own = bearers_before(self.text, left, trigger.start) if left > a else None
        return own or bearers_before(self.text, a, trigger.start) or self.subject or self.above or self.last

    def _deadlines(self, trigger: Trigger, left: int, end: int) -> list[Deadline]:
        after = find_deadlines(self.text, trigger.end, end)
        if not after and len(bracketed := [d for d in find_deadlines(self.text, left, trigger.start) if self.text[d.start - 1] == "("]) > 1:
            return bracketed
        if not after and self.text.endswith(" ngay", 0, trigger.end):
            return []
        return after or find_deadlines(self.text, left, trigger.start)[-1:]

    def _vague(self, trigger: Trigger, left: int, end: int, base: Duty) -> Deadline | None:
        after = find_vague(self.text, trigger.end - 4 if self.text.endswith(" ngay", 0, trigger.end) else trigger.end, end)
        if after and after.text.lower().startswith("kịp thời") and after.start > trigger.end + 2:
            after = None
        return after or find_vague(self.text, max(left, trigger.start - 30), trigger.start)

    def _duty(self, trigger: Trigger, kind: str, a: int, b: int, bearers: Bearers | None, to: Addressees, frequency: Cut | None, end: int) -> Duty:
        text = self.text
        start = self.start if self.end - self.start <= _LONGEST else a
        if bearers and self.start <= bearers.start < a and b - bearers.start <= _LONGEST:
            start = min(start, bearers.start)
        stop = self.end if self.end - self.start <= _LONGEST else b
        reference = find_vague(text, trigger.end, end)
        condition = language().condition.search(text, a, trigger.start)
        merged, channel = _MERGED.search(text, trigger.end, end), _CHANNEL.search(text, a, end)
        way = merged or channel
        return Duty(
            self.document, self.paragraph.section, kind, bearers.modality if bearers else "obligation", start, stop,
            Cut(text[trigger.start : trigger.end], trigger.start, trigger.end), bearers.bodies if bearers else (), helpers_of(text, bearers, trigger.start) if bearers and bearers.start >= self.paragraph.body else (), self._matter(trigger, to, end),
            tuple(map(_cut, to.recipients)), _cut(to.via) if to.via else None, to.via_of,
            _cut(to.recipients[0]) if to.final and to.recipients else None, tuple(map(_cut, to.final)), None, frequency,
            Cut(reference.text, reference.start, reference.end) if reference and reference.kind == "by reference" else None,
            Cut(condition.group(), condition.start(), condition.end()) if condition else None,
            Cut(way.group(), way.start(), way.end()) if way else None)

    def _matter(self, trigger: Trigger, to: Addressees, end: int) -> Cut | None:
        """What is reported: the words from "kết quả", "tình hình", "về" up to the recipient, the time or the comma."""
        match = re.compile(r"(?<!\w)(?:kết quả|tình hình|danh sách|số liệu|nhu cầu|khó khăn|thi đua|mô hình|nội dung|hồ sơ|kế hoạch|thông tin|thông báo|ý kiến|lịch|tâm tư)(?!\w)[^,;.()]*(?:,\s*(?:đơn vị|địa phương|cơ quan)(?:,\s*(?:đơn vị|địa phương))?(?:\s+mình)?(?=[;,.]|\s+(?:về|gửi|trước|cho)|$))?").search(self.text, trigger.start, end)
        if not match:
            return None
        stop = min([m for m in (*(r.start for r in to.recipients), match.end()) if m > match.start()])
        words = re.sub(r"\s+(?:về|gửi|cho|đến|với|lên|tới|gửi về|trước.*|theo\s+(?:quy|khoản|thời|hướng|chế|đúng|văn).*|chậm nhất.*|để.*)$", "", self.text[match.start() : stop].rstrip())
        words = re.sub(r"\s+(?:gửi|về|báo cáo|trình)$", "", re.split(r"\s+(?:gắn với|lồng ghép|gộp)\s", words)[0])
        return Cut(words, match.start(), match.start() + len(words)) if words else None

    def _chained(self, base: Duty, to: Addressees) -> Duty:
        """ "gửi B để tổng hợp, báo cáo A" is also a duty of B towards A."""
        bearers = tuple(map(_cut, to.recipients)) or base.recipients
        start = to.chain_start if to.chain_start is not None else base.start
        offset = re.search(r"tổng hợp|báo cáo|trình", self.text[start:])
        at = start + offset.start() if offset else start
        word = offset.group() if offset else "tổng hợp"
        return Duty(base.document, base.section, "synthesise", "obligation", base.start, base.end, Cut(word, at, at + len(word)), bearers, (), None, tuple(map(_cut, to.final)))


def _parent(section: str) -> str:
    return section.rpartition(".")[0]


def _cut(body: BodyMention) -> Cut:
    return Cut(body.text, body.start, body.end)


def _linked(duties: list[Duty]) -> list[Duty]:
    """One verb gives one duty a deadline; the same words read twice are one."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for duty in duties:
        # Two verbs that share the words of one recipient are one act: "tổng hợp, đăng ký nhu cầu gửi Cục …".
        key = (duty.kind, None if duty.recipients else duty.action.start, duty.deadline.start if duty.deadline else None, tuple(r.start for r in duty.recipients))
        if key not in seen:
            seen.add(key)
            out.append(duty)
    return out
