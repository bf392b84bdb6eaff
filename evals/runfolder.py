"""The folder of a run: manifest, questions, and one row a question.

Rows are appended and flushed, so that a crash loses one row at most; a torn last line is dropped when the run is resumed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.items import Item, item_from_json, item_to_json
from evals.replies import Row, row_from_json
from index.errors import BadInput

MANIFEST, ITEMS, RESULTS = "manifest.json", "items.jsonl", "results.jsonl"
_SAME = ("suite", "suite_sha256", "corpus_sha256", "index_sha256", "system", "settings", "noise", "seed", "top")


class RunFolder:
    """One run on disk."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def start(self, manifest: dict[str, Any], items: Sequence[Item]) -> None:
        """A fresh folder; an old run is never written over."""
        if (self.path / MANIFEST).exists():
            raise BadInput(f"{self.path} holds a run; go on with --resume {self.path}, or name another folder with --out")
        self.path.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(item_to_json(i) | {"noise": i.noise}, ensure_ascii=False) for i in items]
        (self.path / ITEMS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        self.save_manifest(manifest)

    def manifest(self) -> dict[str, Any]:
        """What the run was made from.

        Raises:
            BadInput: this is no run folder.
        """
        try:
            return dict(json.loads((self.path / MANIFEST).read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise BadInput(f"{self.path} is no run folder (no readable {MANIFEST}); python -m evals run makes one") from error

    def save_manifest(self, manifest: dict[str, Any]) -> None:
        """Writes the manifest in one step."""
        write_whole(self.path / MANIFEST, json.dumps(manifest, ensure_ascii=False, indent=1) + "\n")

    def same_run(self, manifest: dict[str, Any]) -> None:
        """Checks that a run can be resumed.

        Raises:
            BadInput: naming what is not as it was.
        """
        old = self.manifest()
        for name in _SAME:
            if old.get(name) != manifest.get(name):
                raise BadInput(f"{self.path} cannot be resumed: its {name} was {old.get(name)!r}, now it is {manifest.get(name)!r}; start a new run")

    def items(self) -> list[Item]:
        """The questions of the run, noisy ones with their own words."""
        out = []
        for data in read_lines(self.path / ITEMS):
            noise, question = data.pop("noise", ""), data["question"]
            out.append(item_from_json(data, str(self.path / ITEMS)).asked_as(question, noise))
        return out

    def append(self, row: dict[str, Any]) -> None:
        """One row, on the disk when this returns."""
        with (self.path / RESULTS).open("a", encoding="utf-8") as stream:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")
            stream.flush()
            os.fsync(stream.fileno())

    def raw_rows(self) -> dict[str, dict[str, Any]]:
        """Saved rows by key, as the system gave them; the last one of a key counts."""
        return {str(r["key"]): r for r in read_lines(self.path / RESULTS)}

    def rows(self) -> dict[str, Row]:
        """Saved rows by key."""
        return {key: row_from_json(r) for key, r in self.raw_rows().items()}

    def mend(self) -> None:
        """Drops a torn last line, so that the next row starts on its own."""
        path = self.path / RESULTS
        if path.exists():
            data = path.read_bytes()
            whole = data[: data.rfind(b"\n") + 1]
            if whole != data:
                path.write_bytes(whole)


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Objects of a JSON Lines file; none where there is no file."""
    if not path.exists():
        return
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line:
            continue
        try:
            yield json.loads(line)
        except ValueError as error:
            raise BadInput(f"{path}, line {number} is torn; go on with --resume, which mends it") from error


def write_whole(path: Path, text: str) -> None:
    """Writes a file in one step; a crash leaves the old one."""
    temporary = path.with_name(f".{path.name}.new")
    temporary.write_text(text, encoding="utf-8")
    os.replace(temporary, path)
