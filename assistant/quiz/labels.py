"""How stems name a document: type, issuer, and number and date, or that the copy leaves them blank."""

from assistant.library import Library
from assistant.quiz.words import word
from index.records import Document
from vietnamese.bodies import body_form
from vietnamese.glossary import bodies, document_types
from vietnamese.text import fold_spaces, match_form


def document_labels(library: Library) -> dict[str, str]:
    """A name for each document; two documents never share one."""
    labels: dict[str, str] = {}
    for document in library.documents:
        name = _name(document)
        labels[document.id] = name if name not in labels.values() else f"{name}, {_subject(document)}"
    return labels


def _subject(document: Document) -> str:
    return fold_spaces(document.subject.text if document.subject else document.title.text if document.title else document.path)


def _name(document: Document) -> str:
    if document.type is None:
        return fold_spaces(document.title.text) if document.title else document.path
    kind = fold_spaces(document.type.text).lower().capitalize()
    issuer = _issuer(document)
    return f"{kind}{' của ' + issuer if issuer else ''} ({_mark(document, kind)})"


def _issuer(document: Document) -> str:
    if document.issuer is None:
        return document.province_name or ""
    printed = fold_spaces(document.issuer.text)
    place = document.province_name or ""
    if place and match_form(printed).endswith(match_form(place)):
        printed = printed[: len(printed) - len(place)].rstrip()
    if printed.isupper():
        known = {match_form(name): name for body in bodies() for name in (body.name, *body.variants)}
        printed = known.get(match_form(printed), printed.lower().capitalize())
    if body_form(printed) == body_form("Ủy ban nhân dân tỉnh"):
        printed = "UBND tỉnh"
    return f"{printed} {place}".strip()


def _mark(document: Document, kind: str) -> str:
    """Number and date as printed, or what of them the copy has."""
    date = _day(document)
    if document.number:
        number = fold_spaces(document.number.text)
        owner = next((t.name for t in document_types() for s in t.symbols if f"/{s}-" in number or f"-{s}/" in number), kind)
        frame = "numbered" if match_form(owner) in match_form(kind) else "issued_with"
        return word("labels", frame, type=owner, number=number) + (f" {date}" if date else "")
    if date:
        return date
    if document.period:
        return fold_spaces(document.period.text)
    return word("labels", "blank")


def _day(document: Document) -> str:
    parts = (document.date_typed or "").split("-")
    if len(parts) == 3:
        year, month, day = parts
        return word("labels", "day", day=day, month=month if month in ("01", "02") else str(int(month)), year=year)
    if len(parts) == 2:
        return word("labels", "month", month=int(parts[1]), year=parts[0])
    return word("labels", "year", year=parts[0]) if parts[0] else ""
