"""Between the network and the page: whence a request comes, cookies that no other site can use, no token for scripts."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from interface.login import address
from interface.login_page import login_page

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

Header = tuple[bytes, bytes]
_TOKEN = "access-token-"
OPEN = ("/", "/login", "/login/", "/logout", "/healthz", "/gradio_api/startup-events", "/theme.css", "/gradio_api/theme.css", "/favicon.ico", "/robots.txt", "/manifest.json")
OPEN_UNDER = ("/static/", "/assets/", "/svelte/")
"""What Gradio asks for as it starts and before a log-in; nothing of it knows a document."""


class Guard:
    """ASGI layer within Gradio's app.

    Args:
        app: What it passes requests on to.
        closed: Whether everything but the log-in asks for one; Gradio leaves some addresses open.
    """

    def __init__(self, app: "ASGIApp", closed: bool = False) -> None:
        self._app, self._closed = app, closed

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Passes one request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        app = self._app
        if self._closed and not _logged_in(scope):
            if not (scope["path"] in OPEN or scope["path"].startswith(OPEN_UNDER)):
                await _refusal()(scope, receive, send)
                return
            scope = {**scope, "query_string": b""}  # the log-in takes no choice; some would show more of the page behind it
            app = login_page(_root(scope)) if scope["path"] == "/" and scope["method"] == "GET" else app
        address.set(str((scope.get("client") or ("",))[0]))

        async def guarded(message: "Message") -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": headers(message.get("headers", ()))}
            await send(message)

        await app(scope, receive, guarded)


def _logged_in(scope: "Scope") -> bool:
    from starlette.requests import HTTPConnection

    return any(name.startswith(_TOKEN) and scope["app"].tokens.get(token) for name, token in HTTPConnection(scope).cookies.items())


def _root(scope: "Scope") -> str:
    return str(scope["app"].root_path or scope.get("root_path") or "").rstrip("/")


def _refusal() -> "Response":
    from starlette.responses import JSONResponse

    return JSONResponse({"detail": {"error": "Not authenticated"}}, status_code=401)


def headers(given: Sequence[Header]) -> list[Header]:
    """The headers of an answer: the cookies of a log-in are kept from other sites, and nothing guesses at types or frames the page."""
    kept = [(name, _own_site(value) if name.lower() == b"set-cookie" and value.startswith(_TOKEN.encode()) else value) for name, value in given]
    present = {name.lower() for name, _ in kept}
    added = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"same-origin"), (b"x-frame-options", b"SAMEORIGIN"))
    return kept + [(name, value) for name, value in added if name not in present]


def _own_site(cookie: bytes) -> bytes:
    parts = [part for part in cookie.split(b"; ") if not part.lower().startswith(b"samesite=")]
    return b"; ".join([*parts, b"SameSite=lax"])


def no_token(request: "Request") -> "Response":
    """Gradio would tell a script of the page the token of its log-in, which the cookie keeps from it."""
    from starlette.responses import JSONResponse

    return JSONResponse({"detail": "Not Found"}, status_code=404)


def log_out(request: "Request") -> "Response":
    """Ends the session of this browser alone; Gradio would end all of the user's, or only those over HTTPS."""
    from starlette.responses import RedirectResponse

    response = RedirectResponse("./", status_code=302)
    for name, token in request.cookies.items():
        if name.startswith(_TOKEN):
            request.app.tokens.pop(token, None)
            response.delete_cookie(name)
    return response


def routes() -> list[Any]:
    """Addresses that stand before Gradio's own."""
    from starlette.routing import Route

    return [*(Route(path, no_token) for path in ("/gradio_api/token", "/gradio_api/token/")), Route("/logout", log_out)]
