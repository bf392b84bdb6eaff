"""The box that takes files, and what became of each of them."""

import threading
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import interface.roles as roles
from interface.contract import Questions
from interface.places import largest_mb, library_folder
from interface.upload_files import MOST_FILES, Sent, Taken, take
from interface.upload_view import box_html, result_html
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

ACT = ("element.addEventListener('click', e => { const b = e.target.closest('[data-act]'); if (!b || b.disabled) return; e.preventDefault(); "
       "if (b.dataset.act === 'close') { b.closest('details').open = false; return; } if (b.matches('.once')) b.disabled = true; trigger('select', {...b.dataset}); });")
"""A button, link or part of a picture that names what it does is told to the server; nothing else is."""
_stops: dict[str, threading.Event] = {}


def add_upload(assistant: Questions, switch: "gr.Radio") -> "tuple[gr.HTML, gr.HTML, gr.events.Dependency]":
    """Draws the box and what it tells; gives both, and the event after which there may be new documents."""
    import gradio as gr

    room = files("interface")
    box = gr.HTML("", apply_default_css=False, js_on_load=(room / "upload_box.js").read_text(encoding="utf-8"), elem_id="upload")
    told = gr.HTML("", apply_default_css=False, js_on_load=ACT, elem_id="upload-result")
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    done = box.upload(_taking(assistant), switch, told, **quiet)

    def stop(event: gr.EventData) -> None:
        """Stops before the next file."""
        flag = _stops.get(str(_data(event).get("job"))) if _data(event).get("act") == "stop" else None
        if flag:
            flag.set()

    told.select(stop, None, None, **quiet)
    return box, told, done


def box_words(language: Language, request: "gr.Request | None") -> str:
    """The box in a language; for those who may not add anything, who may."""
    return box_html(language, roles.may(request, "upload"))


def _taking(assistant: Questions) -> Callable[..., Iterator[str]]:
    import gradio as gr

    def taking(event: gr.EventData, language: Language, request: gr.Request) -> Iterator[str]:
        if not roles.may(request, "upload"):
            yield result_html([], language, note=say("upload.not_allowed", language))
            return
        data = _data(event)
        job, sent = str(data.get("job"))[:60], sent_files(data.get("files"))
        flag = _stops.setdefault(job, threading.Event())
        results: list[Taken] = []
        try:
            for place, file in enumerate(sent, 1):
                if flag.is_set():
                    break
                yield result_html(results, language, job=job, now=say("upload.reading", language, done=place, total=len(sent), name=file.name))
                results.append(_one(file, assistant))
        finally:
            _stops.pop(job, None)
            _forget(sent)
        yield result_html(results, language, note=_left(len(sent) - len(results), data.get("left"), language))

    return taking


def _one(file: Sent, assistant: Questions) -> Taken:
    if file.path == Path():
        return Taken(file.name, "failed", cause="@upload.causes.size" if file.size > largest_mb() << 20 else "@upload.causes.sending")
    return take(file, assistant.folder, library_folder())


def _left(stopped: int, too_many: Any, language: Language) -> str:
    if stopped:
        return say("upload.stopped", language, count=stopped)
    return say("upload.too_many", language, most=MOST_FILES, count=too_many) if isinstance(too_many, int) and too_many > 0 else ""


def _data(event: "gr.EventData") -> dict[str, Any]:
    return event._data if isinstance(event._data, dict) else {}


def sent_files(told: Any) -> list[Sent]:
    """The files that the browser names, as far as they lie where sent files lie: no other file of the server is taken."""
    from gradio.utils import get_upload_folder

    room = Path(get_upload_folder()).resolve()
    out = []
    for file in told[:MOST_FILES] if isinstance(told, list) else ():
        if isinstance(file, dict) and isinstance(file.get("name"), str):
            path = Path(str(file.get("path") or ""))
            inside = path != Path() and room in path.resolve().parents and path.is_file() and not path.is_symlink()
            size = file.get("size")
            out.append(Sent(file["name"][:300], path.resolve() if inside else Path(), size if isinstance(size, int) else 0))
    return out


def _forget(sent: list[Sent]) -> None:
    """What was sent lies in the library now, or is not wanted."""
    for file in sent:
        if file.path != Path():
            file.path.unlink(missing_ok=True)
