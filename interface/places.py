"""Folders of the page beside the index: added documents, and what the page keeps for itself."""

from pathlib import Path

from index.settings import settings


def library_folder() -> Path:
    """Where added documents are kept: the setting storage.library, else library/ where the program was started."""
    return settings().storage.library


def state_folder() -> Path:
    """What the page keeps between two starts, removed documents among it: the setting storage.state, else .state/."""
    return settings().storage.state


def largest_mb() -> int:
    """The biggest file that the page takes, in megabytes: the setting upload.megabytes."""
    return settings().upload.megabytes
