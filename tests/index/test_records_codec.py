"""Records are frozen and survive JSON."""

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest

from index.codec import dumps, loads
from index.reader import IndexFolder
from index.records import Cut, Deadline, Document, Duty, Reading


def test_every_record_of_a_reading_comes_back_equal(two: tuple[Reading, Reading]) -> None:
    for reading in two:
        for record in (reading.document, *reading.sections, *reading.passages, *reading.references, *reading.duties, *reading.findings, reading):
            assert loads(type(record), dumps(record)) == record


def test_every_record_of_the_five_plans_comes_back_equal(index_folder: Path) -> None:
    store = IndexFolder(index_folder).current().store
    for document in store.document_ids():
        reading = store.reading(document)
        assert loads(Reading, dumps(reading)) == reading


def test_fields_at_their_default_are_left_out_and_letters_are_printed_as_they_are() -> None:
    made = dumps(Document("kh", "kh.txt", "0" * 64, "text", "Kế hoạch"))
    assert set(json.loads(made)) == {"id", "path", "sha256", "format", "text"}
    assert "Kế hoạch" in made


def test_nested_lists_come_back_as_tuples_and_dictionaries_stay() -> None:
    duty = Duty("kh", "I", "report", "obligation", 0, 7, Cut("báo cáo", 0, 7), bearers=(Cut("Sở", 0, 2), Cut("Ban", 3, 6)), deadline=Deadline("15/12", 0, 5, "before", "recurring day", {"day": "12-15", "n": 2}))
    back = loads(Duty, dumps(duty))
    assert isinstance(back.bearers, tuple) and isinstance(back.bearers[1], Cut)
    assert back.deadline == duty.deadline


def test_a_silent_field_is_none_and_not_missing() -> None:
    assert loads(Document, dumps(Document("kh", "kh.txt", "0", "text", ""))).number is None


@pytest.mark.parametrize("kind", [Document, Cut, Duty, Deadline, Reading])
def test_records_are_frozen(kind: Any) -> None:
    assert dataclasses.fields(kind)
    assert kind.__dataclass_params__.frozen


def test_pages_are_counted_from_one() -> None:
    doc = Document("kh", "kh.txt", "0", "text", "abcdef", page_starts=(0, 2, 4))
    assert [doc.page_of(i) for i in (0, 1, 2, 3, 4, 5)] == [1, 1, 2, 2, 3, 3]


def test_a_cut_is_the_text_between_its_offsets() -> None:
    assert Document("kh", "kh.txt", "0", "text", "Sở Nội vụ").cut(3, 6) == "Nội"
