"""Every wording type of a reporting duty is read with all its slots, and none is filled that the sentence leaves silent."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.records import Cut, Duty, Reading

WORDINGS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("reporting_wordings.toml").read_text(encoding="utf-8"))["wording"]
_PLAN = "KẾ HOẠCH\nThực hiện công tác dân vận\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. TỔ CHỨC THỰC HIỆN\n1. {text}\n"


def test_all_wording_types_have_a_sentence() -> None:
    assert sorted(w["id"] for w in WORDINGS) == sorted([f"A{n}" for n in range(1, 36)] + [f"B{n}" for n in range(1, 33)])


@pytest.mark.parametrize("wording", [pytest.param(w, id=w["id"]) for w in WORDINGS])
def test_a_wording_is_read_with_its_slots_and_no_other(wording: dict[str, Any], read: Callable[..., Reading]) -> None:
    duties = read(_PLAN.format(text=wording["text"])).duties
    assert [_slots(d) for d in duties] == wording["duties"]


def _slots(duty: Duty) -> list[str]:
    return [duty.kind, _names(duty.bearers), _names(duty.recipients), duty.via.text if duty.via else "", duty.deadline.text if duty.deadline else "", duty.frequency.text if duty.frequency else ""]


def _names(cuts: tuple[Cut, ...]) -> str:
    return " + ".join(cut.text for cut in cuts)
