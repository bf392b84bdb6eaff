"""Endpoints for programs: `ask` and `search`, with the JSON of the command line."""

import logging
from collections.abc import Callable
from typing import Any, TypeVar

from index.errors import UserError
from interface.chat import problem_of, problem_with
from interface.contract import Questions
from interface.turns import Problem
from interface.words import say

T = TypeVar("T")
MOST = 100
"""Passages of one search, at most."""
_log = logging.getLogger(__name__)


def add_endpoints(assistant: Questions) -> None:
    """Adds `/ask` and `/search` to the page being built."""
    import gradio as gr

    def ask(question: str, document: str | None = None, province: str | None = None) -> dict[str, Any]:
        """The answer to one question, each sentence with its citations."""
        return _checked(question, lambda: assistant.ask(question, document=document or None, province=province or None).as_json())

    def search(question: str, top: int = 10, document: str | None = None, province: str | None = None) -> dict[str, Any]:
        """The passages found for one question."""
        from assistant.service import hits_json

        def found() -> dict[str, Any]:
            hits = assistant.search(question, top=max(1, min(int(top), MOST)), document=document or None, province=province or None)
            return hits_json(None, question, hits, assistant)

        return _checked(question, found)

    gr.api(ask, api_name="ask")
    gr.api(search, api_name="search")


def _checked(question: str, work: Callable[[], T]) -> T:
    import gradio as gr

    problem = problem_with(question)
    if problem is not None:
        raise gr.Error(_message(problem), print_exception=False)
    try:
        return work()
    except UserError as error:
        raise gr.Error(_message(problem_of(error)), print_exception=False) from error
    except Exception as error:  # as in the chat: logged here, told to the program in plain words
        _log.exception("a program's question failed")
        raise gr.Error(_message(Problem("errors.unexpected")), print_exception=False) from error


def _message(problem: Problem) -> str:
    return say(problem.key, "vi", **problem.values)
