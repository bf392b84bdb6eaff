"""What is held, what is cited and not held, and what is odd, as HTML. Everything printed is escaped."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from index.records import Document, Finding
from interface.document_cache import by_id
from interface.table import Line, quote, table
from interface.words import Language, has, mark_words, say
from vietnamese.text import fold_accents, has_accents, nfc

if TYPE_CHECKING:
    from assistant.findings import CrossFinding
    from assistant.library import Library
    from ingest.missing import Missing


PER_SHEET = 25
"""Documents on one sheet of the list: more would make the page slow to draw and long to read."""
_LONGEST = 90
MOST_MISSING, MOST_NAMED, MOST_ACROSS = 200, 25, 100


def matching(documents: Sequence[Document], wanted: str) -> tuple[Document, ...]:
    """Documents whose title, number, province or file hold every word, with or without accents as typed."""
    fold = (lambda t: t.lower()) if has_accents(wanted) else (lambda t: fold_accents(t).lower())
    words = fold(nfc(wanted)).split()
    return tuple(d for d in documents if all(word in said for said in (fold(_said(d)),) for word in words))


def _said(document: Document) -> str:
    return " ".join(part for part in (title_of(document), document.number.text if document.number else "", day_words(document.date_typed), document.province_name or "", document.path) if part)


def list_html(library: "Library", language: Language, place: int = 1, wanted: str = "") -> str:
    """One line a document, a sheet at a time, with its counts, its health and what the copy leaves blank."""
    found = matching(library.documents, wanted)
    last = max(1, -(-len(found) // PER_SHEET))
    place = min(max(1, place), last)
    headers = tuple(say(f"documents.columns.{name}", language) for name in ("name", "number", "date", "province", "passages", "duties", "references", "health", "blanks"))
    lines = [_line(library, document, language) for document in found[(place - 1) * PER_SHEET : place * PER_SHEET]]
    caption = say("documents.caption" if len(found) == len(library.documents) else "documents.caption_found", language, count=len(found), all=len(library.documents))
    return table(caption, headers, lines, say("documents.findings", language)) + pager_html(place, last, language)


def pager_html(place: int, last: int, language: Language) -> str:
    """Buttons to the sheet before and after; nothing where there is one sheet."""
    if last < 2:
        return ""

    def button(name: str, to: int, there: bool) -> str:
        return f'<button type="button" data-act="sheet" data-to="{to}"{"" if there else " disabled"}>{escape(say(f"documents.{name}", language))}</button>'

    where = escape(say("documents.sheet", language, place=place, last=last))
    return f'<nav class="pager acts" aria-label="{where}">{button("before", place - 1, place > 1)}<span role="status">{where}</span>{button("after", place + 1, place < last)}</nav>'


def _line(library: "Library", document: Document, language: Language) -> Line:
    from interface.document_health import mark_html, seen

    findings = library.index.store.findings(document.id)
    name = (f'<button type="button" class="reads" data-act="read" data-document="{escape(document.id, quote=True)}" lang="vi">{escape(title_of(document))}</button>'
            f'<span class="file">{escape(document.path)}</span>')
    first, after = library.index.store.passage_range(document.id)
    counts = (after - first, len(library.duties((document.id,))), len(library.references((document.id,))))
    blanks = "; ".join(_field(name, language) for name in document.blanks)
    number = document.number.text if document.number else ""
    health = seen(library, document, language)
    cells = (name, _whole(number), _whole(day_words(document.date_typed)), _whole(document.province_name or ""), *(str(count) for count in counts), mark_html(health.state, language), escape(blanks))
    warnings = "".join(f'<p class="told">{escape(words)}</p>' for words in health.doubts)
    return Line(cells, f"findings-{document.id}", warnings + findings_html(findings) if findings or warnings else "", say("documents.count_findings", language, count=len(findings) + len(health.doubts)))


def _whole(words: str) -> str:
    """A number or day, never broken over lines."""
    return f'<span class="whole">{escape(words)}</span>' if words else ""


def title_of(document: Document) -> str:
    """What a document is called: its title on one line, else its file."""
    return " ".join(document.title.text.split()) if document.title else document.path


def choices_of(documents: Sequence[Document]) -> list[tuple[str, str]]:
    """Documents to choose from: province and the beginning of the title."""
    named = ((" · ".join(part for part in (document.province_name, title_of(document)) if part), document.id) for document in documents)
    return [(name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…", id) for name, id in named]


def _field(name: str, language: Language) -> str:
    key = f"documents.fields.{name}"
    return say(key, language) if has(key) else name


def day_words(typed: str | None) -> str:
    """A typed day as it is written: 19/8/2022, 8/2022, 2022."""
    parts = [part.lstrip("0") if len(part) < 4 else part for part in (typed or "").split("-") if part]
    return "/".join(reversed(parts))


def findings_html(findings: Sequence[Finding]) -> str:
    """Oddities of one document, each with the words that show it."""
    items = "".join(f'<li>{escape(finding.message)}{"".join(_shown(cut.text) for cut in finding.quotes)}</li>' for finding in findings)
    return f'<ul class="findings">{items}</ul>'


def _shown(words: str) -> str:
    return f'<blockquote class="quote" lang="vi">{escape(words)}</blockquote>'


def across_html(library: "Library", findings: Sequence["CrossFinding"], language: Language) -> str:
    """Oddities that show when documents are laid side by side."""
    if not findings:
        return f'<p>{escape(say("documents.no_findings", language))}</p>'
    items = "".join(f'<li><details><summary>{escape(finding.message)}</summary>{_evidence(library, finding)}</details></li>' for finding in findings[:MOST_ACROSS])
    part = f'<p class="hint">{escape(say("documents.across_part", language, shown=MOST_ACROSS, count=len(findings)))}</p>' if len(findings) > MOST_ACROSS else ""
    return f'<p class="hint">{escape(say("documents.across_hint", language))}</p>{part}<ul class="findings across">{items}</ul>'


def _evidence(library: "Library", finding: "CrossFinding") -> str:
    out = ""
    for place in finding.quotes:
        document = library.document(place.document)
        section = library.section(place.document, place.section) if place.section else None
        out += quote(document.cut(place.start, place.end), " · ".join(part for part in (title_of(document), section.label if section else "") if part))
    return out


def missing_html(library: "Library", missing: Sequence["Missing"], language: Language) -> str:
    """Documents that are cited and not held, the most cited first."""
    everything, missing = len(missing), missing[:MOST_MISSING]
    headers = tuple(say(f"documents.columns.{name}", language) for name in ("cited", "date", "issuer", "title", "status"))
    lines = [Line((escape(row.name), _whole(day_words(row.date)), escape(row.issuer or ""), escape(row.title or ""), escape(status_words(row.status, row.mark, language))),
                  f"missing-{at}", _citing(library, row, language), say("documents.count_citing", language, count=len(row.cited_by))) for at, row in enumerate(missing)]
    return table(say("documents.missing_caption", language, count=everything), headers, lines, say("documents.cited_by", language)) + (
        f'<p class="hint">{escape(say("documents.missing_part", language, shown=len(lines), count=everything))}</p>' if everything > len(lines) else "")


def status_words(status: str | None, mark: str | None, language: Language) -> str:
    """What the catalogue knows of a document's standing, and how far it was verified."""
    key = f"documents.status.{status}"
    words = say(key, language) if status and has(key) else ""
    return f"{words} ({mark_words(mark, language)})" if words and mark else words


def _citing(library: "Library", row: "Missing", language: Language) -> str:
    held, names = by_id(library), list(dict.fromkeys(row.cited_by))
    more = f'<li>{escape(say("documents.more", language, count=len(names) - MOST_NAMED))}</li>' if len(names) > MOST_NAMED else ""
    items = "".join(f'<li><button type="button" class="reads" data-act="read" data-document="{escape(name, quote=True)}" lang="vi">{escape(title_of(held[name]))}</button></li>' for name in names[:MOST_NAMED])
    return f'<ul class="findings">{items}{more}</ul>'
