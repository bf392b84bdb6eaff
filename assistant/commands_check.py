"""python -m assistant check, and answers written to files."""

import argparse
from pathlib import Path
from typing import Any

from assistant.answers import Answer
from assistant.export.answer_docx import answer_docx
from assistant.export.answer_markdown import answer_markdown
from assistant.export.exchange import exchange_of
from assistant.export.verify import FileCheck, check_file
from assistant.library import Library
from assistant.service import Assistant
from index.cli import batch, index_folder, put, put_json
from index.errors import BadInput

FALSE_QUOTE = 1


def write_answer(answer: Answer, library: Library, path: Path) -> None:
    """Writes an answer as Word or Markdown, the sources as footnotes that `check` reads again.

    Raises:
        BadInput: the name ends in neither .docx nor .md, or its folder does not exist.
    """
    suffix = path.suffix.lower()
    if suffix not in (".docx", ".md"):
        raise BadInput(f"{path}: an answer is written as .docx or .md; choose one of these endings")
    if not path.resolve().parent.is_dir():
        raise BadInput(f"{path.parent}: no such folder; make it, or name another")
    exchange = exchange_of(answer.as_json(), library)
    path.write_bytes(answer_docx([exchange]) if suffix == ".docx" else answer_markdown([exchange]).encode("utf-8"))


def check_command(options: argparse.Namespace) -> int:
    """Each quote of an exported answer, or each sentence of a batch, against the stored texts; 1 where a quote does not stand."""
    if (options.file is None) == (options.batch is None):
        raise BadInput("name one exported answer (.docx or .md), or give --batch FILE")
    assistant = Assistant(index_folder(options))
    assistant.index()
    if options.file is not None:
        checked = check_file(options.file, assistant.library())
        put_json(checked.as_json()) if options.json else put(_readable(checked))
        return 0 if checked.ok else FALSE_QUOTE

    def check(id: str | None, row: dict[str, Any]) -> dict[str, Any]:
        cited = row.get("citations") or []
        if not all(isinstance(c, dict) and {"document", "start", "end"} <= set(c) for c in cited):
            raise BadInput("a citation needs document, start and end")
        return {"id": id, "state": assistant.check(row["text"], cited)}

    return batch(options.batch, "text", check)


def _readable(checked: FileCheck) -> str:
    lines = [f"[{q.marker}] {q.message}: “{' '.join(q.quote.split())[:120]}”" for q in checked.quotes]
    lines += [f"[{n}] không có nguồn trong tệp" for n in checked.unsourced]
    return "\n".join([*lines, "Mọi trích dẫn đều đứng đúng chỗ." if checked.ok else "Có trích dẫn không đứng đúng chỗ."])
