"""Records to JSON and back, by their own type hints."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_SIMPLE = frozenset({str, int, float, bool, type(None)})


def dumps(record: Any) -> str:
    """A record as compact JSON; fields at their default are left out."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def loads(cls: type[T], text: str) -> T:
    """The record of class `cls` that `dumps` wrote."""
    revive = _reviver(cls)
    assert revive is not None
    record: T = revive(json.loads(text))
    return record


def _plain(value: Any) -> Any:
    kind = type(value)
    if kind in _SIMPLE:
        return value
    if dataclasses.is_dataclass(kind):
        items = ((name, getattr(value, name), default) for name, default in _fields(kind))
        return {name: _plain(item) for name, item, default in items if default is dataclasses.MISSING or item != default}
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple((f.name, f.default) for f in dataclasses.fields(kind))


@cache
def _reviver(kind: Any) -> Callable[[Any], Any] | None:
    """What turns a value of JSON into one of this kind; None where it is one already."""
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if dataclasses.is_dataclass(kind):
        return _record_reviver(kind)
    if origin in (typing.Union, types.UnionType):
        return _reviver(next(a for a in args if a is not type(None)))
    if origin is not tuple:
        return None
    if len(args) == 2 and args[1] is Ellipsis:
        inner = _reviver(args[0])
        return tuple if inner is None else lambda values: tuple(_made(inner, v) for v in values)
    inners = [_reviver(a) for a in args]
    return tuple if not any(inners) else lambda values: tuple(_made(i, v) for i, v in zip(inners, values, strict=True))


def _record_reviver(kind: Any) -> Callable[[Any], Any]:
    deep = {name: revive for name, hint in typing.get_type_hints(kind).items() if (revive := _reviver(hint)) is not None}
    if not deep:
        return lambda fields: kind(**fields)
    return lambda fields: kind(**{name: _made(deep.get(name), value) for name, value in fields.items()})


def _made(revive: Callable[[Any], Any] | None, value: Any) -> Any:
    return value if value is None or revive is None else revive(value)
