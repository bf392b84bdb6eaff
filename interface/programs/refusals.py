"""Why a call of a program is not carried out, in both languages, and never with a traceback."""

import logging
from collections.abc import Callable
from typing import TypeVar

from index.errors import BadInput, UnknownDocument, UserError
from interface.chat import problem_of
from interface.words import LANGUAGES, say

T = TypeVar("T")
_TOLD = (BadInput, UnknownDocument)
_log = logging.getLogger(__name__)


class Refused(Exception):
    """A parameter cannot be used as given; the message says which and what it must be."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(both(key, **values))


def both(key: str, **values: object) -> str:
    """The words of this key in Vietnamese, and in English on the next line."""
    return "\n".join(say(key, language, **values) for language in LANGUAGES)


def answered(work: Callable[[], T]) -> T:
    """What the work gives; what goes wrong becomes an error that the caller is told.

    Raises:
        gradio.Error: the call cannot be carried out; the message says why.
    """
    try:
        return work()
    except Refused as refused:
        raise _error(str(refused)) from refused
    except UserError as error:
        # Messages of the other classes may name folders of the server, which callers have no use for.
        detail = f"\n{error}" if isinstance(error, _TOLD) else ""
        raise _error(both(problem_of(error).key) + detail) from error
    except Exception as error:  # the last wall: logged here, told to the program in plain words
        _log.exception("a program's call failed")
        raise _error(both("errors.unexpected")) from error


def _error(message: str) -> Exception:
    import gradio as gr

    class Told(gr.Error):
        """An error whose text is its message, as tools show it."""

        def __str__(self) -> str:
            return message

    return Told(message, print_exception=False)
