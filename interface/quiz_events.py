"""What happens when a trainer makes a paper, works on it, and takes it away."""

import threading
from typing import TYPE_CHECKING, Any

from assistant.quiz.codes import shuffled_codes
from assistant.quiz.command import MOST_CODES
from assistant.quiz.exports.registry import WRITERS, export
from assistant.quiz.kinds.common import Material
from assistant.quiz.model import Request
from assistant.quiz.paper import build_paper
from index.errors import BadInput, UserError
from interface import quiz_desk
from interface.contract import Questions
from interface.download import as_file, notice, told, warning
from interface.quiz_desk import APPROVED, REJECTED, Desk
from interface.quiz_view import lost_html
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

    from assistant.library import Library

MOST = 200
"""Questions of one paper, at most."""


class Materials:
    """The facts of the build that is open now, gathered once for all trainers."""

    def __init__(self, assistant: Questions) -> None:
        self._assistant = assistant
        self._lock = threading.Lock()
        self._held: tuple[Library, Material] | None = None

    def current(self) -> Material:
        """The facts."""
        library = self._assistant.library()
        with self._lock:
            if self._held is None or self._held[0] is not library:
                self._held = (library, Material(library))
            return self._held[1]


def make(materials: Materials, desk: Desk, request: Request, language: Language, progress: "gr.Progress") -> tuple[Desk, str]:
    """A new paper, and a line where none came of it."""
    if not 1 <= request.count <= MOST:
        return desk, warning(say("quiz.bad_count", language, most=MOST))
    try:
        progress(0, desc=say("quiz.reading", language))
        material = materials.current()
        paper = build_paper(material, request, lambda _, done, total: progress((done, total), desc=say("quiz.making", language), unit=say("quiz.unit", language)))
        return quiz_desk.made(desk, paper, request), ""
    except UserError as error:
        return desk, told(error, language)


def act(materials: Materials, desk: Desk, event: dict[str, Any], language: Language) -> tuple[Desk, str]:
    """One action on one question, as the page tells it; what the page tells is checked here."""
    id, action = str(event.get("id", "")), event.get("act")
    if desk.find(id) is None:
        return desk, ""
    if action in ("approve", "reject"):
        return quiz_desk.decided(desk, id, APPROVED if action == "approve" else REJECTED), ""
    try:
        if action == "replace":
            return quiz_desk.replaced(desk, id, materials.current()), ""
        if action == "save":
            options = tuple(str(option).strip()[:500] for option in event.get("options") or ())
            return quiz_desk.edited(desk, id, str(event.get("stem", ""))[:1000], options or None), ""
    except BadInput:
        return desk, warning(say("quiz.no_other" if action == "replace" else "quiz.bad_edit", language))
    except UserError as error:
        return desk, told(error, language)
    return desk, ""


def take(desk: Desk, format: str, codes: int | None, approved_only: bool, language: Language) -> tuple[list[str] | None, str]:
    """The paper as a file, and what the format could not carry."""
    if format not in WRITERS:
        return None, warning(say("errors.BadInput", language))
    if codes is None or not 1 <= int(codes) <= MOST_CODES:
        return None, warning(say("quiz.bad_codes", language, most=MOST_CODES))
    try:
        paper = quiz_desk.for_export(desk, approved_only)
    except BadInput:
        return None, warning(say("quiz.nothing", language))
    written = export(format, paper, shuffled_codes(paper, int(codes), desk.request.seed))
    name = f"de-kiem-tra{WRITERS[format][0]}"
    return as_file(name, written.data), notice(say("quiz.saved", language, name=name, count=len(paper.questions))) + lost_html(tuple(written.lost), language)
