"""What kind of duty a verb makes, and whether it makes one at all."""

import re

from index.records import Cut, Duty
from ingest.duties.addressees import Addressees
from ingest.duties.patterns import language
from ingest.duties.triggers import Trigger

_ASKS = re.compile(r"(?:nếu|khi|trường hợp|gặp|phát sinh|quá trình|những|(?:^|\s)có)\s", re.IGNORECASE)
_REGULAR = ("tháng", "quý", "tuần")


def kind_of(text: str, trigger: Trigger, clause: tuple[int, int], to: Addressees, *, dated: bool, regular: Cut | None) -> str | None:
    """The kind of the duty; None where the verb makes none.

    Args:
        text: the text.
        trigger: the verb.
        clause: start of its clause, and how far its own words go.
        to: who stands on the receiving side.
        dated: whether a deadline stands with it.
        regular: how often it is done, for work that is no report.
    """
    before, after = text[clause[0] : trigger.start], text[trigger.end : clause[1]]
    word = text[trigger.start : trigger.end].lower()
    hard = language().difficulty.search(before)
    kind = trigger.kind
    if kind == "report" and hard and _ASKS.search(before):
        kind = "raise_difficulties"
    if kind == "raise_difficulties" and not ((hard or language().difficulty.search(after)) and to.recipients):
        told = word == "phản ánh" and to.recipients
        return "report" if trigger.kind == "report" or told else "notify" if to.recipients and dated else None
    if kind == "other":
        return "other" if regular and (to.recipients or regular.text.lower().endswith(_REGULAR)) else None
    if kind == "notify":
        return _notify_kind(word, before, after, to, dated=dated)
    if kind == "report" and (word.startswith("tổng hợp") and not to.recipients or to.recipients and re.search(r"(?:^|[\s;,])tổng hợp\s", before[-100:])):
        return "synthesise"
    if kind == "report" and word.startswith("có") and not (to.recipients or dated):
        return None
    if kind == "synthesise" and re.search(r"đăng ký", text[trigger.start : clause[1]]):
        return "register" if to.recipients else None
    return kind


def _notify_kind(word: str, before: str, after: str, to: Addressees, *, dated: bool) -> str | None:
    """What "gửi", "trình", "cung cấp" send: a registration, a report, or something else that is worth a line."""
    near = before[-160:]
    if not to.recipients and not (dated and word in ("gửi", "nộp", "cập nhật")):
        return None
    if word == "trình" and not dated and not re.search(r"dự thảo|tham mưu|thẩm định|ban hành", near):
        return None
    if word == "trình" and re.match(r"[^,;.]{0,60}bản tổng hợp", after):
        return "synthesise"
    if re.search(r"đăng ký", near + after):
        return "register"
    if re.search(r"báo cáo(?!\s+viên)", near[-90:]):
        return "report"
    if re.search(r"kiến nghị|vướng mắc", near) and re.search(r"khi|nếu|có văn bản", near):
        return "raise_difficulties"
    told = to.recipients and (dated or word.startswith(("thông báo", "thông tin", "cung cấp")))
    return "notify" if told or language().sent.search(near) or language().sent.search(after) else None


def worth(duty: Duty, trigger: Trigger, *, dated: bool) -> bool:
    """A verb alone is no duty: it needs an addressee or a time."""
    vague = duty.frequency is None or duty.frequency.text.lower() == "thường xuyên"
    if trigger.listed and not (duty.recipients or dated or duty.legal_reference):
        return False
    if duty.kind == "register":
        return bool(duty.recipients) or dated
    if duty.kind in ("notify", "raise_difficulties"):
        somebody = duty.kind != "notify" or bool(duty.bearers) or dated or not vague
        return bool(duty.recipients) and somebody or dated and duty.kind == "notify" and bool(duty.bearers)
    if duty.kind == "synthesise":
        return bool(duty.recipients) or dated or not vague
    return bool(duty.recipients) or dated or duty.legal_reference is not None or not vague
