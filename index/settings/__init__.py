"""The settings in force: one file, the environment, the defaults; read once for each state of them."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from index.settings.sources import Read, chosen_file, environment, read

if TYPE_CHECKING:
    from index.settings.fields import Settings

_named: Path | None = None


def use_file(file: Path | None) -> None:
    """Names the settings file of this process, as `--settings` does; None leaves it to the environment."""
    global _named
    _named = file


def settings() -> "Settings":
    """The settings in force.

    Raises:
        BadInput: the file or a variable of the environment cannot be used.
    """
    return settings_read().settings


def settings_read() -> Read:
    """The settings in force, with where each came from."""
    return _read(chosen_file(_named), environment())


# A file that changes is read at the next start: half of a running program must not see other settings than the rest.
_read = lru_cache(maxsize=8)(read)
