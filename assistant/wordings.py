"""Wordings of answers, from prompts/, loaded once."""

import tomllib
from functools import cache
from importlib.resources import files


@cache
def _table(language: str) -> dict[str, dict[str, str]]:
    name = "wordings.en.toml" if language == "en" else "wordings.vi.toml"
    return tomllib.loads((files("prompts") / name).read_text(encoding="utf-8"))


def wording(language: str, group: str, key: str, /, **values: object) -> str:
    """The wording `group.key` in the answer's language, its placeholders filled."""
    text = _table(language)[group][key]
    filled = text.format(**values)
    return filled[:1].upper() + filled[1:] if group in ("refusal", "silence", "frame") else filled
