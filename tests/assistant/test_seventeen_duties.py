"""The seventeen reporting duties of the five plans, each asked in several wordings: no slot missing, none borrowed."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.answers import Answer
from assistant.language import detect
from assistant.service import Assistant
from tests.assistant.saying import cites, says, shown

DUTIES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("duties.toml").read_text(encoding="utf-8"))["duty"]
CASES = [pytest.param(duty, question, id=f"{duty['id']}-{n}") for duty in DUTIES for n, question in enumerate(duty["questions"], 1)]
SLOTS = ("bearer", "recipients", "via", "compiler", "deadline", "frequency")


def test_every_duty_of_the_five_plans_is_in_the_table_with_three_wordings_one_without_accents() -> None:
    assert len(DUTIES) == len({d["id"] for d in DUTIES}) == 17
    for duty in DUTIES:
        languages = [detect(q["text"]) for q in duty["questions"]]
        assert len(languages) >= 3, duty["id"]
        assert "vi-nodiac" in languages, duty["id"]
    assert sum(detect(q["text"]) == "en" for d in DUTIES for q in d["questions"]) >= 5


@pytest.mark.parametrize(("duty", "question"), CASES)
def test_an_answer_gives_every_filled_slot_and_no_wrong_one(assistant: Assistant, duty: dict[str, Any], question: dict[str, Any]) -> None:
    answer = assistant.ask(question["text"])
    assert not answer.abstained, shown(answer)
    for words in _expected(duty, question):
        assert says(answer.answer, words), f"{words!r} is missing{shown(answer)}"
    _says_nothing_forbidden(answer, duty, question)
    assert says(answer.answer, "không nêu") == bool(question.get("silent")), f"silence {'missing' if question.get('silent') else 'unasked'}{shown(answer)}"


@pytest.mark.parametrize(("duty", "question"), CASES)
def test_an_answer_cites_the_clause_of_the_duty_and_no_other_plan(assistant: Assistant, duty: dict[str, Any], question: dict[str, Any]) -> None:
    answer = assistant.ask(question["text"])
    assert cites(answer, duty["document"], duty["quote"]), shown(answer)
    assert all(c.document.startswith(duty["document"]) for c in answer.citations), shown(answer)
    sections = [c.section for c in answer.citations]
    assert any(s.startswith(duty["section"]) for s in sections), sections


@pytest.mark.parametrize(("duty", "question"), [c for c in CASES if "later" not in c.values[1]])
def test_the_first_sentence_rests_on_the_clause_of_the_duty(assistant: Assistant, duty: dict[str, Any], question: dict[str, Any]) -> None:
    answer = assistant.ask(question["text"])
    first = replace(answer, citations=tuple(c for c in answer.citations if c.marker in answer.sentences[0].citations))
    assert cites(first, duty["document"], duty["quote"]), shown(answer)


def _expected(duty: dict[str, Any], question: dict[str, Any]) -> list[str]:
    english = detect(question["text"]) == "en"
    told = [w for slot in question.get("slots", SLOTS) for w in duty.get(slot, [])] + question.get("also", [])
    return [_in_english(w) if english else w for w in told]


def _in_english(words: str) -> str:
    """An English sentence keeps the Vietnamese names; the words between them are English."""
    forms = words.split(" | ")
    for vietnamese, own in (("qua ", "through "), ("trước ngày ", "before ")):
        forms += [own + f.removeprefix(vietnamese) for f in forms if f.startswith(vietnamese)]
    return " | ".join(f for f in forms if not f.startswith(("qua ", "trước ngày ")))


def _says_nothing_forbidden(answer: Answer, duty: dict[str, Any], question: dict[str, Any]) -> None:
    for words in (*duty["never"], *question.get("forbidden", [])):
        if words == "không nêu" and question.get("silent"):
            continue
        assert not says(answer.answer, words), f"{words!r} is said{shown(answer)}"
