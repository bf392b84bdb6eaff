"""/healthz: whether the chat can answer, for whatever watches over it."""

from typing import TYPE_CHECKING, Any

from index.errors import DamagedIndex, NoIndex, UserError
from index.reader import Index
from index.settings import settings

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

    from interface.contract import Questions

PATH = "/healthz"
# No path of this machine in what anybody may read.
CAUSES = {
    NoIndex: ("no_index", "there is no index; make it with: python -m ingest"),
    DamagedIndex: ("damaged_index", "the index is damaged; make it anew with: python -m ingest --rebuild"),
}


def health(assistant: "Questions") -> tuple[int, dict[str, Any]]:
    """Status code and what is told with it."""
    try:
        index: Index = assistant.index()
        _check(index)
        return 200, {"status": "ok", "index": index.version, "documents": index.manifest.counts.get("documents", 0), "writer": settings().answers.writer}
    except (UserError, OSError) as error:
        cause, message = next((told for kind, told in CAUSES.items() if isinstance(error, kind)), ("unreadable_index", "the index cannot be read"))
        return 503, {"status": "unavailable", "cause": cause, "message": message}


def _check(index: Index) -> None:
    """Whether every file of the build is still there, whole: sizes only, as this is asked every few seconds."""
    for name, size in index.manifest.sizes.items():
        path = index.build / name
        if not path.is_file() or path.stat().st_size != size:
            raise DamagedIndex(name)


def routes(assistant: "Questions") -> list[Any]:
    """The address, for Gradio's app; it asks for no log-in."""
    from starlette.responses import JSONResponse
    from starlette.routing import Route

    def answer(request: "Request") -> "Response":
        code, told = health(assistant)
        return JSONResponse(told, code, headers={"Cache-Control": "no-store"})

    return [Route(PATH, answer, methods=["GET"])]
