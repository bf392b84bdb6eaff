"""The training texts as passages: a title, what stands above it, its sentences."""

from __future__ import annotations

import json
import lzma
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from vietnamese.text import match_form

LAW, OFFICIAL, WIKI = "law", "official", "wiki"
_FILES = {LAW: "phapdien.jsonl.xz", OFFICIAL: "official-documents.jsonl.xz", WIKI: "wikipedia-vi.jsonl.xz"}
_SENTENCE_END = re.compile(r"(?<=[^\d\s][.;:?!])\s+|\n+")
_LABEL = re.compile(r"^\s*(?:\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ][.)]|[-+*•])\s+")
_ARTICLE = re.compile(r"^(?:Điều\s+\d+[a-zđ]?[.:]|[IVX]{1,5}[.]|Chương\s+[IVX]+)\s*(.*)$", re.MULTILINE)
_MIN_WORDS, _PASSAGE_WORDS = 4, 170


@dataclass(frozen=True, slots=True)
class Text:
    """One passage. `group` names what it was cut from: passages of one group are hard negatives of each other."""

    id: str
    kind: str
    group: str
    context: str
    title: str
    sentences: tuple[str, ...]
    related: tuple[str, ...] = ()


def read_texts(folder: Path) -> list[Text]:
    """All passages of the three training files in `folder`, in `match_form`."""
    texts = [text for row in _rows(folder, LAW) if (text := _law(row))]
    for row in _rows(folder, OFFICIAL):
        texts.extend(_official(row))
    for row in _rows(folder, WIKI):
        texts.extend(_wiki(row))
    return texts


def _rows(folder: Path, kind: str) -> Iterator[dict[str, str]]:
    with lzma.open(folder / _FILES[kind], "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def sentences(text: str) -> tuple[str, ...]:
    """Sentences and items in `match_form`, without their numbering; very short ones join the one before."""
    found: list[str] = []
    for part in _SENTENCE_END.split(text):
        form = match_form(_LABEL.sub("", part))
        if not form:
            continue
        if found and len(form.split()) < _MIN_WORDS:
            found[-1] += " " + form
        else:
            found.append(form)
    return tuple(found)


def _law(row: dict[str, str]) -> Text | None:
    parts = sentences(row["text"][:12_000])
    if not parts:
        return None
    chapter = row["chapter"].split(" / ")[-1]
    return Text(
        id=row["id"],
        kind=LAW,
        group=row["demuc"],
        context=match_form(f"{row['demuc']} {chapter}"),
        title=match_form(row["title"]),
        sentences=parts,
        related=tuple(row["related"]),
    )


def _official(row: dict[str, str]) -> Iterator[Text]:
    if not row["id"].startswith(("documents/", "docs/", "README")):
        cuts = [(m.start(), m.end(), m.group(1)) for m in _ARTICLE.finditer(row["text"])]
        title = re.sub(r"^title:|\"|^số hiệu:.*", "", match_form(row.get("title") or row["text"][:300].split("\n")[0]))
        cuts = cuts or [(0, 0, "")]
        ends = [start for start, _, _ in cuts[1:]] + [len(row["text"])]
        for (_, begin, heading), end in zip(cuts, ends, strict=True):
            yield from _passages(row, OFFICIAL, title, heading, row["text"][begin:end])


def _wiki(row: dict[str, str]) -> Iterator[Text]:
    yield from _passages(row, WIKI, "", row["title"], row["text"])


def _passages(row: dict[str, str], kind: str, context: str, title: str, text: str) -> Iterator[Text]:
    """Whole sentences in passages of about 170 syllables."""
    gathered: list[str] = []
    words = 0
    for sentence in (*sentences(text), ""):
        if gathered and (not sentence or words + len(sentence.split()) > _PASSAGE_WORDS):
            if words >= 20:
                yield Text("", kind, kind + row["id"], match_form(context), match_form(title), tuple(gathered))
            gathered, words = [], 0
        gathered.append(sentence)
        words += len(sentence.split())
