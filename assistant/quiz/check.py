"""Whether the source of a saved paper's questions still says what they quote."""

import json
from pathlib import Path
from typing import Any

from assistant.library import Library
from index.errors import BadInput

UNCHANGED, MOVED, CHANGED, MISSING = "unchanged", "moved", "changed", "missing"


def read_paper(path: Path) -> list[dict[str, Any]]:
    """Questions of a paper saved with --format json.

    Raises:
        BadInput: the file is not such a paper.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise BadInput(f"{path} does not exist; --check takes a paper saved with --format json") from error
    except (OSError, ValueError) as error:
        raise BadInput(f"{path} is not JSON; --check takes a paper saved with --format json") from error
    questions = value.get("questions") if isinstance(value, dict) else None
    if not isinstance(questions, list) or not all(_sound(q) for q in questions):
        raise BadInput(f"{path} holds no questions with citations; --check takes a paper saved with --format json")
    return questions


def _sound(question: Any) -> bool:
    if not isinstance(question, dict) or not isinstance(question.get("id"), str):
        return False
    cited = question.get("citation")
    return isinstance(cited, dict) and all(isinstance(cited.get(k), str) for k in ("document", "quote")) and all(isinstance(cited.get(k), int) and cited[k] >= 0 for k in ("start", "end"))


def check_source(library: Library, citation: dict[str, Any]) -> str:
    """unchanged, moved (the words stand elsewhere in the document), changed, or missing (the document is not held)."""
    held = {d.id: d for d in library.documents}
    document = held.get(citation["document"])
    if document is None:
        return MISSING
    if document.cut(citation["start"], citation["end"]) == citation["quote"]:
        return UNCHANGED
    return MOVED if citation["quote"] and citation["quote"] in document.text else CHANGED


def check_paper(library: Library, path: Path) -> list[dict[str, str]]:
    """The state of each question, in order."""
    return [{"id": q["id"], "document": q["citation"]["document"], "state": check_source(library, q["citation"])} for q in read_paper(path)]
