"""The chat on this machine: builds the index if there is none, then serves the page."""

import argparse
import logging
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from index.cli import UseSettings
from index.errors import NoIndex, UserError
from index.reader import IndexFolder
from index.settings import settings
from interface.serve import Sharing, serve

CORPUS = Path(__file__).parent / "corpus"
WIDTH = 30


def main(arguments: list[str] | None = None) -> int:
    """Runs the app until it is stopped; gives the exit code."""
    try:
        options = _options(arguments)
        sharing = _sharing(options)
        sharing.check()
        _check_free(sharing)
        _stay_silent()
        _ensure_index(options.index)
        _serve(options.index, sharing)
    except UserError as error:
        print(" ".join(str(error).split()), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return 130
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    """Options as given; what is not given comes from the settings."""
    parser = argparse.ArgumentParser(prog="python app.py", description="Chat over official plans, with the passage that answers.")
    parser.add_argument("--host", help="address to listen on (default: 127.0.0.1, this machine only)")
    parser.add_argument("--port", type=_port, help="port (default: PORT, else 7860)")
    parser.add_argument("--index", type=Path, help="index folder (default: ASSISTANT_INDEX, else .index)")
    parser.add_argument("--auth", type=Path, metavar="FILE", help="users who may log in, a file of python -m interface.accounts (default: nobody has to)")
    parser.add_argument("--allow-everyone", action="store_true", help="let others reach the chat without a log-in; they can ask and change nothing")
    parser.add_argument("--root-path", metavar="PATH", help="path in front of every address behind a reverse proxy, as /hoi-dap")
    parser.add_argument("--settings", type=Path, metavar="FILE", action=UseSettings, help="settings file (default: ASSISTANT_SETTINGS, or assistant.toml here)")
    options = parser.parse_args(arguments)
    told = settings()
    defaults: dict[str, Any] = {"host": told.server.host, "port": told.server.port, "index": told.storage.index, "auth": told.server.accounts, "root_path": told.server.root_path}
    for name, value in defaults.items():
        if getattr(options, name) is None:
            setattr(options, name, value)
    return options


def _port(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; give a number from 1 to 65535")
    return int(text)


def _sharing(options: argparse.Namespace) -> Sharing:
    host = options.host[1:-1] if options.host.startswith("[") and options.host.endswith("]") else options.host
    return Sharing(host, options.port, options.auth, options.root_path.rstrip("/"), options.allow_everyone)


def _check_free(sharing: Sharing) -> None:
    """Fails before the slow part where the address is taken or not of this machine."""
    family = socket.AF_INET6 if ":" in sharing.host else socket.AF_INET
    try:
        with socket.socket(family) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((sharing.host, sharing.port))
    except OSError as error:
        raise _not_heard(sharing, error) from error


def _not_heard(sharing: Sharing, error: OSError) -> UserError:
    return UserError(f"the chat cannot listen on {sharing.host}:{sharing.port} ({error}); choose another port with --port")


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
        ingest([path for path in (CORPUS, settings().storage.library) if path.is_dir()], folder, progress=progress_bar())


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


def _serve(folder: Path, sharing: Sharing) -> None:
    """Serves until Ctrl+C, or until the system asks for an end (SIGTERM), which is no error."""
    logging.basicConfig(level=settings().log.level.upper(), format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    try:
        page = serve(folder, sharing)
    except OSError as error:
        raise _not_heard(sharing, error) from error
    print(f"{sharing.url}{sharing.root_path}  (Ctrl+C: stop)", file=sys.stderr, flush=True)
    if not sharing.local:
        print("what is sent to this page is not encrypted; put a server with HTTPS in front of it", file=sys.stderr, flush=True)
    try:
        while not stopped.wait(3600):
            continue
    finally:
        page.close(verbose=False)


if __name__ == "__main__":
    sys.exit(main())
