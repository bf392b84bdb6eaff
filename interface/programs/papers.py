"""Question papers for programs: `quiz`."""

from collections.abc import Callable
from typing import Any

from interface.contract import Questions
from interface.programs import given

MOST_QUESTIONS = 200
LARGEST_SEED = 2**31 - 1


def quiz_endpoint(assistant: Questions) -> Callable[..., dict[str, Any]]:
    """`quiz`: a paper, each key with its source."""
    from interface.quiz_events import Materials

    materials = Materials(assistant)

    def quiz(documents: list[str] | None = None, kinds: list[str] | None = None, count: int = 20, seed: int = 1) -> dict[str, Any]:
        """Makes a question paper about the plans; each question has its key and the quote that proves it.

        Args:
            documents: Questions about these documents only: ids that `documents` lists.
            kinds: Kinds of questions: four_options, true_false, blank, matching, short_answer, essay; all of them if none is named.
            count: Number of questions, 1 to 200.
            seed: The same seed over the same documents gives the same paper; 0 to 2147483647.
        """
        from assistant.quiz.model import KINDS, Request
        from assistant.quiz.paper import build_paper

        wanted = tuple(given.choice("kinds", kind, KINDS) for kind in given.texts("kinds", kinds, len(KINDS)))
        ids = given.texts("documents", documents)
        request = Request(ids, (), tuple(k for k in KINDS if k in wanted), (), given.whole("count", count, 1, MOST_QUESTIONS), given.whole("seed", seed, 0, LARGEST_SEED))
        material = materials.current()
        for id in ids:
            material.library.document(id)
        return build_paper(material, request).as_json()

    return quiz
