"""How documents, bodies and cited documents are named in an answer."""

import re
from functools import cache

from assistant.library import Library
from assistant.places import place_below
from assistant.question import Question
from index.records import Document, Reference, Section
from vietnamese.bodies import find_all_bodies
from vietnamese.glossary import bodies, gloss
from vietnamese.numbers import find_numbers
from vietnamese.provinces import find_provinces, province_kind
from vietnamese.text import match_form


def document_name(document: Document, question: Question) -> str:
    """ "kế hoạch của Khánh Hòa", "Luật Tiếp công dân"; in English "the plan of Khánh Hòa (kế hoạch)"."""
    kind = (document.type.text if document.type else "văn bản").replace("\n", " ").strip(" :").lower()
    if document.province_name is None and place_below(document) is None:
        return law_title(document)
    if question.english:
        return f"the {english_kind(kind)} of {whereabouts(document)}"
    return f"{kind} của {whereabouts(document)}"


def whereabouts(document: Document) -> str:
    """ "Khánh Hòa"; for a district's or commune's document "huyện Ngọc Lặc, Thanh Hóa"."""
    below = place_below(document)
    return ", ".join(filter(None, (below, document.province_name)))


def law_title(document: Document) -> str:
    """The title in running text: one printed in capitals gets small letters, names and numbers keep theirs."""
    title = re.sub(r"\s+", " ", document.title.text if document.title else document.id).strip()
    kind = re.sub(r"\s+", " ", document.type.text).strip(" :") if document.type else ""
    rest = title[len(kind) :].strip() if kind and title.startswith(kind) else title
    words = f"{sentence_case(kind)} {sentence_case(rest)[:1].lower()}{sentence_case(rest)[1:]}".strip() if kind and document.province_name else f"{sentence_case(kind)} {sentence_case(rest)}".strip()
    return words[:1].upper() + words[1:]


def sentence_case(words: str) -> str:
    """Small letters after the first, with the names of bodies and provinces and document numbers as they are written."""
    if not words.isupper() and sum(c.isupper() for c in words) < 0.5 * sum(c.isalpha() for c in words):
        return words
    low = list(words.lower())
    for number in find_numbers(words):
        low[number.start : number.end] = list(_usual(words[number.start : number.end]))
    for mention in find_provinces(words, cased=False):
        low[mention.start : mention.end] = list(mention.name) if len(mention.name) == mention.end - mention.start else low[mention.start : mention.end]
    for start, end, name in find_all_bodies(words):
        proper = _accented_names().get(match_form(name))
        if proper and len(proper) == end - start:
            low[start:end] = list(proper)
    text = "".join(low)
    return text[:1].upper() + text[1:]


def _usual(number: str) -> str:
    return re.sub(r"TTG(?!\w)", "TTg", number)


@cache
def _accented_names() -> dict[str, str]:
    return {match_form(n): n for b in bodies() for n in (b.name, *b.variants)}


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
    return whereabouts(document) or law_title(document)


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
        printed += " " + _shortened(re.sub(r"\s+", " ", reference.subject.text), most)
    return printed


def _shortened(words: str, most: int) -> str:
    """The first words, cut at a comma where there is one near the end, a quotation that was opened closed again."""
    parts = words.split()
    text = words
    if len(parts) > most:
        text = " ".join(parts[:most])
        comma = text.rfind(",")
        text = (text[:comma] if comma > 0.5 * len(text) else text) + "…"
    return text + "”" * max(0, text.count("“") - text.count("”"))


LABEL_HEADING = 90
"""Letters of a heading that a citation's section label shows."""


def headed_by(library: Library, document: str, at: int) -> Section | None:
    """The innermost section with a heading around a place; its heading is part of the citation's label."""
    return next((s for s in reversed(library.sections(document)) if s.heading and s.start <= at < s.end), None)


def in_label(library: Library, document: str, at: int, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` stand in the label that a citation at `at` shows, so that they need none of their own."""
    section = headed_by(library, document, at)
    return section is not None and section.start <= start and end <= min(section.heading_end + 1, section.start + LABEL_HEADING)
