"""`check` finds what is wrong with an item, and nothing in the core suite."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evals.check import check_items
from evals.corpus import read_corpus
from evals.items import KINDS, item_from_json, item_to_json
from evals.suite import load_suite
from index.errors import BadInput

Command = Callable[..., tuple[int, str]]


def test_the_core_suite_holds_against_the_plans() -> None:
    suite = load_suite("core")
    assert check_items(suite.items, read_corpus(suite.corpus)) == []


def test_the_core_suite_is_large_and_covers_every_kind() -> None:
    items = load_suite("core").items
    assert len(items) >= 160 and {i.kind for i in items} == set(KINDS)
    assert {i.language for i in items} == {"vi", "vi-nodiac", "en"}


def test_items_survive_writing_and_reading() -> None:
    assert all(item_from_json(item_to_json(i), "here") == i for i in load_suite("core").items)


def quote_bent(item: dict[str, Any]) -> None:
    item["evidence"][0]["quote"] = item["evidence"][0]["quote"].replace("15/12", "16/12")


def section_bent(item: dict[str, Any]) -> None:
    item["evidence"][0]["section"] = "II.2"


@pytest.mark.parametrize(("bend", "message"), [
    (quote_bent, "not word for word in alpha"),
    (section_bent, "does not stand in section"),
    (lambda i: i["evidence"][0].update(section="IX"), "has no section 'IX'"),
    (lambda i: i["evidence"][0].update(document="gamma"), "not in the corpus"),
    (lambda i: i.update(evidence=[]), "no evidence"),
    (lambda i: i.update(required=[["20/12"]]), "lacks the required fact '20/12'"),
    (lambda i: i.update(forbidden=["15/12"]), "holds the forbidden fact"),
    (lambda i: i.update(language="vi-nodiac"), "has accents"),
    (lambda i: i.update(kind="other"), "kind 'other'"),
    (lambda i: i.update(id="t-002"), "stands 2 times"),
    (lambda i: i.update(slots={"who": []}), "slot 'who'"),
])
def test_a_bent_item_is_named_with_its_fault(suite_folder: Path, command: Command, bend: Callable[[dict[str, Any]], None], message: str) -> None:
    path = suite_folder / "items.jsonl"
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    bend(items[0])
    path.write_text("".join(json.dumps(i, ensure_ascii=False) + "\n" for i in items), encoding="utf-8")
    code, out = command("check")
    assert code == 1 and message in out


def test_a_sound_suite_exits_0(command: Command) -> None:
    code, out = command("check", "--json")
    assert code == 0 and json.loads(out)["problems"] == []


@pytest.mark.parametrize("line", ["{", '{"id": "t-001"}', '{"id": "t-001", "question": "a", "language": "vi", "kind": "open", "documents": [], "answerable": "yes"}', "[]"])
def test_a_line_that_is_no_item_is_bad_input(suite_folder: Path, command: Command, line: str) -> None:
    (suite_folder / "items.jsonl").write_text(line + "\n", encoding="utf-8")
    assert command("check")[0] == BadInput.exit_code
