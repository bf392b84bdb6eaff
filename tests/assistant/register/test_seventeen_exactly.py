"""The register of the five plans holds their seventeen duties: none missing, none that is no duty."""

from assistant.register.filters import Filter, filtered
from assistant.register.rows import Row, rows_of
from assistant.service import Assistant

REPORTING = ("report", "register", "raise_difficulties", "synthesise", "notify")
# Document, section, kind, first recipient. KH-3 stands in two clauses, NT-2 is a chain of two.
DUTIES = {
    "KH-1": [("khanh-hoa", "Mục IV, khoản 1", "report", "Ủy ban nhân dân tỉnh")],
    "KH-2": [("khanh-hoa", "Mục IV", "raise_difficulties", "Ủy ban nhân dân tỉnh")],
    "KH-3": [("khanh-hoa", "Mục III, khoản 1, điểm a", "report", "các cấp ủy"), ("khanh-hoa", "Mục III, khoản 5, điểm d", "report", "cấp ủy")],
    "LD-1": [("lam-dong", "Mục III, khoản 1", "report", "Ủy ban nhân dân tỉnh")],
    "LD-2": [("lam-dong", "Mục III, khoản 4", "report", "UBND tỉnh")],
    "LD-3": [("lam-dong", "Mục III, khoản 2", "synthesise", "")],
    "HD-1": [("hai-duong", "Mục III, khoản 2", "report", "Ban Dân vận Tỉnh ủy")],
    "HD-2": [("hai-duong", "Mục III, khoản 3", "synthesise", "")],
    "NT-1": [("ninh-thuan", "Mục IV, khoản 2", "register", "Ủy ban nhân dân tỉnh")],
    "NT-2": [("ninh-thuan", "Mục IV, khoản 5", "report", "Sở Nội vụ"), ("ninh-thuan", "Mục IV, khoản 5", "synthesise", "Chủ tịch Ủy ban nhân dân tỉnh")],
    "NT-3": [("ninh-thuan", "Mục IV, khoản 4", "report", "Ủy ban nhân dân tỉnh")],
    "NT-4": [("ninh-thuan", "Mục IV", "synthesise", "Chủ tịch Ủy ban nhân dân tỉnh")],
    "NT-5": [("ninh-thuan", "Mục IV, khoản 1", "other", "Ủy ban nhân dân tỉnh")],
    "NT-6": [("ninh-thuan", "Mục IV, khoản 3", "other", "")],
    "KG-1": [("kien-giang", "Mục III, khoản 2", "report", "")],
    "KG-2": [("kien-giang", "Mục III, khoản 3", "synthesise", "Bộ Nội vụ")],
    "KG-3": [("kien-giang", "Mục III", "raise_difficulties", "Ủy ban nhân dân tỉnh")],
}


def _place(row: Row) -> tuple[str, str, str, str]:
    return "-".join(row.document.split("-")[:2]), row.section.split(" – ")[0], row.kind, row.recipients[0] if row.recipients else ""


def _rows(assistant: Assistant) -> tuple[Row, ...]:
    library = assistant.library()
    return rows_of(library, filtered(library.duties(), Filter()))


def test_the_register_of_the_five_plans_is_their_seventeen_duties_exactly(assistant: Assistant) -> None:
    assert len(DUTIES) == 17
    assert sorted(map(_place, _rows(assistant))) == sorted(place for places in DUTIES.values() for place in places)


def test_a_duty_that_a_section_says_twice_stands_once(assistant: Assistant) -> None:
    library = assistant.library()
    said = [d for d in library.duties() if d.document.startswith("ninh-thuan") and d.kind == "report" and d.section == "IV.5"]
    assert len(said) == 2
    assert len([r for r in _rows(assistant) if _place(r) == DUTIES["NT-2"][0]]) == 1


def test_who_does_the_work_above_bears_the_duties_that_name_nobody(assistant: Assistant) -> None:
    bearers = {r.bearers for r in _rows(assistant) if _place(r) in DUTIES["KH-3"]}
    assert bearers == {("Các cơ quan, tổ chức, đơn vị, địa phương",)}
