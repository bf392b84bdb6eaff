"""What stands behind a duty and belongs to it: an exception to it, and where its reports go."""

import re

from assistant.answers import Draft, Evidence
from assistant.gate.roles import receivers
from assistant.library import Library
from assistant.question import Question
from assistant.relevance import Relevance
from assistant.wordings import wording
from assistant.write.premise import asks_yes_no
from index.records import Duty
from vietnamese.dates import find_times
from vietnamese.sentences import sentences

EXCEPTED = 0.1  # share of the question's words that only the exception behind a duty holds
_EXCEPTION = re.compile(r"(?:Riêng|Trừ|Trường hợp|Đối với|Nếu|Nơi|Những nơi|Khi|Quý [IVX]+|(?:Đơn vị|Địa phương|Cơ quan|Xã|Tổ chức) (?:nào|không|có|chưa)|[A-ZĐ]\w+(?: \w+){0,2} (?:có (?:dưới|trên|từ)|không có|chưa có|dưới|trên)(?= ))\s")


def exception_to(library: Library, question: Question, relevance: Relevance, duty: Duty) -> Draft | None:
    """The sentence behind the duty that makes an exception for what the question names: "Riêng thôn … báo cáo miệng"."""
    document = library.document(duty.document)
    stop = _end_of_next(document.text, duty.end)
    relevance = Relevance(library, question) if asks_yes_no(question) else relevance  # what is claimed may be just what is excepted
    own = document.cut(duty.start, duty.end)
    for start, end in sentences(document.text, duty.end, stop)[:3]:
        words = document.text[start:end]
        held = {t.value for t in find_times(own)}
        timed = any(t.value in {q.value for q in question.times} and t.value not in held for t in find_times(words))
        if _EXCEPTION.match(words.lstrip("-–+• ")) and (timed or relevance.coverage(f"{own} {words}") - relevance.coverage(own) > EXCEPTED):
            text = wording("en" if question.english else "vi", "frame", "more", text=f"“{' '.join(words.split()).rstrip('./;')}”")
            return Draft(text.rstrip(".") + ".", (Evidence(duty.document, start, end, duty.section),))
    return None


def addressed_later(library: Library, question: Question, duty: Duty) -> Draft | None:
    """The sentence behind the duty that says where its reports go: "Báo cáo gửi Công an tỉnh (qua …)"."""
    if duty.recipients or not question.asks & {"where_to", "via", "who"}:
        return None
    document = library.document(duty.document)
    stop = _end_of_next(document.text, duty.end)
    for start, end in sentences(document.text, duty.end, stop)[:3]:
        words = document.text[start:end]
        if re.match(r"(?:[-–+•]\s*|\w{1,2}[.)]\s*)?(?:Các )?[Bb]áo cáo\s", words) and receivers(words):
            text = wording("en" if question.english else "vi", "frame", "more", text=f"“{' '.join(words.split()).rstrip('./;')}”")
            return Draft(text.rstrip(".") + ".", (Evidence(duty.document, start, end, duty.section),))
    return None


def _end_of_next(text: str, at: int) -> int:
    """Where the paragraph behind that of a place ends."""
    end = text.find("\n", at)
    following = text.find("\n", end + 1) if end >= 0 else -1
    return following if following >= 0 else len(text)
