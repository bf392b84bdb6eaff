"""A question that leans on the turns before it is read in full; one that stands alone is left as it is."""

import json
import tomllib
from pathlib import Path

import pytest

from assistant.answers import Answer
from assistant.followup import Before, read
from assistant.service import Assistant
from tests.assistant.saying import says, shown

ROOT = Path(__file__).parents[2]
DIALOGUES = tomllib.loads((Path(__file__).with_name("dialogues.toml")).read_text(encoding="utf-8"))["dialogue"]


def told(answer: Answer) -> str:
    return f"{shown(answer)}\nread as: {answer.understood_as}"


def turn(assistant: Assistant, question: str, before: list[Before]) -> Answer:
    """Asks, and adds the turn to the conversation."""
    answer = assistant.ask(question, before=tuple(before))
    before.append(Before(question, tuple(dict.fromkeys(c.document for c in answer.citations))))
    return answer


@pytest.mark.parametrize("dialogue", DIALOGUES, ids=[d["turns"][0]["ask"][:40] for d in DIALOGUES])
def test_each_turn_of_a_conversation_gets_the_answer_of_the_full_question(assistant: Assistant, dialogue: dict) -> None:
    before: list[Before] = []
    for expected in dialogue["turns"]:
        answer = turn(assistant, expected["ask"], before)
        for words in expected.get("says", []):
            assert says(answer.answer, words), (words, told(answer))
        for words in expected.get("never", []):
            assert not says(answer.answer, words), (words, told(answer))
        if expected.get("plan"):
            assert {c.document.startswith(expected["plan"]) for c in answer.citations} >= {True}, told(answer)
        if "read" in expected:
            assert answer.understood_as == expected["read"] or expected["read"] == expected["ask"], told(answer)
