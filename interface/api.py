"""Endpoints for programs, with the JSON of the command line; as tools they are the same functions."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from interface.contract import Questions
from interface.programs.asking import ask_endpoint, search_endpoint
from interface.programs.papers import quiz_endpoint
from interface.programs.records import documents_endpoint, health_endpoint, references_endpoint, register_endpoint
from interface.programs.refusals import answered
from interface.programs.schema import complete_calls, describe, unname_handlers

Function = Callable[..., dict[str, Any]]

ENDPOINTS: tuple[Callable[[Questions], Function], ...] = (
    ask_endpoint, search_endpoint, register_endpoint, references_endpoint, quiz_endpoint, health_endpoint, documents_endpoint,
)


def add_endpoints(assistant: Questions) -> None:
    """Adds the endpoints to the page being built."""
    import gradio as gr
    from gradio.context import Context

    page = Context.root_block
    if page is None:
        raise RuntimeError("endpoints are added while a page is being built")
    unname_handlers(page)
    for make in ENDPOINTS:
        function = make(assistant)
        # Out of the queue, a tool is called in this process; over HTTP each call is queued all the same.
        gr.api(_told(function), api_name=function.__name__, queue=False)
        describe(page, function.__name__)
    complete_calls(page)


def _told(function: Function) -> Function:
    """The function with its mistakes told as messages."""

    @wraps(function)
    def told(*given: Any, **named: Any) -> dict[str, Any]:
        return answered(lambda: function(*given, **named))

    return told
