"""Named systems that can be run side by side on one suite."""

from __future__ import annotations

from pathlib import Path

from evals.systems.base import System
from index.errors import BadInput

NAMES = ("ours", "ours-chat", "bm25", "langchain")


def open_system(name: str, index_folder: Path) -> System:
    """The system of this name over an index.

    Raises:
        BadInput: no such system, or its optional parts are not installed.
    """
    if name in ("ours", "ours-chat"):
        from evals.systems.ours import OursSystem

        return OursSystem(index_folder, "chat" if name == "ours-chat" else "extractive")
    if name == "bm25":
        from evals.systems.bm25 import Bm25System

        return Bm25System(index_folder)
    if name == "langchain":
        from evals.systems.langchain_tutorial import LangChainSystem

        return LangChainSystem(index_folder)
    raise BadInput(f"no system {name!r}; systems: {', '.join(NAMES)}")
