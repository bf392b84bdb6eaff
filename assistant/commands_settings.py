"""python -m assistant settings: every setting, its value, where it comes from and what it is for."""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.cli import put, put_json
from index.settings import settings_read
from index.settings.sources import Read, environment, unused, variable_of

MASK = "********"


@dataclass(frozen=True)
class Shown:
    """One setting as it is printed; `origin` is default, a file, or a variable of the environment."""

    section: str
    name: str
    value: Any
    origin: str
    variable: str
    description: str


def add_settings(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> argparse.ArgumentParser:
    """Adds the command to those of `python -m assistant`."""
    to = commands.add_parser("settings", help="every setting, its value and where it comes from")
    to.add_argument("--format", choices=["table", "json", "toml"], default="table", help="toml is a file to start from")
    to.add_argument("--json", action="store_true", help="JSON")
    return to


def settings_command(options: argparse.Namespace) -> int:
    """Prints the settings in force."""
    rows = list(shown(settings_read()))
    for variable, near in unused(environment()):
        sys.stderr.write(f"not a setting, ignored: {variable}{f' (did you mean {near}?)' if near else ''}\n")
    if options.json or options.format == "json":
        put_json({"settings": [asdict(row) for row in rows]})
    else:
        put(as_toml(rows) if options.format == "toml" else as_table(rows))
    return 0


def shown(read: Read) -> Iterator[Shown]:
    """Every setting; the value of a secret one is masked."""
    from pydantic import SecretStr

    for section, part in read.settings:
        for name, field in type(part).model_fields.items():
            value = getattr(part, name)
            if isinstance(value, SecretStr):
                value = MASK if value.get_secret_value() else ""
            plain = str(value) if isinstance(value, Path) else value
            yield Shown(section, name, plain, read.origins.get((section, name), "default"), variable_of((section, name)), field.description or "")


def as_table(rows: list[Shown]) -> str:
    """One line a setting."""
    lines = [("SETTING", "VALUE", "FROM", "WHAT IT IS")]
    lines += [(f"{row.section}.{row.name}", _printed(row.value), row.origin, row.description) for row in rows]
    widths = [max(len(line[column]) for line in lines) for column in range(3)]
    return "\n".join("  ".join([*(cell.ljust(width) for cell, width in zip(line, widths, strict=False)), line[3]]) for line in lines)


def as_toml(rows: list[Shown]) -> str:
    """A settings file: what is set as it is set, what is a default as a comment."""
    lines = ["# Settings of the assistant. Take the # away before a line to change it.",
             "# Each can also be set in the environment, under the name that is given with it."]
    section = ""
    for row in rows:
        if row.section != section:
            section = row.section
            lines += ["", f"[{section}]"]
        told = "" if row.origin != "default" and row.value is not None else "# "
        lines += [f"# {row.description} ({row.variable})", f"{told}{row.name} = {json.dumps('' if row.value is None else row.value, ensure_ascii=False)}"]
    return "\n".join(lines)


def _printed(value: Any) -> str:
    if value is None or value == "":
        return "-"
    return str(value).lower() if isinstance(value, bool) else str(value)
