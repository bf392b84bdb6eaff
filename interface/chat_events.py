"""What happens in the chat when somebody asks, stops, opens, votes or leaves; nothing of a conversation is kept here."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from index.errors import UserError
from interface.answer_view import conversation, live_html
from interface.chat import KEPT, Asking, problem_with, start_turn
from interface.chat_saved import opened_turns, saved_turn
from interface.chat_stream import Running, stream
from interface.chat_suggest import with_suggestions
from interface.contract import Questions
from interface.feedback_store import feedback_row, keep_feedback
from interface.turns import Turn
from interface.viewer_panel import open_place
from interface.words import Language, say

Turns = tuple[Turn, ...]
_log = logging.getLogger(__name__)


class Chat:
    """The chat over one assistant. `page` names an open page of somebody, so that each can stop its own question."""

    def __init__(self, assistant: Questions) -> None:
        self.assistant = assistant
        self.running = Running()

    def ask(self, question: str, held: Turns, province: str, asking: Asking, language: Language, page: str, *, alone: bool = False) -> Iterator[tuple[Any, ...]]:
        """Turns, conversation, the turn being answered, box, welcome, ask, stop, what the browser keeps; as they change."""
        import gradio as gr

        same, hidden, shown = gr.skip(), gr.update(visible=False), gr.update(visible=True)
        question = question or ""
        turn = start_turn(question, province, alone=alone)
        before = tuple(one for one in held if not one.unasked)[-(KEPT - 1):]
        if turn.unasked:
            yield held, conversation((*before, turn), language), "", question.strip(), hidden, same, same, None
            return
        yield held, conversation(before, language), live_html(turn, len(before) + 1, language), "", hidden, hidden, shown, None
        stop = self.running.begin(page)
        try:
            for turn in stream(self.assistant, turn, replace(asking, before=before), stop):
                shown_now = "" if stop.left else live_html(turn, len(before) + 1, language)
                yield same, same, shown_now, same, same, same, same, None
            if stop.left:
                return
            now = (*before, turn)
            yield now, conversation(now, language), "", same, same, shown, hidden, saved_turn(turn)
            # The refusal is on the page already; what could be asked instead is tried out after it.
            suggested = with_suggestions(self.assistant, turn)
            if suggested is not turn and not stop.is_set():
                now = (*before, suggested)
                yield now, conversation(now, language), "", same, same, shown, hidden, saved_turn(suggested)
        finally:
            stop.set()
            self.running.end(page, stop)

    def open(self, kept: object, language: Language, page: str) -> tuple[Any, ...]:
        """An earlier conversation of this browser, or an empty one."""
        import gradio as gr

        self.running.leave(page)
        try:
            turns = opened_turns(self.assistant, kept)
        except UserError:
            turns = ()
        return turns, conversation(turns, language), "", "", gr.update(visible=not turns), "", gr.update(visible=True), gr.update(visible=False)

    def view(self, turns: Turns, event: Mapping[str, Any], language: Language) -> str:
        """The viewer for a mark."""
        return open_place(self.assistant, turns, event, language)

    def vote(self, turns: Turns, event: Mapping[str, Any], language: Language) -> tuple[Any, Any, Any]:
        """Writes down what a reader says of an answer, and shows that it was written."""
        import gradio as gr

        at = _place(event, turns)
        if at is None:
            return gr.skip(), gr.skip(), None
        try:
            keep_feedback(feedback_row(turns[at], event))
        except (UserError, OSError) as error:
            _log.warning("feedback was not written: %s", error)
            gr.Warning(say("vote.failed", language))
            return gr.skip(), gr.skip(), None
        turn = replace(turns[at], vote=str(event["vote"]))
        now = (*turns[:at], turn, *turns[at + 1 :])
        return now, conversation(now, language), saved_turn(turn)


def again(event: Mapping[str, Any]) -> tuple[str, bool]:
    """A question that a button of the page asks, and whether it stands alone."""
    question = event.get("question")
    asked = question if isinstance(question, str) and problem_with(question) is None else ""
    return asked, event.get("alone") is True


def _place(event: Mapping[str, Any], turns: Turns) -> int | None:
    name = str(event.get("turn", ""))
    at = int(name[1:]) - 1 if name[:1] == "t" and name[1:].isdecimal() and len(name) < 6 else -1
    return at if 0 <= at < len(turns) else None
