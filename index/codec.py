"""Records to JSON and back, by their own type hints."""

import dataclasses
import json
import types
import typing
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")
_PLAIN = (int, float, str, bool)


def dumps(record: Any) -> str:
    """A record as compact JSON; fields at their default are left out."""
    return json.dumps(_plain(record), ensure_ascii=False, separators=(",", ":"))


def loads(cls: type[T], text: str) -> T:
    """The record of class `cls` that `dumps` wrote."""
    return _revive(cls, json.loads(text))


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        out = {}
        for f in dataclasses.fields(value):
            item = getattr(value, f.name)
            if f.default is not dataclasses.MISSING and item == f.default:
                continue
            out[f.name] = _plain(item)
        return out
    if isinstance(value, (tuple, list)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {k: _plain(v) for k, v in value.items()}
    return value


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


@cache
def _is_flat(kind: Any) -> bool:
    """A tuple of any length of numbers or words, or of tuples of them: JSON needs no more than the brackets changed."""
    args = typing.get_args(kind)
    if len(args) != 2 or args[1] is not Ellipsis:
        return False
    inner = args[0]
    return inner in _PLAIN or typing.get_origin(inner) is tuple and all(a in _PLAIN for a in typing.get_args(inner))


def _revive(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    if dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{k: _revive(hints[k], v) for k, v in value.items()})
    origin = typing.get_origin(kind)
    if origin in (typing.Union, types.UnionType):
        return _revive(next(a for a in typing.get_args(kind) if a is not type(None)), value)
    if origin is tuple:
        args = typing.get_args(kind)
        if _is_flat(kind):
            return tuple(map(tuple, value)) if typing.get_origin(args[0]) is tuple else tuple(value)
        if len(args) == 2 and args[1] is Ellipsis:
            return tuple(_revive(args[0], v) for v in value)
        return tuple(_revive(a, v) for a, v in zip(args, value, strict=True))
    return value
