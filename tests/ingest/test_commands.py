"""python -m ingest list, remove, missing."""

import json
from pathlib import Path

from ingest.pipeline import ingest
from tests.ingest.helpers import open_index, run


def test_list_remove_and_missing_print_one_json_object(folder: Path, index: Path) -> None:
    ingest([folder], index)
    listed = json.loads(run("list", "--json", "--index", index).stdout)["documents"]
    assert [(d["document"], d["number"], d["date"], d["province"]) for d in listed] == [("ke-hoach-2024", "12/KH-UBND", "2024-01-05", "Khánh Hòa"), ("ke-hoach-2025", "12/KH-UBND", "2025-01-05", "Khánh Hòa")]
    removed = run("remove", "ke-hoach-2025", "--yes", "--json", "--index", index)
    assert removed.returncode == 0 and json.loads(removed.stdout)["removed"] == "ke-hoach-2025"
    assert [d["document"] for d in json.loads(run("list", "--json", "--index", index).stdout)["documents"]] == ["ke-hoach-2024"]


def test_a_removal_asks_first_and_no_leaves_all_in_place(folder: Path, index: Path) -> None:
    ingest([folder], index)
    done = run("remove", "ke-hoach-2025", "--index", index, input="n\n")
    assert done.returncode == 0 and "nothing removed" in done.stdout
    assert len(open_index(index).store.document_ids()) == 2
