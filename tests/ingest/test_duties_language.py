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


def test_what_is_said_for_all_reports_fills_those_that_name_nobody(read: Read) -> None:
    text = "KẾ HOẠCH\nThực hiện công tác dân vận\nI. CHẾ ĐỘ BÁO CÁO\n1. Báo cáo tháng: các đảng ủy cơ sở gửi trước ngày 18.\n2. Báo cáo năm: gửi trước ngày 20/11.\n3. Tất cả báo cáo gửi về Ban Dân vận Tỉnh ủy (qua Văn phòng Ban) bằng văn bản.\nII. KINH PHÍ\n1. Báo cáo quý gửi trước ngày 05/3.\n"
    found = read(text).duties
    assert [(_texts(d.recipients), d.via and d.via.text) for d in found if d.section.startswith("I.")] == [(["Ban Dân vận Tỉnh ủy"], "Văn phòng Ban")] * 2
    assert [_texts(d.recipients) for d in found if d.section.startswith("II")] == [[]]


def test_items_of_a_list_have_the_bearers_and_recipients_of_its_head(duties: Of) -> None:
    found = duties("Các sở, ban, ngành báo cáo Ủy ban nhân dân tỉnh (qua Văn phòng Ủy ban nhân dân tỉnh):\na) Báo cáo tháng: trước ngày 25 hằng tháng;\nb) Báo cáo năm: trước ngày 15/12.")
    assert [(_texts(d.bearers), _texts(d.recipients), d.deadline and d.deadline.text) for d in found] == [
        (["Các sở, ban, ngành"], ["Ủy ban nhân dân tỉnh"], "trước ngày 25 hằng tháng"), (["Các sở, ban, ngành"], ["Ủy ban nhân dân tỉnh"], "trước ngày 15/12")]


@pytest.mark.parametrize("sentence", [
    "Định kỳ 6 tháng (trước ngày 20/5) và hằng năm (trước ngày 20/11), các sở báo cáo Sở Nội vụ.",
    "Các sở báo cáo Sở Nội vụ trước ngày 20/5 (báo cáo 6 tháng) và trước ngày 20/11 (báo cáo năm).",
    "Các sở gửi Sở Nội vụ: báo cáo 6 tháng trước ngày 20/5; báo cáo năm trước ngày 20/11.",
])
def test_each_period_keeps_its_own_day(sentence: str, duties: Of) -> None:
    found = [(d.frequency.text.split()[-1] if d.frequency else "", d.deadline.text if d.deadline else "") for d in duties(sentence)]
    assert found == [("tháng", "trước ngày 20/5"), ("năm", "trước ngày 20/11")]


def test_who_helps_is_no_bearer(duties: Of) -> None:
    (duty,) = duties("Sở Nội vụ chủ trì, phối hợp với Ban Dân vận Tỉnh ủy báo cáo Ủy ban nhân dân tỉnh trước ngày 15/12.")
    assert (_texts(duty.bearers), _texts(duty.co_bearers)) == (["Sở Nội vụ"], ["Ban Dân vận Tỉnh ủy"])


def test_a_day_that_only_begins_or_ends_the_data_is_no_deadline(duties: Of) -> None:
    (duty,) = duties("Các sở báo cáo kết quả từ tháng 6/2021 đến hết tháng 5/2024 về Sở Nội vụ.")
    assert duty.deadline is None


@pytest.mark.parametrize("sentence", [
    "Đơn vị không phải báo cáo Sở Nội vụ.", "Thẩm định báo cáo đánh giá tác động môi trường trình Ủy ban nhân dân tỉnh.", "Tháng có báo cáo quý thì không gửi báo cáo tháng.", "Báo cáo năm không quá 10 trang.",
])
def test_a_negation_or_a_paper_makes_no_report(sentence: str, duties: Of) -> None:
    assert not [d for d in duties(sentence) if d.kind == "report"]


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
