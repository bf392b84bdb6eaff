"""python -m index: status, verify, text, search."""

import argparse
import sys
from collections.abc import Sequence

from index.cli import batch, common, index_folder, parser, put, put_json, run
from index.errors import BadInput
from index.publish import current_build, verify_build
from index.reader import Index, IndexFolder
from index.records import Hit
from index.search import Query, search
from index.words import Term


def main(arguments: Sequence[str]) -> int:
    """Runs one sub-command."""
    top = parser("python -m index", "The index: what it holds, whether it is sound, its texts, the bare search engine.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, text in (("status", "what the index holds"), ("verify", "check every file, count and span; exit 0 sound, 1 damaged")):
        sub = commands.add_parser(name, help=text, description=text)
        common(sub)
        sub.add_argument("--json", action="store_true", help="one JSON object")
    text = commands.add_parser("text", help="the canonical text of a document", description="Prints the canonical text of a document, UTF-8, nothing added.")
    text.add_argument("document", help="id of the document")
    common(text)
    find = commands.add_parser("search", help="the bare search engine", description="Searches words and vectors, without understanding the question.")
    _search_options(find)
    options = top.parse_args(arguments)
    return {"status": _status, "verify": _verify, "text": _text, "search": _search}[options.command](options)


def _search_options(sub: argparse.ArgumentParser) -> None:
    common(sub)
    sub.add_argument("query", nargs="?", help="words to search for")
    sub.add_argument("--batch", metavar="FILE", help="JSON Lines with id and question")
    sub.add_argument("--top", type=int, default=10, help="number of passages (default 10)")
    sub.add_argument("--document", action="append", help="only this document; may be repeated")
    sub.add_argument("--province", help="only documents of this province")
    sub.add_argument("--branch", choices=["State", "Party", "Front"], help="only documents of this side")
    sub.add_argument("--since", metavar="YYYY[-MM[-DD]]", help="only documents dated on or after")
    sub.add_argument("--until", metavar="YYYY[-MM[-DD]]", help="only documents dated on or before")
    sub.add_argument("--bare", action="store_true", help="match without accents")
    sub.add_argument("--json", action="store_true", help="one JSON object")


def _status(options: argparse.Namespace) -> int:
    index = IndexFolder(index_folder(options)).current()
    m = index.manifest
    data = {"build": int(index.version), **m.counts, "bytes": sum(m.sizes.values()), "schema": m.schema, "ingest_version": m.ingest_version, "embedding": m.embedding}
    if options.json:
        put_json(data)
    else:
        put("\n".join(f"{k:15} {v}" for k, v in data.items()))
    return 0


def _verify(options: argparse.Namespace) -> int:
    counts = verify_build(current_build(index_folder(options)))
    put_json({"sound": True, **counts}) if options.json else put(f"sound: {counts['documents']} documents, {counts['passages']} passages, every checksum and span agrees")
    return 0


def _text(options: argparse.Namespace) -> int:
    sys.stdout.write(IndexFolder(index_folder(options)).current().store.document(options.document).text)
    return 0


def _search(options: argparse.Namespace) -> int:
    index = IndexFolder(index_folder(options)).current()
    if options.top < 1:
        raise BadInput("--top takes a number from 1 on")
    documents = _filtered(index, options)
    if options.batch:
        from pathlib import Path

        return batch(Path(options.batch), "question", lambda id, row: _found(index, id, row["question"], options, documents))
    found = _found(index, None, options.query or "", options, documents)
    if options.json:
        put_json(found)
    else:
        put("\n\n".join(f"{r['rank']}. {r['score']:.3f}  {r['document']}  {r['section']}  tr. {r['page']}\n{r['text']}" for r in found["results"]) or "nothing found")
    return 0


def _filtered(index: Index, options: argparse.Namespace) -> tuple[str, ...] | None:
    for name in options.document or ():
        index.store.document(name)
    if not (options.document or options.province or options.branch or options.since or options.until):
        return None
    kept = []
    for doc in index.store.documents():
        if options.document and doc.id not in options.document or options.province and doc.province_name != options.province or options.branch and doc.branch != options.branch:
            continue
        if options.since and (doc.date_typed or "") < options.since or options.until and (doc.date_typed is None or doc.date_typed[: len(options.until)] > options.until):
            continue
        kept.append(doc.id)
    return tuple(kept)


def _found(index: Index, id: str | None, query: str, options: argparse.Namespace, documents: tuple[str, ...] | None) -> dict:
    from vietnamese.tokens import bare_terms, index_terms

    if not query.strip():
        raise BadInput("the query is empty; give words to search for, or --batch FILE")
    words = index_terms(query)
    terms = tuple(Term(t) for t in dict.fromkeys(bare_terms(words) if options.bare else words))
    hits = search(index, Query(terms, query, options.bare, documents), options.top)
    return {"id": id, "query": query, "results": [_row(index, h) for h in hits]}


def _row(index: Index, hit: Hit) -> dict:
    p = hit.passage
    label = next((s.label for s in index.store.sections(p.document) if s.path == p.section), "")
    return {"rank": hit.rank, "score": hit.score, "document": p.document, "path": index.store.document(p.document).path, "section": label, "start": p.start, "end": p.end, "text": hit.text, "page": p.page}


if __name__ == "__main__":
    sys.exit(run(main))
