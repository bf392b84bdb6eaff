"""Who bears a duty: the subject of the clause, of the sentence, of the sentence before, or of the heading above."""

import re
from dataclasses import dataclass

from index.records import Cut
from ingest.outline import Outline, Paragraph
from ingest.duties.named import body_list
from vietnamese.bodies import BodyMention

_LEADING = re.compile(
    r"\s*(?:[-–+•“\"]\s*|Bước\s+\d+\s*[:.]\s*|(?:\d+|[a-zđ]|[IVX]+)[.)]\s+|(?:Hằng|Hàng|hằng|hàng|Định kỳ|định kỳ|Mỗi|mỗi|Trước|trước|Chậm nhất|Từ ngày|Trong|trong|Khi|khi|Nếu|nếu|Trường hợp|trường hợp|Quá trình|Sau|sau|Căn cứ|Trên cơ sở|Ngoài|Để|Kết thúc|Kết quả|Riêng đối với|Qua|Có|Sáu tháng|6 tháng|Khó khăn|Những vấn đề|Những khó khăn|Cuối|cuối|Ngay|ngay)[^,;.]{0,160},\s*"
    r"|(?:Riêng|riêng|Đồng thời|đồng thời|Đối với|đối với|trong đó|và|rồi|còn|ngoài ra|Ngoài ra)\s*,?\s+)*"
)
_ORDER = re.compile(r"\s*(?P<verb>[Gg]iao(?:\s+cho)?|[ĐđĐ]ề nghị|[Yy]êu cầu|[Cc]hỉ đạo|[Hh]ướng dẫn|[Pp]hân công|[Đđ]ôn đốc|[Mm]ời)\s+")
_ORDER_NEAR = re.compile(r"(?<!\w)(?P<verb>giao(?:\s+cho)?|đề nghị|yêu cầu|chỉ đạo|hướng dẫn|phân công|đôn đốc)\s+$", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:về|của|với|cho|theo|tại|bởi|đến|tới|lên|qua|thuộc|trong|phối hợp|cùng|gửi|trình|từ|ở|tham mưu|giúp|giữa|do|để|báo cáo)\s+$", re.IGNORECASE)
_WITH = re.compile(r"\s+(?:có trách nhiệm\s+)?(?:(?:là cơ quan\s+)?chủ trì,?\s*)?phối hợp(?:\s+chặt chẽ)?(?:\s+(?:với|cùng))?\s+")
# "4. Dân chủ trong doanh nghiệp: Liên đoàn Lao động tỉnh …": the name of an item before who does it.
_ITEM = re.compile(r"[^:;.()]{3,80}:\s+")
_ADVERBS = re.compile(r"\s*(?:phải|cần|có trách nhiệm|kịp thời|trực tiếp|thường xuyên|nhanh|chủ động)?\s*$")
_BEHIND = re.compile(r"(?:\s*\([^)]*\))?\s*:\s*|[^,;.:()]{0,60}?\s(?P<verb>đề nghị|yêu cầu|giao)\s+")
_MANY = re.compile(r"(?:các|những|mỗi|từng)\s")
_LED = re.compile(r"(?:các|những|mỗi|từng)\s|(?:cơ quan|đơn vị|địa phương|tổ chức|sở|ủy ban nhân dân|thủ trưởng|chủ tịch|giám đốc|người đứng đầu)[,\s]")
_APART = re.compile(r"đối với\s+$", re.IGNORECASE)
_TOGETHER = re.compile(r"^\s*(?:có trách nhiệm\s+)?(?:chủ trì,?\s*)?(?:phối hợp\s+(?:chặt chẽ\s+)?(?:với|cùng)\s+[^;]{3,120})?$")
_MODALITY = {"giao": "order", "giao cho": "order", "đề nghị": "request", "yêu cầu": "order", "chỉ đạo": "order", "hướng dẫn": "guidance", "phân công": "order", "đôn đốc": "order", "mời": "request"}


@dataclass(frozen=True, slots=True)
class Bearers:
    """Bearers with the words that make it an order or a request; `start` is where they are named."""

    bodies: tuple[Cut, ...]
    modality: str
    start: int


def subject_of(text: str, start: int, end: int) -> Bearers | None:
    """The body with which the clause begins, leading words skipped."""
    label = _ITEM.match(text, start, end)
    for position in dict.fromkeys((start, start + _lead_length(text, start, end), *([label.end()] if label else []))):
        found = _at(text, position, end, led=position != start)
        if found:
            return found
    return None


def bearers_before(text: str, start: int, at: int) -> Bearers | None:
    """The subject of the verb at `at`: the body right before it, else the one with which the clause begins."""
    near: Bearers | None = None
    ordered: Bearers | None = None
    for position in _positions(text, start, at):
        if near and position < near.bodies[-1].end:
            continue
        found = _at(text, position, at, led=position == start + _lead_length(text, start, at) != start) or _right_before(text, position, at)
        if found and _stands_before(text[found.bodies[-1].end : at]):
            near = found
        elif found and found.modality == "order" and position > start:
            ordered = found
    return near or ordered or subject_of(text, start, at)


def _right_before(text: str, position: int, at: int) -> Bearers | None:
    """A group behind a comma that stands right before its verb: "…, cấp ủy nơi xảy ra báo cáo ngay"."""
    if text[max(0, position - 2) : position] != ", ":
        return None
    found, stop = body_list(text, position, at)
    return Bearers(tuple(_cut(b) for b in found), "obligation", position) if found and _ADVERBS.match(text[stop:at]) else None


def _stands_before(gap: str) -> bool:
    """Whether only adverbs, or "chủ trì, phối hợp với …", part a body from its verb."""
    return bool(_TOGETHER.match(gap)) or len(gap) < 60 and not re.search(r"[,;]", gap)


def _positions(text: str, start: int, at: int) -> list[int]:
    lead = start + _lead_length(text, start, at)
    commas = [m.end() for m in re.finditer(r"[,;:]\s+|\sthì\s+|(?:giao(?:\s+cho)?|đề nghị|yêu cầu|chỉ đạo|hướng dẫn|phân công)\s+", text[start:at], re.IGNORECASE)]
    groups = [m.end() for m in re.finditer(r"\s(?=(?:các|những)\s+(?:cơ quan|sở|đơn vị|địa phương|ngành|cấp)(?!\w))", text[start:at])]
    return sorted({start, lead, *(start + c for c in (*commas, *groups))})


def _lead_length(text: str, start: int, at: int) -> int:
    match = _LEADING.match(text, start, at)
    return match.end() - start if match else 0


def _at(text: str, position: int, at: int, *, led: bool = False) -> Bearers | None:
    order = _ORDER.match(text, position, at)
    begin = order.end() if order else position
    before = text[max(0, begin - 14) : begin].rpartition("\n")[2]
    if _PREPOSITION.search(before) and not order:
        return _set_apart(text, begin, at) if _APART.search(before) else None
    near = _ORDER_NEAR.search(before)
    verb = order or near
    modality = _MODALITY.get(verb.group("verb").lower(), "obligation") if verb else "obligation"
    inside = text[max(0, begin - 2) : begin] == ", " and not order
    found, _ = body_list(text, begin, at, small=not inside or bool((_LED if led else _MANY).match(text, begin)))
    return Bearers(tuple(_cut(b) for b in found), modality, position) if found else None


def _set_apart(text: str, begin: int, at: int) -> Bearers | None:
    """ "Đối với các sở: …" names who bears what follows the colon."""
    found, stop = body_list(text, begin, at)
    return Bearers(tuple(_cut(b) for b in found), "obligation", begin) if found and re.match(r"\s*(?:\([^)]*\))?\s*:", text[stop:at]) else None


def _cut(body: BodyMention) -> Cut:
    return Cut(body.text, body.start, body.end)


def bearers_above(text: str, outline: Outline, paragraph: Paragraph) -> Bearers | None:
    """Bearers named in the heading, or in the words before the colon, of the section or of one above it."""
    sections = {s.path: s for s in outline.sections}
    section = sections.get(paragraph.section)
    while section:
        if section.heading:
            at = text.find(section.heading, section.start, section.heading_end + 5)
            found = _heading_bodies(text, at, at + len(section.heading)) if at >= 0 else None
            if found:
                return found
        section = sections.get(section.parent) if section.parent else None
    return None


def _heading_bodies(text: str, start: int, end: int) -> Bearers | None:
    order = _ORDER.match(text, start, end) or re.compile(r"\s*(?:Đối với|Trách nhiệm của|Nhiệm vụ của|Về phía|Trách nhiệm)\s+").match(text, start, end)
    begin = order.end() if order else start
    found, stop = body_list(text, begin, end)
    rest = text[stop:end].strip(" :.*")
    if not found or rest and not re.match(r"^(?:\(|chủ trì|tiếp tục|có trách nhiệm|phối hợp|thực hiện|tham mưu|chịu trách nhiệm|,|báo cáo)", rest):
        return None
    verb = order.groupdict().get("verb") if order else None
    return Bearers(tuple(_cut(b) for b in found), _MODALITY.get((verb or "").lower(), "obligation"), start)


def bearers_behind(text: str, at: int, end: int) -> Bearers | None:
    """ "Báo cáo tháng: các đảng ủy cơ sở gửi …", "Báo cáo và hồ sơ đề nghị quý cơ quan gửi …": who bears a report that is named first."""
    lead = _BEHIND.match(text, at, end)
    found, stop = body_list(text, lead.end(), end) if lead else ([], at)
    if not found or lead is None or not re.match(r"\s*(?:gửi|nộp|lập|thực hiện|báo cáo|xây dựng)(?!\w)", text[stop:end]):
        return None
    return Bearers(tuple(_cut(b) for b in found), _MODALITY.get((lead.group("verb") or "").lower(), "obligation"), lead.end())


def ordered_before(text: str, start: int, at: int) -> Bearers | None:
    """Whom a clause without any verb of reporting orders or asks: "yêu cầu các đơn vị nghiêm túc thực hiện"."""
    found = bearers_before(text, start, at)
    return found if found and found.modality in ("order", "request") else None


def bearers_alone(text: str, start: int, end: int) -> Bearers | None:
    """A line that holds nothing but a body, "* Sở Tài chính": whose work the lines behind it are."""
    mark = re.compile(r"\s*(?:[-–+•*]\s*)?").match(text, start, end)
    found, stop = body_list(text, mark.end() if mark else start, end, small=False)
    return Bearers(tuple(_cut(b) for b in found), "obligation", found[0].start) if found and not text[stop:end].strip(" :.*;") else None


def helpers_of(text: str, bearers: Bearers | None, at: int) -> tuple[Cut, ...]:
    """Who helps: "Sở A chủ trì, phối hợp với Sở B …" up to the verb."""
    if bearers is None or bearers.bodies[-1].end >= at:
        return ()
    lead = _WITH.match(text, bearers.bodies[-1].end, at)
    found = body_list(text, lead.end(), at)[0] if lead else []
    return tuple(_cut(b) for b in found)
