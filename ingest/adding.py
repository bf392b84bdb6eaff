"""Adding one document: from a file or an address, compared with the catalogue entry it was added as, kept in the library."""

import hashlib
import shutil
import tempfile
from pathlib import Path

from index.catalogue import CatalogueDocument, load_catalogue
from index.errors import BadInput, NoIndex, UnreadableFile
from index.reader import Index, IndexFolder
from index.records import Document
from ingest.expected import check_expected, named_entry
from ingest.fetch import FetchLimits, fetch, is_address
from ingest.held import text_digest
from ingest.identity import stem_id
from ingest.pipeline import Progress, ingest
from ingest.reading import read_document
from ingest.readers.registry import supported_extensions
from ingest.readers.sandbox import read_safely
from ingest.report import FileReport, IngestReport
from ingest.resolve import entry_stem, identity_of

_REPLACED = ".replaced"


def add_source(source: str, known_as: str | None, index_folder: Path, library: Path, *, limits: FetchLimits | None = None, progress: Progress | None = None) -> IngestReport:
    """Adds a file or an address to the library and the index.

    Args:
        source: a file, or an http(s) address.
        known_as: number, or number@date, of the catalogue entry it must be.
        index_folder: the index.
        library: the folder of added files; made when missing.
        limits: of the transfer, for an address.
        progress: as for `ingest`.

    Raises:
        BadInput: no such file; not the document it was added as; a format that is not read.
        NotFetched: the address gave no document.
    """
    entry = named_entry(known_as, load_catalogue()) if known_as else None
    if not is_address(source):
        return _add_file(Path(source), entry, index_folder, library, source, progress)
    with tempfile.TemporaryDirectory(prefix="fetch-") as home:
        got = fetch(source, limits)
        path = Path(home) / f"{stem_id(got.stem + '.x')}{got.extension}"
        path.write_bytes(got.content)
        return _add_file(path, entry, index_folder, library, source, progress)


def _add_file(path: Path, entry: CatalogueDocument | None, index_folder: Path, library: Path, source: str, progress: Progress | None) -> IngestReport:
    if not path.is_file():
        raise BadInput(f"{path} does not exist; give a file" if not path.exists() else f"{path} is a folder; ingest it with: python -m ingest {path}")
    if path.suffix.lower() not in supported_extensions():
        raise BadInput(f"the format {path.suffix or 'without extension'} is not read; formats: {' '.join(supported_extensions())}")
    held = _held(index_folder)
    try:
        document = _read(path)
    except UnreadableFile as error:
        return IngestReport([FileReport(source, "failed", error=str(error))], 0.0, _counts(held))
    warnings = check_expected(document, entry) if entry else []
    if not entry and _is_held_in_place(path, held):
        return ingest([path], index_folder, progress=progress)
    target = _place(path, entry, library)
    twin = _twin(document, target, held)
    if twin:
        return IngestReport([FileReport(source, "duplicate", twin, warnings=[*warnings, f"the same text as {twin}, which stays"])], 0.0, _counts(held))
    older = _older_version(document, entry, held)
    _into_library(path, target, library)
    dropped = [older.id] if older and _retire(older, held, target, library) else []
    report = ingest([target], index_folder, progress=progress, drop=dropped)
    _explain(report, target, older if dropped else None, warnings, index_folder)
    return report


def _held(index_folder: Path) -> Index | None:
    try:
        return IndexFolder(index_folder).current()
    except NoIndex:
        return None


def _counts(held: Index | None) -> dict[str, int]:
    counts = held.manifest.counts if held else {}
    return {**{k: counts.get(k, 0) for k in ("documents", "passages", "vectors")}, "bytes": sum(held.manifest.sizes.values()) if held else 0}


def _read(path: Path) -> Document:
    return read_document(read_safely(path), document=stem_id(path.name), path=path.name, sha256="").document


def _is_held_in_place(path: Path, held: Index | None) -> bool:
    """Whether the file lies in a folder that was ingested before: it stays there."""
    whole = path.resolve()
    return held is not None and any(Path(e.root) / e.path == whole for e in held.manifest.documents)


def _older_version(document: Document, entry: CatalogueDocument | None, held: Index | None) -> Document | None:
    """The held document of the same number, date and province."""
    own = identity_of(document)
    number, date, province = own.key
    if entry:
        number, date = identity_of_entry(entry)
    if held is None or not number or not date:
        return None
    return next((d for d in held.store.documents() if identity_of(d).key == (number, date, province)), None)


def identity_of_entry(entry: CatalogueDocument) -> tuple[str, str]:
    """Folded number and date of a catalogue entry."""
    from vietnamese.numbers import number_key

    return number_key(entry.number), entry.date


def _place(path: Path, entry: CatalogueDocument | None, library: Path) -> Path:
    """Where the library keeps the file: under its entry's name or its own."""
    return library.resolve() / f"{entry_stem(entry) if entry else path.stem}{path.suffix.lower()}"


def _twin(document: Document, target: Path, held: Index | None) -> str | None:
    """The held document with the same letters, unless it is the file to be written."""
    if held is None:
        return None
    digest = text_digest(document.text)
    places = {e.id: Path(e.root) / e.path for e in held.manifest.documents}
    return next((d.id for d in held.store.documents() if places[d.id] != target and text_digest(d.text) == digest), None)


def _into_library(path: Path, target: Path, library: Path) -> None:
    """Copies the file there; another file of that name makes room for it."""
    if target == path.resolve():
        return
    library.mkdir(parents=True, exist_ok=True)
    if target.exists() and target.read_bytes() != path.read_bytes():
        _set_aside(target, library)
    fresh = target.with_name(f".{target.name}.new")
    shutil.copyfile(path, fresh)
    fresh.replace(target)


def _set_aside(old: Path, library: Path) -> None:
    aside = library / _REPLACED
    aside.mkdir(exist_ok=True)
    digest = hashlib.sha256(old.read_bytes()).hexdigest()[:8]
    old.replace(aside / f"{old.stem}-{digest}{old.suffix}")


def _retire(older: Document, held: Index | None, target: Path, library: Path) -> bool:
    """Whether the older version leaves the index: only a file of the library does; its file is set aside."""
    place = next((Path(e.root) / e.path for e in held.manifest.documents if e.id == older.id), None) if held else None
    if place is None or place == target or library.resolve() not in place.parents:
        return False
    if place.exists():
        _set_aside(place, library)
    return True


def _explain(report: IngestReport, target: Path, older: Document | None, warnings: list[str], index_folder: Path) -> None:
    row = next((f for f in report.files if f.path == target.name and f.status != "removed"), None)
    if row is None or row.document is None:
        return
    row.warnings += warnings
    if older:
        row.warnings.append(f"replaces {older.id} (the same number and date); the older file is kept in {_REPLACED}/")
    pointing = IndexFolder(index_folder).current().store.pointing_to(row.document)
    if pointing:
        row.warnings.append(f"{pointing} references now point to it")
