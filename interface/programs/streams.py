"""Streams that nobody started: told in one message; left alone, Gradio breaks them off with a traceback in the log."""

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from interface.programs.refusals import both

if TYPE_CHECKING:
    import gradio as gr
    from starlette.responses import Response

CALLS = "/gradio_api/call/"
SESSIONS = "/gradio_api/queue/data"


def lost_stream(page: "gr.Blocks", path: str, query: bytes) -> "Response | None":
    """The answer to a request for a stream of an event or a session that is not known here; None for all other requests."""
    from starlette.responses import Response

    queue = page._queue
    if CALLS in path:
        event = path.rstrip("/").rsplit("/", 1)[1]
        known = event in queue.event_ids_to_events or event in queue.pending_messages_per_session or any(event in held for held in queue.pending_event_ids_session.values())
        told = f"event: error\ndata: {json.dumps({'error': both('programs.lost')})}\n\n"
    elif SESSIONS in path:
        known = parse_qs(query.decode("latin-1")).get("session_hash", [""])[0] in queue.pending_messages_per_session
        told = f"data: {json.dumps(_session_lost())}\n\n"
    else:
        return None
    return None if known else Response(told, media_type="text/event-stream")


def _session_lost() -> dict[str, Any]:
    """What the page knows to be a session that has ended, as after a restart."""
    from gradio.server_messages import UnexpectedErrorMessage

    return UnexpectedErrorMessage(message=both("programs.lost"), session_not_found=True).model_dump()
