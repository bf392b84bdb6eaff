"""A small reverse proxy: what lies under a prefix is passed on to the app without it, as a web server in front would."""

import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

_HOP = {"connection", "keep-alive", "transfer-encoding", "te", "upgrade", "host", "content-length"}


@contextmanager
def proxy(prefix: str, port: int) -> Iterator[str]:
    """Listens on a free port; gives the address of the page behind the prefix."""

    class Handler(BaseHTTPRequestHandler):
        def _pass(self) -> None:
            if not self.path.startswith(prefix + "/"):
                self.send_response(301 if self.path == prefix else 404)
                self.send_header("Location", prefix + "/")
                self.end_headers()
                return
            behind = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            told = {name: value for name, value in self.headers.items() if name.lower() not in _HOP}
            told |= {"Host": self.headers["Host"], "X-Forwarded-For": "203.0.113.7", "X-Forwarded-Host": self.headers["Host"], "X-Forwarded-Proto": "http"}
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            behind.request(self.command, self.path[len(prefix):], body, told)
            reply = behind.getresponse()
            self.send_response(reply.status)
            for name, value in reply.getheaders():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Connection", "close")
            self.end_headers()
            while chunk := reply.read1(65536):  # answers come piece by piece
                self.wfile.write(chunk)
                self.wfile.flush()
            behind.close()

        do_GET = do_POST = do_HEAD = _pass

        def log_message(self, *_: object) -> None:
            """Says nothing."""

        def handle(self) -> None:
            """A browser that goes away is no error."""
            try:
                super().handle()
            except OSError:
                self.close_connection = True

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{prefix}"
    server.shutdown()
    server.server_close()
