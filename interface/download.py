"""A file that somebody asks for, made in memory and saved by the browser: nothing is left on the server's disk."""

import base64
import logging
from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.chat import problem_of
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

MIMES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".ics": "text/calendar", ".csv": "text/csv", ".xml": "application/xml",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".html": "text/html", ".md": "text/markdown",
}
SAVE = "file => { if (file) window.saveFile(file); }"
_log = logging.getLogger(__name__)


def as_file(name: str, data: bytes) -> list[str]:
    """What the page's script needs to save a file: name, type, content."""
    ending = f".{name.rsplit('.', 1)[-1]}"
    return [name, MIMES.get(ending, "text/plain"), base64.b64encode(data).decode("ascii")]


def saves(button: "gr.Button", make: Callable[..., tuple[list[str] | None, str]], inputs: list[Any], note: "gr.HTML") -> None:
    """A click on the button makes a file and saves it, or says in `note` why not."""
    import gradio as gr

    file = gr.JSON(visible=False)
    quiet: dict[str, Any] = {"api_visibility": "private"}
    made = button.click(make, inputs, [file, note], show_progress="minimal", show_progress_on=button, **quiet)
    made.success(None, file, None, js=SAVE, **quiet)


def told(error: Exception, language: Language) -> str:
    """An error as a line for people."""
    if isinstance(error, UserError):
        return warning(say(problem_of(error).key, language))
    _log.error("a tab failed", exc_info=error)
    return warning(say("errors.unexpected", language))


def warning(words: str) -> str:
    """A line that says what went wrong."""
    return f'<p class="told" role="alert">{escape(words)}</p>'


def notice(words: str) -> str:
    """A line that says what was done."""
    return f'<p class="told done" role="status">{escape(words)}</p>'
