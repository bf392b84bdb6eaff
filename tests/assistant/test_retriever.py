"""The LangChain retriever: the same passages as `search`, with their places as metadata."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.retriever import DirectiveRetriever
from assistant.service import Assistant
from tests.assistant.plans import KHANH_HOA, LAM_DONG

QUESTION = "Khánh Hòa báo cáo cho ai, trước ngày nào?"


def test_it_finds_what_search_finds_in_the_same_order(index_folder: Path, assistant: Assistant) -> None:
    found = DirectiveRetriever(index=index_folder, top=6).invoke(QUESTION)
    assert [(d.metadata["document"], d.metadata["start"]) for d in found] == [(h.passage.document, h.passage.start) for h in assistant.search(QUESTION, top=6)]
    assert [d.metadata["rank"] for d in found] == [1, 2, 3, 4, 5, 6]


def test_a_documents_text_is_the_passage_as_printed(index_folder: Path, assistant: Assistant) -> None:
    for found in DirectiveRetriever(index=index_folder).invoke(QUESTION):
        place = found.metadata
        assert found.page_content == assistant.library().document(place["document"]).text[place["start"] : place["end"]]
        assert {"document", "path", "section", "page", "score"} <= set(place)


def test_it_keeps_to_a_province_or_a_document(index_folder: Path) -> None:
    assert {d.metadata["document"] for d in DirectiveRetriever(index=index_folder, province="Lâm Đồng").invoke("báo cáo cho ai")} == {LAM_DONG}
    assert {d.metadata["document"] for d in DirectiveRetriever(index=index_folder, document=KHANH_HOA).invoke("báo cáo cho ai")} == {KHANH_HOA}


def test_it_wants_at_least_one_passage(index_folder: Path) -> None:
    with pytest.raises(ValidationError):
        DirectiveRetriever(index=index_folder, top=0)
