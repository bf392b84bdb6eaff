"""python -m index: contracts of its JSON, exit codes, one line for a user's mistake."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from index.reader import IndexFolder

ROOT = Path(__file__).parents[2]
KHANH_HOA = "khanh-hoa-2022-ke-hoach-chi-thi-33"


def _run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "index", *map(str, arguments)], cwd=ROOT, capture_output=True, text=True, timeout=60, **options)


def _refused(done: subprocess.CompletedProcess[str], code: int) -> bool:
    return done.returncode == code and done.stdout == "" and done.stderr.startswith("error: ") and done.stderr.count("\n") == 1


def test_search_prints_the_object_of_the_contract(index_folder: Path) -> None:
    done = _run("search", "báo cáo trước ngày 15/12", "--top", 3, "--json", "--index", index_folder)
    found = json.loads(done.stdout)
    assert done.returncode == 0 and done.stdout.count("\n") == 1
    assert set(found) == {"id", "query", "results"}
    assert (found["id"], found["query"]) == (None, "báo cáo trước ngày 15/12")
    assert [r["rank"] for r in found["results"]] == [1, 2, 3]
    store = IndexFolder(index_folder).current().store
    for row in found["results"]:
        assert set(row) == {"rank", "score", "document", "path", "section", "start", "end", "text", "page"}
        assert row["text"] == store.document(row["document"]).text[row["start"] : row["end"]]
        assert row["path"] == store.document(row["document"]).path


def test_a_batch_keeps_its_order_and_a_failed_row_has_id_and_error(index_folder: Path, tmp_path: Path) -> None:
    rows = ['{"id": "b", "question": "dân vận khéo", "gold": 1}', "not json", '{"id": "a"}', '{"id": "c", "question": "  "}', "", '{"id": "z", "question": "báo cáo"}']
    (tmp_path / "batch.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = _run("search", "--batch", tmp_path / "batch.jsonl", "--top", 1, "--index", index_folder)
    printed = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 3
    assert [r["id"] for r in printed] == ["b", None, "a", "c", "z"]
    assert [set(r) == {"id", "error"} for r in printed] == [False, True, True, True, False]
    assert [r["query"] for r in printed if "query" in r] == ["dân vận khéo", "báo cáo"]


def test_a_sound_batch_exits_zero(index_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "batch.jsonl").write_text('{"id": "b", "question": "dân vận khéo"}\n', encoding="utf-8-sig")
    assert _run("search", "--batch", tmp_path / "batch.jsonl", "--index", index_folder).returncode == 0


@pytest.mark.parametrize(
    ("filters", "documents"),
    [(["--document", KHANH_HOA], {KHANH_HOA}), (["--province", "Kiên Giang"], {"kien-giang-2024-ke-hoach-chi-thi-33"}), (["--branch", "Party"], {"hai-duong-ban-dan-van-ke-hoach-hanh-dong"}), (["--since", "2022-09", "--until", "2022"], {"ninh-thuan-2022-phong-trao-dan-van-kheo"}), (["--until", "2022-08"], {KHANH_HOA}), (["--province", "Xứ Lạ"], set())],
)
def test_filters_leave_only_what_they_name(filters: list[str], documents: set[str], index_folder: Path) -> None:
    done = _run("search", "công tác dân vận", "--top", 40, "--json", *filters, "--index", index_folder)
    assert {r["document"] for r in json.loads(done.stdout)["results"]} == documents


def test_text_is_the_canonical_text_and_nothing_more(index_folder: Path) -> None:
    done = subprocess.run([sys.executable, "-m", "index", "text", KHANH_HOA, "--index", str(index_folder)], cwd=ROOT, capture_output=True, timeout=60)
    assert done.returncode == 0
    assert done.stdout == IndexFolder(index_folder).current().store.document(KHANH_HOA).text.encode("utf-8")


def test_text_is_utf_8_whatever_the_locale(index_folder: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([sys.executable, "-m", "index", "text", KHANH_HOA, "--index", str(index_folder)], cwd=ROOT, capture_output=True, timeout=60, env=environment)
    assert done.stdout.decode("utf-8") == IndexFolder(index_folder).current().store.document(KHANH_HOA).text


def test_status_and_verify_of_a_sound_index(index_folder: Path) -> None:
    status = json.loads(_run("status", "--json", "--index", index_folder).stdout)
    assert (status["documents"], status["passages"]) == (5, status["vectors"])
    verified = _run("verify", "--json", "--index", index_folder)
    assert verified.returncode == 0 and json.loads(verified.stdout)["sound"] is True


def test_the_index_is_named_by_option_or_environment(index_folder: Path) -> None:
    assert _run("status", env={**os.environ, "ASSISTANT_INDEX": str(index_folder)}).returncode == 0
    assert _run("status", "--index", index_folder, env={**os.environ, "ASSISTANT_INDEX": "/nowhere"}).returncode == 0


@pytest.mark.parametrize(
    "arguments",
    [["text", "khong-co"], ["search", ""], ["search", "   "], ["search"], ["search", "x", "--document", "khong-co"], ["search", "x", "--top", "0"], ["search", "x", "--top", "-3"], ["search", "--batch", "/khong/co.jsonl"]],
)
def test_wrong_use_is_one_line_and_exit_code_two(arguments: list[str], index_folder: Path) -> None:
    assert _refused(_run(*arguments, "--index", index_folder), 2)


def test_no_index_is_one_line_that_names_the_command(tmp_path: Path) -> None:
    done = _run("search", "báo cáo", "--index", tmp_path)
    assert _refused(done, 2) and "python -m ingest" in done.stderr


@pytest.mark.parametrize("command", [["verify"], ["search", "báo cáo"], ["text", KHANH_HOA], ["status"]])
def test_a_wrong_checksum_is_one_line_and_exit_code_one(command: list[str], index_folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "index"
    shutil.copytree(index_folder, copy)
    (path,) = copy.glob("builds/*/vectors.faiss")
    data = path.read_bytes()
    path.write_bytes(data[:-4] + b"\0\1\2\3")
    done = _run(*command, "--index", copy)
    assert _refused(done, 1) and "vectors.faiss" in done.stderr and "--rebuild" in done.stderr


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    done = _run("status", "--debug", "--index", tmp_path)
    assert done.returncode != 0 and "Traceback" in done.stderr


def test_help_is_instant_in_imports() -> None:
    code = "import sys\nfrom index.__main__ import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass\nprint([m for m in ('torch', 'faiss', 'tantivy', 'numpy.linalg', 'sentence_transformers') if m in sys.modules and m != 'numpy.linalg'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.endswith("[]\n"), done.stderr


def test_a_closed_pipe_is_no_error(index_folder: Path) -> None:
    done = subprocess.run(f"{sys.executable} -m index text {KHANH_HOA} --index {index_folder} | head -c 10 >/dev/null", shell=True, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr and "error" not in done.stderr
