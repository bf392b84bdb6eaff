"""What Gradio keeps for each caller, made light: a call of a program costs as much as its answer, and leaves nothing behind."""

from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import gradio as gr
    from gradio.state_holder import SessionState, StateHolder

LOST = 2000
"""Results that Gradio keeps for callers who have not come back."""


def light_sessions(page: "gr.Blocks") -> "StateHolder":
    """Sessions of a page: those of people are kept, those of single calls are not.

    Left alone, Gradio describes every component of the page anew for each session (half the time of an answer), and keeps a session
    for each call of a program until 10,000 of them push out the conversations of people.
    """
    from gradio.state_holder import SessionState, StateHolder

    class Sessions(StateHolder):
        def __getitem__(self, session_id: str) -> "SessionState":
            # A call without a session goes by the name of its own event, and nobody can come back to it.
            if session_id in page._queue.event_ids_to_events:
                return session()
            if session_id not in self.session_data:
                self.session_data[session_id] = session()
            return super().__getitem__(session_id)

    def session() -> "SessionState":
        # The descriptions are for links into a session, which the page does not offer; without components there are none.
        return SessionState(SimpleNamespace(default_config=page.default_config, blocks=()))

    holder = Sessions()
    holder.set_blocks(page)
    return holder


def forget_call(page: "gr.Blocks", event: str) -> None:
    """Drops what the queue holds of a single call whose result has been fetched."""
    queue = page._queue
    if queue.pending_event_ids_session.get(event) == set():
        del queue.pending_event_ids_session[event]
        queue.pending_messages_per_session.pop(event, None)


def forget_lost(page: "gr.Blocks") -> None:
    """Drops the names of calls whose results nobody fetched; Gradio drops the results themselves, not the names."""
    queue = page._queue
    names, results = queue.pending_event_ids_session, queue.pending_messages_per_session
    if len(names) > 2 * LOST:
        for name in [name for name in names if name not in results]:
            del names[name]
