"""python -m assistant quiz: a paper from the index, or a saved paper against it."""

import argparse
import json
import sys
from pathlib import Path

from assistant.quiz.check import UNCHANGED, check_paper
from assistant.quiz.codes import shuffled_codes
from assistant.quiz.exports.registry import WRITERS, export
from assistant.quiz.kinds.common import Material
from assistant.quiz.model import KINDS, LEVELS, TOPICS, Paper, Request
from assistant.quiz.paper import build_paper
from assistant.quiz.words import word
from assistant.service import Assistant
from index.cli import index_folder, progress_line, put, put_json
from index.errors import BadInput
from vietnamese.text import bare_form

MOST = 1000
MOST_CODES = 24
_BINARY = ("docx", "kahoot", "quizizz")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options of the quiz command, but for those common to all."""
    parser.add_argument("--documents", metavar="ID,…", help="only these documents (default: all held)")
    parser.add_argument("--topics", metavar="T,…", help=f"of {', '.join(TOPICS)}")
    parser.add_argument("--kinds", metavar="K,…", help=f"of {', '.join(KINDS)}")
    parser.add_argument("--levels", metavar="L,…", help=f"of {', '.join(LEVELS)}; vận dụng is offered as essay prompts only")
    parser.add_argument("--count", type=int, default=20, help="number of questions (default 20)")
    parser.add_argument("--seed", type=int, default=1, help="the same seed and index give the same paper (default 1)")
    parser.add_argument("--codes", type=int, default=1, metavar="N", help="shuffled versions (mã đề) of a Word or Markdown paper (default 1)")
    parser.add_argument("--format", choices=["json", *WRITERS], default=None, help="default: by the ending of --output, else json")
    parser.add_argument("--output", type=Path, metavar="FILE", help="write to a file")
    parser.add_argument("--check", type=Path, metavar="FILE", help="flag questions of a saved JSON paper whose source changed")


def quiz_command(options: argparse.Namespace) -> int:
    """Runs the command; 1 when --check finds a changed source."""
    assistant = Assistant(index_folder(options))
    if options.check:
        states = check_paper(assistant.library(), options.check)
        put_json({"questions": states, "changed": sum(s["state"] != UNCHANGED for s in states)})
        return 1 if any(s["state"] != UNCHANGED for s in states) else 0
    request = read_request(options)
    for name in request.documents:
        assistant.library().document(name)
    format = _format(options)
    if format in _BINARY and options.output is None:
        raise BadInput(f"--format {format} is a file; give --output FILE")
    shown = progress_line if sys.stderr.isatty() or request.count >= 100 else None
    paper = build_paper(Material(assistant.library()), request, shown)
    if paper.shortfall:
        _tell(paper.shortfall)
    _deliver(options, format, paper, request)
    return 0


def read_request(options: argparse.Namespace) -> Request:
    """The request that the options make.

    Raises:
        BadInput: a name is unknown or a number out of range.
    """
    if not 1 <= options.count <= MOST:
        raise BadInput(f"--count takes a number from 1 to {MOST}")
    if not 1 <= options.codes <= MOST_CODES:
        raise BadInput(f"--codes takes a number from 1 to {MOST_CODES}")
    documents = tuple(name.strip() for name in (options.documents or "").split(",") if name.strip())
    return Request(documents, _names(options.topics, TOPICS, "--topics"), _names(options.kinds, KINDS, "--kinds"), _names(options.levels, LEVELS, "--levels"), options.count, options.seed)


def _names(given: str | None, known: tuple[str, ...], option: str) -> tuple[str, ...]:
    """Names of a comma list; accents, capitals, hyphens and spaces are free."""
    forms = {_form(name): name for name in known}
    names = [name for name in (given or "").split(",") if name.strip()]
    for name in names:
        if _form(name) not in forms:
            raise BadInput(f"{option}: {name.strip()!r} is unknown; known: {', '.join(known)}")
    return tuple(n for n in known if n in {forms[_form(name)] for name in names})


def _form(name: str) -> str:
    return bare_form(name).replace("_", " ").replace("-", " ").strip()


def _format(options: argparse.Namespace) -> str:
    if options.format:
        return str(options.format)
    if options.output is None:
        return "json"
    ending = options.output.suffix.lower()
    known = {".json": "json", ".docx": "docx", ".gift": "gift", ".xml": "moodle-xml", ".tsv": "anki", ".csv": "csv", ".md": "markdown"}
    if ending not in known:
        raise BadInput(f"the ending {ending!r} names no format; give --format, one of json, {', '.join(WRITERS)}")
    return known[ending]


def _deliver(options: argparse.Namespace, format: str, paper: Paper, request: Request) -> None:
    if format == "json":
        data, lost = (json.dumps(paper.as_json(), ensure_ascii=False) + "\n").encode(), ()
    else:
        written = export(format, paper, shuffled_codes(paper, options.codes, request.seed))
        data, lost = written.data, written.lost
    for line in lost:
        _tell(line)
    if options.output is None:
        put(data.decode("utf-8-sig" if format == "csv" else "utf-8"))
        return
    options.output.write_bytes(data)
    _tell(f"{options.output}: {len(paper.questions)} · {word('paper', 'levels_note')}")


def _tell(message: str) -> None:
    sys.stderr.write(message + "\n")
