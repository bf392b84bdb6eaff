"""The register shows the duties asked for: by place, body, kind and day."""

from datetime import date

import pytest

from assistant.register.filters import Filter, chosen_documents, due_days, filtered, parse_day
from assistant.service import Assistant
from index.errors import BadInput, UnknownDocument
from index.records import Deadline

from .made import cut, day, duty


def test_a_body_is_found_as_bearer_and_as_recipient() -> None:
    bearer, recipient, other = duty(bearers=(cut("Sở Nội vụ"),)), duty(recipients=(cut("Sở Nội vụ"),)), duty()
    assert filtered([bearer, recipient, other], Filter(body="Sở Nội vụ")) == (bearer, recipient)


def test_a_body_typed_short_is_the_body_written_out() -> None:
    assert filtered([duty()], Filter(body="UBND tỉnh")) and not filtered([duty()], Filter(body="UBND huyện"))


def test_the_channel_of_a_duty_is_not_its_recipient() -> None:
    assert filtered([duty()], Filter(body="Sở Nội vụ")) == ()


def test_a_ministry_is_not_the_department_of_like_name() -> None:
    assert filtered([duty(recipients=(cut("Bộ Nội vụ"),))], Filter(body="Sở Nội vụ")) == ()
    assert filtered([duty(recipients=(cut("Sở Nội vụ"),))], Filter(body="Nội")) != ()


def test_only_the_kind_asked_for_is_shown() -> None:
    assert [d.kind for d in filtered([duty(0), duty(1)], Filter(kind="register"))] == ["register"]


@pytest.mark.parametrize(("words", "shown"), [("trước ngày 15/11", True), ("trước ngày 15/12", False), ("trước ngày 01/12/2025", True), ("trước ngày 01/12/2027", False)])
def test_before_a_day_holds_dated_duties_and_yearly_ones_of_that_year(words: str, shown: bool) -> None:
    kind = "fixed day" if "/20" in words else "recurring day"
    assert bool(filtered([duty(deadline=day(words, kind=kind))], Filter(before=date(2026, 12, 1)))) is shown


def test_a_duty_without_a_day_is_before_none() -> None:
    vague = [duty(deadline=None), duty(deadline=Deadline("kịp thời", 0, 8, "unspecified", "unspecified", {})), duty(deadline=Deadline("theo Công văn số 12/UBND-NC ngày 29/3/2021", 0, 8, "unspecified", "by reference", {}))]
    assert filtered(vague, Filter(before=date(2030, 1, 1))) == ()


def test_two_days_in_one_deadline_are_two() -> None:
    assert due_days(day("trước ngày 15/6 và 15/12"), 2025) == (date(2025, 6, 15), date(2025, 12, 15))


def test_a_day_that_the_year_lacks_is_none() -> None:
    assert due_days(day("trước ngày 29/02"), 2025) == ()


@pytest.mark.parametrize(("typed", "read"), [("2026-12-15", date(2026, 12, 15)), ("15/12/2026", date(2026, 12, 15)), ("ngày 05 tháng 3 năm 2024", date(2024, 3, 5))])
def test_a_day_is_read_as_people_type_it(typed: str, read: date) -> None:
    assert parse_day(typed) == read


@pytest.mark.parametrize("typed", ["", "mai", "31/02/2026", "15/13"])
def test_what_is_no_day_is_a_users_mistake(typed: str) -> None:
    with pytest.raises(BadInput):
        parse_day(typed)


def test_a_province_or_document_that_is_not_held_is_a_users_mistake(assistant: Assistant) -> None:
    library = assistant.library()
    assert chosen_documents(library, None, None) is None
    assert chosen_documents(library, None, "Khánh Hòa") == ("khanh-hoa-2022-ke-hoach-chi-thi-33",)
    with pytest.raises(BadInput, match="Kiên Giang"):
        chosen_documents(library, None, "Cà Mau")
    with pytest.raises(UnknownDocument):
        chosen_documents(library, "none", None)


@pytest.mark.parametrize(("body", "told"), [
    ("Sở Nội vụ", "Các sở, ban, ngành"), ("Sở Tài chính", "Thủ trưởng các cơ quan, đơn vị"), ("UBND xã", "Ủy ban nhân dân các xã, phường"), ("UBND xã Vĩnh Xương", "các địa phương"), ("Ban Dân vận Huyện ủy", "Ban Dân vận các huyện ủy, thị ủy"),
])
def test_a_body_has_what_the_group_it_belongs_to_is_told(body: str, told: str) -> None:
    common = duty(bearers=(cut(told),))
    assert filtered([common], Filter(body=body, groups=True)) == (common,)
    assert filtered([common], Filter(body=body)) == ()


@pytest.mark.parametrize(("body", "told"), [("Sở Nội vụ", "Ủy ban nhân dân các xã, phường"), ("UBND xã", "Các sở, ban, ngành"), ("Sở Nội vụ", "Sở Tài chính")])
def test_a_body_has_nothing_that_another_group_is_told(body: str, told: str) -> None:
    assert filtered([duty(bearers=(cut(told),))], Filter(body=body, groups=True)) == ()


def test_a_duty_said_twice_in_one_section_stands_once_and_one_with_its_own_day_stays() -> None:
    first = duty(matter=cut("tình hình thực hiện phong trào thi đua năm"), deadline=None, start=0)
    again = duty(matter=cut("tình hình thực hiện phong trào thi đua"), deadline=None, start=90)
    dated = duty(matter=cut("tình hình thực hiện phong trào thi đua"), start=180)
    elsewhere = duty(matter=cut("tình hình thực hiện phong trào thi đua"), deadline=None, start=270, section="V.2")
    assert filtered([first, again, dated, elsewhere], Filter()) == (first, dated, elsewhere)


@pytest.mark.parametrize(("wanted", "kept"), [(Filter(body="Sở số 5"), 15), (Filter(kind="report"), 1429), (Filter(body="Sở số 5", kind="report"), 0)])
def test_of_ten_thousand_duties_only_those_asked_for_are_kept(wanted: Filter, kept: int) -> None:
    assert len(filtered([duty(n) for n in range(10_000)], wanted)) == kept
