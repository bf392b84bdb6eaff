"""Where settings come from: the defaults, one TOML file, the environment; the later one wins."""

import os
import tomllib
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.errors import BadInput

if TYPE_CHECKING:
    from pydantic import ValidationError

    from index.settings.fields import Settings

FILE = "assistant.toml"
FILE_VARIABLE = "ASSISTANT_SETTINGS"
PREFIX = "ASSISTANT_"
ROOT_PATH = r"^(/[A-Za-z0-9._~-]+)*$"
"""A path in front of every address: /hoi-dap, /a/b, or nothing."""
SHORT = {
    "PORT": ("server", "port"),
    "ASSISTANT_INDEX": ("storage", "index"),
    "ASSISTANT_LIBRARY": ("storage", "library"),
    "ASSISTANT_STATE": ("storage", "state"),
}
"""Short names of the environment; the full name, ASSISTANT_<SECTION>_<FIELD>, wins over them."""

Name = tuple[str, str]


@dataclass(frozen=True)
class Read:
    """Settings as read, and where each that is not a default came from."""

    settings: "Settings"
    origins: dict[Name, str]


def chosen_file(named: Path | None) -> Path | None:
    """The file that is read: the one named, else that of ASSISTANT_SETTINGS, else assistant.toml here if there is one."""
    told = named or (Path(os.environ[FILE_VARIABLE]) if os.environ.get(FILE_VARIABLE) else None)
    if told is not None:
        return told.absolute()
    here = Path(FILE).absolute()
    return here if here.is_file() else None


def environment() -> tuple[tuple[str, str], ...]:
    """Variables that may hold settings; an empty one counts as not there."""
    return tuple(sorted((name, value) for name, value in os.environ.items()
                        if value and name != FILE_VARIABLE and (name in SHORT or name.startswith(PREFIX))))


def read(file: Path | None, variables: tuple[tuple[str, str], ...]) -> Read:
    """The settings of a file and of the environment.

    Raises:
        BadInput: the file cannot be read, a name is not known, or a value is out of bounds.
    """
    from pydantic import ValidationError

    from index.settings.fields import Settings

    given: dict[str, dict[str, Any]] = {}
    origins: dict[Name, str] = {}
    for section, fields in (_table(file) if file else {}).items():
        for field, value in fields.items():
            given.setdefault(section, {})[field] = value
            origins[section, field] = str(file)
    for variable, (section, field), value in _from_environment(variables):
        given.setdefault(section, {})[field] = value
        origins[section, field] = variable
    try:
        return Read(Settings.model_validate(given), origins)
    except ValidationError as error:
        raise BadInput(_told(error, origins)) from error


def known() -> list[Name]:
    """Section and name of every setting."""
    from index.settings.fields import Settings

    return [(section, field) for section, part in Settings() for field in type(part).model_fields]


def variable_of(name: Name) -> str:
    """The full name of a setting in the environment."""
    return f"{PREFIX}{name[0]}_{name[1]}".upper()


def unused(variables: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    """Variables that begin like a setting and are none, each with the nearest name there is."""
    names = _variables()
    return [(variable, _near(variable, list(names))) for variable, _ in variables if variable not in names]


def _variables() -> dict[str, Name]:
    return {**SHORT, **{variable_of(name): name for name in known()}}


def _from_environment(variables: tuple[tuple[str, str], ...]) -> list[tuple[str, Name, str]]:
    """Variable, setting and value, short names first. Other programs may use the prefix, not the name of a section."""
    names = _variables()
    sections = tuple(f"{PREFIX}{section}_".upper() for section, _ in known())
    for variable, near in unused(variables):
        if variable.startswith(sections):
            raise BadInput(f"the environment variable {variable} is not a setting{_hint(near)}; python -m assistant settings lists them")
    found = [(variable, names[variable], value) for variable, value in variables if variable in names]
    return sorted(found, key=lambda one: one[0] not in SHORT)


def _table(file: Path) -> dict[str, dict[str, Any]]:
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise BadInput(f"there is no settings file {file}; write one with: python -m assistant settings --format toml") from error
    except OSError as error:
        raise BadInput(f"the settings file {file} cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise BadInput(f"{file} is not UTF-8 text; save it again as UTF-8") from error
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"{file} is not TOML: {error}") from error
    _check_names(table, file)
    return table


def _check_names(table: dict[str, Any], file: Path) -> None:
    names = known()
    sections = list(dict.fromkeys(section for section, _ in names))
    for section, fields in table.items():
        if section not in sections:
            raise BadInput(f"{file}: [{section}] is not a section of the settings{_hint(_near(section, sections), '[{}]')}; known: {', '.join(sections)}")
        if not isinstance(fields, dict):
            raise BadInput(f"{file}: {section} is a section; write [{section}] on a line of its own and its fields below")
        own = [field for held, field in names if held == section]
        for field in fields:
            if field not in own:
                elsewhere = next((held for held, other in names if other == field), "")
                near = f"[{elsewhere}] {field}" if elsewhere and not _near(field, own) else _near(field, own)
                raise BadInput(f"{file}: {field} is not a setting of [{section}]{_hint(near)}; known: {', '.join(own)}")


def _near(word: str, words: list[str]) -> str:
    return next(iter(get_close_matches(word, words, 1, 0.6)), "")


def _hint(near: str, form: str = "{}") -> str:
    return f"; did you mean {form.format(near)}?" if near else ""


def _told(error: "ValidationError", origins: dict[Name, str]) -> str:
    """The first thing that is wrong, in one line."""
    first, *others = error.errors(include_url=False)
    section, field = str(first["loc"][0]), str(first["loc"][1]) if len(first["loc"]) > 1 else ""
    more = f" (and {len(others)} more)" if others else ""
    reason = str(first["msg"]).replace("Input should", "it should").replace("String should", "it should")
    return f"{origins.get((section, field), 'settings')}: [{section}] {field} cannot be used: {reason}{more}"
