"""The shipped model: equal vectors by both readers, spellings that meet, no torch to answer."""

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import numpy as np
import pytest

from index.embed import (
    SHIPPED_MODEL,
    LibraryEmbedder,
    StaticEmbedder,
    encode_for_ingest,
    load_embedder,
    load_ingest_embedder,
    model_checksum,
)
from index.errors import BadInput, DamagedIndex
from vietnamese.text import fold_accents

PLANS = sorted((Path(__file__).parents[2] / "corpus" / "plans").iterdir())
QUESTIONS = [
    "Ủy ban nhân dân cấp xã báo cáo kết quả cải cách thủ tục hành chính cho ai?",
    "Thời hạn gửi báo cáo về Mặt trận Tổ quốc Việt Nam tỉnh là ngày nào?",
    "Cơ quan nào chịu trách nhiệm tiếp công dân, giải quyết khiếu nại, tố cáo?",
    "Nội dung thực hiện dân chủ ở cơ sở gồm những gì?",
    "Tổ chức nào giám sát việc thực hiện pháp luật về bảo hiểm xã hội?",
    "Kinh phí bồi dưỡng cán bộ, công chức lấy từ nguồn nào?",
]


@pytest.fixture(scope="module")
def shipped() -> StaticEmbedder:
    return StaticEmbedder()


@pytest.fixture(scope="module")
def lines() -> list[str]:
    """Paragraphs of the plans as printed: mixed Unicode forms, both tone placements, empty and odd lines."""
    printed = [line for plan in PLANS for line in plan.read_text(encoding="utf-8").splitlines()[:80]]
    return [*printed, *QUESTIONS, *map(fold_accents, QUESTIONS), "", "???", "漢字", "Quỹ hoà giải; UỶ BAN, thuỷ lợi - khoẻ"]


def test_both_readers_give_equal_vectors(shipped: StaticEmbedder, lines: list[str]) -> None:
    library = LibraryEmbedder(str(SHIPPED_MODEL))
    assert library.dimension == shipped.dimension
    assert np.abs(library.encode(lines) - shipped.encode(lines)).max() < 1e-5


def test_the_folder_alone_gives_equal_vectors_for_text_as_printed(shipped: StaticEmbedder, lines: list[str]) -> None:
    from sentence_transformers import SentenceTransformer

    vectors = SentenceTransformer(str(SHIPPED_MODEL)).encode(lines)
    assert np.abs(vectors - shipped.encode(lines)).max() < 1e-5


def test_vectors_have_length_one_or_no_known_word(shipped: StaticEmbedder) -> None:
    lengths = np.linalg.norm(shipped.encode([*QUESTIONS, "", "!!!"]), axis=1)
    assert lengths.tolist() == pytest.approx([1.0] * len(QUESTIONS) + [0.0, 0.0], abs=1e-5)


def test_shape_and_type(shipped: StaticEmbedder) -> None:
    assert shipped.encode([]).shape == (0, shipped.dimension)
    assert shipped.encode(["a"] * 1100).shape == (1100, shipped.dimension)
    assert shipped.encode(["a"]).dtype == np.float32


def test_one_text_and_many_give_the_same_vector(shipped: StaticEmbedder) -> None:
    together = shipped.encode(QUESTIONS)
    alone = np.concatenate([shipped.encode([q]) for q in QUESTIONS])
    assert np.array_equal(together, alone)


def test_a_question_without_accents_is_nearest_its_accented_twin(shipped: StaticEmbedder) -> None:
    bare = shipped.encode([fold_accents(q) for q in QUESTIONS])
    assert (bare @ shipped.encode(QUESTIONS).T).argmax(axis=1).tolist() == list(range(len(QUESTIONS)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Uỷ ban hoà giải", "Ủy ban hòa giải"),
        ("Đoàn kết", unicodedata.normalize("NFD", "Đoàn kết")),
        ("THUỶ LỢI", "thủy lợi"),
        ("sức khoẻ", "sức khỏe"),
    ],
)
def test_two_printings_of_the_same_words_have_one_vector(shipped: StaticEmbedder, one: str, other: str) -> None:
    vectors = shipped.encode([one, other])
    assert np.array_equal(vectors[0], vectors[1])


def test_an_abbreviation_is_near_its_full_name(shipped: StaticEmbedder) -> None:
    names = ["Ủy ban nhân dân", "Hội đồng nhân dân", "Mặt trận Tổ quốc", "Cải cách hành chính", "Thủ tục hành chính"]
    short = shipped.encode(["UBND", "HĐND", "MTTQ", "CCHC", "TTHC"])
    assert (short @ shipped.encode(names).T).argmax(axis=1).tolist() == list(range(len(names)))


def test_importing_and_answering_imports_no_torch() -> None:
    code = "import sys; from index.embed import load_embedder; load_embedder().encode(['dân vận']); print('torch' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True)
    assert done.stdout.strip() == "False"


def test_none_is_the_shipped_table_and_a_folder_goes_through_the_library() -> None:
    assert isinstance(load_embedder(), StaticEmbedder)
    assert isinstance(load_embedder(str(SHIPPED_MODEL)), LibraryEmbedder)


def test_ingest_uses_the_library_when_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSISTANT_INGEST_EMBEDDER", raising=False)
    assert isinstance(load_ingest_embedder(), StaticEmbedder)
    by_table = encode_for_ingest(QUESTIONS)
    monkeypatch.setenv("ASSISTANT_INGEST_EMBEDDER", "sentence-transformers")
    assert isinstance(load_ingest_embedder(), LibraryEmbedder)
    assert np.abs(encode_for_ingest(QUESTIONS) - by_table).max() < 1e-5


def test_a_checksum_follows_what_changes_vectors_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"1")
    before = model_checksum(tmp_path)
    (tmp_path / "README.md").write_text("card")
    assert model_checksum(tmp_path) == before
    (tmp_path / "model.safetensors").write_bytes(b"2")
    assert model_checksum(tmp_path) != before
    assert len(model_checksum()) == 64


def test_a_folder_without_a_table_is_refused_with_the_missing_file(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="model.safetensors"):
        StaticEmbedder(tmp_path)
    with pytest.raises(BadInput, match="absent"):
        model_checksum(tmp_path / "absent")


def test_a_damaged_table_is_refused(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"not a table")
    (tmp_path / "tokenizer.json").write_text(json.dumps({}))
    with pytest.raises(DamagedIndex, match="safetensors"):
        StaticEmbedder(tmp_path)


def test_the_shipped_folder_stays_small() -> None:
    assert sum(f.stat().st_size for f in SHIPPED_MODEL.rglob("*")) < 40_000_000
