"""The chat's events as Gradio calls them: its own arguments unpacked, its updates packed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from interface.answer_view import conversation
from interface.chat import Asking
from interface.chat_events import Chat, Turns, again
from interface.chat_export import exported
from interface.contract import Questions
from interface.words import Language

Handler = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Handlers:
    """One function for each event of the tab; `export` gives one for a format."""

    ask: Handler
    ask_again: Handler
    stop: Handler
    clear: Handler
    open: Handler
    view: Handler
    vote: Handler
    redraw: Handler
    owner: Handler
    export: Callable[[str], Handler]


def handlers(assistant: Questions) -> Handlers:
    """The handlers over one assistant."""
    import gradio as gr

    chat = Chat(assistant)
    ask, ask_again = _asking(chat)
    stop, clear, open_kept = _leaving(chat)
    view, vote = _reading(chat)

    def redraw(held: Turns, language: Language) -> tuple[str, str]:
        return conversation(held, language), ""

    def owner(request: gr.Request) -> str:
        """Whose history the browser shows; "" where nobody logs in."""
        return str(getattr(request, "username", None) or "")

    def export(format: str) -> Handler:
        return lambda held, language: exported(assistant, held, format, language)

    return Handlers(ask, ask_again, stop, clear, open_kept, view, vote, redraw, owner, export)


def _asking(chat: Chat) -> tuple[Handler, Handler]:
    import gradio as gr

    def ask(question: str, held: Turns, province: str, body: str | None, home: str | None, language: Language, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        yield from chat.ask(question, held, province, Asking(body=body or "", home=home or ""), language, _page(request))

    def ask_again(event: gr.EventData, held: Turns, province: str, body: str | None, home: str | None, language: Language, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        question, alone = again(_data(event))
        if question:
            yield from chat.ask(question, held, province, Asking(body=body or "", home=home or ""), language, _page(request), alone=alone)

    return ask, ask_again


def _leaving(chat: Chat) -> tuple[Handler, Handler, Handler]:
    import gradio as gr

    def stop(request: gr.Request) -> None:
        chat.running.stop(_page(request))

    def clear(language: Language, request: gr.Request) -> tuple[Any, ...]:
        return chat.open(None, language, _page(request))

    def open_kept(event: gr.EventData, language: Language, request: gr.Request) -> tuple[Any, ...]:
        return chat.open(_data(event).get("turns"), language, _page(request))

    return stop, clear, open_kept


def _reading(chat: Chat) -> tuple[Handler, Handler]:
    import gradio as gr

    def view(event: gr.EventData, held: Turns, language: Language) -> str:
        return chat.view(held, _data(event), language)

    def vote(event: gr.EventData, held: Turns, language: Language) -> tuple[Any, Any, Any]:
        return chat.vote(held, _data(event), language)

    return view, vote


def _page(request: Any) -> str:
    return str(getattr(request, "session_hash", "") or "")


def _data(event: Any) -> Mapping[str, Any]:
    data = getattr(event, "_data", None)
    return data if isinstance(data, Mapping) else {}
