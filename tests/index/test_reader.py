"""A reader picks up a new build by itself and never sees half of one."""

import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from index.errors import DamagedIndex, NoIndex
from index.publish import current_build
from index.reader import IndexFolder
from index.records import Reading
from index.words import Term

Put = Callable[[Path, Sequence[Reading]], Path]
ROOT = Path(__file__).parents[2]


def test_the_same_build_is_opened_once(folder: Path) -> None:
    reader = IndexFolder(folder)
    assert reader.current() is reader.current()
    assert reader.current().store is reader.current().store


def test_a_new_build_is_picked_up_without_reopening(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    reader = IndexFolder(folder)
    old = reader.current()
    assert old.store.document_ids() == ("khanh-hoa", "ninh-thuan")
    put(folder, two[1:])
    new = reader.current()
    assert (old.version, new.version) == ("1", "2")
    assert new.store.document_ids() == ("ninh-thuan",)
    assert (len(new.words), len(new.vectors)) == (3, 3)


def test_an_index_opened_before_goes_on_answering_from_its_own_build(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    old = IndexFolder(folder).current()
    assert old.store and old.words and old.vectors
    for _ in range(3):
        put(folder, two[1:])
    assert not old.build.exists(), "swept away by later builds"
    assert old.store.document("khanh-hoa").text.startswith("Thực hiện")
    assert old.words.search([Term("báo")], bare=False, limit=5, context_weight=0.0)
    assert len(old.vectors.rows(range(2))) == 2


def test_a_reader_made_before_the_first_build_finds_it_later(tmp_path: Path, two: tuple[Reading, Reading], put: Put) -> None:
    reader = IndexFolder(tmp_path / "index")
    with pytest.raises(NoIndex):
        reader.current()
    put(tmp_path / "index", two)
    assert reader.current().version == "1"


def test_a_damaged_new_build_is_told_and_the_next_sound_one_serves(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    reader = IndexFolder(folder)
    reader.current()
    put(folder, two)
    (current_build(folder) / "vectors.faiss").write_bytes(b"")
    with pytest.raises(DamagedIndex):
        reader.current()
    put(folder, two)
    assert reader.current().version == "3"


def test_readers_in_threads_never_see_half_a_build(folder: Path, two: tuple[Reading, Reading], put: Put) -> None:
    reader, wrong = IndexFolder(folder), []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            index = reader.current()
            if not (len(index.words) == len(index.vectors) == sum(len(index.store.passages(d)) for d in index.store.document_ids())):
                wrong.append(index.version)

    threads = [threading.Thread(target=read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for turn in range(4):
        put(folder, two[turn % 2 :])
    stop.set()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert reader.current().version == "5"


def test_an_index_can_be_moved(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder, tmp_path / "moved")
    assert IndexFolder(tmp_path / "moved").current().store.document_ids() == ("khanh-hoa", "ninh-thuan")


def test_opening_an_index_imports_no_torch(folder: Path) -> None:
    code = f"import sys\nfrom pathlib import Path\nfrom index.reader import IndexFolder\nindex = IndexFolder(Path({str(folder)!r})).current()\nindex.store, index.words, index.vectors\nprint([m for m in ('torch', 'sentence_transformers', 'gradio', 'langchain') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout == "[]\n", done.stderr
