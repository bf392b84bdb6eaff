"""Parameters as programs give them, read strictly: the type, the bounds, whole letters."""

import re
from collections.abc import Sequence
from typing import Any

from interface.chat import LIMIT
from interface.programs.refusals import Refused

NAME = 300
"""Characters of a name or a number, at most."""
TURNS = 20
"""Earlier questions of one conversation, at most."""
DOCUMENTS = 50
"""Documents named in one parameter, at most."""
_HALF = re.compile("[\ud800-\udfff]")


def question(value: Any) -> str:
    """A question as it was given.

    Raises:
        Refused: it is no text, empty, broken, or too long.
    """
    words = text("question", value, LIMIT)
    if words is None:
        raise Refused("errors.empty")
    return words


def text(name: str, value: Any, limit: int = NAME) -> str | None:
    """A text as it was given; None for nothing or white space alone."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise Refused("programs.text", name=name)
    if len(value) > limit:
        if name == "question":
            raise Refused("errors.too_long", length=len(value), limit=limit)
        raise Refused("programs.long", name=name, length=len(value), limit=limit)
    if _HALF.search(value):
        raise Refused("programs.letters", name=name)
    return value if value.strip() else None


def whole(name: str, value: Any, low: int, high: int) -> int:
    """A whole number within its bounds; 5.0 is one, "5" and true are not."""
    number = int(value) if isinstance(value, float) and value.is_integer() else value
    if isinstance(number, bool) or not isinstance(number, int) or not low <= number <= high:
        raise Refused("programs.whole", name=name, low=low, high=high)
    return number


def choice(name: str, value: Any, known: Sequence[str]) -> str | None:
    """One of the names known, or None."""
    wanted = text(name, value)
    if wanted is not None and wanted not in known:
        raise Refused("programs.choice", name=name, known=", ".join(known))
    return wanted


def texts(name: str, value: Any, most: int = DOCUMENTS) -> tuple[str, ...]:
    """A list of names; empty for none."""
    return tuple(words for item in _entries(name, value, most) if (words := text(name, item)) is not None)


def turns(name: str, value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Earlier questions, oldest first, each with the documents that its answer cited."""
    return tuple(_turn(name, item) for item in _entries(name, value, TURNS))


def _turn(name: str, item: Any) -> tuple[str, tuple[str, ...]]:
    asked, cited = (item.get("question"), item.get("documents")) if isinstance(item, dict) else (item, None)
    words = text(name, asked, LIMIT) if isinstance(asked, str) else None
    if words is None:
        raise Refused("programs.turn", name=name)
    return words, texts(name, cited)


def _entries(name: str, value: Any, most: int) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise Refused("programs.list", name=name)
    if len(value) > most:
        raise Refused("programs.many", name=name, length=len(value), limit=most)
    return value
