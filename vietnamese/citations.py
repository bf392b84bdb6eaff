"""How documents are cited: type, number, date, issuer, subject, alias; names without numbers.

Grammar of the printed forms: Nghị định 34/2016/NĐ-CP, Điều 62 (units), 30/2020/NĐ-CP, Điều 7-9 (State) and 36-HD/VPTW (Party).
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from vietnamese.dates import find_times, iso
from vietnamese.glossary import document_types
from vietnamese.numbers import NumberMention, find_numbers
from vietnamese.text import cased, match_form

_STOP = r"(?=\s*(?:,|;|\.(?:\s|$)|\(|\)|[“\"”]|:|$|\n|\s(?:[Vv]ề|và|[Bb]an hành|[Tt]riển khai|[Tt]hực hiện|[Pp]hê duyệt|[Qq]uy định|[Hh]ướng dẫn|[Đđ]ẩy mạnh|[Cc]hấn chỉnh|tại|theo|để|nhằm|trong|trên|đến|gắn|do|được|đã|[Ss]ửa đổi|giao|[Nn]âng cao|[Tt]iếp tục|[Tt]ăng cường|là|phải|này|số|cho|của|đối với|ngày|với)\b))"
_ISSUER = re.compile(rf"\s*(?:của|do)\s+((?:Chủ tịch|Bộ trưởng|Thủ tướng|Ban|Bộ|Tỉnh|Thành|Huyện|Đảng|Quận|Thị|Quốc|Chính|Ủy|UBND|HĐND|Hội|Sở|Văn|Trung|Liên|Tổng|Tòa|Viện|Cục|Thanh|Kiểm|BTV|BCH|BBT|BCT|TTg|Ủy|Uỷ|Thường|Tỉnh)[^,;.()“\"”:\n]{{0,80}}?)(\s*,?\s*\(?\s*kh[óo]a\s*\(?[IVX]+\)?)?{_STOP}")
_SUBJECT = re.compile(r"\s*,?\s*(?:[“\"]\s*)?(?P<subject>(?:về|Về|V/v|[Qq]uy định|[Bb]an hành|[Pp]hê duyệt|[Tt]riển khai|[Tt]hực hiện|[Tt]ăng cường|[Nn]âng cao|[Ss]ửa đổi|[Tt]iếp tục|[Cc]hấn chỉnh|[Hh]ướng dẫn|[Đđ]ẩy mạnh)\b[^;\n]{3,400})")
_ALIAS = re.compile(r"\s*,?\s*\((?:sau đây\s+)?(?:được\s+)?(?:viết tắt là|gọi tắt là|gọi chung là|gọi là|viết tắt|gọi tắt)?\s*:?\s*[“\"]?([A-ZĐ][^()“”\"\n]{2,60}?)[”\"]?\)")
_NAMED_BEHIND = re.compile(r"[”\"]?\s*,?\s*\((?:sau đây\s+)?(?:được\s+)?(?:viết tắt là|gọi tắt là|gọi chung là|gọi là|viết tắt|gọi tắt)\s*:?\s*[“\"]?([A-ZĐ][^()“”\"\n]{2,60}?)[”\"]?\)")
_KHOA = re.compile(r"\s*,?\s*\(?\s*kh[óo]a\s*\(?\s*([IVX]+)\)?\)?", re.IGNORECASE)
_CONGRESS = re.compile(cased(r"Nghị quyết\s+(?:Đại hội\s+(?:đại biểu\s+)?(?:toàn quốc\s+|[Đđ]ảng bộ\s+(?:tỉnh|thành phố|huyện|các cấp)(?:\s+[A-ZĐ][<L>]+){0,3}\s*|Đảng\s+toàn quốc\s+|Đảng\s+|[IVX]+\s+)*(?:lần thứ\s+[IVX]+|[IVX]+)?(?:\s+(?:của\s+)?Đảng(?:\s+bộ\s+tỉnh)?)?|Trung ương\s+\d+(?:\s*,?\s*\(?\s*khóa\s+[IVX]+\)?)?)"))
_LAW_WORD = r"(?:(?!\d{4}(?!\d)|(?:năm|ngày|nhằm|số|và|đã|được|này|hiện(?=\s+(?:nay|hành|đang|đã)\b)|thì|là|có|do|của|cho|tại|trong|trên|để|gồm|khi|theo|quy|nói|còn|đến|phải|bị|vào|nêu|sửa)\b)[\w]+)"
_LAW = re.compile(cased(rf"(?<![\w-])(?P<name>(?:Bộ luật|Luật|Pháp lệnh)\s+(?:sửa đổi, bổ sung một số điều của\s+(?:Luật\s+)?)?(?:[<U><L>]\w*)(?:,?\s+{_LAW_WORD}){{0,9}}?)(?=\s*(?:(?:năm\s+)?\d{{4}}(?!\d)|ngày\s+\d|số\s+\d|\(|\)|[,;:.?!”\"]|$|\n|\s(?:nhằm|và|đã|được|này|hiện(?=\s+(?:nay|hành|đang|đã)\b)|thì|là|có|do|của|cho|tại|trong|trên|để|gồm|khi|theo|quy|nói|còn|đến|phải|bị|vào|nêu|sửa)\b))(?P<year>\s+(?:năm\s+)?\d{{4}}(?!\d))?(?P<date>\s+ngày\s+\d{{1,2}}(?:/\d{{1,2}}/\d{{4}}|\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}}))?"))
_NOT_A_LAW = {"sư", "pháp", "hình", "lệ", "sự", "gia", "xong", "này", "trước", "trên", "nêu"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One cited document as printed; offsets are into the text given."""

    start: int
    end: int
    name: str
    type: str | None
    number: str | None
    number_key: str | None
    branch: str | None
    date: str | None
    date_printed: str | None
    issuer: str | None
    subject: tuple[int, int] | None
    alias: str | None


@cache
def _type_pattern() -> re.Pattern[str]:
    names = sorted({t.name for t in document_types()} | {"Chương trình hành động", "Kế hoạch hành động"}, key=len, reverse=True)
    words = "|".join(re.escape(n[0]) + re.escape(n[1:]) for n in names)
    return re.compile(rf"(?:^|(?<=[\s(“\"]))({words})\s+(?:liên tịch\s+)?(?:số\s*:?\s*)?$", re.IGNORECASE)


def find_citations(text: str) -> list[Citation]:
    """All cited documents in reading order: numbered ones, laws and Party resolutions known by name."""
    numbered = [_numbered(text, m, nxt) for m, nxt in _with_next(find_numbers(text))]
    numbered = _share_dates(text, numbered)
    laws = _laws(text)
    numbered = [_of_law(text, c, laws) for c in numbered]
    taken = [(c.start, c.end) for c in numbered]
    named = [c for c in (*laws, *_congresses(text)) if not any(s < c.end and c.start < e for s, e in taken)]
    return sorted([*numbered, *named], key=lambda c: c.start)


def _of_law(text: str, numbered: Citation, laws: list[Citation]) -> Citation:
    """A number behind the name of a law belongs to it: "Luật Tiếp công dân số 42/2013/QH13" is one citation."""
    law = next((c for c in laws if c.end <= numbered.start and re.fullmatch(r"\s+số\s*:?\s*", text[c.end : numbered.start])), None)
    if law is None or numbered.type is not None:
        return numbered
    return replace(numbered, start=law.start, name=f"{law.name} số {numbered.number}", type=law.type)


def _with_next(numbers: list[NumberMention]) -> list[tuple[NumberMention, int]]:
    limits = [n.start for n in numbers[1:]] + [10**9] * bool(numbers)
    return list(zip(numbers, limits, strict=True))


def _numbered(text: str, number: NumberMention, limit: int) -> Citation:
    head = _type_pattern().search(text[max(0, number.start - 60) : number.start])
    start = max(0, number.start - 60) + head.start(1) if head else number.start
    type_name = head.group(1) if head else None
    end = number.end
    date, printed, end = _date_after(text, end, limit)
    issuer, end = _issuer_after(text, end, limit)
    if issuer and not date:
        date, printed, end = _date_after(text, end, limit)
    alias, end = _alias_after(text, end)
    if alias and not issuer:
        issuer, end = _issuer_after(text, end, limit)
    subject = _subject_after(text, end)
    if subject and not alias:
        alias, subject = _alias_in(text, subject)
    kind = _canonical_type(type_name)
    name = f"{kind} số {number.printed}" if kind else number.printed
    return Citation(start, end, name, kind, number.printed, number.key, number.branch, date, printed, issuer, subject, alias)


def _alias_after(text: str, at: int) -> tuple[str | None, int]:
    match = _ALIAS.match(text, at)
    if not match or match.group(1).startswith(("Khóa", "khóa")):
        return None, at
    return match.group(1), match.end()


def _alias_in(text: str, subject: tuple[int, int]) -> tuple[str | None, tuple[int, int]]:
    """An alias declared behind the subject, "(sau đây gọi tắt là Quy chế 456)", and the subject without it."""
    match = _NAMED_BEHIND.search(text, *subject)
    return (match.group(1), (subject[0], match.start())) if match else (None, subject)


def _canonical_type(name: str | None) -> str | None:
    return None if name is None else name[0].upper() + name[1:].lower() if name.isupper() else name[0].upper() + name[1:]


def _date_after(text: str, at: int, limit: int) -> tuple[str | None, str | None, int]:
    window = text[at : min(limit, at + 48)]
    for mention in find_times(window):
        lead = window[: mention.start]
        if mention.kind in ("date", "month") and re.fullmatch(r"\s*(?:tỉnh\s*)?,?\s*(?:ngày\s+|tháng\s+)?", lead, re.IGNORECASE):
            return iso(mention.value), window[mention.start : mention.end], at + mention.end
        break
    return None, None, at


def _issuer_after(text: str, at: int, limit: int) -> tuple[str | None, int]:
    match = _ISSUER.match(text, at, min(limit, len(text)))
    if not match:
        return None, at
    issuer = match.group(1).strip()
    if match.group(2):
        issuer += " " + re.sub(r"[(),]", "", match.group(2)).strip()
    end = match.end()
    if text[end : end + 1] == ")" and match.group(2) and "(" in match.group(2) and ")" not in match.group(2):
        end += 1
    issuer = re.sub(r"Tỉnh Ủ?y?$", lambda m: "Tỉnh ủy" if m.group() == "Tỉnh Ủy" else m.group(), issuer)
    return issuer, end


_SUBJECT_END = re.compile(r"[.](?:\s|$)|[;”)]|\s(?:được\s+)?ban hành (?:kèm )?theo|,\s+(?:Ủy ban|UBND|Ban|Tỉnh|Sở|Bộ|Chính phủ)\s[^,;]{0,80}?(?:ban hành|xây dựng)|,\s+(?:Quyết định|Nghị quyết|Chỉ thị|Kết luận|Thông tri|Kế hoạch|Công văn|Luật|Quy định|Hướng dẫn|Chương trình|Nghị định|Thông tư)\b|\s+và\s+(?:Quyết định|Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Công văn|Nghị định|Thông tư)\s+số|\sgắn với|,\s*như sau")


def _inside(mark: str, words: str) -> bool:
    """Whether a closing mark closes what was opened within the words."""
    opening = {"”": "“", ")": "("}.get(mark)
    return opening is not None and words.count(opening) > words.count(mark)


def _subject_after(text: str, at: int) -> tuple[int, int] | None:
    match = _SUBJECT.match(text, at, at + 420)
    if not match:
        return None
    start = match.start("subject")
    end = next((m.start() for m in _SUBJECT_END.finditer(text, start, match.end()) if not _inside(m.group()[0], text[start : m.start()])), match.end())
    tail = re.search(r"(?:,?\s+(?:và\s+)?(?:Quyết định|Nghị quyết|Chỉ thị|Kết luận|Kế hoạch|Công văn|Quy định|Thông tư|Nghị định)(?:\s+số)?|\s+(?:(?<!tiếp )theo|tại|thực hiện|của))\s*$", text[start:end])
    if tail:
        end = start + tail.start()
    return (start, end) if end - start > 6 else None


def _share_dates(text: str, found: list[Citation]) -> list[Citation]:
    """One date printed after two numbers joined by "và" belongs to both."""
    out = list(found)
    for i in range(len(out) - 2, -1, -1):
        first, second = out[i], out[i + 1]
        between = match_form(text[first.end : second.start])
        if not first.date and second.date and between in ("và", ",") and first.branch == second.branch:
            out[i] = Citation(first.start, first.end, first.name, first.type, first.number, first.number_key, first.branch, second.date, second.date_printed, first.issuer or second.issuer, first.subject, first.alias)
    return out


def _laws(text: str) -> list[Citation]:
    out = []
    for match in _LAW.finditer(text):
        name = match.group("name").strip()
        if name.split()[1].lower() in _NOT_A_LAW or len(name.split()) < 3:
            continue
        date = (match.group("date") or "").strip() or None
        year = (match.group("year") or "").strip()
        typed = next((iso(t.value) for t in find_times(date) if t.kind == "date"), None) if date else (year[-4:] or None)
        kind = "Luật" if name.startswith("Luật") else " ".join(name.split()[:2])
        out.append(Citation(match.start(), match.end(), name, kind, None, None, "State", typed, date or year or None, None, None, None))
    return out


def _congresses(text: str) -> list[Citation]:
    out = []
    for match in _CONGRESS.finditer(text):
        name = match.group().strip()
        if name in ("Nghị quyết Đại hội", "Nghị quyết"):
            continue
        khoa = _KHOA.match(text, match.end())
        end = khoa.end() if khoa and "Trung ương" in name else match.end()
        full = text[match.start() : end].strip()
        out.append(Citation(match.start(), match.start() + len(full), full, "Nghị quyết", None, None, "Party", None, None, None, None, None))
    return out
