"""The word index: BM25 over syllables and syllable pairs, by tantivy.

Four fields: the passage's words and its context line, each with accents and without. The accentless fields are asked
only when a question is typed without accents.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from vietnamese.tokens import bare_terms, index_terms

_ANALYSER = "terms"
TEXT_FIELDS = ("words", "bare", "context", "context_bare")


@dataclass(frozen=True, slots=True)
class Term:
    """One weighted search term."""

    text: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class WordRow:
    """What is indexed of one passage."""

    id: int
    document: str
    text: str
    context: str


def _schema() -> Any:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("id", stored=True, indexed=True, fast=True)
    builder.add_text_field("document", stored=False, tokenizer_name="raw")
    for name in TEXT_FIELDS:
        builder.add_text_field(name, stored=False, tokenizer_name=_ANALYSER)
    return builder.build()


def _register(index: Any) -> None:
    """Terms arrive made (`vietnamese.tokens`), with a space between them."""
    import tantivy

    index.register_tokenizer(_ANALYSER, tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build())


def write_words(folder: Path, rows: Iterable[WordRow]) -> int:
    """A new word index in `folder`; gives the number of passages written."""
    import tantivy

    folder.mkdir(parents=True, exist_ok=True)
    return _write(tantivy.Index(_schema(), path=str(folder)), rows)


def add_words(folder: Path, rows: Iterable[WordRow]) -> int:
    """More passages for the word index in `folder`; gives their number."""
    import tantivy

    return _write(tantivy.Index.open(str(folder)), rows)


def _write(index: Any, rows: Iterable[WordRow]) -> int:
    import tantivy

    _register(index)
    writer = index.writer(heap_size=64_000_000, num_threads=1)
    count = 0
    for row in rows:
        words, context = index_terms(row.text), index_terms(row.context)
        document = tantivy.Document()
        document.add_unsigned("id", row.id)
        document.add_text("document", row.document)
        for name, terms in zip(TEXT_FIELDS, (words, _bare(words), context, _bare(context)), strict=True):
            document.add_text(name, " ".join(terms))
        writer.add_document(document)
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return count


def _bare(terms: Sequence[str]) -> list[str]:
    """`bare_terms` for many passages: the same terms come again and again."""
    return [_bare_term(term) for term in terms]


@lru_cache(maxsize=500_000)
def _bare_term(term: str) -> str:
    return bare_terms([term])[0]


class WordIndex:
    """An open word index."""

    def __init__(self, folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        self._index = tantivy.Index.open(str(folder))
        _register(self._index)
        self._schema = self._index.schema
        self._searcher = self._index.searcher()

    def __len__(self) -> int:
        return int(self._searcher.num_docs)

    def search(self, terms: Sequence[Term], *, bare: bool, limit: int, context_weight: float, documents: Sequence[str] | None = None) -> list[tuple[int, float]]:
        """Passage ids with their BM25 scores, best first; ties fall to the lower id."""
        if not terms or documents is not None and not documents:
            return []
        tv = self._tantivy
        words, context = ("bare", "context_bare") if bare else ("words", "context")
        clauses = []
        for term in terms:
            for name, weight in ((words, term.weight), (context, term.weight * context_weight)):
                if weight > 0:
                    query = tv.Query.term_query(self._schema, name, term.text, "freq")
                    clauses.append((tv.Occur.Should, tv.Query.boost_query(query, weight)))
        query = tv.Query.boolean_query(clauses)
        if documents is not None:
            chosen = tv.Query.boost_query(tv.Query.term_set_query(self._schema, "document", list(documents)), 0.0)
            query = tv.Query.boolean_query([(tv.Occur.Must, chosen), (tv.Occur.Must, query)])
        found = self._searcher.search(query, limit=limit)
        rows = [(int(self._searcher.doc(address)["id"][0]), float(score)) for score, address in found.hits]
        return sorted(rows, key=lambda row: (-row[1], row[0]))
