"""The reporting language: who, to whom, through whom, until when; a silent slot stays silent."""

from collections.abc import Callable, Iterator

import pytest

from index.records import Cut, Deadline, Duty, Reading

Read = Callable[..., Reading]


@pytest.fixture(scope="module")
def duties(read: Read) -> Callable[[str], tuple[Duty, ...]]:
    """Duties of one item of a plan."""

    def of(sentence: str) -> tuple[Duty, ...]:
        return read(f"KẾ HOẠCH\nThực hiện công tác dân vận\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. TỔ CHỨC THỰC HIỆN\n1. {sentence}\n").duties

    return of


Of = Callable[[str], tuple[Duty, ...]]


def _texts(cuts: tuple[Cut, ...]) -> list[str]:
    return [c.text for c in cuts]


def test_via_is_a_slot_of_its_own_and_no_recipient(duties: Of) -> None:
    (duty,) = duties("Các sở, ban, ngành báo cáo kết quả thực hiện về Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 15/12 hằng năm.")
    assert duty.kind == "report"
    assert (_texts(duty.bearers), _texts(duty.recipients)) == (["Các sở, ban, ngành"], ["Ủy ban nhân dân tỉnh"])
    assert duty.via and duty.via.text == "Sở Nội vụ"
    assert duty.deadline and (duty.deadline.relation, duty.deadline.kind) == ("before", "recurring day")


def test_via_belongs_to_the_recipient_just_before_it(plans: dict[str, Reading]) -> None:
    duty = next(d for d in plans["khanh-hoa"].duties if d.section == "IV.1")
    assert _texts(duty.recipients) == ["Ủy ban nhân dân tỉnh", "Ban Dân vận Tỉnh ủy"]
    assert duty.via and (duty.via.text, duty.via_of) == ("Sở Nội vụ", "Ủy ban nhân dân tỉnh")


def test_a_chain_is_two_duties(duties: Of) -> None:
    first, second = duties("Các đơn vị báo cáo kết quả về Sở Nội vụ để tổng hợp, báo cáo Ủy ban nhân dân tỉnh.")
    assert (_texts(first.recipients), first.compiler and first.compiler.text, _texts(first.final_reader)) == (["Sở Nội vụ"], "Sở Nội vụ", ["Ủy ban nhân dân tỉnh"])
    assert (second.kind, _texts(second.bearers), _texts(second.recipients)) == ("synthesise", ["Sở Nội vụ"], ["Ủy ban nhân dân tỉnh"])


def test_registering_is_not_reporting(plans: dict[str, Reading]) -> None:
    dated = [(d.kind, d.deadline.text) for d in plans["ninh-thuan"].duties if d.deadline]
    assert dated == [("register", "trước ngày 30/01 hàng năm")]
    assert all(d.deadline is None for d in plans["ninh-thuan"].duties if d.kind == "report")


def test_only_two_calendar_days_bind_anyone_in_the_five_plans(plans: dict[str, Reading]) -> None:
    days = {(name, d.kind, d.deadline.text.split(" hàng")[0]) for name, r in plans.items() for d in r.duties if d.deadline and d.deadline.kind in ("fixed day", "recurring day")}
    assert days == {("khanh-hoa", "report", "trước ngày 15/12"), ("ninh-thuan", "register", "trước ngày 30/01")}


def test_a_deadline_by_reference_has_no_day(plans: dict[str, Reading]) -> None:
    referred = [d.deadline for d in plans["lam-dong"].duties if d.deadline and d.deadline.kind == "by reference"]
    assert {d.text for d in referred} == {"theo quy định tại khoản 2 Điều 24 Quy chế 456"}
    assert all(not d.value for d in referred)


def test_a_frequency_without_a_day_is_no_deadline(plans: dict[str, Reading]) -> None:
    halves = [d for d in plans["hai-duong"].duties if d.frequency]
    assert {d.frequency.text for d in halves if d.frequency} == {"định kỳ 6 tháng, 1 năm"}
    assert all(d.deadline is None for d in halves)


def test_difficulties_are_raised_not_reported(plans: dict[str, Reading]) -> None:
    raised = {name: [(_texts(d.recipients), d.via and d.via.text) for d in r.duties if d.kind == "raise_difficulties"] for name, r in plans.items()}
    assert raised == {"khanh-hoa": [(["Ủy ban nhân dân tỉnh"], "Sở Nội vụ")], "kien-giang": [(["Ủy ban nhân dân tỉnh"], "Sở Nội vụ")], "lam-dong": [], "hai-duong": [], "ninh-thuan": []}


@pytest.mark.parametrize(
    ("words", "relation"),
    [("trước ngày 15/12", "before"), ("chậm nhất ngày 15/12", "not later than"), ("đến hết ngày 15/12", "not later than")],
)
def test_before_and_not_later_than_are_different_relations(words: str, relation: str, duties: Of) -> None:
    (duty,) = duties(f"Các sở báo cáo kết quả về Sở Nội vụ {words}.")
    assert duty.deadline and duty.deadline.relation == relation


@pytest.mark.parametrize("sentence", ["Nâng cao nhận thức về chế độ báo cáo.", "Ban hành quy chế phối hợp giữa các cơ quan.", "Nội dung báo cáo gồm kết quả và hạn chế."])
def test_a_report_that_is_a_thing_is_no_duty(sentence: str, duties: Of) -> None:
    assert duties(sentence) == ()


def test_every_filled_slot_of_every_duty_equals_its_span(plans: dict[str, Reading]) -> None:
    for reading in plans.values():
        text = reading.document.text
        for duty in reading.duties:
            assert 0 <= duty.start < duty.end <= len(text)
            for cut in _cuts(duty):
                assert text[cut.start : cut.end] == cut.text


def _cuts(duty: Duty) -> Iterator[Cut | Deadline]:
    for name in duty.__slots__:
        value = getattr(duty, name)
        yield from (item for item in (value if isinstance(value, tuple) else (value,)) if isinstance(item, (Cut, Deadline)))
