"""What happens in the chat when somebody asks, stops, opens, votes or leaves."""

import logging
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.answer_view import conversation, live_html
from interface.chat import KEPT, Asking, start_turn
from interface.chat_export import exported
from interface.chat_saved import opened_turns, saved_turn
from interface.chat_stream import Running, stream
from interface.contract import Questions
from interface.feedback_store import feedback_row, keep_feedback
from interface.turns import Turn
from interface.viewer_panel import open_place
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

Turns = tuple[Turn, ...]
_log = logging.getLogger(__name__)


class Events:
    """The handlers of the tab over one assistant; nothing of one page's conversation is kept here."""

    def __init__(self, assistant: Questions) -> None:
        import gradio as gr

        # Gradio reads these from the annotations, which name them before they are imported.
        for handler in (type(self).ask, type(self).ask_again, type(self).stop, type(self).clear, type(self).open, type(self).view, type(self).vote):
            handler.__globals__["gr"] = gr
        self.assistant = assistant
        self.running = Running()
