"""An answer tells how it came about, and its steps as they begin."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant import service
from assistant.answers import Written
from assistant.followup import Before
from assistant.library import Library
from assistant.question import Question
from assistant.service import STEPS, Assistant
from index.records import Hit
from tests.assistant.plans import KHANH_HOA, LAM_DONG

ASKED = "Ở Khánh Hòa, báo cáo kết quả hằng năm nộp trước ngày nào?"


@pytest.mark.parametrize("question", [ASKED, "Bình Định báo cáo cho ai?", "When must agencies in Khánh Hòa report?", "Dân vận chính quyền là gì?"])
def test_each_step_is_told_once_in_its_order(assistant: Assistant, question: str) -> None:
    told: list[str] = []
    assistant.ask(question, watch=told.append)
    assert tuple(told) == STEPS == ("understand", "search", "write", "check")


def test_the_trace_tells_question_kind_documents_and_terms(assistant: Assistant) -> None:
    trace = assistant.ask(ASKED).trace
    assert trace is not None
    assert (trace.question, trace.kind, trace.documents) == (ASKED, "reporting", (KHANH_HOA,))
    english = assistant.ask("Which agency leads e-government in Khánh Hòa?").trace
    assert english is not None and "chính quyền điện tử" in english.terms


def test_a_follow_up_is_traced_as_it_was_read(assistant: Assistant) -> None:
    answer = assistant.ask("còn Lâm Đồng?", before=(Before(ASKED, (KHANH_HOA,)),))
    assert answer.trace is not None
    assert answer.trace.question == answer.understood_as and answer.trace.documents == (LAM_DONG,)


def test_passages_are_the_best_found_and_those_that_are_cited_are_marked(assistant: Assistant) -> None:
    answer = assistant.ask(ASKED)
    assert answer.trace is not None
    passages = answer.trace.passages
    assert passages == tuple(sorted(passages, key=lambda p: -p.score))
    hits = assistant.search(ASKED, top=len(passages))
    assert [(p.document, p.start, p.end) for p in passages] == [(h.passage.document, h.passage.start, h.passage.end) for h in hits]
    cited = [p for p in passages if p.cited]
    assert cited and all(any(c.document == p.document and c.start < p.end and p.start < c.end for c in answer.citations) for p in cited)
    assert not any(any(c.document == p.document and c.start < p.end and p.start < c.end for c in answer.citations) for p in passages if not p.cited)


def test_all_documents_stand_in_the_trace_where_none_was_named(assistant: Assistant) -> None:
    trace = assistant.ask("Dân vận chính quyền là gì?").trace
    assert trace is not None and trace.documents == tuple(d.id for d in assistant.documents())


def test_sentences_that_the_gate_holds_back_are_told_with_the_cause(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    compose = service.compose

    def wrong(library: Library, question: Question, hits: tuple[Hit, ...]) -> Written:
        written = compose(library, question, hits)
        return replace(written, drafts=tuple(replace(d, text=d.text.replace("15/12", "16/12")) for d in written.drafts))

    monkeypatch.setattr(service, "compose", wrong)
    answer = assistant.ask(ASKED)
    assert answer.trace is not None and "16/12" not in answer.answer
    sentence, why = answer.trace.refused[0]
    assert "16/12" in sentence and why


def test_notes_of_the_answer_stand_in_the_trace(assistant: Assistant) -> None:
    answer = assistant.ask("Ở Kiên Giang, ai ký kế hoạch?")
    assert answer.trace is not None and answer.trace.notes == tuple(n.text for n in answer.notes) != ()


def test_the_index_folder_is_told(assistant: Assistant, index_folder: Path) -> None:
    assert assistant.folder == index_folder
