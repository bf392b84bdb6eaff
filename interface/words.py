"""The words of the interface, in two languages, from the files of `wording/`, one a room.

Gradio's own I18n follows the browser's locale; officials often have an English browser and want
Vietnamese all the same, so the language is a choice on the page, Vietnamese until it is changed.
"""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
_MARKS = {"đã đối chiếu": "checked", "chưa xác minh": "unverified"}
NAMES: dict[Language, str] = {"vi": "Tiếng Việt", "en": "English"}


@cache
def tables() -> dict[str, dict[str, str]]:
    """Words by language and key; the keys of a sub-table carry its name: "errors.empty"."""
    said: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    for file in sorted((files("interface") / "wording").iterdir(), key=lambda f: f.name):
        for language, words in tomllib.loads(file.read_text(encoding="utf-8")).items():
            said[language].update(_flat(words))
    return said


def say(key: str, language: Language, **values: object) -> str:
    """The words of this key, filled in; plain text, not yet escaped."""
    return tables()[language][key].format(**values)


def mark_words(mark: str, language: Language) -> str:
    """How far a record was checked, in a language; a mark that has no words stays as it is written."""
    return say(f"marks.{_MARKS[mark]}", language) if mark in _MARKS else mark


def has(key: str) -> bool:
    """Whether the interface has words for this key."""
    return key in tables()["vi"]


def _flat(words: dict[str, object], prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in words.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((prefix + key, str(value)))
    return pairs
