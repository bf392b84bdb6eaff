"""Metadata of a document from its printed components; what the copy leaves blank stays blank.

Places of the components: Nghị định 30/2020/NĐ-CP, Điều 8 and Phụ lục I.
"""

import re
from collections import Counter
from dataclasses import dataclass

from index.records import Cut
from ingest.letter_outline import ADDRESSEE
from ingest.outline import Outline, Paragraph
from ingest.zones import Zone, is_type_line
from vietnamese.dates import find_times, iso
from vietnamese.numbers import find_numbers
from vietnamese.provinces import find_provinces
from vietnamese.text import cased, match_form

_NUMBER_LINE = re.compile(r"^(?:(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh|Nghị định|Thông tư)\s+)?[Ss]ố\s*:?\s*(?P<rest>.*)$")
_PLACE_DATE = re.compile(cased(r"^\*?[<U>][\w .\-–]{1,40},\s*(?:hồi\s+\d{1,2}\s+giờ(?:\s+\d{1,2}(?:\s+phút)?)?,?\s+)?ngày\b.*|^ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\.?$"))
_NUMBER_DATE = re.compile(r"^(?:(?:Luật|Bộ luật|Nghị quyết|Pháp lệnh|Nghị định|Thông tư)\s+)?[Ss]ố\s*:?\s*\S+\s+ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\.?$")
_ISSUED_WITH = re.compile(r"^\(?\s*(?:Ban hành|ban hành|Kèm theo|kèm theo)\s+(?:kèm\s+)?theo\s+(?:Quyết định|Nghị quyết|Thông tư|Nghị định|Công văn|Kế hoạch)", re.IGNORECASE)
_ISSUES = re.compile(cased(r"(?P<issuer>(?:Ủy ban nhân dân|UBND|Uỷ ban nhân dân|Ban [<U>]|Ban chỉ đạo|Tỉnh ủy|Thành ủy|Huyện ủy|Sở [<U>]|Bộ [<U>]|Ủy ban Mặt trận|Hội đồng|Chủ tịch|Đảng ủy|Thường trực|Văn phòng|Liên đoàn|Hội )[^,;:.\n]{0,80}?)\s+(?:ban hành|xây dựng|yêu cầu|đề nghị|hướng dẫn|thông báo)\b"))
_CITED = re.compile(r"(?:của|do|giữa|với|theo)\s+(?:Ban Thường vụ\s+)?$")
_ABOUT = re.compile(r"^(?:[Ss]ố\s*:?\s*\S+\s+)?(?P<words>[Vv]/[Vv]:?\s+.*)$")
_TM = re.compile(r"^(?:TM|T/M)\s?[./]?\s*(?P<issuer>.+)$")
LAST = 30  # paragraphs at the end among which a line of role and name may stand: signatories, then recipients
_ROLE = re.compile(r"^(?:(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L)\s?[./]?\s*)?(?:PHÓ\s+|QUYỀN\s+)?(?:CHỦ TỊCH|TRƯỞNG BAN|GIÁM ĐỐC|BÍ THƯ|CHÁNH VĂN PHÒNG|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CHÁNH THANH TRA|CHỦ NHIỆM|HIỆU TRƯỞNG|TỔNG THƯ KÝ|TRƯỞNG PHÒNG|ỦY VIÊN)[^a-z]*$")
_NAME = re.compile(cased(r"^(?:[<U>][<L>]*\s+){1,4}[<U>][<L>]*$"))
_AGENCY = re.compile(r"^(?:ỦY BAN NHÂN DÂN|UBND|HĐND|HỘI ĐỒNG NHÂN DÂN|TỈNH|THÀNH PHỐ|TỈNH ỦY|THÀNH ỦY|SỞ|BAN DÂN VẬN|CÔNG AN|BỘ CHỈ HUY|BẢO HIỂM XÃ HỘI|ỦY BAN MẶT TRẬN|CỤC|HỘI)\b")
_OF_PROVINCE = re.compile(r"(?:BAN .*)?(?:TỈNH [ỦU][YỶ]|THÀNH [ỦU][YỶ]|TỈNH ĐOÀN|UBND|HĐND|ĐẢNG BỘ)(?!\w)", re.IGNORECASE)
_PERIOD = re.compile(r"(?:(?:giai đoạn|nhiệm kỳ)\s+\d{4}\s*[-–]\s*\d{4}(?:,?\s*(?:định hướng|tầm nhìn)\s+đến\s+năm\s+\d{4})?|đến\s+năm\s+\d{4}(?:\s+và những năm tiếp theo)?|(?:Quý|quý|6 tháng đầu|6 tháng cuối)\s*[IVX]*\s*năm\s+\d{4}|năm\s+(?:học\s+)?\d{4}(?:\s*[-–]\s*\d{4})?)", re.IGNORECASE)
_CENTRAL = re.compile(r"^(?:ủy ban thường vụ )?(?:quốc hội|chính phủ|thủ tướng|bộ (?!chỉ huy)|ban bí thư)")
_PARTY_WORDS = re.compile(r"(?:tỉnh ủy|thành ủy|huyện ủy|đảng ủy|ban dân vận|ban tuyên giáo|ban tổ chức|ban thường vụ|bộ chính trị|ban bí thư|ban chấp hành|trung ương đảng|đảng bộ)")
_FRONT_WORDS = re.compile(r"mặt trận tổ quốc|liên đoàn lao động|hội nông dân|hội liên hiệp phụ nữ|đoàn thanh niên|hội cựu chiến binh")


@dataclass(slots=True)
class Metadata:
    """Fields for `index.records.Document`, filled one by one."""

    fields: dict[str, object]
    blanks: list[str]

    def put(self, name: str, text: str, start: int, end: int) -> None:
        """Fills a field with a stretch of the text, without white space at its ends."""
        piece = text[start:end]
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if right > left:
            self.fields[name] = Cut(piece[left:right], start + left, start + right)


def read_metadata(text: str, outline: Outline) -> Metadata:
    """All metadata fields that the text prints, and the names of those it shows blank."""
    meta = Metadata({}, [])
    rows = [p for p in outline.paragraphs if p.kind in (z.value for z in Zone)]
    head = [p for p in outline.paragraphs[:40] if p.kind in (Zone.HEADER.value, Zone.TITLE.value, Zone.PREAMBLE.value)]
    _title(text, outline.paragraphs, meta, letter=any(s.path == ADDRESSEE for s in outline.sections))
    _number(text, head, meta)
    _date(text, head, meta)
    _recipients(text, rows, meta)
    _signatory(text, rows, outline.paragraphs[-LAST:], meta)
    _issuer(text, head, rows, meta)
    _province(text, head, meta)
    _period(meta, text)
    _branch(meta)
    for name in ("number", "date", "signatory"):
        if name not in meta.fields and name not in meta.blanks:
            meta.blanks.append(name)
    return meta


def _title(text: str, paragraphs: tuple[Paragraph, ...], meta: Metadata, *, letter: bool) -> None:
    """Type and title of the longest part: a decision's plan rather than the decision that issues it; a letter's "V/v …" comes first."""
    starts = [i for i, p in enumerate(paragraphs) if p.kind == Zone.TITLE.value and is_type_line(text[p.start : p.end])]
    best: tuple[int, int] | None = None
    for n, i in enumerate(starts):
        stop = starts[n + 1] if n + 1 < len(starts) else len(paragraphs)
        size = sum(p.end - p.start for p in paragraphs[i:stop] if p.kind in ("prose", "list item", "heading"))
        if best is None or size > best[0]:
            best = (size, i)
    if best is None or letter:
        _untyped_title(text, paragraphs, meta)
    if best is None or "title" in meta.fields:
        return
    first = best[1]
    line = paragraphs[first]
    meta.put("type", text, line.start, line.end)
    rows = []
    for p in paragraphs[first + 1 :]:
        words = text[p.start : p.end].strip()
        if p.kind != Zone.TITLE.value or words.startswith("(") or _PLACE_DATE.match(words) or re.match(r"^(?:ỦY BAN|UBND|HỘI ĐỒNG|CHỦ TỊCH)", words) and rows:
            break
        rows.append(p)
    if rows:
        meta.put("subject", text, rows[0].start, rows[-1].end)
    meta.put("title", text, line.start, rows[-1].end if rows else line.end)


def _untyped_title(text: str, paragraphs: tuple[Paragraph, ...], meta: Metadata) -> None:
    """Laws print "LUẬT TIẾP CÔNG DÂN" in one line; công văn print "V/v …"."""
    for p in paragraphs[:25]:
        words = text[p.start : p.end].strip()
        if re.match(r"^(?:BỘ LUẬT|LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|KẾ HOẠCH|CHỈ THỊ|QUYẾT ĐỊNH|NGHỊ QUYẾT|HƯỚNG DẪN|KẾT LUẬN|THÔNG TRI|CÔNG ĐIỆN|CHƯƠNG TRÌNH|THÔNG BÁO|BÁO CÁO|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|CÔNG VĂN)\s", words):
            meta.put("title", text, p.start, p.end)
            kind = re.match(r"^(?:BỘ LUẬT|LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|KẾ HOẠCH|CHỈ THỊ|QUYẾT ĐỊNH|NGHỊ QUYẾT|HƯỚNG DẪN|KẾT LUẬN|THÔNG TRI|CÔNG ĐIỆN|CHƯƠNG TRÌNH|THÔNG BÁO|BÁO CÁO|QUY CHẾ|QUY ĐỊNH|ĐỀ ÁN|CÔNG VĂN)", words)
            if kind:
                meta.put("type", text, p.start, p.start + kind.end())
            return
        about = _ABOUT.match(words)
        if about:
            at = text.index(about.group("words"), p.start)
            meta.put("title", text, at, p.end)
            meta.put("subject", text, at, p.end)
            return


def _number(text: str, head: list[Paragraph], meta: Metadata) -> None:
    for p in head:
        line = text[p.start : p.end]
        match = _NUMBER_LINE.match(line.strip())
        if match and p.kind == Zone.HEADER.value:
            found = find_numbers(line) or find_numbers(line.replace(" ", ""))
            numbers = find_numbers(line)
            if numbers:
                meta.put("number", text, p.start + numbers[0].start, p.start + numbers[0].end)
            elif not found:
                meta.blanks.append("number")
            if "number" in meta.fields or "number" in meta.blanks:
                return
    for p in head:
        line = text[p.start : p.end]
        if _ISSUED_WITH.match(line.strip()):
            numbers = find_numbers(line)
            if numbers:
                meta.put("number", text, p.start + numbers[0].start, p.start + numbers[0].end)
                for t in find_times(line):
                    if t.kind == "date":
                        meta.put("date", text, p.start + t.start, p.start + t.end)
                        meta.fields["date_typed"] = iso(t.value)
                        break
                return


def _date(text: str, head: list[Paragraph], meta: Metadata) -> None:
    if "date" in meta.fields:
        return
    for p in head:
        line = text[p.start : p.end]
        if p.kind == Zone.PREAMBLE.value or not (_PLACE_DATE.match(line.strip()) or p.kind == Zone.HEADER.value and _NUMBER_DATE.match(line.strip())):
            continue
        for t in find_times(line):
            if t.kind in ("date", "month", "year"):
                meta.put("date", text, p.start + t.start, p.start + t.end)
                meta.fields["date_typed"] = iso(t.value)
                if t.kind != "date":
                    meta.blanks.append("date")
                return
        meta.blanks.append("date")
        return


def _recipients(text: str, rows: list[Paragraph], meta: Metadata) -> None:
    block = [p for p in rows if p.kind == Zone.RECIPIENTS.value]
    if len(block) > 1:
        meta.put("recipients", text, block[0].start, block[-1].end)


def _signatory(text: str, rows: list[Paragraph], last: tuple[Paragraph, ...], meta: Metadata) -> None:
    block = [p for p in rows if p.kind == Zone.SIGNATURE.value]
    roles = [p for p in block if _ROLE.match(text[p.start : p.end].strip())]
    names = [p for p in block if _NAME.match(text[p.start : p.end].strip()) or _named_row(text[p.start : p.end])] or [p for p in last[-3:] if _named_row(text[p.start : p.end])]
    signed = [] if names else [p for p in last if _SIGNED.match(text[p.start : p.end].replace("*", "").strip())]
    if signed:
        meta.put("signatory", text, signed[0].start, signed[-1].end)
        return
    if roles:
        meta.put("signatory_role", text, roles[-1].start, roles[-1].end)
    if names:
        meta.put("signatory", text, names[-1].start, names[-1].end)


# Role and name in one line: "TM. ỦY BAN NHÂN DÂN TỈNH - PHÓ CHỦ TỊCH: Nguyễn Hữu Khánh", "| TM. Ban Thường vụ | Chủ tịch | Phạm Văn Tài |".
_SIGNED = re.compile(cased(r"\|?\s*(?:(?:TM|KT|TL|TUQ|Q)\s?[./].{0,120}?)?(?i:phó\s+|quyền\s+)?(?i:chủ tịch|trưởng ban|giám đốc|bí thư|chánh văn phòng|chánh thanh tra|chủ nhiệm|hiệu trưởng|trưởng phòng|trưởng đoàn|chính ủy|chỉ huy trưởng)[^:|\n]{0,60}[:|]\s*(?:[<U>][<L>]*\s+){1,4}[<U>][<L>]*\s*\|?$"))


def _named_row(line: str) -> bool:
    """Whether a table row holds nothing but names: the signatories of a joint document side by side."""
    cells = [re.sub(r"^(?:Đại tá|Thượng tá|Trung tá|Thiếu tá|Thiếu tướng|Trung tướng|Đại úy|TS\\.|ThS\\.)\s+", "", c.strip()) for c in line.strip().strip("|").split("|")]
    return line.strip().startswith("|") and len(cells) > 1 and all(_NAME.match(c) for c in cells)


def _issuer(text: str, head: list[Paragraph], rows: list[Paragraph], meta: Metadata) -> None:
    for p in head:
        if p.kind != Zone.PREAMBLE.value or re.match(r"(?:Theo|Xét) đề nghị", text[p.start : p.end]):
            continue
        # "… của Bộ Chính trị ban hành Quy chế" tells who issued what is cited, not who speaks here.
        match = next((m for m in _ISSUES.finditer(text, p.start, p.end) if not _CITED.search(text[p.start : m.start()])), None)
        if match:
            meta.put("issuer", text, match.start("issuer"), match.end("issuer"))
            return
    for p in rows:
        match = _TM.match(text[p.start : p.end].strip()) if p.kind == Zone.SIGNATURE.value else None
        if match:
            at = text.index(match.group("issuer"), p.start)
            meta.put("issuer", text, at, at + len(match.group("issuer")))
            return
    for p in head:
        line = text[p.start : p.end].strip()
        if p.kind != Zone.PREAMBLE.value and re.match(r"^(?:ỦY BAN|UBND|BỘ |SỞ |BAN |TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG|HỘI ĐỒNG|HỘI |LIÊN ĐOÀN|ĐẢNG ỦY|ĐẢNG BỘ)", line) and len(line) < 80:
            meta.put("issuer", text, p.start, p.end)
            return


def _province(text: str, head: list[Paragraph], meta: Metadata) -> None:
    """The province named in heading or title, else the one the text names most, when it names it again and again.

    A central body has none: "Hà Nội, ngày …" is where it sits.
    """
    issuer = meta.fields.get("issuer")
    central = isinstance(issuer, Cut) and bool(_CENTRAL.match(match_form(issuer.text)))
    for p in head:
        if p.kind == Zone.PREAMBLE.value or central and not (p.kind == Zone.HEADER.value and _AGENCY.match(text[p.start : p.end].strip())):
            continue
        line = text[p.start : p.end]
        placed = bool(_PLACE_DATE.match(line.strip()) or p.kind == Zone.HEADER.value and _OF_PROVINCE.match(line.strip()))
        titled = [m for m in find_provinces(line, cased=line.upper() != line, placed=placed) if m.titled or placed]
        if titled:
            meta.put("province", text, p.start + titled[0].start, p.start + titled[0].end)
            meta.fields["province_name"] = titled[0].name
            return
    mentions = [m for m in find_provinces(text) if m.titled] if not central else []
    if mentions:
        name, count = Counter(m.name for m in mentions).most_common(1)[0]
        if count >= 2 or place_heading(text):
            first = next(m for m in mentions if m.name == name)
            meta.put("province", text, first.start, first.end)
            meta.fields["province_name"] = name


def place_heading(text: str) -> bool:
    """Whether the heading is a commune's or district's: its province then stands in the text once, "xã Hòa Vang, thành phố Đà Nẵng"."""
    return any(re.match(r"^(?:(?:UBND|ỦY BAN NHÂN DÂN|ĐẢNG ỦY)\s+)?(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|ĐẶC KHU)\s+\w", line.strip()) for line in text.split("\n")[:6])


def _period(meta: Metadata, text: str) -> None:
    title = meta.fields.get("title")
    if not isinstance(title, Cut):
        return
    dated = [(t.start, t.end) for t in find_times(title.text) if t.kind == "date"]
    found = [m for m in _PERIOD.finditer(title.text) if not any(s < m.end() and m.start() < e for s, e in dated)]
    if found:
        meta.put("period", text, title.start + found[-1].start(), title.start + found[-1].end())


def _branch(meta: Metadata) -> None:
    issuer, number = meta.fields.get("issuer"), meta.fields.get("number")
    words = match_form(issuer.text) if isinstance(issuer, Cut) else ""
    if isinstance(number, Cut) and re.match(r"\d+\s?-", number.text) or _PARTY_WORDS.search(words) and not words.startswith(("ủy ban nhân dân", "ubnd")):
        meta.fields["branch"] = "Party"
    elif _FRONT_WORDS.search(words):
        meta.fields["branch"] = "Front"
    else:
        meta.fields["branch"] = "State"
    for level, pattern in (("trung ương", rf"{_CENTRAL.pattern}|trung ương"), ("xã", r"\bxã|phường|thị trấn"), ("huyện", r"huyện|quận|thị xã")):
        if re.search(pattern, words):
            meta.fields["level"] = level
            return
    meta.fields["level"] = "tỉnh"
