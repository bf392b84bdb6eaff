"""Verbs of reporting in a clause, told apart from the same words as nouns."""

import re
from dataclasses import dataclass

from ingest.duties.patterns import language

_LIST_NOUN = re.compile(r"^(?:[-–+•]\s*)?(?:riêng\s+)?báo cáo\s+(?:định kỳ\s+)?(?:hằng\s+|hàng\s+)?(?:tháng|quý|06 tháng|6 tháng|sáu tháng|năm|đột xuất|tổng kết|cuối năm)\b", re.IGNORECASE)
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
            found.append(Trigger(kind, match.start(), match.end()))
    return _absorbed(text, sorted(found, key=lambda t: t.start))


def _is_act(kind: str, match: re.Match[str], text: str, start: int) -> bool:
    before = text[max(start, match.start() - 40) : match.start()]
    word = match.group().lower()
    if _PAST.search(before):
        return False
    if word.startswith("báo cáo"):
        return not language().noun_before.search(before)
    if kind == "register":
        return not _REGISTER_NOUN.search(before)
    if word.startswith(("phản ánh", "trao đổi")):
        after = text[match.end() : match.end() + 6]
        return not _REFLECT_NOUN.search(before) and not re.match(r"\s*(?:của|,\s*kiến)", after)
    if kind == "notify":
        return not re.search(r"(?:để|nơi|được|tự|đơn|thư)\s+$", before) or word == "gửi" and before.endswith("để ")
    return True


def _absorbed(text: str, found: list[Trigger]) -> list[Trigger]:
    """ "… đăng ký … gửi về X", "báo cáo … gửi X", "xây dựng báo cáo, trình X" are one act, named by its first verb."""
    out: list[Trigger] = []
    for trigger in found:
        if out and trigger.kind == "notify" and out[-1].kind in ("register", "report", "synthesise", "raise_difficulties", "notify"):
            between = text[out[-1].end : trigger.start]
            if ";" not in between and not re.search(r"\sđể\s", between):
                continue
        if out and out[-1].kind == trigger.kind == "register":
            continue
        out.append(trigger)
    return out
