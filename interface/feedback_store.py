"""What readers say of answers, one JSON object a line in `feedback.jsonl` of the page's own folder. It never leaves the machine."""

import json
import os
import threading
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from index.errors import BadInput
from interface.answer_tools import REASONS
from interface.places import state_folder
from interface.turns import Turn

NAME = "feedback.jsonl"
LONGEST_COMMENT = 1000
MOST_BYTES = 100 * 2**20
_one_at_a_time = threading.Lock()


def feedback_file() -> Path:
    """Where it is kept."""
    return state_folder() / NAME


def feedback_row(turn: Turn, event: Mapping[str, Any], now: datetime | None = None) -> dict[str, Any]:
    """One line: the question, the verdict with its reasons, and enough of the answer to see what was wrong.

    Args:
        turn: the answered turn.
        event: `vote`, `reasons` and `comment` as the page sends them; unknown reasons are left out.
        now: the time that is written down; default now.

    Raises:
        BadInput: the turn has no answer, or the verdict is neither up nor down.
    """
    vote = event.get("vote")
    if turn.answer is None or vote not in ("up", "down"):
        raise BadInput("feedback is up or down, of an answered question")
    given = event.get("reasons")
    chosen = [reason for reason in REASONS if isinstance(given, list) and reason in given]
    answer = turn.answer
    return {
        "time": (now or datetime.now()).astimezone().isoformat(timespec="seconds"), "key": turn.key, "vote": vote, "reasons": chosen,
        "comment": " ".join(str(event.get("comment") or "").split())[:LONGEST_COMMENT],
        "question": turn.question, "understood_as": turn.understood_as, "province": turn.province, "language": answer.get("language", ""), "kind": answer.get("kind", ""),
        "abstained": answer["abstained"], "answer": [sentence["text"] for sentence in answer["sentences"]] or [answer["reason"] or ""],
        "citations": [{"document": c["document"], "section": c["section"], "start": c["start"], "end": c["end"]} for c in answer["citations"]],
    }


def keep_feedback(row: Mapping[str, Any]) -> Path:
    """Appends one line; readable by the owner of the app alone.

    Raises:
        BadInput: the file has grown past its limit.
    """
    path = feedback_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    line = json.dumps(dict(row), ensure_ascii=False) + "\n"
    with _one_at_a_time:
        if path.exists() and path.stat().st_size > MOST_BYTES:
            raise BadInput(f"{path} is larger than {MOST_BYTES // 2**20} MB; move it away")
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as file:
            file.write(line)
    return path
