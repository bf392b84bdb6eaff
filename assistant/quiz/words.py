"""Wordings of questions and papers, from prompts/quiz.vi.toml."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> dict[str, Any]:
    """The whole file."""
    return tomllib.loads((files("prompts") / "quiz.vi.toml").read_text(encoding="utf-8"))


def stem(slot: str, kind: str, words: dict[str, str]) -> str | None:
    """The stem that asks for a slot in a question kind; None where the kind does not ask for it."""
    text = table()["stems"].get(slot, {}).get(kind)
    if text is None:
        return None
    filled = re.sub(r" +([,;.:)”])", r"\1", " ".join(text.format(**words).split())).replace("( ", "(")
    return filled[:1].upper() + filled[1:]


def word(group: str, key: str, /, **values: object) -> str:
    """One wording of another group."""
    return str(table()[group][key]).format(**values)
