"""How documents, bodies and cited documents are named in an answer."""

import re

from assistant.question import Question
from index.records import Document, Reference
from vietnamese.glossary import gloss
from vietnamese.provinces import province_kind
from vietnamese.text import match_form


def document_name(document: Document, question: Question) -> str:
    """ "kế hoạch của Khánh Hòa", "Luật Tiếp công dân"; in English "the plan of Khánh Hòa (kế hoạch)"."""
    kind = (document.type.text if document.type else "văn bản").replace("\n", " ").strip(" :").lower()
    if document.province_name is None:
        return law_title(document)
    if question.english:
        return f"the {english_kind(kind)} of {document.province_name}"
    return f"{kind} của {document.province_name}"


def law_title(document: Document) -> str:
    """A title printed in capitals in the case of running text."""
    title = (document.title.text if document.title else document.id).replace("\n", " ")
    if title.isupper():
        words = title.lower().split()
        keep = 2 if words[0] in ("nghị", "chỉ", "quyết", "kế", "thông", "pháp", "bộ", "hướng") else 1
        head = " ".join(words[:keep]).capitalize()
        rest = " ".join(words[keep:])
        return f"{head} {rest[:1].upper()}{rest[1:]}"
    return title


def english_kind(kind: str) -> str:
    """English word for a type of document."""
    found = gloss(kind[:1].upper() + kind[1:])
    return (found or "plan").lower()


def body(name: str, question: Question) -> str:
    """A body as printed; in English with its gloss."""
    words = re.sub(r"\s+", " ", name).strip()
    if not question.english:
        return words
    meaning = gloss(words)
    return f"{words} ({meaning})" if meaning else words


def joined(parts: list[str], question: Question) -> str:
    """Names joined by commas and "và"."""
    if len(parts) < 2:
        return "".join(parts)
    last = " and " if question.english else " và "
    glue = "; " if any("," in p for p in parts) else ", "
    return f"{glue.join(parts[:-1])}{last}{parts[-1]}"


def place(document: Document, question: Question) -> str:
    """The province, as the head of a line of a comparison."""
    return document.province_name or law_title(document)


def full_place(name: str) -> str:
    """ "tỉnh Khánh Hòa", "thành phố Hải Phòng"."""
    return f"{province_kind(name)} {name}"


def reference_words(reference: Reference, text: str, *, subject: bool = True, most: int = 26) -> str:
    """A cited document as its document prints it: type, number, date, issuer, and the beginning of its subject."""
    printed = reference.name
    if reference.date_printed and reference.date_printed not in printed:
        dated = reference.date_printed
        printed += f" {dated}" if match_form(dated).startswith(("ngày", "năm", "tháng")) else f" ngày {dated}"
    if reference.issuer:
        printed += f" của {reference.issuer}"
    if subject and reference.subject:
        words = re.sub(r"\s+", " ", reference.subject.text).split()
        printed += " " + " ".join(words[:most]) + ("…" if len(words) > most else "")
    return printed
