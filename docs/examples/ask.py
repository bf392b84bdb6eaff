"""Asks one question through Gradio's client: python ask.py "Báo cáo gửi cho ai?" [http://127.0.0.1:7860]

Needs the package gradio_client. Where the server asks for a log-in, set ASSISTANT_USER and ASSISTANT_PASSWORD.
"""

import os
import sys

from gradio_client import Client
from gradio_client.exceptions import AppError


def main(question: str, url: str = "http://127.0.0.1:7860") -> int:
    """Prints the answer and what it stands on; exit code 1 where the question was not taken."""
    user = os.environ.get("ASSISTANT_USER")
    login = (user, os.environ.get("ASSISTANT_PASSWORD", "")) if user else None
    try:
        answer = Client(url, auth=login, verbose=False, analytics_enabled=False).predict(question, api_name="/ask")
    except AppError as error:
        print(error, file=sys.stderr)
        return 1
    print(answer["answer"])
    for citation in answer["citations"]:
        print(f"[{citation['marker']}] {citation['document']}, {citation['section']}: {citation['quote']}")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
