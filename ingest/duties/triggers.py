"""Verbs of reporting in a clause, told apart from the same words as nouns."""

import re
from dataclasses import dataclass

from ingest.duties.patterns import language

_LIST_NOUN = re.compile(r"^(?:[-–+•]\s*)?(?:riêng\s+)?báo cáo\s+(?:định kỳ\s+)?(?:hằng\s+|hàng\s+)?(?:tuần|tháng|quý|06 tháng|6 tháng|sáu tháng|năm|đột xuất|tổng kết|cuối năm)\b", re.IGNORECASE)
_LISTED_ON = re.compile(r"báo cáo\s+(?:định kỳ\s+)?(?:tháng|quý|(?:0?6|sáu|0?9) tháng|năm|cả năm|đột xuất)(?!\w)", re.IGNORECASE)
_THING = re.compile(r"\s+(?:nghiên cứu|kinh tế[\s\-–]+kỹ thuật|đánh giá tác động|đề xuất (?:cấp|chủ trương|dự án)|tài chính|thẩm định|thẩm tra|kiểm toán|viên|chính trị|khả thi|tiền khả thi)(?!\w)")
_IN_BRACKETS = re.compile(r"\s+(?:tháng|quý|(?:0?6|sáu|0?9) tháng|năm|cả năm)[^)\n]{0,20}\)")
# "Trao đổi thông tin: Công an cấp huyện cung cấp …": the name of an item, no act.
_LABEL = re.compile(r"[^,;.:()]{0,40}:\s")
_LABELS = ("raise_difficulties", "notify", "register")
_NOT = re.compile(r"(?<!\w)không\s+(?:(?!chỉ)[^\s,;.]+\s+){0,3}$", re.IGNORECASE)
_BEFORE_IT = re.compile(r"(?:trước|sau)\s+khi\s+(?:[^\s,;.]+\s+)?$", re.IGNORECASE)
_REGISTER_NOUN = re.compile(r"(?:hạn|việc|phiếu|sau khi|đã|được|mô hình|hình|danh mục|nội dung|hồ sơ|kết quả|đơn vị)\s+$", re.IGNORECASE)
_REFLECT_NOUN = re.compile(r"(?:kiến nghị,\s+|khiếu nại,\s+|ý kiến[^,;.]{0,30}|tiếp nhận,?\s+|xử lý\s+|giải quyết\s+|các\s+|những\s+|phần mềm\s+)$", re.IGNORECASE)
_PAST = re.compile(r"(?:^|\s)(?:đã|được|nhận được|theo|qua)\s+(?:\w+\s+)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A verb of reporting: its kind and its place in the text."""

    kind: str
    start: int
    end: int
    listed: bool = False


def find_triggers(text: str, start: int, end: int) -> list[Trigger]:
    """Verbs of reporting between two offsets, in reading order, none inside another."""
    found: list[Trigger] = []
    noun = _LIST_NOUN.match(text[start:end])
    if noun:
        found.append(Trigger("report", start, start + noun.end(), listed=True))
    for kind, pattern in language().verbs:
        for match in pattern.finditer(text, start, end):
            if any(t.start < match.end() and match.start() < t.end for t in found) or not _is_act(kind, match, text, start):
                continue
            if kind in _LABELS and not text[start : match.start()].strip(" -–+•") and _LABEL.match(text, match.end(), end):
                continue
            found.append(Trigger(kind, match.start(), match.end()))
    return _absorbed(text, sorted(found, key=lambda t: t.start))


def _is_act(kind: str, match: re.Match[str], text: str, start: int) -> bool:
    before = text[max(start, match.start() - 40) : match.start()]
    word = match.group().lower()
    if _PAST.search(before) or _BEFORE_IT.search(before) or _NOT.search(before):
        return False
    if word.startswith("báo cáo"):
        if before.endswith("(") and _IN_BRACKETS.match(text, match.end()):
            return False
        return not language().noun_before.search(before) and not _THING.match(text, match.end())
    if kind == "register":
        return not _REGISTER_NOUN.search(before)
    if word.startswith(("phản ánh", "trao đổi")):
        after = text[match.end() : match.end() + 6]
        return not _REFLECT_NOUN.search(before) and not re.match(r"\s*(?:của|,\s*(?:kiến|th))", after)
    if kind == "other":
        return not re.search(r"(?:hồ sơ|việc|tờ trình|văn bản|danh sách)\s+$", before)
    if word.startswith("thông báo") and re.search(r"(?:văn bản|nội dung|hình thức|bản)\s+$", before):
        return False
    if kind == "notify":
        return not re.search(r"(?:để|nơi|được|tự|đơn|thư)\s+$", before) or word == "gửi" and before.endswith("để ")
    return True


def _sends_first(text: str, sending: Trigger, report: Trigger) -> bool:
    """ "gửi về Sở Nội vụ báo cáo 6 tháng": to whom stands before what is sent."""
    between = text[sending.end : report.start]
    words = text[sending.start : sending.end].lower()
    return words in ("gửi", "nộp") and len(between) < 100 and not re.search(r"[;.]|\sđể\s|(?:,|và|hoặc)\s*$", between) and re.match(r"\s+(?:về|cho|đến|tới)?\s*(?=[A-ZĐỦ]|các\s)", between) is not None


def _absorbed(text: str, found: list[Trigger]) -> list[Trigger]:
    """ "… đăng ký … gửi về X", "báo cáo … gửi X", "xây dựng báo cáo, trình X" are one act, named by its first verb."""
    out: list[Trigger] = []
    for trigger in found:
        if out and trigger.kind == "notify" and out[-1].kind in ("register", "report", "synthesise", "raise_difficulties", "notify"):
            between = text[out[-1].end : trigger.start]
            further = re.search(r"đồng thời\s+$", between) and text[trigger.start : trigger.end].lower() != "gửi"
            if not further and ";" not in between and not re.search(r"\sđể\s", between):
                continue
        if out and trigger.kind == "report" and out[-1].kind == "notify" and _sends_first(text, out[-1], trigger):
            out[-1] = Trigger("report", out[-1].start, out[-1].end)
            continue
        if out and out[-1].kind == trigger.kind == "register":
            continue
        if out and trigger.kind == "report" == out[-1].kind and _LISTED_ON.match(text, trigger.start) and re.search(r"(?:,|:|và)\s*$", text[out[-1].end : trigger.start]) and ";" not in text[out[-1].end : trigger.start]:
            continue
        out.append(trigger)
    return out
