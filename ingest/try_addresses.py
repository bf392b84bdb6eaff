"""The catalogue's addresses, tried for every central document that is cited and not held; what came of each is told."""

from dataclasses import dataclass
from pathlib import Path

from index.catalogue import CatalogueDocument, load_catalogue
from index.errors import UserError
from index.reader import IndexFolder
from ingest.adding import add_source
from ingest.fetch import FetchLimits
from ingest.missing import Missing, missing_documents
from ingest.pipeline import Progress


@dataclass(frozen=True, slots=True)
class Tried:
    """One missing document. `state`: added, failed, no address, unknown."""

    key: str
    name: str
    state: str
    message: str
    address: str | None = None

    def as_json(self) -> dict[str, str | None]:
        """The row as the command line prints it."""
        return {k: getattr(self, k) for k in self.__slots__}


def fetch_missing(index_folder: Path, library: Path, *, limits: FetchLimits | None = None, progress: Progress | None = None) -> list[Tried]:
    """Tries every known address; a document is added from the first that gives it."""
    wanted = [m for m in missing_documents(IndexFolder(index_folder).current()) if not m.local]
    out: list[Tried] = []
    for done, row in enumerate(wanted):
        if progress:
            progress(row.name, done, len(wanted))
        out.append(_tried(row, index_folder, library, limits))
    if progress and wanted:
        progress("", len(wanted), len(wanted))
    return out


def _tried(row: Missing, index_folder: Path, library: Path, limits: FetchLimits | None) -> Tried:
    entry = next((d for d in load_catalogue().documents if d.key == row.entry), None)
    if entry is None:
        return Tried(row.key, row.name, "unknown", "the catalogue has no entry of its own for it")
    if not entry.addresses:
        return Tried(entry.key, row.name, "no address", "no address is known; ask the office that issued it, then: python -m ingest add FILE --as " + f'"{entry.key}"')
    return _first_good(entry, row.name, index_folder, library, limits)


def _first_good(entry: CatalogueDocument, name: str, index_folder: Path, library: Path, limits: FetchLimits | None) -> Tried:
    causes = []
    for address in entry.addresses:
        try:
            report = add_source(address, entry.key, index_folder, library, limits=limits)
        except UserError as error:
            causes.append(f"{address}: {error}")
            continue
        file = report.files[-1] if report.files else None
        if file and file.status in ("added", "updated", "unchanged"):
            return Tried(entry.key, name, "added", f"as {file.document}" + "".join(f"; {w}" for w in file.warnings), address)
        causes.append(f"{address}: {file.error or '; '.join(file.warnings) if file else 'nothing was added'}")
    return Tried(entry.key, name, "failed", " | ".join(causes))
