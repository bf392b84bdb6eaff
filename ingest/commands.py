"""The sub-commands of python -m ingest: add, remove, list, missing, fetch, health, doctor."""

import argparse
import sys

from index.cli import PARTLY, index_folder, put, put_json
from index.reader import IndexFolder
from index.settings import settings
from ingest.adding import add_source
from ingest.fetch import fetch_limits_set
from ingest.health import health
from ingest.health_page import health_page, health_table
from ingest.missing import missing_documents
from ingest.pipeline import remove_documents
from ingest.progress import ProgressLine
from ingest.report import IngestReport
from ingest.try_addresses import fetch_missing


def tell(report: IngestReport) -> None:
    """The report of a run, a line each file."""
    for f in report.files:
        counts = f"{f.passages} passages, {f.duties} duties, {f.references} references" if f.document and f.status in ("added", "updated", "unchanged") else ""
        put(f"{f.status:10} {f.path}  {f.error or '; '.join([*([counts] if counts and f.status != 'unchanged' else []), *f.warnings])}")
    i = report.index
    put(f"{i['documents']} documents, {i['passages']} passages, {i['bytes'] / 1e6:.1f} MB, {report.seconds:.1f} s")


def add(options: argparse.Namespace) -> int:
    """Adds a file, or fetches and adds the address that the user names."""
    limits = fetch_limits_set(options.seconds, options.megabytes)
    report = add_source(options.source, options.known_as, index_folder(options), options.library or settings().storage.library, limits=limits, progress=ProgressLine())
    put_json(report.as_json()) if options.json else tell(report)
    return PARTLY if report.failed else 0


def remove(options: argparse.Namespace) -> int:
    """Takes a document out of the index."""
    folder = index_folder(options)
    document = IndexFolder(folder).current().store.document(options.document)
    if not options.yes:
        sys.stderr.write(f"remove {document.id} ({document.path}) from the index? [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().lower() not in ("y", "yes", "c", "có"):
            put("nothing removed")
            return 0
    counts = remove_documents(folder, [document.id])
    put_json({"removed": document.id, "index": counts}) if options.json else put(f"removed {document.id}; {counts['documents']} documents stay (the file itself is untouched)")
    return 0


def show_list(options: argparse.Namespace) -> int:
    """The documents of the index."""
    store = IndexFolder(index_folder(options)).current().store
    rows = [{"document": d.id, "path": d.path, "number": d.number.text if d.number else None, "date": d.date_typed, "province": d.province_name, "branch": d.branch,
             "title": " ".join(d.title.text.split()) if d.title else None, "passages": len(store.passages(d.id)), "duties": len(store.duties(d.id)), "references": len(store.references(d.id))} for d in store.documents()]
    if options.json:
        put_json({"documents": rows})
    else:
        put("\n".join(f"{r['document']:52} {r['number'] or '-':14} {r['date'] or '-':10} {r['province'] or '-':12} {(r['title'] or '')[:60]}" for r in rows) or "the index is empty")
    return 0


def missing(options: argparse.Namespace) -> int:
    """What is cited and not held."""
    rows = missing_documents(IndexFolder(index_folder(options)).current())
    if options.json:
        put_json({"missing": [r.as_json() for r in rows]})
        return 0
    for r in rows:
        put(f"{r.name:58} {r.date or '-':10}  cited by {', '.join(r.cited_by)}" + (f"\n    {r.address}" if r.address else ""))
    put(f"{len(rows)} documents are cited and not held")
    return 0


def fetch(options: argparse.Namespace) -> int:
    """Tries the catalogue's addresses for the central documents that are cited and not held."""
    limits = fetch_limits_set(options.seconds, options.megabytes)
    rows = fetch_missing(index_folder(options), options.library or settings().storage.library, limits=limits, progress=ProgressLine())
    if options.json:
        put_json({"documents": [r.as_json() for r in rows]})
    else:
        for r in rows:
            put(f"{r.state:12} {r.key}  {r.message}")
        put(f"{sum(r.state == 'added' for r in rows)} of {len(rows)} documents were added")
    return PARTLY if any(r.state == "failed" for r in rows) else 0


def show_health(options: argparse.Namespace) -> int:
    """The health of every document."""
    rows = health(IndexFolder(index_folder(options)).current())
    if options.output:
        options.output.write_text(health_page(rows), encoding="utf-8")
        put(f"{options.output}: {len(rows)} documents")
    elif options.json:
        put_json({"documents": [r.as_json() for r in rows]})
    else:
        put(health_table(rows))
    return 0


def doctor(options: argparse.Namespace) -> int:
    """Formats and programs that are there."""
    from ingest.readers.doctor import doctor as programs

    rows = programs()
    if options.json:
        put_json({"programs": [{"program": r.program, "found": r.found, "version": r.version, "purpose": r.purpose, "package": r.package} for r in rows]})
    else:
        put("\n".join(f"{r.program:14} {(r.version or 'found') if r.found else 'missing: install ' + r.package:40} {r.purpose}" for r in rows))
    return 0
