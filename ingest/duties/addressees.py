"""To whom and through whom: recipients, via, compiler, final reader, kept apart."""

import re
from dataclasses import dataclass, replace

from ingest.duties.named import body_at, body_list
from ingest.duties.patterns import language
from vietnamese.bodies import BodyMention
from vietnamese.text import cased

_DIRECT = re.compile(r"\s*(?:,\s*)?(?:(?:nhanh|khẩn|trực tiếp|hai chiều|giải trình|đề xuất|chung|định kỳ|kịp thời|ngay|phản ánh|bằng văn bản|bằng điện thoại|thường xuyên|với|cho|lên|về|gửi|tới|đến|tại|kịp thời tham mưu|tham mưu|đề xuất|,)\s+)*")
_LEAD = re.compile(r"(?<!\w)(?:gửi(?:\s+văn bản)?(?:\s+(?:về|cho|đến|tới|lên))?|về|lên|cho|đến|tới|với|sang|trình|nơi nhận là|lấy ý kiến|đề xuất|báo cáo)\s+(?=\S)", re.IGNORECASE)
_NOT_TO = re.compile(r"(?:phối hợp|cùng|gắn|so|liên quan|đối)\s+(?:chặt chẽ\s+)?$", re.IGNORECASE)
_VIA = re.compile(r"(?<!\w)(?:qua|thông qua)\s+(?=\S)", re.IGNORECASE)
_ALSO = re.compile(r"\s*(?:\([^)]*\))?\s*(?:[,;]\s*)?(?:và\s+|đồng gửi\s+|(?:và\s+)?đồng thời\s+(?:gửi|báo cáo|thông báo)\s+)?(?:cho\s+|về\s+|đến\s+)?")
_CHAIN = re.compile(r"(?<!\w)(?:để\s+(?P<who>[^,;.]{0,60}?)\s*)(?P<act>(?:tổng hợp|theo dõi|thẩm định|hoàn thiện|tham mưu)[^;.]{0,60}?)(?:,|\s+và|\s)?\s*(?:báo cáo|trình|gửi)\s+", re.IGNORECASE)
_PURPOSE = re.compile(r"\s+để\s+|\s+nhằm\s+", re.IGNORECASE)
_SIGNED = re.compile(r"(?:\s+(?:xem xét,?\s+)?ký(?:\s+ban hành)?)?,?\s+(?:để\s+)?gửi\s+(?:về\s+|đến\s+|cho\s+|tới\s+)?(?=\S)")
_ONWARD = re.compile(r"\s+để\s+gửi\s+(?:về\s+|đến\s+|cho\s+|tới\s+)?(?=\S)")
_SIGNS = re.compile(r"\s+ký$")
_AT = re.compile(r"(?<!\w)tại\s+(?=\S)")
_GROUP = re.compile(r"(?:các|những|cấp ủy|thủ trưởng|cơ quan|đơn vị|thành viên|lãnh đạo|chính quyền|hội đồng nhân dân|khối|chi bộ|lãnh đạo)(?!\w)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Addressees:
    """Who stands on the receiving side of an act."""

    recipients: tuple[BodyMention, ...]
    via: BodyMention | None
    via_of: str | None
    final: tuple[BodyMention, ...]
    chain_start: int | None


def find_addressees(text: str, start: int, end: int) -> Addressees:
    """Recipients, via and final readers named between two offsets, the verb standing before `start`."""
    chain = _CHAIN.search(text, start, end)
    final: list[BodyMention] = []
    limit = end
    if chain:
        final, _ = body_list(text, chain.end(), end, small=False)
        if final:
            limit = chain.start()
    purpose = _PURPOSE.search(text, start, limit)
    recipients, at = _recipients(text, start, purpose.start() if purpose else limit)
    recipients = _passed_on(text, _beyond_signer(text, recipients, limit), limit)
    if not recipients and text[:start].endswith(("nộp", "Nộp")):
        place = _AT.search(text, start, limit)
        recipients = _list_at(text, place.end(), limit) if place else []
    via, via_of = _via(text, start, limit, recipients)
    shown = tuple(r for r in recipients if via is None or r.start != via.start)
    return Addressees(shown, via, via_of, tuple(final), chain.start() if chain and final else None)


def _recipients(text: str, start: int, end: int) -> tuple[list[BodyMention], int]:
    direct = _DIRECT.match(text, start, end)
    at = direct.end() if direct else start
    found = _list_at(text, at, end)
    if not found:
        for lead in _LEAD.finditer(text, start, end):
            if _NOT_TO.search(text[max(start, lead.start() - 20) : lead.start()]):
                continue
            found = _list_at(text, lead.end(), end)
            if found:
                break
    return _also(text, found, end)


def _passed_on(text: str, found: list[BodyMention], end: int) -> list[BodyMention]:
    """ "trình Ủy ban nhân dân để gửi Ban Thường vụ (qua Ban X)": the second one receives it too, and "qua" is its own."""
    onward = _ONWARD.match(text, found[-1].end, end) if found else None
    return [*found, *_list_at(text, onward.end(), end)] if onward else found


def _beyond_signer(text: str, found: list[BodyMention], end: int) -> list[BodyMention]:
    """ "trình Giám đốc ký gửi Bộ …" goes to the Bộ: who signs passes it on."""
    if len(found) != 1 or not _SIGNS.search(found[0].text) and not re.match(r"\s+ký\s", text[found[0].end : found[0].end + 5]):
        return found
    onward = _SIGNED.match(text, found[0].end, end)
    return _list_at(text, onward.end(), end) or found if onward else found


def _list_at(text: str, at: int, end: int) -> list[BodyMention]:
    found, _ = body_list(text, at, end, small=bool(_GROUP.match(text, at) or language().role.match(text, at)))
    return found


def _also(text: str, found: list[BodyMention], end: int) -> tuple[list[BodyMention], int]:
    """Recipients after a bracket or "đồng gửi"."""
    while found:
        glue = _ALSO.match(text, found[-1].end, end)
        if not glue or not glue.group().strip() or glue.group().strip().endswith((";", ".")) or glue.end() == found[-1].end or not re.search(r"[,)]|và|đồng", glue.group()) or glue.group().strip().endswith(")"):
            break
        more = _list_at(text, glue.end(), end)
        if not more:
            break
        found = [*found, *more]
    return found, found[-1].end if found else end


_GOES_ON = re.compile(cased(r"(?:,| và| -)\s(?!(?:Sở|Ban|Bộ|UBND|Ủy|Phòng|Văn phòng|Công an|Hội|Đoàn|Thanh tra|Chi cục|Trung tâm|đồng|để|gửi|trước|tổng)(?!\w))[^();]{2,50}$"))


def _to_bracket(text: str, opening: int, body: BodyMention, end: int) -> BodyMention:
    """The channel's whole name where brackets hold nothing else: "(qua Phòng Đoàn thể và các hội)", "(qua Phòng Tuyên truyền, Báo chí - Xuất bản)"."""
    close = text.find(")", body.end, end)
    if close < 0 or "(" not in text[max(0, opening - 2) : opening + 1] or not _GOES_ON.match(text[body.end : close]):
        return body
    return replace(body, text=text[body.start : close], end=close)


def _via(text: str, start: int, end: int, recipients: list[BodyMention]) -> tuple[BodyMention | None, str | None]:
    for match in _VIA.finditer(text, start, end):
        body = body_at(text, match.end(), end, small=False)
        if body:
            body = _to_bracket(text, match.start(), body, end)
            before = [r for r in recipients if r.end <= match.start()]
            return body, before[-1].text if before else None
    return None, None
