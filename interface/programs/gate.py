"""What stands before Gradio's routes: a bound on what is sent, whole letters, no fetching for others, plain words for wrong calls."""

import contextlib
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from typing import TYPE_CHECKING, Any

from interface.programs.refusals import both
from interface.programs.sessions import forget_call, forget_lost, light_sessions
from interface.programs.streams import CALLS, lost_stream

if TYPE_CHECKING:
    from gradio.routes import App
    from starlette.requests import Request
    from starlette.responses import Response

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

LARGEST_BODY = 1 << 20
"""Bytes of a call, at most; files that are uploaded have a bound of their own."""
UPLOAD = "/gradio_api/upload"
# Gradio would fetch an address for whoever asks; nothing that this program does needs it.
_FETCH = re.compile(r"/gradio_api/(?:file|proxy)\W.*https?:", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*https?:", re.IGNORECASE)
_log = logging.getLogger(__name__)


def app_options() -> dict[str, Any]:
    """What `Blocks.launch(app_kwargs=...)` needs for all of this."""
    from gradio.route_utils import FnIndexInferError
    from starlette.middleware import Middleware

    handlers = dict.fromkeys((FnIndexInferError, KeyError, TypeError), _wrong_call)
    return {"middleware": [Middleware(Gate)], "lifespan": _set_up, "exception_handlers": handlers}


class Gate:
    """Refuses what is too large or broken, and what would make the server fetch an address; forgets calls whose result has been fetched."""

    def __init__(self, app: Application) -> None:
        self._app = app

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        """Passes a request on, or answers it with the reason why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"]
        if _FETCH.search(path):
            await _refuse(403, "programs.fetch")(scope, receive, send)
            return
        if scope["method"] in ("POST", "PUT", "PATCH") and UPLOAD not in path:
            body = await _body(receive)
            if body is None:
                await _refuse(413, "programs.body", limit=LARGEST_BODY >> 10)(scope, receive, send)
                return
            wrong = None if _is_form(scope) else _wrong(body, files=CALLS not in path)
            if wrong:
                await _refuse(422, wrong)(scope, receive, send)
                return
            receive = _again(body, receive)
            forget_lost(scope["app"].get_blocks())
        lost = lost_stream(scope["app"].get_blocks(), path, scope["query_string"]) if scope["method"] == "GET" else None
        await (lost or self._app)(scope, receive, send)
        if scope["method"] == "GET" and CALLS in path:
            forget_call(scope["app"].get_blocks(), path.rstrip("/").rsplit("/", 1)[1])


async def _body(receive: Receive) -> bytes | None:
    """What was sent, None where it is too large."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _is_form(scope: Message) -> bool:
    """Whether what is sent calls itself a form, as a log-in is."""
    content = dict(scope["headers"]).get(b"content-type", b"").lower()
    return bool(content.startswith((b"multipart/", b"application/x-www-form-urlencoded")))


def _wrong(body: bytes, files: bool) -> str | None:
    """Why JSON is not passed on, if it is not: half a letter, which Python carries along until an answer cannot be written, or a file to be fetched.

    Args:
        body: What was sent.
        files: Whether files that were uploaded may be named.
    """
    try:
        sent = json.loads(body.decode("utf-8"), parse_constant=_no_number)
        json.dumps(sent, ensure_ascii=False).encode()
    except (UnicodeError, NoNumber):
        return "programs.broken"
    except RecursionError:
        return "programs.deep"
    except ValueError:  # not JSON at all: Gradio says so
        return None
    return "programs.fetch" if _names_file(sent, files) else None


class NoNumber(Exception):
    """JSON holds NaN or Infinity, which it may not, and which no answer could repeat."""


def _no_number(name: str) -> None:
    raise NoNumber(name)


def _names_file(sent: Any, uploaded: bool) -> bool:
    """Whether what was sent holds a file, as Gradio marks them: any at all, or one that was not uploaded here but lies at an address."""
    left = [sent]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            if isinstance(one.get("path"), str) and "meta" in one and not (uploaded and isinstance(one["meta"], dict) and not _ADDRESS.match(one["path"])):
                return True
            left += one.values()
        elif isinstance(one, list):
            left += one
    return False


def _again(body: bytes, receive: Receive) -> Receive:
    """Gives the body once more, then what comes after it."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again


def _refuse(status: int, key: str, **values: object) -> "Response":
    from starlette.responses import JSONResponse

    return JSONResponse({"error": both(key, **values)}, status_code=status)


async def _wrong_call(request: "Request", error: Exception) -> "Response":
    """A call by a name or number that is not there."""
    path = request.url.path.rstrip("/")
    _log.warning("%s was called wrongly: %s %s", path[:100], type(error).__name__, str(error)[:100])
    _log.debug("%s", path, exc_info=error)
    return _refuse(422 if isinstance(error, TypeError) else 404, "programs.unknown", call=path.rsplit("/", 1)[1][:50])


@contextlib.asynccontextmanager
async def _set_up(app: "App") -> AsyncIterator[None]:
    """Light sessions, and tools that give JSON; left alone, Gradio writes their results as Python would."""
    page = app.get_blocks()
    app.state_holder = light_sessions(page)
    page.mcp_server = False  # else a line about it goes to standard output, however quiet the start was meant to be
    server = page.mcp_server_obj
    if server is not None:
        server.postprocess_output_data = lambda data, _: [server.types.TextContent(type="text", text=json.dumps(one, ensure_ascii=False)) for one in data]
    yield
