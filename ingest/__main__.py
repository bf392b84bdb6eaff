"""python -m ingest: folders and files into the index; add, remove, list, missing, fetch, health, doctor."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from index.cli import PARTLY, common, index_folder, parser, put_json, run
from index.errors import BadInput
from index.settings import settings
from ingest import commands
from ingest.pipeline import ingest
from ingest.progress import ProgressLine

_COMMANDS: dict[str, tuple[Callable[[argparse.Namespace], int], str]] = {
    "add": (commands.add, "add or update one file, or the document at an address"), "remove": (commands.remove, "take a document out of the index (asks first)"),
    "list": (commands.show_list, "documents of the index"), "missing": (commands.missing, "cited but not held"),
    "fetch": (commands.fetch, "try the catalogue's addresses for central documents that are cited and not held"),
    "health": (commands.show_health, "how well each document was read"), "doctor": (commands.doctor, "formats and programs that are there"),
}
COMMANDS = tuple(_COMMANDS)
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
    paths = options.paths or [p for p in (Path(DEFAULT_FOLDERS[0]), settings().storage.library) if p.is_dir()]
    if not paths:
        raise BadInput("there is no folder corpus/ or library/ here; name a folder or a file")
    report = ingest(paths, index_folder(options), rebuild=options.rebuild, progress=ProgressLine())
    put_json(report.as_json()) if options.json else commands.tell(report)
    return PARTLY if report.failed else 0


def _command(arguments: Sequence[str]) -> int:
    top = parser("python -m ingest", "Documents of the index.")
    parsers = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    subs = {name: parsers.add_parser(name, help=text, description=text) for name, (_, text) in _COMMANDS.items()}
    for sub in subs.values():
        common(sub)
        sub.add_argument("--json", action="store_true", help="one JSON object")
    subs["add"].add_argument("source", metavar="FILE|URL", help="a file, or an http(s) address that is fetched now")
    subs["add"].add_argument("--as", dest="known_as", metavar="NUMBER", help='the catalogue entry it must be: "33/CT-TTg", with a date where two share a number: "25-NQ/TW@2013-06-03"')
    subs["remove"].add_argument("document")
    subs["remove"].add_argument("--yes", action="store_true", help="do not ask")
    subs["health"].add_argument("--output", type=Path, metavar="FILE.html", help="write one HTML page instead")
    for name in ("add", "fetch"):
        subs[name].add_argument("--library", type=Path, metavar="DIR", help="where added files are kept (default: the setting storage.library, library)")
        subs[name].add_argument("--seconds", type=float, help="longest time for one address (default: the setting fetching.seconds, 60)")
        subs[name].add_argument("--megabytes", type=int, help="biggest file from an address (default: the setting fetching.megabytes, 50)")
    options = top.parse_args(arguments)
    return _COMMANDS[options.command][0](options)


if __name__ == "__main__":
    sys.exit(run(main))
