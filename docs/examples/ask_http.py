"""Asks one question with the standard library alone: python ask_http.py "Báo cáo gửi cho ai?" [http://127.0.0.1:7860]

A call has two steps: POST gives the name of an event, GET gives its result as a stream.
Where the server asks for a log-in, set ASSISTANT_USER and ASSISTANT_PASSWORD.
"""

import http.cookiejar
import json
import os
import sys
import urllib.parse
import urllib.request
from typing import Any


class CallFailed(Exception):
    """The server did not carry out the call; the message says why."""


class Server:
    """One server, logged in where a user is given."""

    def __init__(self, url: str, user: str | None = None, password: str = "") -> None:
        self._url = url.rstrip("/")
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
        if user:
            self._opener.open(self._url + "/login", urllib.parse.urlencode({"username": user, "password": password}).encode()).close()

    def call(self, name: str, **parameters: Any) -> Any:
        """The result of one function.

        Raises:
            CallFailed: it could not be carried out.
        """
        request = urllib.request.Request(f"{self._url}/gradio_api/call/v2/{name}", json.dumps(parameters).encode(), {"Content-Type": "application/json"})
        with self._opener.open(request) as reply:
            event = json.load(reply)["event_id"]
        kind = ""
        with self._opener.open(f"{self._url}/gradio_api/call/{name}/{event}") as stream:
            for line in stream:
                key, _, value = line.decode().strip().partition(": ")
                if key == "event":
                    kind = value
                elif key == "data" and kind == "complete":
                    return json.loads(value)[0]
                elif key == "data" and kind == "error":
                    raise CallFailed(json.loads(value)["error"])
        raise CallFailed("the stream ended without a result")


def main(question: str, url: str = "http://127.0.0.1:7860") -> int:
    """Prints the answer and what it stands on; exit code 1 where the question was not taken."""
    server = Server(url, os.environ.get("ASSISTANT_USER"), os.environ.get("ASSISTANT_PASSWORD", ""))
    try:
        answer = server.call("ask", question=question)
    except CallFailed as error:
        print(error, file=sys.stderr)
        return 1
    print(answer["answer"])
    for citation in answer["citations"]:
        print(f"[{citation['marker']}] {citation['document']}, {citation['section']}: {citation['quote']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
