"""What survives a kill, and a failure at any step of publishing."""

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.errors import NoIndex
from index.publish import current_build, verify_build
from index.search import Query, search
from index.words import Term
from ingest.pipeline import ingest
from tests.ingest.helpers import PLANS, ROOT, open_index


def _answers(index: Path) -> bool:
    opened = open_index(index)
    hits = search(opened, Query((Term("báo_cáo"), Term("kết_quả")), "báo cáo kết quả"), 3)
    return bool(hits) and all(h.text == opened.store.document(h.passage.document).text[h.passage.start : h.passage.end] for h in hits)


def _killed_after(delay: float, arguments: list[str]) -> int:
    process = subprocess.Popen([sys.executable, "-m", "ingest", *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        process.wait(timeout=delay)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return process.returncode


def test_killing_an_ingest_at_ten_random_moments_leaves_an_index_that_verifies_and_answers(tmp_path: Path, index: Path) -> None:
    folder = tmp_path / "plans"
    shutil.copytree(PLANS, folder)
    started = time.perf_counter()
    assert _killed_after(60, [str(folder), "--index", str(index)]) == 0
    whole = time.perf_counter() - started
    chance = random.Random(20241215)
    killed = 0
    for turn in range(10):
        changed = folder / "ninh-thuan-2022-phong-trao-dan-van-kheo.txt"
        changed.write_text(changed.read_text(encoding="utf-8") + f"\nGhi chú lần {turn}.\n", encoding="utf-8")
        killed += _killed_after(chance.uniform(0.1, 0.95) * whole, [str(folder), "--rebuild", "--index", str(index)]) == -signal.SIGKILL
        assert verify_build(current_build(index))["documents"] == 5, turn
        assert _answers(index), turn
    assert killed >= 3, "runs were cut short, not finished"
    ingest([folder], index)
    assert "Ghi chú lần 9." in open_index(index).store.document("ninh-thuan-2022-phong-trao-dan-van-kheo").text
    assert not list((index / "builds").glob(".new-*"))
    assert len(list((index / "builds").iterdir())) <= 2


def test_killing_the_first_ingest_leaves_no_index_or_a_sound_one_and_the_next_run_mends_it(folder: Path, index: Path) -> None:
    for delay in (0.15, 0.3, 0.45):
        _killed_after(delay, [str(folder), "--index", str(index)])
        try:
            verify_build(current_build(index))
        except NoIndex:
            continue
    assert ingest([folder], index).index["documents"] == 2
    verify_build(current_build(index))


@pytest.mark.parametrize("change", ["added", "changed"])
@pytest.mark.parametrize("step", ["store", "words", "vectors", "verify_build", "_name_current"])
def test_a_failure_at_any_step_of_publishing_leaves_the_old_build_serving(step: str, change: str, folder: Path, index: Path, plan: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import index.publish as publishing

    ingest([folder], index)
    build = current_build(index)
    (folder / ("ke-hoach-2026.txt" if change == "added" else "ke-hoach-2025.txt")).write_text(plan.replace("2024", "2026"), encoding="utf-8")
    steps = {"store": {"added": "add_to_store", "changed": "write_store"}, "words": {"added": "add_words", "changed": "write_words"}, "vectors": {"added": "append_vectors", "changed": "write_vectors"}}

    def fail(*arguments: object, **options: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(publishing, steps.get(step, {}).get(change, step), fail)
        with pytest.raises(OSError, match="no space left"):
            ingest([folder], index)
    assert current_build(index) == build
    assert verify_build(build)["documents"] == 2
    assert _answers(index)
    assert ingest([folder], index).index["documents"] == (3 if change == "added" else 2)
    verify_build(current_build(index))
