"""The form of `catalogue.toml` and `changes.toml`, and their reading."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from index.errors import BadTable

STATUSES = ("in_force_not_confirmed", "replaced", "amended", "continued", "record")
MARKS = ("đã đối chiếu", "chưa xác minh")
CHANGE_KINDS = ("province", "body", "level", "law", "party", "programme")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SINCE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_PRINTED_DAY = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})")
_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Misprint:
    """What one plan prints of a cited document, and what was checked. `kind` is "date" or "title"."""

    document: str
    kind: str
    printed: str
    right: str
    note_vi: str
    note_en: str

    @property
    def printed_date(self) -> str:
        """The misprinted day in ISO form; "" for a title."""
        match = _PRINTED_DAY.fullmatch(self.printed)
        return f"{match.group(3)}-{int(match.group(2)):02d}-{int(match.group(1)):02d}" if match else ""


@dataclass(frozen=True, slots=True)
class CatalogueDocument:
    """A cited document, or one that replaced or amended it. An unknown field is ""; the file says what each value means."""

    key: str
    number: str
    date: str
    type: str
    issuer: str
    branch: str
    title: str
    status: str
    mark: str
    province: str = ""
    names: tuple[str, ...] = ()
    status_note_vi: str = ""
    status_note_en: str = ""
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    continued_by: tuple[str, ...] = ()
    checked: str = ""
    source: str = ""
    addresses: tuple[str, ...] = ()
    cited_by: tuple[str, ...] = ()
    misprints: tuple[Misprint, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A name of old plans and what it is today; `successor` false forbids naming one."""

    id: str
    kind: str
    was: tuple[str, ...]
    now: str
    since: str
    basis: str
    note_vi: str
    note_en: str
    mark: str
    successor: bool
    source: str = ""


def read_documents(path: Path) -> tuple[CatalogueDocument, ...]:
    """The `[[document]]` entries, checked; raises BadTable."""
    return tuple(_entries(path, "document", "key", _document))


def read_changes(path: Path) -> tuple[Change, ...]:
    """The `[[change]]` entries, checked; raises BadTable."""
    return tuple(_entries(path, "change", "id", _change))


def _entries(path: Path, table: str, name: str, read: Callable[[Mapping[str, Any], str], _Record]) -> list[_Record]:
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadTable(f"{path}: cannot be read ({error.strerror}); restore the file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadTable(f"{path}: not valid TOML: {error}") from error
    out, seen = [], set()
    for place, entry in enumerate(data.get(table, []), start=1):
        where = f"{path}: {table} {place} ({entry.get(name, 'no ' + name)})"
        out.append(read(entry, where))
        if entry[name] in seen:
            raise BadTable(f"{where}: {name} stands twice; keep one entry")
        seen.add(entry[name])
    return out


def _document(entry: Mapping[str, Any], where: str) -> CatalogueDocument:
    misprints = tuple(_record(Misprint, m, f"{where}, misprint {i}") for i, m in enumerate(entry.get("misprints", []), start=1))
    document = _record(CatalogueDocument, {**entry, "misprints": misprints}, where)
    _one_of(document.status, STATUSES, "status", where)
    _one_of(document.mark, MARKS, "mark", where)
    _one_of(document.branch, ("Party", "State"), "branch", where)
    for name in ("date", "checked"):
        _shaped(getattr(document, name), _DAY, name, where)
    for misprint in misprints:
        _one_of(misprint.kind, ("date", "title"), "misprints.kind", where)
    return document


def _change(entry: Mapping[str, Any], where: str) -> Change:
    change = _record(Change, entry, where)
    _one_of(change.kind, CHANGE_KINDS, "kind", where)
    _one_of(change.mark, MARKS, "mark", where)
    _shaped(change.since, _SINCE, "since", where)
    return change


def _record(kind: type[_Record], entry: Mapping[str, Any], where: str) -> _Record:
    known = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    for name in entry:
        if name not in known:
            raise BadTable(f"{where}: unknown field {name!r}")
    values = {}
    for name, field in known.items():
        if name in entry:
            values[name] = _value(entry[name], str(field.type), f"{where}: field {name!r}")
        elif field.default is MISSING:
            raise BadTable(f"{where}: field {name!r} is missing")
    return kind(**values)


def _value(value: Any, wanted: str, where: str) -> Any:
    if wanted == "str" and not isinstance(value, str):
        raise BadTable(f"{where} must be a string, not {value!r}")
    if wanted == "bool" and not isinstance(value, bool):
        raise BadTable(f"{where} must be true or false, not {value!r}")
    if wanted == "tuple[str, ...]":
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise BadTable(f"{where} must be a list of strings, not {value!r}")
        return tuple(value)
    return value


def _one_of(value: str, allowed: tuple[str, ...], name: str, where: str) -> None:
    if value not in allowed:
        raise BadTable(f"{where}: field {name!r} is {value!r}; use one of {', '.join(allowed)}")


def _shaped(value: str, shape: re.Pattern[str], name: str, where: str) -> None:
    if value and not shape.fullmatch(value):
        raise BadTable(f"{where}: field {name!r} is {value!r}; write an ISO date or leave it empty")
