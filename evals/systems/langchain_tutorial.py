"""LangChain's retrieval tutorial as it is taught: recursive splitting, an in-memory vector store, similarity search.

An optional extra. The embeddings are this project's own model, so that it runs offline and only the retrieval differs.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from evals.systems.documents import OVERLAP, SIZE, Chunk, read_texts
from index.errors import BadInput


class LangChainSystem:
    """Retrieval only."""

    name = "langchain"

    def __init__(self, index_folder: Path) -> None:
        try:
            from langchain_core.documents import Document
            from langchain_core.vectorstores import InMemoryVectorStore
            from langchain_text_splitters import RecursiveCharacterTextSplitter
        except ImportError as error:
            raise BadInput(f"the system langchain needs {error.name}; install it with: pip install '.[bench]'") from error
        self._texts = read_texts(index_folder)
        splitter = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True)
        whole = [Document(page_content=text, metadata={"document": d, "path": path}) for d, (path, text) in self._texts.items()]
        self._store = InMemoryVectorStore(_embeddings())
        self._size = len(self._store.add_documents(splitter.split_documents(whole)))

    def search(self, question: str, top: int) -> list[dict[str, Any]]:
        """Chunks by cosine."""
        found = self._store.similarity_search_with_score(question, k=top)
        return [_chunk(document).result(rank, float(score)) for rank, (document, score) in enumerate(found, 1)]

    def ask(self, question: str, key: str) -> None:
        """It only retrieves."""
        return None

    def text(self, document: str) -> str:
        """Canonical text of a document."""
        return self._texts[document][1]

    def describe(self) -> dict[str, Any]:
        """Its chunks and its version."""
        from importlib.metadata import version

        return {"chunk_size": SIZE, "chunk_overlap": OVERLAP, "chunks": self._size, "langchain-core": version("langchain-core")}


def _chunk(document: Any) -> Chunk:
    start = int(document.metadata["start_index"])
    text = document.page_content
    return Chunk(document.metadata["document"], document.metadata["path"], start, start + len(text), text)


def _embeddings() -> Any:
    from langchain_core.embeddings import Embeddings

    from index.embed import load_embedder

    embedder = load_embedder()

    class Shipped(Embeddings):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, v)) for v in embedder.encode(texts)]

        def embed_query(self, text: str) -> list[float]:
            return self.embed_documents([text])[0]

    return Shipped()
