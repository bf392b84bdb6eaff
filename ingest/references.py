"""References: every document that a document cites, with its place, date, issuer, subject and alias."""

import re
from collections.abc import Iterator
from dataclasses import replace

from index.records import Cut, Reference
from ingest.outline import Outline
from vietnamese.citations import Citation, find_citations
from vietnamese.numbers import number_key
from vietnamese.text import match_form

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_NUMBER_FOLLOWS = re.compile(r"(?:,\s*[^\W\d_]+(?:\s+[^\W\d_]+){0,6})?\s+số\s+")


def read_references(document: str, text: str, outline: Outline, *, own_number: str | None, province: str | None) -> tuple[Reference, ...]:
    """Citations of every paragraph, in reading order; the document's own number is not one."""
    own = number_key(own_number) if own_number else None
    out = []
    for paragraph in outline.paragraphs:
        words = text[paragraph.start : paragraph.end]
        for citation in _with_names(words, find_citations(words)):
            if own and citation.number_key == own or _is_itself(citation):
                continue
            out.append(_reference(document, citation, paragraph.start, paragraph.section, text, province))
    dated = _dated(out)
    return tuple(sorted([*dated, *_alias_mentions(document, text, outline, dated)], key=lambda r: r.start))


def _with_names(text: str, found: list[Citation]) -> Iterator[Citation]:
    """ "Luật Khiếu nại, tố cáo số 09/1998/QH10" is one law: its name and its number are no two citations."""
    at = 0
    while at < len(found):
        law, number = found[at], found[at + 1] if at + 1 < len(found) else None
        if number and law.number is None and law.type in _LAWS and number.number and number.type is None and _NUMBER_FOLLOWS.fullmatch(text[law.end : number.start]):
            named = " ".join(text[law.start : number.start].split())
            yield replace(number, start=law.start, name=f"{named} {number.number}", type=law.type)
            at += 2
        else:
            yield law
            at += 1


def _is_itself(citation: Citation) -> bool:
    """ "Luật này", "Pháp lệnh này", however the sentence goes on, is the text at hand."""
    return citation.number is None and re.match(r"(?:Bộ luật|Luật|Pháp lệnh)\s+này(?!\w)", citation.name) is not None


def _alias_mentions(document: str, text: str, outline: Outline, references: list[Reference]) -> list[Reference]:
    """Later mentions by the alias that the text itself declares ("Quy chế 456")."""
    out = []
    for named in [r for r in references if r.alias]:
        for match in re.finditer(rf"(?<!\w){re.escape(named.alias or '')}(?!\w)", text):
            if any(r.start <= match.start() < r.end for r in references):
                continue
            section = next((p.section for p in outline.paragraphs if p.start <= match.start() < p.end), "")
            out.append(replace(named, start=match.start(), end=match.end(), section=section, printed=match.group(), date_printed=None, subject=None, issuer=None))
    return out


def _reference(document: str, c: Citation, at: int, section: str, text: str, province: str | None) -> Reference:
    subject = Cut(text[at + c.subject[0] : at + c.subject[1]], at + c.subject[0], at + c.subject[1]) if c.subject else None
    key = reference_key(c.number_key or match_form(c.name), c.date, province if c.number_key and is_local(c.number_key) else None)
    return Reference(document, at + c.start, at + c.end, section, text[at + c.start : at + c.end], c.number, c.type, c.issuer, c.date, c.date_printed, subject, c.alias, c.name, key)


def is_local(key: str) -> bool:
    """Whether a folded number belongs to a province, district or commune: its serial restarts in every one."""
    return key.endswith(("/tu", "/hu", "/đu", "/tr.u")) or "ubnd" in key or "hđnd" in key or key.endswith("tu")


def reference_key(number: str, date: str | None, province: str | None) -> str:
    """The key of a cited document: folded number, date, province; never the number alone when more is known."""
    return "@".join((number, date or "", province or "")).rstrip("@")


def _dated(references: list[Reference]) -> list[Reference]:
    """A second mention without date takes the key of the one dated mention of its number in this document."""
    dated: dict[str, set[str]] = {}
    for r in references:
        if r.number and r.date:
            dated.setdefault(number_key(r.number), set()).add(r.key)
    out = []
    for r in references:
        known = dated.get(number_key(r.number), set()) if r.number and not r.date else set()
        if len(known) == 1:
            r = replace(r, key=next(iter(known)))
        out.append(r)
    return out
