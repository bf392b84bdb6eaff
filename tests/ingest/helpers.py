"""What tests of whole runs share."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from index.reader import Index, IndexFolder
from ingest.pipeline import IngestReport

ROOT = Path(__file__).parents[2]
PLANS = ROOT / "corpus" / "plans"


def statuses(report: IngestReport) -> dict[str, str]:
    """Status by path."""
    return {f.path: f.status for f in report.files}


def open_index(index: Path) -> Index:
    """The published build."""
    return IndexFolder(index).current()


def run(*arguments: object, module: str = "ingest", **options: Any) -> subprocess.CompletedProcess[str]:
    """Runs a command of the product."""
    return subprocess.run([sys.executable, "-m", module, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=60, **options)


def one_line(message: str) -> bool:
    """Whether a message is one line for the user."""
    return message.startswith("error: ") and message.count("\n") == 1 and "Traceback" not in message
