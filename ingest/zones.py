"""The components of an official document: heading, title, bases, body, recipients, signature, annex.

Nghị định 30/2020/NĐ-CP, Điều 8, khoản 2; the Party's forms have the same places.
"""

import re
from enum import Enum
from functools import cache

from vietnamese.glossary import document_types
from vietnamese.outline_marks import LETTER, read_mark
from vietnamese.text import cased


class Zone(Enum):
    """Where a line stands."""

    HEADER = "header"
    TITLE = "title"
    PREAMBLE = "preamble"
    BODY = "body"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"
    ANNEX = "annex"


_RECIPIENTS = re.compile(r"^Nơi nhận\s*:?", re.IGNORECASE)
# The dot after "Q" is needed: QUY ĐỊNH CHUNG is a heading, Q. GIÁM ĐỐC signs.
_SIGNATURE = re.compile(cased(r"^(?:(?:(?:TM|KT|TL|TUQ|T/M|K/T|T/L)(?:\s?[./]|\s)|Q\s?\.)\s*[<U>]|(?:PHÓ\s+)?(?:CHỦ TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH THANH TRA|HIỆU TRƯỞNG|TỔNG THƯ KÝ)\b)"))
# A scan's dot below is often read as another mark: "PHÙ LỤC".
ANNEX_WORDS = r"PH[ỤÙÚŨỦU] L[ỤÙÚŨỦU]C|Phụ lục"
_ANNEX = re.compile(cased(rf"^(?:{ANNEX_WORDS})(?:\s+(?:SỐ\s+|số\s+)?[\dIVX]+[A-Za-z]?)?\s*[.:]?\s*(?:$|\(|[<U>]{{2}})"))
_BASIS = re.compile(r"^(?:Căn cứ|Thực hiện|Theo đề nghị|Xét đề nghị|Để (?:triển khai|thực hiện|tiếp tục)|Nhằm|Trong những năm|Thời gian qua|Triển khai)\b")
_ADDRESSED = re.compile(r"^(?:Kính gửi|[-–•+*])")
_LONGEST_HEADER = 150
_RECIPIENT_ROW = re.compile(r"^[-–•+*]|^(?:Như|Lưu)\b|[;.]$")


@cache
def _type_lines() -> re.Pattern[str]:
    names = sorted((t.name.upper() for t in document_types()), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(map(re.escape, names))})(?:\s+HÀNH ĐỘNG|\s+LIÊN TỊCH|\s+PHỐI HỢP)?(?:\s+CỦA\s+(?:BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC|BAN BÍ THƯ|CHỦ TỊCH|TỈNH ỦY|THÀNH ỦY)[^a-zà-ỹ]{0,50})?(?:\s*:)?\s*$")


def is_type_line(line: str) -> bool:
    """Whether the line is a type of document standing alone: KẾ HOẠCH, CHỈ THỊ, QUYẾT ĐỊNH."""
    return bool(_type_lines().match(line.strip()))


def zone_of(line: str, zone: Zone, before: str) -> Zone:
    """The zone of a line, given the line before it and that line's zone."""
    words = line.strip()
    if _ANNEX.match(words):
        return Zone.ANNEX
    if _RECIPIENTS.match(words):
        return Zone.RECIPIENTS
    if is_type_line(words) and zone is not Zone.ANNEX:
        return Zone.BODY if words.endswith(":") and zone in (Zone.PREAMBLE, Zone.BODY) else Zone.TITLE
    if zone in (Zone.RECIPIENTS, Zone.SIGNATURE):
        if zone is Zone.RECIPIENTS and not _SIGNATURE.match(words) and _RECIPIENT_ROW.search(words):
            return Zone.RECIPIENTS
        return Zone.SIGNATURE if _SIGNATURE.match(words) or zone is Zone.SIGNATURE or len(words) < 60 else zone
    if _SIGNATURE.match(words) and words.upper() == words and zone is Zone.BODY:
        return Zone.SIGNATURE
    if zone in (Zone.BODY, Zone.ANNEX):
        return zone
    mark = read_mark(words)
    opens = mark is not None and mark.rank < LETTER
    if zone is Zone.TITLE and (is_type_line(before) and not opens or words.startswith("(") or words.upper() == words and mark is None):
        return Zone.TITLE
    if opens:
        return Zone.BODY
    if zone is Zone.PREAMBLE or _BASIS.match(words):
        return Zone.PREAMBLE if _BASIS.match(words) or len(words) > 30 and zone is Zone.PREAMBLE else zone
    if zone is Zone.TITLE and (len(words) > 400 or len(words) > _LONGEST_HEADER and words[-1] in ".:" and words.upper() != words):
        return Zone.PREAMBLE  # a title has no full stop; "Sau khi xem xét …, Ban Thường vụ kết luận như sau:" is a sentence
    if zone is Zone.HEADER and len(words) > _LONGEST_HEADER and (words.startswith("Kính gửi") or _ADDRESSED.match(before.strip()) and not _ADDRESSED.match(words)):
        return Zone.BODY  # an official letter (công văn) has no title line: its body begins behind "Kính gửi"
    return zone
