"""Words that look alike in a question and mean different things: each is kept apart by a rule of the language."""

import pytest

from assistant.asks import asked_slots
from assistant.clause_path import clause_paths
from assistant.gate.tokens import typed
from assistant.question import Corpus
from assistant.rank.duty_fit import levels_said
from assistant.understand import understand

NOTHING = Corpus(())


@pytest.mark.parametrize(("question", "slot"), [
    ("Buổi gặp mặt diễn ra vào tháng mấy?", "issued"), ("hoi nghi dien ra thang may", "issued"), ("Lịch họp vào tháng mấy?", "how_many"), ("Công an xã có những việc gì không được làm?", "yes_no"),
    ("vu nao khong duoc dua ra doi thoai", "issued"), ("Báo cáo năm phải gửi cho những nơi nào, chậm nhất khi nào?", "recipients"), ("Kết quả thực hiện kế hoạch nộp trước ngày nào?", "which_document"),
])
def test_a_question_does_not_ask_for_what_its_words_only_resemble(question: str, slot: str) -> None:
    assert slot not in asked_slots(question, bare=question.isascii())


@pytest.mark.parametrize(("question", "slot"), [
    ("Mỗi tháng mấy lần?", "how_many"), ("mỗi năm bao nhiêu mô hình", "how_many"), ("Có phải gửi bản giấy không?", "yes_no"), ("Hướng dẫn dựa vào quy chế công tác dân vận nào?", "which_document"),
    ("Chỉ thị này thay cho chỉ thị nào?", "which_document"), ("Theo nơi nhận, kế hoạch gửi bộ nào?", "recipients"), ("They report in May, don't they?", "yes_no"),
])
def test_a_question_asks_for_what_its_words_say(question: str, slot: str) -> None:
    assert slot in asked_slots(question, bare=False)


@pytest.mark.parametrize(("question", "levels"), [
    ("Cơ quan nào nhận báo cáo số mấy?", ()), ("co quan nao quan ly so lieu", ()), ("Sở và huyện nộp ở đâu?", ("sở", "huyện")), ("Huyện ủy nộp ở đâu?", ("huyện ủy",)),
    ("When do district Party committees report?", ("huyện ủy",)), ("xa gui phong nao", ("xã",)), ("Chính sách xã hội giao ai?", ()),
])
def test_the_levels_of_bodies_are_those_the_question_names(question: str, levels: tuple[str, ...]) -> None:
    assert levels_said(understand(question, NOTHING)) == levels


@pytest.mark.parametrize("question", ["vu viec do thi bao cao bang cach nao", "tinh hinh dien bien phuc tap thi bao ai", "hang nam dinh ky nop luc nao"])
def test_words_without_accents_are_no_province(question: str) -> None:
    assert understand(question, NOTHING).absent == ()


@pytest.mark.parametrize("question", ["o Cao Bang bao cao nop ngay nao", "Ở Điện Biên nộp ngày nào?", "Nam Dinh nop luc nao"])
def test_a_province_is_known_by_its_name(question: str) -> None:
    assert len(understand(question, NOTHING).absent) == 1


def test_an_article_with_a_clause_in_brackets_is_one_path() -> None:
    assert clause_paths("What does Article 6(2) say?") == (("Điều 6", "2"),)


@pytest.mark.parametrize("place", ["huyện Lâm Bình", "xã Xuân Trường", "Huyện ủy Mai Sơn", "phường Lê Hồng Phong"])
def test_a_place_is_neither_a_person_nor_a_body_of_its_name(place: str) -> None:
    found = typed(f"Kế hoạch của {place}, Tuyên Quang nêu việc này.")
    name = place.split(" ", 1)[1].removeprefix("ủy ").lower()
    assert not found.of("person") and not any(name.startswith(str(t.value)) or name.endswith(str(t.value)) for t in found.of("body"))


def test_a_person_is_still_known_beside_a_place() -> None:
    assert [str(t.value) for t in typed("Bí thư Huyện ủy Lâm Bình là bà Nguyễn Thị Hoa.").of("person")] == ["nguyễn thị hoa"]
