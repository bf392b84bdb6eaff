"""`report`: a run as Markdown and as one HTML page that opens offline."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from evals.commands.shared import Subparsers, tell
from evals.outcome import gates_from_json, score_run
from evals.report.html_page import html_report
from evals.report.markdown import markdown_report
from evals.runfolder import RunFolder
from evals.workplace import find_run


def add(commands: Subparsers) -> None:
    """The command's options."""
    parser = commands.add_parser("report", help="write a run as Markdown and as one HTML page with plots")
    parser.add_argument("target", metavar="RUN", help="a run's folder, its name, or latest")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="default: report.md in the run's folder; - for standard output")
    parser.add_argument("--html", type=Path, metavar="FILE", help="default: report.html in the run's folder")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Exit code 0; the report tells the verdict."""
    folder = RunFolder(find_run(options.target))
    manifest = folder.manifest()
    outcome = score_run(folder, gates_from_json(manifest.get("gates", {})))
    text = markdown_report(manifest, outcome)
    if str(options.markdown) == "-":
        sys.stdout.write(text)
    else:
        path = options.markdown or folder.path / "report.md"
        path.write_text(text, encoding="utf-8")
        tell(f"report: {path}")
    page = options.html or folder.path / "report.html"
    page.write_text(html_report(manifest, outcome, folder.rows()), encoding="utf-8")
    tell(f"report: {page}")
    return 0
