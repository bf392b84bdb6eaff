"""What is sent to the server, looked at before Gradio sees it: its size, its letters, the files it names."""

import json
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]

LARGEST_BODY = 1 << 20
"""Bytes of a call, at most; files that are uploaded have a bound of their own."""
_ADDRESS = re.compile(r"\s*https?:", re.IGNORECASE)


class NoNumber(Exception):
    """JSON holds NaN or Infinity, which it may not, and which no answer could repeat."""


async def whole_body(receive: Receive) -> bytes | None:
    """What was sent, None where it is too large."""
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return bytes(body)


def is_form(scope: Message) -> bool:
    """Whether what is sent calls itself a form, as a log-in is."""
    content = dict(scope["headers"]).get(b"content-type", b"").lower()
    return bool(content.startswith((b"multipart/", b"application/x-www-form-urlencoded")))


def wrong_body(body: bytes, files: bool) -> str | None:
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
