"""Which held document a reference points to, and which numbers of held documents are easily taken for each other.

A document is known by number and date, and by province for a local number (Nghị định 30/2020/NĐ-CP, Điều 15: numbers
restart each year); a law also by its name. A date that the catalogue lists as a misprint counts as the right one.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from index.catalogue import Catalogue, CatalogueDocument, load_catalogue
from index.records import Document, Reading, Reference
from ingest.identity import stem_id
from ingest.references import is_local
from vietnamese.bodies import body_form
from vietnamese.numbers import number_key
from vietnamese.text import fold_accents, match_form

_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class Identity:
    """What a held document is known by; "" where neither its text nor the catalogue tells."""

    document: str
    number: str
    date: str
    issuer: str
    province: str
    title: str

    @property
    def key(self) -> tuple[str, str, str]:
        """Number, date and province: two documents that share all three are versions of one."""
        return (self.number, self.date, self.province if is_local(self.number) else "")


def identity_of(document: Document, catalogue: Catalogue | None = None) -> Identity:
    """Number, date, issuer, province and title of a document; a file named after a catalogue entry takes what its text leaves blank from there."""
    known = entry_of(document, catalogue or load_catalogue())
    title = " ".join(document.title.text.split()) if document.title else known.title if known else ""
    number = document.number.text if document.number else known.number if known else ""
    date = document.date_typed or (known.date if known else "")
    issuer = document.issuer.text if document.issuer else known.issuer if known else ""
    return Identity(document.id, number_key(number), date or "", body_form(issuer) if issuer else "", document.province_name or "", match_form(title))


def entry_of(document: Document, catalogue: Catalogue) -> CatalogueDocument | None:
    """The catalogue entry of a held document: by number and date, or by the name under which it was added."""
    named = [d for d in catalogue.documents if entry_stem(d) == document.id]
    if named or document.number is None:
        return named[0] if named else None
    found = catalogue.find(document.number.text, date=document.date_typed, province=document.province_name or "")
    return found[0] if len(found) == 1 else None


def entry_stem(entry: CatalogueDocument) -> str:
    """The id of a file that was added as this catalogue entry."""
    return _stem(entry.key)


@lru_cache(maxsize=4096)
def _stem(key: str) -> str:
    return stem_id(key.replace("/", "-").replace("@", "-") + ".x")


def resolve(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with the target of every reference that a held document answers."""
    identities = [identity_of(r.document) for r in readings]
    finder = _Finder(identities)
    return [_resolved(reading, own, finder) for reading, own in zip(readings, identities, strict=True)]


def resolve_added(added: Sequence[Reading], held: Sequence[Identity], references: Callable[[str], tuple[Reference, ...]]) -> tuple[list[Reading], dict[str, tuple[Reference, ...]]]:
    """What `resolve` changes when documents are added to others.

    Args:
        added: the new documents.
        held: the others.
        references: those of a held document.

    Returns:
        The new readings, and the references of each held document of which one has another target now.
    """
    own = [identity_of(r.document) for r in added]
    finder = _Finder([*held, *own])
    changed = {}
    for identity in held:
        before = references(identity.document)
        after = _targeted(before, identity, finder)
        if after != before:
            changed[identity.document] = after
    return [_resolved(reading, identity, finder) for reading, identity in zip(added, own, strict=True)], changed


def _resolved(reading: Reading, own: Identity, finder: "_Finder") -> Reading:
    references = _targeted(reading.references, own, finder)
    return reading if references == reading.references else replace(reading, references=references)


def _targeted(references: tuple[Reference, ...], own: Identity, finder: "_Finder") -> tuple[Reference, ...]:
    return tuple(replace(r, target=target) if (target := finder.target(r, own)) != r.target else r for r in references)


class _Finder:
    def __init__(self, identities: Iterable[Identity]) -> None:
        self.by_number: dict[str, list[Identity]] = defaultdict(list)
        self.laws: dict[str, Identity] = {}
        self.listed = lru_cache(maxsize=None)(load_catalogue().find)
        for identity in identities:
            if identity.number:
                self.by_number[identity.number].append(identity)
            if identity.title.startswith(tuple(match_form(kind) + " " for kind in _LAWS)):
                self.laws[identity.title] = identity

    def target(self, reference: Reference, own: Identity) -> str | None:
        """Id of the one held document that the reference can mean."""
        found = self._numbered(reference, own) if reference.number else self._law(reference)
        ids = {i.document for i in found if i.document != own.document}
        return next(iter(ids)) if len(ids) == 1 else None

    def _numbered(self, reference: Reference, own: Identity) -> list[Identity]:
        key = number_key(reference.number or "")
        held = self.by_number.get(key, [])
        if is_local(key):
            held = [i for i in held if not (i.province and own.province) or i.province == own.province]
            held = [i for i in held if _same_issuer(reference.issuer, i.issuer)]
        date = reference.date or _date_of_key(reference.key)
        if date:
            return [i for i in held if self._same_date(reference.number or "", date, i)]
        several = not is_local(key) and len({d.date for d in self.listed(reference.number or "", province="") if d.date}) > 1
        return [] if several else held

    def _same_date(self, number: str, date: str, held: Identity) -> bool:
        if not held.date or held.date.startswith(date) or date.startswith(held.date):
            return True
        return any(d.date == held.date for d in self.listed(number, date=date))

    def _law(self, reference: Reference) -> list[Identity]:
        """A law called by its name; words that run on behind the name do not matter."""
        if reference.type not in _LAWS:
            return []
        name = match_form(reference.name)
        titles = [t for t in self.laws if name == t or name.startswith(t + " ")]
        law = self.laws[max(titles, key=len)] if titles else None
        date = reference.date or ""
        if law is None or date and law.date and not (law.date.startswith(date) or date.startswith(law.date)):
            return []
        year = re.search(r"/((?:19|20)\d\d)/", law.number)
        return [] if date and not law.date and year and year.group(1) != date[:4] else [law]


def _date_of_key(key: str) -> str:
    parts = key.split("@")
    return parts[1] if len(parts) > 1 and re.match(r"\d{4}", parts[1]) else ""


def _same_issuer(printed: str | None, held: str) -> bool:
    said = body_form(printed) if printed else ""
    return not said or not held or said in held or held in said


def look_alikes(identities: Sequence[Identity]) -> dict[str, list[str]]:
    """For each held document, one sentence a number that is easily taken for its own."""
    groups: dict[str, list[Identity]] = defaultdict(list)
    for identity in identities:
        if identity.number:
            groups[_shape(identity.number)].append(identity)
    out: dict[str, list[str]] = defaultdict(list)
    for group in groups.values():
        for one, other in combinations(group, 2):
            said = _likeness(one, other)
            if said:
                out[one.document].append(said.format(other.document))
                out[other.document].append(said.format(one.document))
    return dict(out)


def _likeness(one: Identity, other: Identity) -> str:
    if one.number != other.number:
        return f"the numbers {one.number} and {other.number} look alike; compare with {{}}"
    if is_local(one.number) and (one.province != other.province or one.date != other.date):
        return ""
    if one.date and other.date and one.date != other.date:
        return f"another document has the number {one.number} and another date: {{}}"
    return "the same number and date as {}; keep only the newer version" if one.date and one.date == other.date else "the same number as {}, and the date of one is not printed; keep only one if they are one document"


def _shape(number: str) -> str:
    """What the eye keeps of a number: dashes and slashes alike, đ as d, O as 0, l as 1."""
    return re.sub(r"[-/.]+", "/", fold_accents(number)).replace("o", "0").replace("l", "1").replace("i", "1")
