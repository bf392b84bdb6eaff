"""What the documents hold, for programs: `register`, `references`, `documents`, `health`."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from interface.contract import Questions
from interface.programs import given

if TYPE_CHECKING:
    from assistant.library import Library
    from index.records import Document, Reference

DUTY_KINDS = ("report", "register", "raise_difficulties", "notify", "synthesise", "inspect", "other")


def register_endpoint(assistant: Questions) -> Callable[..., dict[str, Any]]:
    """`register`: duties as the command line gives them."""

    def register(document: str | None = None, province: str | None = None, body: str | None = None, kind: str | None = None, before: str | None = None) -> dict[str, Any]:
        """Lists who must report or send what to whom, through whom, and by when; each duty with the clause it stands in.

        Args:
            document: Duties of this document only: an id that `documents` lists.
            province: Duties of the documents of this province only, as "Lâm Đồng".
            body: Duties that this body bears or receives, as "Sở Nội vụ".
            kind: One kind of duty: report, register, raise_difficulties, notify, synthesise, inspect or other.
            before: Only duties due before this day, as 15/12/2026, 2026-12-15, or 15/12 of this year.
        """
        from assistant.answers import duty_json
        from assistant.register.filters import Filter, chosen_documents, filtered, parse_day

        day = given.text("before", before)
        wanted = Filter(body=given.text("body", body), kind=given.choice("kind", kind, DUTY_KINDS), before=parse_day(day) if day else None)
        library = assistant.library()
        ids = chosen_documents(library, given.text("document", document), given.text("province", province))
        duties = filtered(library.duties(ids), wanted)
        return {"duties": [duty_json(d, library.document(d.document), library.section(d.document, d.section)) for d in duties]}

    return register


def references_endpoint(assistant: Questions) -> Callable[..., dict[str, Any]]:
    """`references`: which document cites which."""

    def references(document: str | None = None, to: str | None = None) -> dict[str, Any]:
        """Lists the documents that the plans cite: number, type, issuer, date and the words of the citation.

        Args:
            document: References made by this document only: an id that `documents` lists.
            to: Only references to this number, as 33/CT-TTg.
        """
        from assistant.register.filters import chosen_documents
        from vietnamese.numbers import bare_number_key

        number = given.text("to", to)
        library = assistant.library()
        kept = library.references(chosen_documents(library, given.text("document", document), None))
        if number:
            kept = tuple(r for r in kept if r.number and bare_number_key(r.number) == bare_number_key(number))
        return {"references": [_reference(library, r) for r in kept]}

    return references


def _reference(library: "Library", r: "Reference") -> dict[str, Any]:
    document, section = library.document(r.document), library.section(r.document, r.section)
    place = {"section": section.label if section else "", "quote": document.cut(r.start, r.end), "start": r.start, "end": r.end, "page": document.page_of(r.start)}
    return {"document": r.document, "path": document.path, "name": r.name, "number": r.number, "type": r.type, "issuer": r.issuer, "date": r.date,
            "date_printed": r.date_printed, "subject": r.subject.text if r.subject else None, "alias": r.alias, "key": r.key, "target": r.target, "citation": place}


def documents_endpoint(assistant: Questions) -> Callable[..., dict[str, Any]]:
    """`documents`: what is held."""

    def documents() -> dict[str, Any]:
        """Lists the documents that are held: id, file, number, date, province, title, and how many passages, duties and references each has."""
        library = assistant.library()
        return {"documents": [_held(library, document) for document in library.documents]}

    return documents


def _held(library: "Library", d: "Document") -> dict[str, Any]:
    counts = {"passages": len(library.passages(d.id)), "duties": len(library.duties((d.id,))), "references": len(library.references((d.id,)))}
    return {"document": d.id, "path": d.path, "number": d.number.text if d.number else None, "date": d.date_typed, "province": d.province_name, "branch": d.branch,
            "title": " ".join(d.title.text.split()) if d.title else None, **counts}


def health_endpoint(assistant: Questions) -> Callable[..., dict[str, Any]]:
    """`health`: the state of the index, and how well each document was read."""
    lock = threading.Lock()
    told: dict[str, Any] = {}

    def health() -> dict[str, Any]:
        """Tells the version of the index, what it holds, and how well each document was read (outline, blank fields, share of Vietnamese words, warnings)."""
        from ingest.health import health as health_of

        index = assistant.index()
        with lock:  # every text is read for it, so it is worked out once a build
            if told.get("index") is not index:
                told.update(index=index, rows=[row.as_json() for row in health_of(index)])
            rows = told["rows"]
        manifest = index.manifest
        return {"index": {"version": index.version, "ingest_version": manifest.ingest_version, **manifest.counts}, "documents": rows}

    return health
