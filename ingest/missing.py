"""Cited but not held: what the documents rest on and the corpus lacks."""

from collections import defaultdict
from dataclasses import dataclass

from index.catalogue import load_catalogue
from index.reader import Index
from index.records import Reference
from ingest.references import is_local
from vietnamese.numbers import number_key


@dataclass(frozen=True, slots=True)
class Missing:
    """One cited document that is not held, with what the catalogue knows of it."""

    key: str
    name: str
    date: str | None
    issuer: str | None
    cited_by: tuple[str, ...]
    title: str | None
    status: str | None
    mark: str | None
    address: str | None
    entry: str | None = None
    local: bool = False

    def as_json(self) -> dict[str, object]:
        """The row as the command line prints it."""
        return {k: (list(v) if isinstance(v := getattr(self, k), tuple) else v) for k in self.__slots__}


def missing_documents(index: Index) -> list[Missing]:
    """Every document cited by number, or law cited by name, that no held document is; most cited first."""
    held_numbers = {number_key(d.number.text) for d in index.store.documents() if d.number}
    groups: dict[str, list[Reference]] = defaultdict(list)
    for document in index.store.document_ids():
        for r in index.store.references(document):
            if r.target is None and _is_wanted(r, held_numbers):
                groups[r.key].append(r)
    rows = [_row(key, refs) for key, refs in groups.items()]
    return sorted(rows, key=lambda m: (-len(m.cited_by), m.name))


def _is_wanted(reference: Reference, held_numbers: set[str]) -> bool:
    """A number that is held under some date is missing only where the reference names another date or is a local one."""
    if reference.number is None:
        return reference.type in ("Luật", "Bộ luật", "Pháp lệnh")
    key = number_key(reference.number)
    return key not in held_numbers or "@" in reference.key


def _row(key: str, refs: list[Reference]) -> Missing:
    best = max(refs, key=lambda r: (bool(r.date), bool(r.issuer), not r.name.isupper()))
    catalogue = load_catalogue()
    found = catalogue.find(best.number, date=best.date) if best.number else catalogue.by_name(best.name)
    known = found[0] if len(found) == 1 else None
    address = next(iter(known.addresses), None) if known else None
    return Missing(key, best.name, best.date, best.issuer or (known.issuer if known else None), tuple(sorted({r.document for r in refs})),
                   known.title if known else None, known.status if known else None, known.mark if known else None, address,
                   known.key if known else None, bool(best.number and is_local(number_key(best.number))))
