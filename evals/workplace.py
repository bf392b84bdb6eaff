"""Where runs and their indexes live: `.evals/`, git-ignored."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from evals.suite import ROOT, SUITES, Suite
from index.errors import BadInput

HOME = Path(".evals")
BLESSED = SUITES.parent / "blessed"
_PACKAGES = ("numpy", "tantivy", "faiss-cpu", "tokenizers", "sentence-transformers", "langchain-core")


def new_run_folder(suite: str, system: str) -> Path:
    """A folder that is not there yet, named by time, suite and system."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    base = HOME / "runs" / f"{stamp}-{suite}-{system}"
    return next(p for p in (base, *(base.with_name(f"{base.name}-{n}") for n in range(2, 1000))) if not p.exists())


def find_run(name: str) -> Path:
    """A run by path, by the name of its folder, `latest`, or `blessed` (or `blessed:SUITE`).

    Raises:
        BadInput: no such run.
    """
    runs = HOME / "runs"
    if name == "latest":
        found = sorted(p for p in runs.iterdir() if p.is_dir()) if runs.is_dir() else []
        if found:
            return found[-1]
    if name.partition(":")[0] == "blessed":
        return BLESSED / (name.partition(":")[2] or "core")
    for path in (Path(name), runs / name):
        if path.is_dir():
            return path
    raise BadInput(f"no run {name!r}; give a run's folder, its name under {runs}, latest, or blessed")


def ready_index(suite: Suite, index: Path | None, progress: Callable[[str], None]) -> Path:
    """The index to ask: the one given, else one of the suite's own over its corpus, brought up to date.

    Raises:
        BadInput: a document of the corpus cannot be read.
    """
    if index is not None:
        return index
    from evals.corpus import corpus_hash
    from ingest.pipeline import ingest

    folder = HOME / "index" / f"{suite.name}-{corpus_hash(suite.corpus)[:12]}"
    report = ingest([suite.corpus], folder, progress=lambda word, done, total: progress(f"index {done}/{total} {word}"))
    if report.failed:
        bad = next(f for f in report.files if f.status == "failed")
        raise BadInput(f"{bad.path} of the suite's corpus cannot be read: {bad.error}")
    return folder


def index_hash(folder: Path) -> str:
    """One hash over the checksums of the published build's manifest."""
    import hashlib

    from index.reader import IndexFolder

    manifest = IndexFolder(folder).current().manifest
    documents = sorted((e.id, e.sha256, e.passages) for e in manifest.documents)
    return hashlib.sha256(repr((manifest.ingest_version, sorted(manifest.embedding.items()), documents)).encode()).hexdigest()


def prompts_hash() -> str:
    """SHA-256 (hex) over the prompts of the project."""
    import hashlib

    total = hashlib.sha256()
    for path in sorted((ROOT / "prompts").rglob("*")):
        if path.is_file():
            total.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def commit() -> str:
    """The commit of the code, with "+" where files differ from it; "" outside a repository."""
    try:
        name = subprocess.run(["git", "rev-parse", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
        changed = subprocess.run(["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=10).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    return name + ("+" if changed.strip() else "")


def versions() -> dict[str, str]:
    """Python and the packages whose version can change a result."""
    out = {"python": sys.version.split()[0]}
    for name in _PACKAGES:
        try:
            out[name] = version(name)
        except PackageNotFoundError:
            continue
    return out
