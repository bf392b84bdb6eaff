"""The contracts of the command line: exact keys, verbatim quotes, marks that agree, one line for a user's mistake."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.__main__ import main
from assistant.service import Assistant
from index.cli import run as guarded
from tests.assistant.plans import KHANH_HOA, LAM_DONG
from vietnamese.text import fold_spaces, has_accents

ANSWER = {"id", "question", "language", "kind", "abstained", "reason", "answer", "sentences", "citations", "duties", "notes", "nearest", "warnings", "milliseconds"}
SENTENCE = {"text", "basis", "citations", "state"}
CITATION = {"marker", "document", "path", "number", "title", "section", "quote", "start", "end", "page"}
NOTE = {"text", "record", "mark"}
DUTY = {"document", "path", "kind", "bearers", "action", "recipients", "via", "compiler", "final_reader", "deadline", "deadline_typed", "frequency", "legal_reference", "condition", "citation"}
PLACE = {"section", "quote", "start", "end", "page"}
HIT = {"rank", "score", "document", "path", "section", "start", "end", "text", "page"}
KINDS = {"report", "register", "raise_difficulties", "notify", "synthesise", "inspect", "other"}
QUESTIONS = (
    "Khánh Hòa báo cáo cho ai, trước ngày nào?", "ninh thuan dang ky mo hinh gui ve dau", "Five plans: to whom are difficulties raised?", "Ai ký kế hoạch Kiên Giang?", "Ai ký kế hoạch Ninh Thuận?", "25-NQ/TW nói về gì?",
    "Khi gặp vướng mắc thì phản ánh đi đâu, năm tỉnh khác nhau thế nào?", "Kế hoạch của Đồng Nai báo cáo trước ngày nào?", "Mục III khoản 2 của Kiên Giang nêu gì?", "Lâm Đồng báo cáo trước ngày 15/12 đúng không?",
    "Những kế hoạch nào viện dẫn 76/NQ-CP?", "217-QĐ/TW ngày nào?", "Thanh tra tỉnh Lâm Đồng được giao việc gì?", "Ở Kiên Giang, các sở, ngành phải báo cáo trước ngày nào?",
)


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Exit code, standard output and standard error of `python -m assistant`."""
    code = guarded(main, arguments)
    streams = capsys.readouterr()
    return code, streams.out, streams.err


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> list[dict[str, Any]]:
    return [assistant.ask(q, id=str(n)).as_json() for n, q in enumerate(QUESTIONS)]


def test_an_answer_has_exactly_the_keys_of_the_contract(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        assert set(answer) == ANSWER
        assert all(set(s) == SENTENCE for s in answer["sentences"])
        assert all(set(c) == CITATION for c in (*answer["citations"], *answer["nearest"]))
        assert all(set(n) == NOTE for n in answer["notes"])
        assert all(set(d) == DUTY and set(d["citation"]) == PLACE for d in answer["duties"])
        assert answer["language"] in ("vi", "vi-nodiac", "en")
        assert isinstance(answer["milliseconds"], float)


def test_a_quote_is_the_canonical_text_between_its_offsets(assistant: Assistant, answers: list[dict[str, Any]]) -> None:
    places = [c for a in answers for c in (*a["citations"], *a["nearest"])] + [{**d["citation"], "document": d["document"]} for a in answers for d in a["duties"]]
    assert len(places) > 20
    for place in places:
        assert place["quote"] == assistant.library().document(place["document"]).text[place["start"] : place["end"]]
        assert place["quote"].strip()
        assert place["page"] >= 1


def test_the_marks_in_the_answer_are_its_citations_numbered_as_read(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        marks = [int(m) for m in re.findall(r"\[(\d+)\]", answer["answer"])]
        markers = [c["marker"] for c in answer["citations"]]
        assert markers == list(range(1, len(markers) + 1)) == list(dict.fromkeys(marks)), answer["answer"]
        assert {m for s in answer["sentences"] for m in s["citations"]} == set(markers)


def test_the_answer_is_its_sentences_with_their_marks(answers: list[dict[str, Any]]) -> None:
    for answer in answers:
        plain = fold_spaces(re.sub(r"\s*\[\d+\]", "", answer["answer"]))
        if not answer["abstained"]:
            assert plain == fold_spaces(" ".join(s["text"] for s in answer["sentences"]))


def test_every_shown_sentence_passed_the_gate(answers: list[dict[str, Any]]) -> None:
    shown = [s for a in answers for s in a["sentences"]]
    assert {s["state"] for s in shown} <= {"exact", "folded"}
    assert {s["basis"] for s in shown} <= {"document", "correction", "silence"}
    assert all(s["citations"] for s in shown)


def test_a_refusal_has_a_reason_and_the_nearest_passages_and_cites_nothing(answers: list[dict[str, Any]]) -> None:
    refusals = [a for a in answers if a["abstained"]]
    assert len(refusals) == 2
    for answer in refusals:
        assert answer["reason"]
        assert answer["nearest"]
        assert answer["citations"] == answer["sentences"] == answer["duties"] == []
        assert not re.search(r"\[\d+\]", answer["answer"])


def test_an_answer_that_is_no_refusal_has_a_citation_and_no_reason(answers: list[dict[str, Any]]) -> None:
    assert all(a["citations"] and a["reason"] is None for a in answers if not a["abstained"])


def test_a_note_stands_beside_the_answer_and_names_its_record(answers: list[dict[str, Any]]) -> None:
    notes = [(a, n) for a in answers for n in a["notes"]]
    assert notes
    for answer, note in notes:
        assert note["record"] and note["mark"]
        assert note["text"] not in answer["answer"]


def test_a_question_without_accents_is_answered_with_accents(assistant: Assistant) -> None:
    answer = assistant.ask("khanh hoa bao cao cho ai, truoc ngay nao")
    assert answer.language == "vi-nodiac"
    assert has_accents(answer.answer)
    assert "trước ngày 15/12" in answer.answer


def test_ask_prints_one_json_object(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ask", QUESTIONS[0], "--json", "--index", str(index_folder))
    assert code == 0
    assert set(json.loads(out)) == ANSWER


def test_a_refusal_to_answer_is_exit_0(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "ask", "Ai ký kế hoạch Ninh Thuận?", "--json", "--index", str(index_folder))
    assert code == 0
    assert json.loads(out)["abstained"] is True


def test_search_prints_the_passages_as_the_canonical_text_has_them(assistant: Assistant, index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "search", QUESTIONS[0], "--top", "4", "--json", "--index", str(index_folder))
    found = json.loads(out)
    assert code == 0
    assert set(found) == {"id", "query", "results"}
    assert [r["rank"] for r in found["results"]] == [1, 2, 3, 4]
    for row in found["results"]:
        assert set(row) == HIT
        assert row["text"] == assistant.library().document(row["document"]).text[row["start"] : row["end"]]


def test_a_document_or_a_province_restricts_the_answer(assistant: Assistant) -> None:
    for answer in (assistant.ask("Báo cáo cho ai?", document=LAM_DONG), assistant.ask("Báo cáo cho ai?", province="Lâm Đồng")):
        assert {c.document for c in answer.citations} == {LAM_DONG}
    assert {h.passage.document for h in assistant.search("báo cáo", document=KHANH_HOA)} == {KHANH_HOA}


def test_register_lists_duties_with_spans_of_their_own(assistant: Assistant, index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "register", "--json", "--index", str(index_folder))
    duties = json.loads(out)["duties"]
    assert code == 0
    assert len(duties) >= 17
    for duty in duties:
        assert set(duty) == DUTY
        assert set(duty["citation"]) == PLACE
        assert duty["kind"] in KINDS
        text = assistant.library().document(duty["document"]).text
        assert duty["citation"]["quote"] == text[duty["citation"]["start"] : duty["citation"]["end"]]
        assert all(words in text for words in (*duty["bearers"], *duty["recipients"], *duty["final_reader"], duty["via"] or "", duty["deadline"] or "", duty["frequency"] or ""))


def test_register_keeps_to_a_document_a_body_and_a_kind(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "register", "--document", KHANH_HOA, "--kind", "report", "--body", "Ban Dân vận Tỉnh ủy", "--json", "--index", str(index_folder))
    duties = json.loads(out)["duties"]
    assert [d["deadline"] for d in duties] == ["trước ngày 15/12"]
    assert duties[0]["via"] == "Sở Nội vụ"


def test_register_as_a_table_has_a_row_a_duty(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "register", "--province", "Khánh Hòa", "--index", str(index_folder))
    assert "trước ngày 15/12" in out
    assert len(out.strip().splitlines()) >= 3


def test_references_to_a_number_come_from_every_plan_that_cites_it(index_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "references", "--to", "76/NQ-CP", "--json", "--index", str(index_folder))
    found = json.loads(out)["references"]
    assert code == 0
    assert len({r["document"] for r in found}) == 4
    assert all(set(r["citation"]) == PLACE for r in found)


def test_check_tells_the_state_of_every_row_in_order(index_folder: Path, tmp_path: Path, assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    quote = assistant.ask(QUESTIONS[0]).citations[0]
    place = [{"document": quote.document, "start": quote.start, "end": quote.end}]
    title = [{"document": quote.document, "start": 0, "end": 10}]
    true = fold_spaces(quote.quote)
    rows = [{"id": "a", "text": quote.quote, "citations": place}, {"id": "b", "text": true.upper(), "citations": place}, {"id": "c", "text": true, "citations": title}, {"id": "d", "text": true.replace("15/12", "16/12"), "citations": place}]
    file = tmp_path / "rows.jsonl"
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows), encoding="utf-8")
    code, out, _ = run(capsys, "check", "--batch", str(file), "--index", str(index_folder))
    assert code == 0
    assert [json.loads(line) for line in out.splitlines()] == [{"id": "a", "state": "exact"}, {"id": "b", "state": "folded"}, {"id": "c", "state": "misattributed"}, {"id": "d", "state": "not_found"}]


def test_a_batch_keeps_its_order_and_a_failed_row_is_told_and_exit_3(index_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "questions.jsonl"
    rows = [{"id": "1", "question": QUESTIONS[0], "other": 1}, {"id": "2", "question": ""}, {"id": "3", "question": QUESTIONS[3]}]
    file.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in rows) + "\n", encoding="utf-8")
    code, out, _ = run(capsys, "ask", "--batch", str(file), "--json", "--index", str(index_folder))
    printed = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [r["id"] for r in printed] == ["1", "2", "3"]
    assert [set(r) for r in printed] == [ANSWER, {"id", "error"}, ANSWER]


@pytest.mark.parametrize("arguments", [
    pytest.param(["ask", ""], id="empty"), pytest.param(["ask", "  \n "], id="only white space"), pytest.param(["ask"], id="none"), pytest.param(["ask", "báo cáo " * 1250], id="10,000 characters"),
    pytest.param(["ask", "Báo cáo cho ai?", "--document", "no-such-plan"], id="unknown document"), pytest.param(["ask", "Báo cáo cho ai?", "--province", "Cà Mau"], id="unknown province"),
    pytest.param(["search", ""], id="empty search"), pytest.param(["search", "báo cáo", "--top", "0"], id="no results wanted"), pytest.param(["register", "--document", "no-such-plan"], id="register of an unknown document"),
    pytest.param(["references", "--province", "Cà Mau"], id="references of an unknown province"), pytest.param(["ask", "--batch", "no-such-file.jsonl"], id="no such batch file"),
])
def test_a_users_mistake_gets_one_line_and_exit_2(index_folder: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]) -> None:
    code, out, err = run(capsys, *arguments, "--index", str(index_folder))
    assert code == 2
    assert out == ""
    assert len(err.strip().splitlines()) == 1
    assert "Traceback" not in err


def test_a_missing_index_is_told_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, "ask", "Báo cáo cho ai?", "--index", str(tmp_path / "none"))
    assert code in (1, 2)
    assert out == ""
    assert len(err.strip().splitlines()) == 1


def test_importing_and_asking_load_no_heavy_library(index_folder: Path) -> None:
    code = f"import sys; import assistant, assistant.service; a = assistant.service.Assistant({str(index_folder)!r}); a.ask('Khánh Hòa báo cáo cho ai?'); print([m for m in ('torch', 'gradio', 'langchain', 'langchain_core', 'sentence_transformers', 'transformers') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=Path(__file__).parents[2], check=False)
    assert done.stdout.strip() == "[]", done.stderr
