"""Regressions planted into the product itself turn the verdict and the exit code."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from evals.__main__ import main
from evals.commands.shared import tell
from evals.gate import claims_of, try_gate
from evals.runfolder import RunFolder
from evals.suite import load_suite
from evals.workplace import ready_index

SUITE = load_suite("core")
CHOSEN = [i.id for i in SUITE.items if i.kind == "reporting" and i.language == "vi"][:12]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The five plans, indexed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("index"))
        return ready_index(SUITE, None, tell).resolve()


@pytest.fixture(scope="module")
def base(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A run of the product as it is."""
    return ask(index, tmp_path_factory.mktemp("base") / "run")


def ask(index: Path, out: Path) -> Path:
    """Some items of the core suite, with and without accents."""
    main(["run", "--index", str(index), "--only", *CHOSEN, "--noise", "no_accents", "--out", str(out)])
    return out


def test_the_product_does_not_drop_against_itself(index: Path, base: Path, tmp_path: Path) -> None:
    again = ask(index, tmp_path / "again")
    assert main(["compare", str(base), str(again), "--fail-on-drop", "right=0", "evidence@5000=0", "citation_recall=0"]) == 0


def test_a_wrong_date_in_the_answers_turns_the_exit_code(index: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.answers import Answer

    whole = Answer.as_json

    def dated(self: Answer) -> dict[str, Any]:
        answer = whole(self)
        return answer | {"answer": answer["answer"].replace("15/12", "16/12")}

    monkeypatch.setattr(Answer, "as_json", dated)
    assert main(["compare", str(base), str(ask(index, tmp_path / "bad")), "--fail-on-drop", "right=0.01"]) == 1


def test_a_search_that_ignores_accentless_questions_turns_the_exit_code(index: Path, base: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.words import WordIndex

    whole = WordIndex.search
    monkeypatch.setattr(WordIndex, "search", lambda self, terms, *, bare, **more: whole(self, terms, bare=False, **more))
    assert main(["compare", str(base), str(ask(index, tmp_path / "bad")), "--fail-on-drop", "mrr@10=0.01"]) == 1


def test_a_gate_that_accepts_parts_of_dates_is_caught_by_mutations(index: Path, base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant import service

    assistant = service.Assistant(index)
    claims = [c for c in claims_of(RunFolder(base).raw_rows().values()) if re.search(r"\d{2}/\d", c.text)][:4]

    def check(text: str, citations: Any) -> str:
        return assistant.check(text, [{n: c[n] for n in ("document", "start", "end")} for c in citations])

    dates = [t for t in try_gate(claims, check, 0).false if t.variant.kind == "date"]
    assert dates
    assert not any(t.accepted for t in dates)

    def substrings(sentence: str, basis: Any, kind: str = "document") -> tuple[str, str]:
        held = all(any(part in quote for quote in basis.quotes) for part in re.findall(r"\d+", sentence))
        return ("folded", "") if held else ("not_found", "")

    monkeypatch.setattr(service, "verdict", substrings)
    report = try_gate(claims, check, 0)
    assert any(t.variant.kind == "date" for t in report.false_anchors)
    assert report.verdict(1).exit_code == 1
