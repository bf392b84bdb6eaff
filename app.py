"""The chat on this machine: builds the index if there is none, then serves the page."""

import argparse
import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

from index.errors import NoIndex, UserError
from index.reader import IndexFolder

SOURCES = tuple(Path(__file__).parent / name for name in ("corpus", "library"))
FIRST_SEARCH = "công tác dân vận"
WIDTH = 30


def main(arguments: list[str] | None = None) -> int:
    """Runs the app until it is stopped; gives the exit code."""
    try:
        options = _options(arguments)
        _check_free(options.host, options.port)
        _stay_silent()
        _ensure_index(options.index)
        _serve(options.index, options.host, options.port)
    except UserError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    except OSError as error:
        print(f"the chat cannot listen on {options.host}:{options.port} ({error}); choose another port with --port", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return 130
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python app.py", description="Chat over official plans, with the passage that answers.")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=_port, default=os.environ.get("PORT") or "7860", help="port (default: PORT, else 7860)")
    parser.add_argument("--index", type=Path, default=Path(os.environ.get("ASSISTANT_INDEX") or ".index"), help="index folder (default: ASSISTANT_INDEX, else .index)")
    return parser.parse_args(arguments)


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 1 to 65535")
    return int(text)


def _check_free(host: str, port: int) -> None:
    """Fails before the slow part where the address is taken or not of this machine."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        probe.bind((host, port))


def _stay_silent() -> None:
    """Nothing leaves the machine: no analytics, and a proxy is not asked for our own address."""
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    # Gradio sums up its last 10,000 events anew after each event, for a page that is switched off here.
    os.environ["GRADIO_ANALYTICS_MAX_EVENTS"] = "100"
    os.environ["GRADIO_ANALYTICS_CACHE_FREQUENCY"] = str(10**9)
    for name in ("NO_PROXY", "no_proxy"):
        os.environ[name] = ",".join(filter(None, [os.environ.get(name), "127.0.0.1", "localhost"]))


def _ensure_index(folder: Path) -> None:
    try:
        IndexFolder(folder).current()
    except NoIndex:
        from ingest.pipeline import ingest

        print("building the index", file=sys.stderr)
        ingest([path for path in SOURCES if path.is_dir()], folder, progress=progress_bar())


def progress_bar() -> Callable[[str, int, int], None]:
    """A bar on standard error; off a terminal, a line for each stage."""
    last = ""

    def show(stage: str, done: int, total: int) -> None:
        nonlocal last
        if sys.stderr.isatty():
            filled = WIDTH * done // max(total, 1)
            end = "\n" if done >= total else ""
            print(f"\r\x1b[K[{'#' * filled}{'.' * (WIDTH - filled)}] {done}/{total} {stage}", end=end, file=sys.stderr, flush=True)
        elif stage and stage != last:
            print(stage, file=sys.stderr)
        last = stage

    return show


def _serve(folder: Path, host: str, port: int) -> None:
    from assistant.service import Assistant
    from interface.layout import build, launch_options

    assistant = Assistant(folder)
    # Opens everything once, before many people ask at the same moment and each would open it for himself.
    assistant.search(FIRST_SEARCH, top=1)
    page = build(assistant)
    page.launch(server_name=host, server_port=port, prevent_thread_lock=True, **launch_options())
    print(f"http://{host}:{port}  (Ctrl+C: stop)", file=sys.stderr, flush=True)
    page.block_thread()


if __name__ == "__main__":
    sys.exit(main())
