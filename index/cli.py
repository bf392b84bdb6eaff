"""What every command has in common: options, one-line messages for a user's mistakes, exit codes.

0 done, 1 a quality gate failed or an index is damaged, 2 wrong use or bad input, 3 finished but some files or rows failed,
130 interrupted.
"""

import argparse
import io
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from index.errors import BadInput, UserError
from index.settings import settings, use_file

PARTLY = 3


def parser(prog: str, description: str) -> argparse.ArgumentParser:
    """A parser whose sub-commands share `--index` and `--debug`."""
    made = argparse.ArgumentParser(prog=prog, description=description)
    common(made)
    return made


def common(to: argparse.ArgumentParser) -> None:
    """Options of every command."""
    to.add_argument("--index", metavar="DIR", type=Path, default=argparse.SUPPRESS, help="index folder (default: .index, or ASSISTANT_INDEX)")
    to.add_argument("--settings", metavar="FILE", type=Path, action=UseSettings, default=argparse.SUPPRESS, help="settings file (default: ASSISTANT_SETTINGS, or assistant.toml here)")
    to.add_argument("--debug", action="store_true", default=argparse.SUPPRESS, help="show the traceback of an error")


def index_folder(options: argparse.Namespace) -> Path:
    """The index folder that the options or the settings name."""
    return getattr(options, "index", None) or settings().storage.index


class UseSettings(argparse.Action):
    """Reads the settings of this process from the file named."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, option_string: str | None = None) -> None:
        """Called by argparse where the option stands."""
        use_file(values)


def run(main: Callable[[Sequence[str]], int], arguments: Sequence[str] | None = None) -> int:
    """Runs a command; a user's mistake is one line on standard error, never a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    _speak_utf8()
    try:
        return main(given)
    except UserError as error:
        if "--debug" in given:
            raise
        _tell(str(error))
        return error.exit_code
    except KeyboardInterrupt:
        _tell("interrupted")
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        if "--debug" in given:
            raise
        _tell(f"{error.filename or 'the file system'}: {error.strerror or error}")
        return 2


def _speak_utf8() -> None:
    """Results are UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _tell(message: str) -> None:
    sys.stderr.write(" ".join(f"error: {message}".split()) + "\n")


def put(text: str) -> None:
    """Writes a result to standard output."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def put_json(value: Any, *, indent: int | None = None) -> None:
    """Writes one JSON object to standard output."""
    put(json.dumps(value, ensure_ascii=False, indent=indent))


def progress_line(word: str, done: int, total: int) -> None:
    """A progress bar on standard error."""
    width = 24
    filled = width * done // total if total else width
    end = "\n" if done >= total else "\r"
    tail = "" if done >= total else f" {word[:48]:<48}"
    sys.stderr.write(f"[{'#' * filled}{'.' * (width - filled)}] {done}/{total}{tail}{end}")
    sys.stderr.flush()


def read_batch(path: Path, field: str) -> Iterator[tuple[str | None, dict[str, Any] | None, str]]:
    """Rows of a JSON Lines file: (id, row, error). A row that cannot be used has an error and no row.

    Raises:
        BadInput: the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise BadInput(f"{path} does not exist; --batch takes a JSON Lines file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read as UTF-8 JSON Lines") from error
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            yield None, None, f"line {number} is not JSON"
            continue
        name = row.get("id") if isinstance(row, dict) else None
        if not isinstance(row, dict) or not isinstance(row.get(field), str):
            yield name, None, f"line {number} has no {field!r}"
            continue
        yield name, row, ""


def batch(path: Path, field: str, work: Callable[[str | None, dict[str, Any]], dict[str, Any]]) -> int:
    """Runs each row and prints its object, in order; a failed row is {"id", "error"} and makes the exit code 3."""
    failed = 0
    rows = list(read_batch(path, field))
    for done, (name, row, error) in enumerate(rows):
        if sys.stderr.isatty() and len(rows) > 20:
            progress_line("", done, len(rows))
        try:
            result = work(name, row) if row is not None else {"id": name, "error": error}
        except UserError as problem:
            result = {"id": name, "error": str(problem)}
        failed += "error" in result
        put_json(result)
    return PARTLY if failed else 0
