"""The weights by which sentences are ranked are learned from sets of questions."""

import json
from pathlib import Path

import numpy as np
import pytest

from assistant.rank.network import load_network, shipped_network
from evals.__main__ import main
from evals.ranking.examples import Example, example_sets
from evals.ranking.learn import held_out, learned, linear, right_within

PLAN = Path(__file__).resolve().parents[2] / "corpus" / "plans" / "khanh-hoa-2022-ke-hoach-chi-thi-33.txt"


def examples(group: str, telling: int, size: int = 20) -> list[Example]:
    """Questions of four sentences and three features, of which one tells the right sentence."""
    drawn = np.random.default_rng(telling)
    out = []
    for _ in range(size):
        rows = drawn.random((4, 3)) * 0.5
        right = np.zeros(4, dtype=bool)
        right[drawn.integers(4)] = True
        rows[right, telling] += 1.0
        out.append(Example(group, rows, right))
    return out


def test_the_feature_that_tells_gets_the_greatest_weight() -> None:
    rows = examples("one", 1)
    assert int(np.argmax(linear(rows, ["a", "b", "c"]))) == 1
    assert right_within(rows, learned(rows, ["a", "b", "c"]), 1) == 1.0


def test_a_feature_that_no_question_holds_keeps_the_weight_set_by_hand() -> None:
    rows = [Example(e.group, np.hstack([e.rows, np.zeros((4, 1))]), e.right) for e in examples("one", 0)]
    assert linear(rows, ["a", "b", "c", "other_level"])[3] == pytest.approx(-3.0, abs=1e-3)


def test_what_two_features_tell_only_together_is_learned() -> None:
    drawn = np.random.default_rng(5)
    rows = []
    for _ in range(300):
        asked = float(drawn.integers(2))
        held = np.array([1.0, 0.0, 1.0, 0.0]) if drawn.integers(2) else np.array([0.0, 1.0, 0.0, 0.0])
        if held.sum() == 2 and asked:
            held = np.array([1.0, 0.0, 0.0, 0.0])
        right = held == asked if (held == asked).any() else held == held.max()
        rows.append(Example("one", np.column_stack([held, np.full(4, asked)]), right))
    plain = linear(rows, ["holds", "asks"])
    alone = np.mean([one.right[np.argmax(one.rows @ plain)] for one in rows])
    assert right_within(rows, learned(rows, ["holds", "asks"]), 1) > alone + 0.1


def test_a_set_held_out_is_judged_by_what_the_others_teach() -> None:
    shares = {group: first for group, _, first, _, _ in held_out([*examples("one", 0, 40), *examples("other", 2, 5)], ["a", "b", "c"])}
    assert shares["other"] < 0.9


def test_the_command_writes_a_network_for_every_feature(tmp_path: Path) -> None:
    documents = tmp_path / "sets" / "small" / "documents"
    documents.mkdir(parents=True)
    (documents / PLAN.name).write_bytes(PLAN.read_bytes())
    item = {"id": "s001", "question": "Ở Khánh Hòa báo cáo năm nộp trước ngày nào?", "evidence": [{"document": PLAN.stem, "quote": "hàng năm báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Sở Nội vụ), Ban Dân vận Tỉnh ủy trước ngày 15/12"}]}
    (tmp_path / "sets" / "small" / "questions.jsonl").write_text(json.dumps(item, ensure_ascii=False) + "\n", encoding="utf-8")
    assert main(["train-ranker", "--sets", str(tmp_path / "sets"), "--output", str(tmp_path / "network.safetensors")]) == 0
    assert load_network(tmp_path / "network.safetensors").names == shipped_network().names


def test_a_folder_without_sets_is_refused_with_what_a_set_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["train-ranker", "--sets", str(tmp_path)]) == 2
    assert "questions.jsonl" in capsys.readouterr().err


def test_every_quote_of_the_sets_is_of_a_document_that_is_there() -> None:
    plans = {p.stem for p in PLAN.parent.iterdir()}
    for one in example_sets():
        held = {p.stem for p in (one / "documents").iterdir()} if (one / "documents").is_dir() else plans
        named = {e["document"] for line in (one / "questions.jsonl").read_text(encoding="utf-8").splitlines() for e in json.loads(line)["evidence"]}
        assert named <= held, one.name
