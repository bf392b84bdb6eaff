"""Facts of the documents a plan cites: date, issuer, subject, number."""

import re
from collections import Counter
from collections.abc import Callable, Iterator

from assistant.library import Library
from assistant.quiz.model import RECOGNISE, UNDERSTAND, Fact
from assistant.quiz.values import alike, known_name, plain_body, read_day
from index.catalogue import load_catalogue
from index.records import Document, Reference
from vietnamese.numbers import find_numbers, number_key
from vietnamese.text import fold_spaces, match_form

SUBJECT = (25, 150)
# The number's own symbol names these issuers, so that asking for them asks nothing.
_TELLING = re.compile(r"-(?:TTg|CP|BNV|UBND)$|/UBND-|/QH\d")


def reference_facts(library: Library, document: Document, refused: Counter[str]) -> Iterator[Fact]:
    """Facts of each cited document, from the printing that states them."""
    own = library.references((document.id,))
    yield from _laws(document, own)
    for group in _groups(own):
        if _doubtful(document, group):
            refused["source_error"] += 1
            continue
        name = _name(group)
        dated = _first(group, lambda r: bool(r.date_printed and read_day(_bare_day(r)) and "-" not in r.date_printed))
        issued = _first(group, lambda r: bool(r.issuer and match_form(plain_body(r.issuer)) in match_form(_quote(document, r))))
        about = _first(group, lambda r: _subject(r) is not None and _whole(document, r))
        key = max((r.key for r in group), key=len)
        twins = _twins(own, group)
        if twins and about is None:
            refused["ambiguous"] += 1
            continue
        called = f"{name} {_subject(about)}" if twins and about else name
        names = (group[0].number or "",)
        if dated:
            yield _fact(document, dated, "reference_date", key, _bare_day(dated), "date", called, names, same=_other_dates(library, group))
        if issued and not _TELLING.search(group[0].number or ""):
            yield _fact(document, issued, "reference_issuer", key, _issuer(document, issued), "body", called, names, same=_issuers(library, group), pool="issuer")
        elif issued:
            refused["symbol_tells"] += 1
        if about and not twins:
            yield from _subject_facts(library, document, own, about, group, key, name, refused)
        if dated and issued and dated == issued:
            yield _fact(document, dated, "reference_full", key, _bare_day(dated), "whole", called, names, words={"date": _bare_day(dated), "issuer": _issuer(document, issued)})


def _subject_facts(library: Library, document: Document, own: tuple[Reference, ...], about: Reference, group: list[Reference], key: str, name: str, refused: Counter[str]) -> Iterator[Fact]:
    subject = _subject(about) or ""
    rivals = [r for r in own if r.number and number_key(r.number) != number_key(group[0].number or "") and r.subject and alike(r.subject.text, subject) > 0.7]
    if rivals:
        refused["ambiguous"] += 1
        return
    number = group[0].number or ""
    everywhere = tuple(_subject(r) or fold_spaces(r.subject.text) for r in library.citing(number) if r.subject)
    yield _fact(document, about, "reference_subject", key, subject, "subject", name, (number,), same=everywhere, level=UNDERSTAND)
    if subject[:1].islower():
        yield _fact(document, about, "reference_number", key, number, "number", name, (subject,), words={"subject": subject}, level=UNDERSTAND)
        yield _fact(document, about, "reference_name", key, about.name, "name", name, (subject,), words={"subject": subject}, level=UNDERSTAND)


def _groups(references: tuple[Reference, ...]) -> Iterator[list[Reference]]:
    """References to one document: same number, same date where printed; a bare number that two documents share is left out."""
    by_number: dict[str, list[Reference]] = {}
    for r in references:
        if r.number and r.type:
            by_number.setdefault(number_key(r.number), []).append(r)
    for found in by_number.values():
        dates = {r.date for r in found if r.date}
        if len(dates) < 2:
            yield found
        else:
            yield from ([r for r in found if r.date == d] for d in sorted(dates))


def _doubtful(document: Document, group: list[Reference]) -> bool:
    """Whether the plan misprints date or title of this document, as far as the catalogue knows."""
    known = load_catalogue().find(group[0].number or "", next((r.date for r in group if r.date), None))
    return any(m.document == document.id for d in known for m in d.misprints)


def _twins(own: tuple[Reference, ...], group: list[Reference]) -> bool:
    number = number_key(group[0].number or "")
    days = {r.date for r in own if r.number and r.date and number_key(r.number) == number}
    return len(days) > 1


def _first(group: list[Reference], holds: Callable[[Reference], bool]) -> Reference | None:
    return next((r for r in group if holds(r)), None)


def _bare_day(r: Reference) -> str:
    return re.sub(r"^ngày ", "", fold_spaces(r.date_printed or ""))


def _name(group: list[Reference]) -> str:
    counted = Counter(r.name for r in group)
    return max(counted, key=lambda n: (counted[n], not n.isupper(), n))


def _subject(r: Reference) -> str | None:
    """What the cited document is about, where it can stand alone: short, no other document or colon in it."""
    if r.subject is None:
        return None
    text = fold_spaces(r.subject.text).strip(" .,;")
    text = re.sub(r"^((?:về(?: việc)?|ban hành|phê duyệt)\s+)?[“\"](.*?)[”\"]?$", r"\1\2", text)
    if text.count("“") > text.count("”"):
        text += "”"
    inside = find_numbers(text) or ":" in text or ",." in text or re.search(r"\d{1,2}/\d{1,2}/\d{4}", text)
    return text if SUBJECT[0] <= len(text) <= SUBJECT[1] and not inside else None


def _issuer(document: Document, r: Reference) -> str:
    """The issuer without the congress term and without the plan's own province, which every stem names."""
    return known_name(plain_body(r.issuer or "").removesuffix(f" {document.province_name}"))


def _whole(document: Document, r: Reference) -> bool:
    """Whether the subject was read to the end of its phrase."""
    assert r.subject is not None
    return document.text[r.subject.end : r.subject.end + 1] in ("", ".", ";", ",", "\n", ")", "”", '"')


def _quote(document: Document, r: Reference) -> str:
    return document.cut(*_span(r))


def _span(r: Reference) -> tuple[int, int]:
    if r.subject is None or r.subject.start < r.start or r.subject.start - r.end > 400:
        return r.start, r.end
    return r.start, max(r.end, r.subject.end)


def _other_dates(library: Library, group: list[Reference]) -> tuple[str, ...]:
    number = group[0].number or ""
    printed = {_bare_day(r) for r in library.citing(number) if r.date_printed}
    checked = {"/".join(reversed(d.date.split("-"))) for d in load_catalogue().find(number) if d.date and d.date.count("-") == 2}
    return tuple(sorted(printed | checked))


def _issuers(library: Library, group: list[Reference]) -> tuple[str, ...]:
    number = group[0].number or ""
    said = {r.issuer for r in library.citing(number) if r.issuer} | {d.issuer for d in load_catalogue().find(number) if d.issuer}
    return tuple(sorted(said))


def _fact(document: Document, r: Reference, slot: str, key: str, answer: str, kind: str, name: str, names: tuple[str, ...], *, same: tuple[str, ...] = (), level: str = RECOGNISE, words: dict[str, str] | None = None, pool: str = "") -> Fact:
    # Number and subject are one thing to know, whichever of them the stem gives.
    known = {"reference_number": "reference_subject", "reference_name": "reference_subject"}.get(slot, slot)
    start, end = _span(r)
    return Fact(document.id, r.section, start, end, slot, f"{key}|{known}", "references", level, answer, kind, {"name": name, **(words or {})}, names, same, (), pool)


def _laws(document: Document, own: tuple[Reference, ...]) -> Iterator[Fact]:
    """Laws cited by year alone ("Luật Tố cáo năm 2018")."""
    for r in own:
        if r.number is None and r.type == "Luật" and r.date_printed and re.fullmatch(r"năm \d{4}", r.date_printed):
            yield Fact(document.id, r.section, r.start, r.end, "law_year", f"{match_form(r.name)}|year", "references", RECOGNISE, r.date_printed, "year", {"name": r.name}, (r.name,))


