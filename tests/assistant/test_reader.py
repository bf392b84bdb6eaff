"""The reader's own body and province of today are read where a question names neither."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.followup import Before
from assistant.reader import Reader, plans_of, province_named
from assistant.service import Assistant
from index.errors import BadInput
from tests.assistant.plans import KIEN_GIANG
from tests.assistant.saying import says, shown

ROOT = Path(__file__).parents[2]
AN_GIANG = Reader("UBND xã", "An Giang")


@pytest.mark.parametrize(("today", "old"), [
    ("An Giang", ("Kiên Giang",)), ("tinh an giang", ("Kiên Giang",)), ("Hải Phòng", ("Hải Dương",)), ("TP. Hải Phòng", ("Hải Dương",)), ("Khánh Hòa", ("Khánh Hòa", "Ninh Thuận")),
    ("khanh hoa", ("Khánh Hòa", "Ninh Thuận")), ("Lâm Đồng", ("Lâm Đồng",)), ("Ninh Thuận", ("Ninh Thuận",)), ("Bình Định", ("Bình Định",)), ("Hòa Bình", ("Hòa Bình",)),
])
def test_a_province_of_today_opens_the_plans_of_the_provinces_it_is_made_of(assistant: Assistant, today: str, old: tuple[str, ...]) -> None:
    assert plans_of(today, assistant.library().corpus) == old


@pytest.mark.parametrize("words", ["Xứ Đoài", "", "An Giang và Cà Mau"])
def test_a_name_of_no_province_or_of_two_is_told_in_one_line(words: str) -> None:
    with pytest.raises(BadInput, match="no province is called"):
        province_named(words)


@pytest.mark.parametrize(("question", "read"), [
    ("Báo cáo gửi cho ai, khi nào?", "Ở Kiên Giang, báo cáo gửi cho ai, khi nào?"),
    ("tôi phải báo cáo ai, khi nào?", "Ở Kiên Giang, UBND xã phải báo cáo cho ai, khi nào?"),
    ("cơ quan tôi phải làm gì", "Ở Kiên Giang, UBND xã phải làm gì?"),
    ("đơn vị mình gửi báo cáo cho ai", "Ở Kiên Giang, UBND xã gửi báo cáo cho ai?"),
    ("chúng tôi gặp vướng mắc thì báo ai?", "Ở Kiên Giang, UBND xã gặp vướng mắc thì báo ai?"),
    ("xã tôi báo cáo khi nào?", "Ở Kiên Giang, UBND xã báo cáo khi nào?"),
    ("Ở tỉnh tôi gặp vướng mắc thì báo ai?", "Ở Kiên Giang gặp vướng mắc thì báo ai?"),
    ("tỉnh ta báo cáo cho ai?", "Kiên Giang báo cáo cho ai?"),
    ("chỗ tôi ai ký kế hoạch?", "Kiên Giang ai ký kế hoạch?"),
    ("Cho tôi hỏi ai ký kế hoạch?", "Ở Kiên Giang, ai ký kế hoạch?"),
    ("An Giang báo cáo cho ai?", "Kiên Giang báo cáo cho ai?"),
    ("what must we report?", "In Kiên Giang, what must UBND xã (Commune People's Committee) report?"),
    ("In my province, who signed the plan?", "In Kiên Giang, who signed the plan?"),
    ("toi phai bao cao ai", "Ở Kiên Giang, UBND xã phải báo cáo cho ai?"),
])
def test_own_body_and_own_province_are_read_into_the_question(assistant: Assistant, question: str, read: str) -> None:
    answer = assistant.ask(question, reader=AN_GIANG)
    assert answer.understood_as == read
    assert {c.document for c in answer.citations} <= {KIEN_GIANG}, shown(answer)


@pytest.mark.parametrize("question", [
    "Khánh Hòa báo cáo cho ai?", "Ở Lâm Đồng, Sở Nội vụ báo cáo cho ai?", "Tỉnh nào nhắc tới Đề án 06?", "Trong năm tỉnh thì nơi nào phải báo cáo 6 tháng một lần?", "Quy chế 456 do ai ban hành?", "Ai ký Quyết định 2311/QĐ-UBND?",
    "In Ninh Thuan, who compiles the reports?", "Cho tôi hỏi Khánh Hòa báo cáo cho ai?",
])
def test_a_province_or_document_that_is_named_wins_over_the_setting(assistant: Assistant, question: str) -> None:
    alone, here = assistant.ask(question), assistant.ask(question, reader=AN_GIANG)
    assert here.understood_as is None
    assert here.answer == alone.answer and here.notes == alone.notes


def test_a_body_that_is_named_wins_over_the_setting(assistant: Assistant) -> None:
    answer = assistant.ask("Ở Kiên Giang, Sở Nội vụ tổng hợp rồi báo cáo ai?", reader=AN_GIANG)
    assert says(answer.answer, "Bộ Nội vụ") and answer.understood_as is None
    other = assistant.ask("Sở tôi ở Lâm Đồng báo cáo cho ai?", reader=AN_GIANG)
    assert other.understood_as is None


def test_the_own_body_gets_its_own_duty(assistant: Assistant) -> None:
    answer = assistant.ask("tôi phải báo cáo ai?", reader=Reader("Sở Nội vụ", "An Giang"))
    assert says(answer.answer, "Sở Nội vụ ở Kiên Giang tổng hợp, báo cáo Bộ Nội vụ và Chính phủ"), shown(answer)
    district = assistant.ask("chúng tôi báo cáo cho ai, trước ngày nào?", reader=Reader("UBND huyện", "Lâm Đồng"))
    assert says(district.answer, "Ủy ban nhân dân các huyện, thành phố ở Lâm Đồng"), shown(district)


def test_the_merger_is_told_once(assistant: Assistant) -> None:
    answer = assistant.ask("Báo cáo gửi cho ai?", reader=Reader(province="An Giang"))
    assert [n.record for n in answer.notes].count("kien-giang") == 1
    assert "hợp nhất vào tỉnh An Giang" in next(n.text for n in answer.notes if n.record == "kien-giang")


def test_a_province_of_today_made_of_two_is_answered_from_both_plans(assistant: Assistant) -> None:
    answer = assistant.ask("Báo cáo gửi cho ai, trước ngày nào?", reader=Reader(province="Khánh Hòa"))
    assert answer.understood_as == "Ở Khánh Hòa và Ninh Thuận, báo cáo gửi cho ai, trước ngày nào?"
    assert {c.document.split("-2022")[0] for c in answer.citations} == {"khanh-hoa", "ninh-thuan"}


def test_a_province_of_which_nothing_is_held_is_refused_by_its_name(assistant: Assistant) -> None:
    answer = assistant.ask("Báo cáo gửi cho ai?", reader=Reader(province="Bình Định"))
    assert answer.abstained and "Bình Định" in answer.answer and answer.citations == ()


def test_documents_chosen_beside_the_question_win_over_the_province_of_the_reader(assistant: Assistant) -> None:
    for chosen in ({"province": "Khánh Hòa"}, {"document": "khanh-hoa-2022-ke-hoach-chi-thi-33"}):
        answer = assistant.ask("Báo cáo gửi cho ai?", reader=AN_GIANG, **chosen)
        assert says(answer.answer, "Khánh Hòa") and answer.understood_as is None


def test_a_follow_up_keeps_the_reader_and_takes_the_province_it_names(assistant: Assistant) -> None:
    before = (Before("tôi phải báo cáo ai?"),)
    reader = Reader("Sở Nội vụ", "An Giang")
    assert assistant.ask("khi nào?", before=before, reader=reader).understood_as == "Ở Kiên Giang, Sở Nội vụ phải báo cáo khi nào?"
    assert assistant.ask("còn Ninh Thuận?", before=before, reader=reader).understood_as == "Ở Ninh Thuận, Sở Nội vụ phải báo cáo cho ai?"
    assert assistant.ask("còn tỉnh tôi?", before=(Before("Ở Khánh Hòa ai ký kế hoạch?"),), reader=reader).understood_as == "Ở Kiên Giang ai ký kế hoạch?"


def test_an_empty_setting_changes_nothing(assistant: Assistant) -> None:
    answer = assistant.ask("tôi phải báo cáo ai?", reader=Reader("  ", " "))
    assert answer.understood_as is None


def command(index_folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "assistant", *arguments, "--index", str(index_folder)], cwd=ROOT, capture_output=True, text=True, check=False)


def test_ask_on_the_command_line_takes_me_and_here(index_folder: Path) -> None:
    done = command(index_folder, "ask", "tôi phải báo cáo ai?", "--me", "Sở Nội vụ", "--here", "An Giang")
    assert done.returncode == 0, done.stderr
    assert "Hiểu là: Ở Kiên Giang, Sở Nội vụ phải báo cáo cho ai?" in done.stdout and "Bộ Nội vụ" in done.stdout


def test_register_on_the_command_line_opens_the_plans_of_here_for_me(index_folder: Path) -> None:
    done = command(index_folder, "register", "--me", "Sở Nội vụ", "--here", "An Giang", "--json")
    duties = json.loads(done.stdout)["duties"]
    assert [d["document"] for d in duties] == [KIEN_GIANG] and duties[0]["bearers"] == ["Sở Nội vụ"]
    named = command(index_folder, "register", "--me", "Sở Nội vụ", "--here", "An Giang", "--province", "Lâm Đồng", "--json")
    assert {d["document"][:8] for d in json.loads(named.stdout)["duties"]} == {"lam-dong"}


@pytest.mark.parametrize("arguments", [("ask", "Báo cáo gửi ai?", "--here", "Xứ Đoài"), ("register", "--here", "Xứ Đoài"), ("register", "--here", "Bình Định")])
def test_an_unknown_province_is_one_line_and_exit_code_2(index_folder: Path, arguments: tuple[str, ...]) -> None:
    done = command(index_folder, *arguments)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.count("\n") == 1 and arguments[-1] in done.stderr


def test_rows_of_a_batch_may_name_the_questions_before(index_folder: Path, tmp_path: Path) -> None:
    rows = tmp_path / "rows.jsonl"
    rows.write_text('{"id": "a", "question": "còn Lâm Đồng?", "before": ["Ở Khánh Hòa, báo cáo kết quả gửi cho ai?"]}\n{"id": "b", "question": "gửi ai?", "before": "no list"}\n', encoding="utf-8")
    done = command(index_folder, "ask", "--batch", str(rows))
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 3
    assert first["question"] == "còn Lâm Đồng?" and "Quy chế 456" in first["answer"]
    assert second == {"id": "b", "error": "'before' takes a list of questions, oldest first"}
