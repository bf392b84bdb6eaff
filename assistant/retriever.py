"""The search as a LangChain retriever, for programs built with LangChain."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import Field, PrivateAttr

from assistant.service import Assistant, hits_json


class DirectiveRetriever(BaseRetriever):
    """Passages for a question, through the same understanding and ranking as `python -m assistant search`.

    Each document's text is the passage as printed; its metadata hold document, path, section, start, end, page and score.
    """

    index: Path = Field(description="index folder")
    top: int = Field(default=10, ge=1, le=200, description="number of passages")
    province: str | None = Field(default=None, description="only documents of this province")
    document: str | None = Field(default=None, description="only this document")
    _assistant: Assistant = PrivateAttr()

    def model_post_init(self, context: Any) -> None:
        """Opens the index folder; a new build is picked up by itself."""
        self._assistant = Assistant(self.index)

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        hits = self._assistant.search(query, top=self.top, document=self.document, province=self.province)
        rows = hits_json(None, query, hits, self._assistant)["results"]
        return [Document(page_content=row["text"], metadata={k: v for k, v in row.items() if k != "text"}) for row in rows]
