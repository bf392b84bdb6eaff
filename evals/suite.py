"""A suite: a folder with `suite.toml` (name, corpus, floors) and `items.jsonl`."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.items import Item, item_from_json, item_to_json
from index.errors import BadInput

SUITES = Path(__file__).with_name("suites")
ROOT = Path(__file__).resolve().parent.parent
_KEYS = {"name", "title", "corpus", "floors", "ceilings", "drops"}


@dataclass(frozen=True, slots=True)
class Drop:
    """How far some metrics may fall under one noise, against the same questions asked clean."""

    noise: str
    most: float
    metrics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Suite:
    """Items with the folder they run on and the floors they must hold."""

    name: str
    title: str
    folder: Path
    corpus: Path
    items: tuple[Item, ...]
    floors: Mapping[str, float]
    ceilings: Mapping[str, float]
    drops: tuple[Drop, ...]
    sha256: str


def load_suite(name: str, corpus: Path | None = None) -> Suite:
    """A suite by name (a folder of evals/suites) or by path.

    Args:
        name: "core", or a folder that holds `suite.toml`.
        corpus: another folder of documents than the one the suite names.

    Raises:
        BadInput: no such suite, or a file breaks its form.
    """
    folder = SUITES / name if (SUITES / name).is_dir() else Path(name)
    settings = _settings(folder / "suite.toml")
    path = folder / "items.jsonl"
    drops = tuple(_drop(d, folder) for d in settings.get("drops", []))
    return Suite(
        settings["name"], settings.get("title", ""), folder, corpus or ROOT / settings["corpus"], read_items(path),
        _levels(settings, "floors", folder), _levels(settings, "ceilings", folder), drops, file_hash(path, folder / "suite.toml"),
    )


def read_items(path: Path) -> tuple[Item, ...]:
    """Items of a JSON Lines file.

    Raises:
        BadInput: naming the line and what to mend.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read ({error}); a suite holds items.jsonl in UTF-8") from error
    items = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise BadInput(f"{path.name}, line {number}: not JSON ({error.msg}, column {error.colno})") from error
        items.append(item_from_json(data, f"{path.name}, line {number}"))
    return tuple(items)


def write_items(path: Path, items: Iterable[Item]) -> None:
    """Writes items, one JSON object a line."""
    text = "".join(json.dumps(item_to_json(item), ensure_ascii=False) + "\n" for item in items)
    path.write_text(text, encoding="utf-8")


def file_hash(*paths: Path) -> str:
    """SHA-256 (hex) over the bytes of some files, in order."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes() + b"\0")
    return total.hexdigest()


def _settings(path: Path) -> dict[str, Any]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        known = ", ".join(sorted(p.name for p in SUITES.iterdir() if p.is_dir()))
        raise BadInput(f"no suite in {path.parent}; suites: {known}, or give a folder that holds suite.toml") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path}: not valid TOML: {error}") from error
    unknown = sorted(set(data) - _KEYS)
    missing = sorted({"name", "corpus"} - set(data))
    if unknown or missing:
        raise BadInput(f"{path}: {'unknown key ' + unknown[0] if unknown else 'missing key ' + missing[0]}")
    return data


def _levels(settings: Mapping[str, Any], table: str, folder: Path) -> dict[str, float]:
    from evals.metrics import METRICS

    levels = settings.get(table, {})
    for name, value in levels.items():
        if name not in METRICS or not isinstance(value, (int, float)):
            raise BadInput(f"{folder / 'suite.toml'}: [{table}] {name} = {value!r}: a metric's name and a number are asked for")
    return {name: float(value) for name, value in levels.items()}


def _drop(data: Mapping[str, Any], folder: Path) -> Drop:
    try:
        return Drop(str(data["noise"]), float(data["most"]), tuple(data["metrics"]))
    except (KeyError, TypeError, ValueError) as error:
        raise BadInput(f"{folder / 'suite.toml'}: [[drops]] asks for noise, most and metrics") from error
