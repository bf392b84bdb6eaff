"""Questions of programs: `ask` and `search`."""

import threading
from collections.abc import Callable
from typing import Any

from interface.contract import Questions
from interface.programs import given

MOST_PASSAGES = 100
# Answers are work for the processor alone: more at once would only make each of them slower.
AT_ONCE = 2


def ask_endpoint(assistant: Questions) -> Callable[..., dict[str, Any]]:
    """`ask`: a question, its checked answer."""
    places = threading.BoundedSemaphore(AT_ONCE)

    def ask(question: str, document: str | None = None, province: str | None = None, before: list[Any] | None = None,
            me: str | None = None, here: str | None = None) -> dict[str, Any]:
        """Answers one question from the Vietnamese official plans that are held.

        Every sentence of the answer is checked against the passages it cites; what the documents do not say is answered with "không nêu", or refused.

        Args:
            question: The question, in Vietnamese with or without accents, or in English; at most 2,000 characters.
            document: Answer from this document only: an id that `documents` lists.
            province: Answer from the documents of this province only, as "Lâm Đồng".
            before: Earlier questions of the same conversation, oldest first, at most 20: texts, or objects with "question" and "documents" (ids that its answer cited).
            me: The body that asks, as "UBND xã" or "Sở Nội vụ".
            here: The province of today that the reader is in, as "An Giang".
        """
        words = given.question(question)
        only, there = given.text("document", document), given.text("province", province)
        more = _conversation(before, me, here)
        with places:
            return assistant.ask(words, document=only, province=there, **more).as_json()

    return ask


def _conversation(before: Any, me: Any, here: Any) -> dict[str, Any]:
    """What the assistant is told beside the question; nothing where nothing was given."""
    from assistant.followup import Before
    from assistant.reader import Reader

    more: dict[str, Any] = {}
    earlier = tuple(Before(asked, cited) for asked, cited in given.turns("before", before))
    body, province = given.text("me", me), given.text("here", here)
    if earlier:
        more["before"] = earlier
    if body or province:
        more["reader"] = Reader(body=body, province=province)
    return more


def search_endpoint(assistant: Questions) -> Callable[..., dict[str, Any]]:
    """`search`: the passages that `ask` would answer from."""
    places = threading.BoundedSemaphore(AT_ONCE)

    def search(question: str, top: int = 10, document: str | None = None, province: str | None = None) -> dict[str, Any]:
        """Finds the passages of the plans that an answer to this question would rest on, best first.

        Args:
            question: The question or keywords; at most 2,000 characters.
            top: Number of passages, 1 to 100.
            document: Search in this document only: an id that `documents` lists.
            province: Search in the documents of this province only, as "Lâm Đồng".
        """
        from assistant.service import hits_json

        words, count = given.question(question), given.whole("top", top, 1, MOST_PASSAGES)
        only, there = given.text("document", document), given.text("province", province)
        with places:
            return hits_json(None, words, assistant.search(words, top=count, document=only, province=there), assistant)

    return search
