"""The sub-commands of python -m assistant."""

import argparse
import shutil
from pathlib import Path
from typing import Any

from assistant.answers import Answer, duty_json
from assistant.commands_check import write_answer
from assistant.followup import Before
from assistant.library import Library
from assistant.reader import Reader, plans_of
from assistant.web.picture import web_svg
from assistant.service import Assistant, hits_json
from assistant.register.export import FORMATS, export
from assistant.register.filters import Filter, chosen_documents, filtered, parse_day
from assistant.register.rows import rows_of
from assistant.register.text import register_text
from index.cli import batch, index_folder, progress_line, put, put_json
from index.errors import BadInput
from index.records import Duty, Reference
from vietnamese.numbers import bare_number_key

LONGEST = 200


def ask_command(options: argparse.Namespace) -> int:
    """Answers one question, or a file of them."""
    assistant = Assistant(index_folder(options))
    assistant.index()
    reader = _reader(options, assistant.library())

    def ask(id: str | None, question: str, before: tuple[Before, ...] = ()) -> Answer:
        return assistant.ask(question, document=options.document, province=options.province, writer=options.writer, id=id, before=before, reader=reader)

    if options.batch:
        return batch(options.batch, "question", lambda id, row: ask(id, row["question"], _before(row)).as_json())
    answer = ask(None, _question(options))
    if options.output:
        write_answer(answer, assistant.library(), options.output)
    put_json(answer.as_json()) if options.json else put(_readable(answer))
    return 0


def _reader(options: argparse.Namespace, library: Library) -> Reader | None:
    """The reader that --me and --here set; an unknown province fails before anything is answered."""
    if options.here is not None:
        plans_of(options.here, library.corpus)
    return Reader(options.me, options.here) if options.me or options.here else None


def _before(row: dict[str, Any]) -> tuple[Before, ...]:
    """Earlier questions of the same conversation, oldest first, that a row of a batch file may name."""
    earlier = row.get("before") or []
    if not isinstance(earlier, list) or not all(isinstance(q, str) for q in earlier):
        raise BadInput("'before' takes a list of questions, oldest first")
    return tuple(Before(q) for q in earlier)


def _question(options: argparse.Namespace) -> str:
    if not options.question or not options.question.strip():
        raise BadInput("the question is empty; type a question in quotes, or give --batch FILE")
    return options.question


def _readable(answer: Answer) -> str:
    read_as = [f"{'Read as' if answer.language == 'en' else 'Hiểu là'}: {answer.understood_as}", ""] if answer.understood_as else []
    lines = [*read_as, answer.answer, ""]
    for c in answer.citations:
        lines += [f"[{c.marker}] {c.title[:80]} · {c.section} · tr. {c.page}", f"    “{' '.join(c.quote.split())}”"]
    for note in answer.notes:
        lines.append(f"Lưu ý ({note.mark}): {note.text}" if answer.language != "en" else f"Note ({note.mark}): {note.text}")
    if answer.nearest:
        lines += ["Nearest passages:" if answer.language == "en" else "Đoạn gần nhất:", *(f"  · {c.title[:60]} · {c.section}: {' '.join(c.quote.split())[:160]}…" for c in answer.nearest)]
    return "\n".join(lines).rstrip()


def search_command(options: argparse.Namespace) -> int:
    """The passages that `ask` would answer from."""
    if options.top < 1:
        raise BadInput("--top takes a number from 1 on")
    assistant = Assistant(index_folder(options))
    assistant.index()

    def search(id: str | None, question: str) -> dict[str, Any]:
        return hits_json(id, question, assistant.search(question, top=options.top, document=options.document, province=options.province), assistant)

    if options.batch:
        return batch(options.batch, "question", lambda id, row: search(id, row["question"]))
    found = search(None, _question(options))
    if options.json:
        put_json(found)
    else:
        put("\n\n".join(f"{r['rank']}. {r['document']} · {r['section']} · tr. {r['page']}  ({r['score']:.3f})\n{r['text']}" for r in found["results"]) or "nothing found")
    return 0


def register_command(options: argparse.Namespace) -> int:
    """Duties as a table, JSON or a file."""
    library = Assistant(index_folder(options)).library()
    duties = _duties(library, options)
    if options.format in FORMATS:
        return _export(library, duties, options)
    if options.json or options.format == "json":
        _deliver(options, json_value={"duties": [_duty_row(library, d) for d in duties]})
        return 0
    _deliver(options, text=register_text(rows_of(library, duties), shutil.get_terminal_size((120, 24)).columns))
    return 0


def _duties(library: Library, options: argparse.Namespace) -> list[Duty]:
    """The duties chosen; --body and --province stand before the reader's own --me and --here."""
    places = (options.province,) if options.province or not options.here else plans_of(options.here, library.corpus)
    chosen = [chosen_documents(library, options.document, place) for place in places]
    ids = None if None in chosen else tuple(dict.fromkeys(d for some in chosen for d in some or ()))
    before = parse_day(options.before) if options.before else None
    return list(filtered(library.duties(ids), Filter(body=options.body or options.me, kind=options.kind, before=before)))


def _export(library: Library, duties: list[Duty], options: argparse.Namespace) -> int:
    """The register as a file; a workbook needs --output."""
    if options.output is None and options.format == "xlsx":
        raise BadInput("a workbook is not text; name a file: --output register.xlsx")
    data = export(rows_of(library, duties), options.format, progress=lambda done, total: progress_line("", done, total))
    if options.output is None:
        put(data.decode("utf-8"))
    else:
        Path(options.output).write_bytes(data)
    return 0


def _duty_row(library: Library, duty: Duty) -> dict[str, Any]:
    return duty_json(duty, library.document(duty.document), library.section(duty.document, duty.section))


def references_command(options: argparse.Namespace) -> int:
    """References as a table or JSON, or who cites whom as a picture."""
    library = Assistant(index_folder(options)).library()
    chosen = chosen_documents(library, options.document, options.province)
    if options.format == "svg":
        _deliver(options, text=web_svg(library, chosen))
        return 0
    kept = list(library.references(chosen))
    if options.to:
        kept = [r for r in kept if r.number and bare_number_key(r.number) == bare_number_key(options.to)]
    if options.json or options.format == "json":
        put_json({"references": [_reference_row(library, r) for r in kept]})
        return 0
    table = [("Văn bản", "Viện dẫn", "Ngày", "Cơ quan", "Mục")]
    table += [(r.document[:24], r.name[:60], r.date_printed or "–", r.issuer or "–", r.section or "–") for r in kept]
    put(_table(table))
    return 0


def _reference_row(library: Library, r: Reference) -> dict[str, Any]:
    document = library.document(r.document)
    section = library.section(r.document, r.section)
    return {"document": r.document, "path": document.path, "name": r.name, "number": r.number, "type": r.type, "issuer": r.issuer, "date": r.date, "date_printed": r.date_printed, "subject": r.subject.text if r.subject else None, "alias": r.alias,
            "key": r.key, "target": r.target, "citation": {"section": section.label if section else "", "quote": document.cut(r.start, r.end), "start": r.start, "end": r.end, "page": document.page_of(r.start)}}


def _deliver(options: argparse.Namespace, *, text: str = "", json_value: Any = None) -> None:
    if options.output:
        import json

        Path(options.output).write_text(text + "\n" if json_value is None else json.dumps(json_value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    elif json_value is not None:
        put_json(json_value)
    else:
        put(text)


def _table(rows: list[tuple[str, ...]]) -> str:
    if len(rows) == 1:
        return "nothing found"
    widths = [min(40, max(len(r[i]) for r in rows)) for i in range(len(rows[0]))]
    return "\n".join("  ".join(cell[:w].ljust(w) for cell, w in zip(row, widths, strict=True)).rstrip() for row in rows)
