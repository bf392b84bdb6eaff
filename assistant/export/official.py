"""A quote as officials cite it: the words, then point, clause and section, number, date and issuer of the document.

The order and the letters follow Nghị định 30/2020/NĐ-CP (appendix I, II.5 on references; appendix II on capital letters).
"""

import re

from assistant.write.naming import law_title, sentence_case
from index.records import Document
from vietnamese.glossary import document_types
from vietnamese.text import fold_spaces, match_form

_UNIT = re.compile(r"^(phụ lục|phần|chương|mục|tiểu mục|điều|khoản|điểm|bước)(?!\w)", re.IGNORECASE)
_SMALL = ("khoản", "điểm", "bước")


def official_paragraph(quote: str, section: str, document: Document) -> str:
    """ "“…” (khoản 1 Mục IV Kế hoạch số 12/KH-UBND ngày 19 tháng 8 năm 2022 của Ủy ban nhân dân tỉnh Khánh Hòa)".

    Args:
        quote: words of the document.
        section: label of a citation, "Mục IV, khoản 1 – TỔ CHỨC THỰC HIỆN".
        document: the cited document; a field that its copy leaves blank is left out.
    """
    place = " ".join(part for part in (section_place(section), document_mention(document)) if part)
    return f"“{fold_spaces(quote).strip()}” ({place})"


def section_place(label: str) -> str:
    """ "Mục IV, khoản 1, điểm b – …" as it is cited, innermost first: "điểm b khoản 1 Mục IV"."""
    units = [part.strip() for part in label.split(" – ")[0].split(",") if _UNIT.match(part.strip())]
    return " ".join(_lettered(unit) for unit in reversed(units))


def _lettered(unit: str) -> str:
    head, _, rest = unit.partition(" ")
    return f"{head.lower() if head.lower() in _SMALL else head[:1].upper() + head[1:].lower()} {rest}".strip()


def document_mention(document: Document) -> str:
    """Type, number, date and issuer; a law by its name alone."""
    if document.province_name is None and not document.number:
        return law_title(document)
    kind = _words(document.type.text) if document.type else "Văn bản"
    number = fold_spaces(document.number.text).strip() if document.number else ""
    carrier = _type_of(number) if number else None
    said = [kind]
    if carrier and match_form(carrier) != match_form(kind):
        # The number of a decision that issues a plan is the decision's.
        said.append(f"ban hành kèm theo {carrier}")
    said += [f"số {number}" if number else "", _dated(document.date_typed), _issued_by(document)]
    return " ".join(part for part in said if part)


def _words(printed: str) -> str:
    return sentence_case(fold_spaces(printed).strip(" :"))


def _type_of(number: str) -> str | None:
    symbols = set(re.split(r"[/\-]", number)[1:])
    return next((kind.name for kind in document_types() for symbol in kind.symbols if symbol in symbols), None)


def _dated(date: str | None) -> str:
    parts = (date or "").split("-")
    if len(parts) == 3:
        day, month = int(parts[2]), int(parts[1])
        return f"ngày {day:02d} tháng {month:02d} năm {parts[0]}" if month < 3 else f"ngày {day:02d} tháng {month} năm {parts[0]}"
    if len(parts) == 2:
        return f"tháng {int(parts[1]):02d} năm {parts[0]}" if int(parts[1]) < 3 else f"tháng {int(parts[1])} năm {parts[0]}"
    return f"năm {parts[0]}" if parts[0] else ""


def _issued_by(document: Document) -> str:
    if document.issuer is None:
        return ""
    name = _words(document.issuer.text)
    province = document.province_name
    if province and match_form(province) not in match_form(name):
        name = f"{name} {province}"
    return f"của {name}"
