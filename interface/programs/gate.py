"""What stands before Gradio's routes: a bound on what is sent, whole letters, no fetching for others, plain words for wrong calls."""

import contextlib
import json
import logging
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TYPE_CHECKING, Any

from interface.programs.bodies import LARGEST_BODY, Message, Receive, is_form, whole_body, wrong_body
from interface.programs.refusals import both
from interface.programs.sessions import forget_call, forget_lost, light_sessions
from interface.programs.streams import CALLS, lost_stream

if TYPE_CHECKING:
    from gradio.routes import App
    from starlette.requests import Request
    from starlette.responses import Response

Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

UPLOAD = "/gradio_api/upload"
# Gradio would fetch an address for whoever asks; nothing that this program does needs it.
_FETCH = re.compile(r"/gradio_api/(?:file|proxy)\W.*https?:", re.IGNORECASE)
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
            body = await whole_body(receive)
            if body is None:
                await _refuse(413, "programs.body", limit=LARGEST_BODY >> 10)(scope, receive, send)
                return
            wrong = None if is_form(scope) else wrong_body(body, files=CALLS not in path)
            if wrong:
                await _refuse(422, wrong)(scope, receive, send)
                return
            receive = _again(body, receive)
            forget_lost(scope["app"].get_blocks())
        lost = lost_stream(scope["app"].get_blocks(), path, scope["query_string"]) if scope["method"] == "GET" else None
        await (lost or self._app)(scope, receive, send)
        if scope["method"] == "GET" and CALLS in path:
            forget_call(scope["app"].get_blocks(), path.rstrip("/").rsplit("/", 1)[1])


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
        as_text = server.types.TextContent
        setattr(server, "postprocess_output_data", lambda data, _: [as_text(type="text", text=json.dumps(one, ensure_ascii=False)) for one in data])
    yield
