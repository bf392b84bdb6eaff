"""python -m ingest: folders and files into the index; list, remove, missing, doctor."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from index.cli import PARTLY, common, index_folder, parser, progress_line, put, put_json, run
from index.errors import BadInput
from index.reader import IndexFolder
from ingest.missing import missing_documents
from ingest.pipeline import IngestReport, ingest, remove_documents

COMMANDS = ("add", "remove", "list", "missing", "doctor")
DEFAULT_FOLDERS = ("corpus", "library")


def main(arguments: Sequence[str]) -> int:
    """Runs a sub-command, or ingests the paths given."""
    named = next((a for a in arguments if not a.startswith("-")), "")
    return _command(arguments) if named in COMMANDS else _ingest(arguments)


def _ingest(arguments: Sequence[str]) -> int:
    top = parser("python -m ingest", f"Reads folders and files into the index (default: {' and '.join(DEFAULT_FOLDERS)}). Sub-commands: {', '.join(COMMANDS)}.")
    top.add_argument("paths", nargs="*", type=Path, metavar="FOLDER|FILE", help="a folder is synchronised, a file added or updated")
    top.add_argument("--rebuild", action="store_true", help="read and embed everything again")
    top.add_argument("--json", action="store_true", help="one JSON object")
    options = top.parse_args(arguments)
    paths = options.paths or [p for p in map(Path, DEFAULT_FOLDERS) if p.is_dir()]
    if not paths:
        raise BadInput("there is no folder corpus/ or library/ here; name a folder or a file")
    report = ingest(paths, index_folder(options), rebuild=options.rebuild, progress=progress_line)
    put_json(report.as_json()) if options.json else _tell(report)
    return PARTLY if report.failed else 0


def _tell(report: IngestReport) -> None:
    for f in report.files:
        detail = f.error or "; ".join(f.warnings) or (f"{f.passages} passages, {f.duties} duties, {f.references} references" if f.document and f.status != "removed" else "")
        put(f"{f.status:10} {f.path}  {detail}")
    i = report.index
    put(f"{i['documents']} documents, {i['passages']} passages, {i['bytes'] / 1e6:.1f} MB, {report.seconds:.1f} s")


def _command(arguments: Sequence[str]) -> int:
    top = parser("python -m ingest", "Documents of the index.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    add = commands.add_parser("add", help="add or update one file")
    add.add_argument("file", type=Path)
    remove = commands.add_parser("remove", help="take a document out of the index (asks first)")
    remove.add_argument("document")
    remove.add_argument("--yes", action="store_true", help="do not ask")
    for sub in (add, remove, commands.add_parser("list", help="documents of the index"), commands.add_parser("missing", help="cited but not held"), commands.add_parser("doctor", help="formats and programs that are there")):
        common(sub)
        sub.add_argument("--json", action="store_true", help="one JSON object")
    options = top.parse_args(arguments)
    return {"add": _add, "remove": _remove, "list": _list, "missing": _missing, "doctor": _doctor}[options.command](options)


def _add(options: argparse.Namespace) -> int:
    report = ingest([options.file], index_folder(options), progress=progress_line)
    put_json(report.as_json()) if options.json else _tell(report)
    return PARTLY if report.failed else 0


def _remove(options: argparse.Namespace) -> int:
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


def _list(options: argparse.Namespace) -> int:
    store = IndexFolder(index_folder(options)).current().store
    rows = [{"document": d.id, "path": d.path, "number": d.number.text if d.number else None, "date": d.date_typed, "province": d.province_name, "branch": d.branch,
             "title": " ".join(d.title.text.split()) if d.title else None, "passages": len(store.passages(d.id)), "duties": len(store.duties(d.id)), "references": len(store.references(d.id))} for d in store.documents()]
    if options.json:
        put_json({"documents": rows})
    else:
        put("\n".join(f"{r['document']:52} {r['number'] or '-':14} {r['date'] or '-':10} {r['province'] or '-':12} {(r['title'] or '')[:60]}" for r in rows) or "the index is empty")
    return 0


def _missing(options: argparse.Namespace) -> int:
    rows = missing_documents(IndexFolder(index_folder(options)).current())
    if options.json:
        put_json({"missing": [r.as_json() for r in rows]})
        return 0
    for r in rows:
        put(f"{r.name:58} {r.date or '-':10}  cited by {', '.join(r.cited_by)}" + (f"\n    {r.address}" if r.address else ""))
    put(f"{len(rows)} documents are cited and not held")
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from ingest.readers.doctor import doctor

    rows = doctor()
    if options.json:
        put_json({"programs": [{"program": r.program, "found": r.found, "version": r.version, "purpose": r.purpose, "package": r.package} for r in rows]})
    else:
        put("\n".join(f"{r.program:14} {(r.version or 'found') if r.found else 'missing: install ' + r.package:40} {r.purpose}" for r in rows))
    return 0


if __name__ == "__main__":
    sys.exit(run(main))
