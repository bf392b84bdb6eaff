"""Public retrieval sets in BEIR form, through the product's own passages, index and search."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.metrics.hit import hit
from evals.metrics.mrr import reciprocal_rank
from evals.metrics.ndcg import ndcg
from evals.metrics.ranking import rank
from evals.metrics.recall import recall
from index.errors import BadInput
from index.records import Document, Reading

DEPTH = 10
PASSAGES = 60
Progress = Callable[[int, int, str], None]
Search = Callable[[str, int], Iterable[tuple[str, float]]]


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Documents as (title, text), queries, and graded judgements by query."""

    documents: Mapping[str, tuple[str, str]]
    queries: Mapping[str, str]
    judgements: Mapping[str, Mapping[str, int]]


def read_set(folder: Path, queries: str = "queries.jsonl") -> RetrievalSet:
    """The set of a folder with corpus.jsonl, queries.jsonl and qrels.tsv.

    Raises:
        BadInput: a file is missing or breaks its form.
    """
    try:
        documents = {str(d["_id"]): (str(d.get("title") or ""), str(d["text"])) for d in _lines(folder / "corpus.jsonl")}
        asked = {str(q["_id"]): str(q["text"]) for q in _lines(folder / queries)}
        judgements = _judgements(folder / "qrels.tsv")
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise BadInput(f"{folder} is not in BEIR form (corpus.jsonl, {queries}, qrels.tsv): {error!r}") from error
    return RetrievalSet(documents, {q: text for q, text in asked.items() if q in judgements}, judgements)


def build_index(found: RetrievalSet, folder: Path) -> None:
    """Publishes an index of the set's documents: the product's outline, passages, words and vectors; no duties or references."""
    from index.models import embedding_info, ingest_model
    from index.publish import publish, writing
    from ingest.reading import INGEST_VERSION

    readings = [_reading(document, title, text) for document, (title, text) in found.documents.items()]
    texts = [f"{p.context}\n{r.document.text[p.start : p.end]}" for r in readings for p in r.passages]
    vectors = ingest_model().encode(texts)
    with writing(folder):
        publish(folder, readings, {r.document.id: "" for r in readings}, vectors, embedding_info(), INGEST_VERSION)


def _reading(document: str, title: str, text: str) -> Reading:
    from ingest.canonical import canonicalise
    from ingest.metadata import read_metadata
    from ingest.outline import read_outline
    from ingest.passages import read_passages
    from ingest.readers.raw import RawText

    whole = text if not title or text.startswith(title) else f"{title}\n{text}"
    canonical = canonicalise(RawText(whole, "text"))
    outline = read_outline(document, canonical.text)
    passages = read_passages(document, canonical.text, outline, canonical.page_starts, title)
    digest = hashlib.sha256(whole.encode()).hexdigest()
    meta = read_metadata(canonical.text, outline)
    record = Document(document, document, digest, "text", canonical.text, canonical.page_starts, source_map=canonical.source_map, **meta.fields)  # type: ignore[arg-type]
    return Reading(record, outline.sections, passages)


def product_search(index_folder: Path) -> Search:
    """The retrieval that the product's `ask` uses, as documents with scores."""
    from assistant.service import Assistant

    assistant = Assistant(index_folder)

    def search(question: str, top: int) -> Iterator[tuple[str, float]]:
        return ((hit.passage.document, hit.score) for hit in assistant.search(question, top=top))

    return search


def measure(found: RetrievalSet, search: Search, progress: Progress = lambda done, total, name: None) -> dict[str, float]:
    """Means over the judged queries. A document scores as its best passage."""
    sums = dict.fromkeys(("acc@1", "acc@10", "recall@10", "mrr@10", "ndcg@10"), 0.0)
    for done, (query, text) in enumerate(found.queries.items()):
        progress(done, len(found.queries), query)
        best: dict[str, float] = {}
        for document, score in search(text, PASSAGES):
            best[document] = max(score, best.get(document, score))
        ranking, relevant = rank(best), found.judgements[query]
        sums["acc@1"] += hit(ranking, relevant, 1)
        sums["acc@10"] += hit(ranking, relevant, DEPTH)
        sums["recall@10"] += recall(ranking, relevant, DEPTH)
        sums["mrr@10"] += reciprocal_rank(ranking, relevant, DEPTH)
        sums["ndcg@10"] += ndcg(ranking, relevant, DEPTH)
    return {name: total / max(1, len(found.queries)) for name, total in sums.items()}


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as stream:
        yield from (json.loads(line) for line in stream if line.strip())


def _judgements(path: Path) -> dict[str, dict[str, int]]:
    out: dict[str, dict[str, int]] = {}
    with path.open(encoding="utf-8", newline="") as stream:
        for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(row) == 3 and row[2].lstrip("-").isdigit():
                out.setdefault(row[0], {})[row[1]] = int(row[2])
    return {query: grades for query, grades in out.items() if any(g > 0 for g in grades.values())}
