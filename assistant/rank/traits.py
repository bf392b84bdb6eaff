"""What a sentence holds, whatever is asked: times, quantities, bodies, numbers of documents, reporting verbs."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.gate.tokens import plain_body, typed
from vietnamese.bodies import body_list
from vietnamese.dates import find_times
from vietnamese.numbers import find_numbers
from vietnamese.text import bare_form

MARK = re.compile(r"^(?:[-–+•]\s*|(?:\d+(?:\.\d+)*|[a-zđ]|[IVXL]+)\s*[.)]\s+|Điều\s+\d+[.:]\s*|[“\"])+")
_RATE = re.compile(r"\d+\s+(?:ngày|lần|buổi|kỳ)\s+(?:trong|mỗi|một)\s+(?:\d+\s+)?(?:năm|quý|tháng|tuần)", re.IGNORECASE)
_TERM = re.compile(r"(?<!\w)(?:chậm nhất|muộn nhất|trong thời hạn|thời hạn|không quá|trước)\s+(?:\S+\s+){0,5}?\d+\s*(?:ngày|tháng|giờ|năm|/)", re.IGNORECASE)
_SUM = re.compile(r"\d\s*(?:triệu|tỷ|nghìn|ngàn)?\s*đồng", re.IGNORECASE)
_CHARGE = re.compile(r"chủ trì|giao |phụ trách|chịu trách nhiệm|làm đầu mối|tham mưu|^\W*(?:\w{1,3}[.)]\s*)?đề nghị", re.IGNORECASE)
_REPORTING = re.compile(r"(?<!\w)(?:báo cáo|gửi|đăng ký|phản ánh|tổng hợp)", re.IGNORECASE)
_CHANNEL = re.compile(r"(?<!\w)(?:qua|thông qua)(?!\w)")
_PREAMBLE = re.compile(r"[-–+•*\s]*(?:Căn cứ\s|Theo đề nghị\s|Xét đề nghị\s|(?:Thực hiện|Để (?:triển khai|thực hiện))\s.{20,}(?:ban hành|xây dựng|hướng dẫn|yêu cầu|như sau)|(?:Điều\s+\d+\.?\s*)?Ban hành kèm theo|.{20,400}(?:ban hành|ký kết|xây dựng|thống nhất).{0,200}(?:như sau|nội dung sau)\W*$)", re.DOTALL)
_NEGATED = re.compile(r"(?<!\w)(?:không|chưa|cấm|miễn|trừ|chẳng)(?!\w)(?! quá)", re.IGNORECASE)
_REPLACING = re.compile(r"(?<!\w)(?:thay thế|thay cho|bãi bỏ|hết hiệu lực)(?!\w)", re.IGNORECASE)
_BASED = re.compile(r"[-–+•*\s]*(?:Căn cứ|Thực hiện|Để|Nhằm|Triển khai|Theo)\s")
_DIFFICULTY = re.compile(r"(?<!\w)(?:khó khăn|vướng mắc)(?!\w)", re.IGNORECASE)
_WEAKNESS = re.compile(r"(?<!\w)(?:hạn chế|tồn tại|yếu kém|khuyết điểm|bất cập|chưa (?:đầy đủ|sâu|nghiêm|tốt|cao|kịp|đồng|thường|đạt|hài|chặt|rõ|được|thực sự)|còn (?:hình thức|chậm|thiếu|yếu|thấp))(?!\w)", re.IGNORECASE)
_POSITION = re.compile(r"(?<!\w)(?:[Tt]rưởng|[Pp]hó|[Bb]í thư|[Cc]hủ tịch|[Gg]iám đốc|[Tt]hủ trưởng|[Cc]hánh|[Hh]iệu trưởng|[Nn]gười đứng đầu)\s")
FIGURE = re.compile(r"(?<![\d/])\d+(?:[.,]\d+)*%?(?![\d/])")


@dataclass(frozen=True, slots=True)
class Traits:
    """What one sentence holds. `opening` are the bodies it begins with, `bare` its words without accents and levels."""

    words: int
    timed: bool
    term: bool
    counted: bool
    rated: bool
    recurring: bool
    sum: bool
    numbers: frozenset[str]
    times: frozenset[tuple[int | str, ...]]
    figures: frozenset[str]
    charge: bool
    reporting: bool
    channel: bool
    preamble: bool
    based: bool
    difficulty: bool
    weakness: bool
    row: bool
    contents: bool
    listing: bool
    negated: bool
    replacing: bool
    opening: tuple[str, ...]
    has_body: bool
    bare: str


@lru_cache(maxsize=6000)
def traits(text: str) -> Traits:
    """What the sentence holds; asked again for every question, hence remembered."""
    times = find_times(text)
    opening = tuple(b.text for b in body_list(text, lead(text))[0])
    tokens = typed(text)
    return Traits(
        words=len(text.split()), timed=any(t.kind != "years" for t in times), term=_TERM.search(text) is not None, counted=counted(text), rated=rated(text),
        recurring=any(t.kind in ("every", "months") for t in times), sum=_SUM.search(text) is not None, numbers=frozenset(n.key for n in find_numbers(text)),
        times=frozenset(t.value for t in times), figures=frozenset(FIGURE.findall(text)), charge=_CHARGE.search(text) is not None, reporting=_REPORTING.search(text) is not None,
        channel=_CHANNEL.search(text) is not None, preamble=_PREAMBLE.match(text) is not None, based=_BASED.match(text) is not None, difficulty=_DIFFICULTY.search(text) is not None, weakness=_WEAKNESS.search(text) is not None, row=text.startswith("|"), contents=re.search(r"(?<!\w)gồm(?!\w)", text) is not None,
        listing=text.count(",") + text.count(";") > 1 or re.search(r"(?<!\w)gồm(?!\w)|:\s", text) is not None, negated=_NEGATED.search(text) is not None, replacing=_REPLACING.search(text) is not None,
        opening=opening, has_body=bool(opening or tokens.of("body") or _POSITION.search(text)), bare=bare_form(plain_body(text)))


def lead(text: str) -> int:
    """Characters of the mark with which an item opens: "a) ", "- "."""
    mark = MARK.match(text)
    return mark.end() if mark else 0


def rated(text: str) -> bool:
    """Whether the sentence says how often something is done: "ít nhất 01 ngày trong 01 tháng"."""
    return _RATE.search(text) is not None


def counted(text: str) -> bool:
    """Whether the sentence states a quantity: a number that is no date, no document number and no year."""
    return any(t.kind in ("number", "percentage") or t.kind == "time" and t.value[0] in ("months", "years", "days", "year") for t in typed(text).tokens)
