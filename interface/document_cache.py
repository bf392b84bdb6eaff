"""What is worked out once a build: who cites whom, what is missing, what is odd between documents."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from assistant.findings import CrossFinding
    from assistant.library import Library
    from index.records import Document, Reference
    from ingest.health import Health
    from ingest.missing import Missing

T = TypeVar("T")
_lock = threading.RLock()
_kept: dict[str, tuple[Any, Any]] = {}


def _once(library: "Library", name: str, make: Callable[[], T]) -> T:
    """The value made for this build; a new build makes it anew and drops the old one."""
    with _lock:
        build, value = _kept.get(name, (None, None))
        if build is not library.index:
            value = make()
            _kept[name] = (library.index, value)
        return value  # type: ignore[no-any-return]


def by_id(library: "Library") -> "dict[str, Document]":
    """All documents by id, without asking the disk for each."""
    return _once(library, "documents", lambda: {d.id: d for d in library.documents})


def cited_by(library: "Library") -> "dict[str, tuple[Reference, ...]]":
    """For each held document the references of others that mean it."""

    def make() -> "dict[str, tuple[Reference, ...]]":
        out: dict[str, list[Reference]] = {}
        for reference in library.references():
            if reference.target:
                out.setdefault(reference.target, []).append(reference)
        return {target: tuple(found) for target, found in out.items()}

    return _once(library, "cited_by", make)


def missing(library: "Library") -> "list[Missing]":
    """What is cited and not held."""
    from ingest.missing import missing_documents

    return _once(library, "missing", lambda: missing_documents(library.index))


def across(library: "Library") -> "tuple[CrossFinding, ...]":
    """What is odd between documents."""
    from assistant.findings import cross_findings

    return _once(library, "across", lambda: tuple(cross_findings(library)))


def health(library: "Library", document: "Document") -> "Health":
    """How well a document was read; worked out when it is first looked at."""
    from ingest.health import health_of

    found: dict[str, Health] = _once(library, "health", dict)
    if document.id not in found:
        found[document.id] = health_of(library.index.store, document, look_alikes(library).get(document.id, ()))
    return found[document.id]


def look_alikes(library: "Library") -> dict[str, list[str]]:
    """For each document the numbers that are easily taken for its own."""
    from ingest.resolve import identity_of, look_alikes

    return _once(library, "look_alikes", lambda: look_alikes([identity_of(d) for d in library.documents]))
