"""The training of the shipped model: what a passage, a piece, a pair, a loss and a figure are."""

import json
import lzma
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from index.training import batches, pairs
from index.training.evaluate import bm25, figures
from index.training.texts import LAW, Text, sentences
from index.training.tokenizer import Sizes, build_tokenizer, normalizer, separated
from vietnamese.text import fold_accents, match_form

LINES = ("ủy ban nhân dân tỉnh báo cáo kết quả cải cách hành chính", "cán bộ, công chức tiếp công dân tại ủy ban nhân dân xã") * 40


def tiny_texts() -> list[Text]:
    return [Text(str(i), LAW, f"luật {i % 2}", "chương chung", f"trách nhiệm {i}", LINES[:3], (str(i + 1),)) for i in range(8)]


def test_sentences_end_at_stops_and_lines_and_lose_their_numbering() -> None:
    text = "1. Ủy ban nhân dân xã báo cáo kết quả. Hội đồng nhân dân xã giám sát;\na) Mặt trận Tổ quốc phối hợp."
    assert sentences(text) == (
        "ủy ban nhân dân xã báo cáo kết quả.",
        "hội đồng nhân dân xã giám sát;",
        "mặt trận tổ quốc phối hợp.",
    )


def test_the_normaliser_of_the_tokenizer_is_match_form() -> None:
    rhymes = ["oà", "oẻ", "uỷ", "uý", "ùy", "úi", "uỳ"]
    syllables = ["".join(parts) for parts in product(["h", "qu", "kh", "th", "ng", "Q"], rhymes, ["", "n"])]
    text = " ".join([*syllables, "UỶ BAN", "Ðồng bào", "hoà-giải", "33/CT‑TTg"])
    assert normalizer().normalize_str(text) == separated(match_form(text))


def test_pieces_span_syllables_with_and_without_accents() -> None:
    tokenizer = build_tokenizer(LINES, ["ubnd"], Sizes(pieces=400, min_count=5, min_npmi=0.1))
    for spelling in ("Uỷ ban nhân dân tỉnh", "uy ban nhan dan tinh"):
        tokens = tokenizer.encode(spelling).tokens
        assert "".join(tokens) == "▁" + separated(match_form(spelling)).replace(" ", "▁")
        assert len(tokens) < 4
    assert tokenizer.encode("UBND").tokens == ["▁ubnd"]


def test_every_question_has_an_accented_and_a_bare_row() -> None:
    tokenizer = build_tokenizer(LINES, [], Sizes(pieces=400, min_count=5, min_npmi=0.1))
    made = pairs.make_pairs(tiny_texts(), tokenizer, seed=1)
    questions = pairs.make_questions(tiny_texts(), seed=1)
    assert len(made.accented) == len(made.bare) == len(made.passage) == len(questions)
    first = tokenizer.encode(fold_accents(questions[0][0]), add_special_tokens=False).ids
    assert made.bare.row(0).tolist() == [i for i in first if i]


def test_pairs_and_batches_are_equal_for_equal_seeds() -> None:
    tokenizer = build_tokenizer(LINES, [], Sizes(pieces=400, min_count=5, min_npmi=0.1))
    made = pairs.make_pairs(tiny_texts(), tokenizer, seed=1)
    recipe = batches.Recipe(size=4, block=2)
    one, other = (next(batches.batches(made, recipe, 7)) for _ in range(2))
    assert np.array_equal(one.passages[0], other.passages[0])
    assert len(one.passages[1]) == 4


def test_the_loss_is_cross_entropy_over_rows_and_columns() -> None:
    import torch

    from index.training.train import _contrast

    torch.manual_seed(1)
    left, right = (torch.nn.functional.normalize(torch.randn(6, 8), dim=1) for _ in range(2))
    scores, target = left @ right.T * 20, torch.arange(6)
    cross = torch.nn.functional.cross_entropy
    expected = (cross(scores, target) + cross(scores.T, target)) / 2
    assert _contrast(left, right, torch.ones(6, 6), 20).item() == pytest.approx(expected.item(), rel=1e-5)


def test_figures_count_the_first_relevant_rank() -> None:
    scores = np.array([[0.9, 0.1, 0.2], [0.9, 0.8, 0.1]], dtype=np.float32)
    assert figures(scores, ["a", "b", "c"], [{"a"}, {"b"}]) == (0.5, 1.0, 0.75)


def test_bm25_prefers_the_passage_with_the_rarer_words() -> None:
    scores = bm25(["Báo cáo quý", "Báo cáo năm", "Báo cáo tuần"], ["báo cáo NĂM"])
    assert scores.argmax() == 1


def test_the_script_writes_a_folder_that_the_product_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.embed import StaticEmbedder
    from index.training import train

    text = "\n".join(f"{i + 1}. {line}." for i, line in enumerate(LINES[:4]))
    law = {"text": text, "demuc": "Dân vận", "chapter": "Chương I / CHUNG", "related": []}
    rows = {
        "phapdien": [law | {"id": str(i), "title": f"Trách nhiệm {i}"} for i in range(1200)],
        "official-documents": [{"id": "a", "title": "Kế hoạch", "text": f"Điều 1. Báo cáo\n{text}"}],
        "wikipedia-vi": [{"id": "b", "title": "Dân vận", "text": text}],
    }
    for name, records in rows.items():
        with lzma.open(tmp_path / f"{name}.jsonl.xz", "wt", encoding="utf-8") as file:
            file.write("".join(json.dumps(record) + "\n" for record in records))
    monkeypatch.setattr("sys.argv", ["train", str(tmp_path), "--out", str(tmp_path / "model"), "--steps", "2"])
    train.main()
    vectors = StaticEmbedder(tmp_path / "model").encode(["ủy ban nhân dân", "uy ban nhan dan"])
    assert np.linalg.norm(vectors, axis=1).tolist() == pytest.approx([1.0, 1.0], abs=1e-5)
