"""The catalogue: documents the plans cite, errors in the citations, and what has changed since.

A document is known by number and date, and province for a local one, never by its number alone (Nghị định 30/2020/NĐ-CP,
Điều 15: administrative numbers restart each year; Hướng dẫn 36-HD/VPTW: Party numbers restart each term).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.catalogue_file import CatalogueDocument, Change, Misprint, read_changes, read_documents
from vietnamese.numbers import number_key
from vietnamese.text import bare_form, has_accents, match_form

__all__ = ["Catalogue", "CatalogueDocument", "Change", "Misprint", "load_catalogue"]

DEFAULT_PATH = Path(__file__).resolve().parent.parent / "corpus" / "catalogue.toml"
_PROVINCE_PREFIX = re.compile(r"^(?:tỉnh|thành phố|tp\.?)\s+")
_SAID_NUMBER = re.compile(r"\b(?:số|so)\s+(?=\d)")
_YEAR_IN_NUMBER = re.compile(r"/(?:19|20)\d\d/")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Catalogue records with the look-ups that answers need."""

    documents: tuple[CatalogueDocument, ...]
    changes: tuple[Change, ...]

    def get(self, key: str) -> CatalogueDocument | None:
        """The document with this key ("25-NQ/TW@2013-06-03")."""
        return next((d for d in self.documents if d.key == key), None)

    def find(
        self, number: str, date: str | None = None, issuer: str | None = None, province: str | None = None
    ) -> tuple[CatalogueDocument, ...]:
        """Documents printed under this number; more than one where the number alone does not tell.

        Args:
            number: As printed; spaces, case, dash and đ/Ð variants fold.
            date: ISO day. A date that a plan misprints for a document finds it too.
            issuer: Words of the issuing body; a record without issuer is kept.
            province: Leaves out other provinces' documents; "" leaves central ones only.
        """
        key = number_key(number)
        found = (d for d in self.documents if d.number and number_key(d.number) == key)
        fitting = tuple(d for d in found if _dated(d, date) and _issued_by(d, issuer) and _in_province(d, province))
        return fitting if date else seen_first(fitting)

    def by_name(self, text: str) -> tuple[CatalogueDocument, ...]:
        """Documents that a text calls by name or by type and serial ("Luật Tố cáo", "Quy chế 456", "Chỉ thị 33").

        Of overlapping names only the longest counts; a name that two documents share gives both. A text typed without
        accents is compared without them.
        """
        bare = not has_accents(text)
        folded = _SAID_NUMBER.sub("", _folded(text, bare))
        hits: dict[tuple[int, int], list[CatalogueDocument]] = {}
        for document in self.documents:
            for name in _names(document):
                for match in _found(_folded(name, bare), folded):
                    hits.setdefault(match.span(), []).append(document)
        longest = [span for span in hits if not any(_covers(other, span) for other in hits)]
        return tuple(dict.fromkeys(d for span in sorted(longest) for d in seen_first(tuple(hits[span]))))

    def changes_for(self, name: str) -> tuple[Change, ...]:
        """Changes since of a body, province, level, law or number that the words name, as whole words."""
        bare = not has_accents(name)
        folded = _folded(name, bare)
        return tuple(c for c in self.changes if any(_found(_folded(was, bare), folded) for was in c.was))


def seen_first(documents: tuple[CatalogueDocument, ...]) -> tuple[CatalogueDocument, ...]:
    """Leaves out what is only reported, cited by no plan and not verified, where another document bears the same number."""
    seen = tuple(d for d in documents if d.status != "record" or d.mark != "chưa xác minh" or d.cited_by or d.province)
    return seen or documents


def load_catalogue(path: Path | str | None = None) -> Catalogue:
    """The catalogue file, and `changes.toml` beside it; read once a process.

    Raises:
        BadTable: A file is missing or breaks its form; the message names file, entry and field.
    """
    return _load(Path(path) if path is not None else DEFAULT_PATH)


@lru_cache(maxsize=8)
def _load(path: Path) -> Catalogue:
    return Catalogue(read_documents(path), read_changes(path.with_name("changes.toml")))


@lru_cache(maxsize=None)
def _names(document: CatalogueDocument) -> tuple[str, ...]:
    names = list(document.names)
    if document.type == "Luật" or not document.number:
        names.append(document.title)
    serial = re.match(r"0*(\d+)", document.number)
    if serial and document.type:
        names += [f"{document.type} {serial.group(0)}", f"{document.type} {serial.group(1)}"]
    return tuple(sorted({match_form(name) for name in names if name}))


@lru_cache(maxsize=20_000)
def _folded(text: str, bare: bool) -> str:
    return bare_form(text) if bare else match_form(text)


def _found(name: str, text: str) -> list[re.Match[str]]:
    """Where a folded name stands in a folded text as whole words."""
    if name not in text:  # a plain look first: of hundreds of names few stand in a text
        return []
    return list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w|[-/]\w)", text))


def _covers(longer: tuple[int, int], shorter: tuple[int, int]) -> bool:
    return longer != shorter and longer[0] <= shorter[0] and shorter[1] <= longer[1]


def _dated(document: CatalogueDocument, date: str | None) -> bool:
    if not date or date == document.date:
        return True
    if not document.date:
        return bool(_YEAR_IN_NUMBER.search(document.number))
    return any(m.kind == "date" and m.printed_date == date for m in document.misprints)


def _issued_by(document: CatalogueDocument, issuer: str | None) -> bool:
    if not issuer or not document.issuer:
        return True
    asked, known = match_form(issuer), match_form(document.issuer)
    return asked in known or known in asked


def _in_province(document: CatalogueDocument, province: str | None) -> bool:
    if province is None or not document.province:
        return True
    return _PROVINCE_PREFIX.sub("", match_form(province)) == match_form(document.province)
