"""What a document cites and who cites it, with the words that show it. Everything printed is escaped."""

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

from index.catalogue import load_catalogue
from index.records import Document, Reference
from interface.document_cache import by_id, cited_by
from interface.document_changes import entry_of
from interface.document_list import day_words, status_words, title_of
from interface.table import Line, quote, table
from interface.words import Language, say

if TYPE_CHECKING:
    from assistant.library import Library

MOST_QUOTES = 12


def links_html(library: "Library", document: Document, language: Language) -> str:
    """The documents that this one cites, then those that cite it."""
    cited = _cited_table(library, document, language)
    citing = _citing_table(library, document, language)
    return f"{cited}{citing}"


def grouped(references: Sequence[Reference]) -> dict[str, list[Reference]]:
    """References to one document together, the most mentioned first."""
    out: dict[str, list[Reference]] = {}
    for reference in references:
        out.setdefault(reference.target or reference.key, []).append(reference)
    return dict(sorted(out.items(), key=lambda item: -len(item[1])))


def best_of(same: Sequence[Reference]) -> Reference:
    """The mention that says most: with day and number."""
    return max(same, key=lambda r: (bool(r.date), bool(r.number), bool(r.issuer), not r.name.isupper()))


def _cited_table(library: "Library", document: Document, language: Language) -> str:
    references = library.references((document.id,))
    headers = tuple(say(f"documents.columns.{name}", language) for name in ("cited", "date", "here", "status"))
    lines = [_cited_line(library, document, at, same, language) for at, same in enumerate(grouped(references).values())]
    if not lines:
        return f'<p class="hint">{escape(say("documents.cites_nothing", language))}</p>'
    return table(say("documents.cites_caption", language, count=len(lines)), headers, lines, say("documents.mentions", language))


def _cited_line(library: "Library", document: Document, at: int, same: Sequence[Reference], language: Language) -> Line:
    best = best_of(same)
    held = by_id(library).get(best.target or "")
    entry = entry_of(best, load_catalogue())
    state = say("documents.held" if held else "documents.not_held", language)
    status = status_words(entry.status, entry.mark, language) if entry else ""
    cells = (_name(best, held), f'<span class="whole">{escape(day_words(best.date))}</span>' if best.date else "",
             f'<span class="state {"good" if held else "open"}">{escape(state)}</span>', escape(status))
    return Line(cells, f"cited-{at}", quotes_html(library, document, same, language), say("documents.count_mentions", language, count=len(same)))


def _name(reference: Reference, held: Document | None) -> str:
    if held is None:
        return escape(reference.name)
    return f'{opens(held, reference.name)}<span class="file">{escape(title_of(held))}</span>'


def opens(document: Document, words: str) -> str:
    """A button that opens a document to read."""
    return f'<button type="button" class="reads" data-act="read" data-document="{escape(document.id, quote=True)}" lang="vi">{escape(words)}</button>'


def _citing_table(library: "Library", document: Document, language: Language) -> str:
    found: dict[str, list[Reference]] = {}
    for reference in cited_by(library).get(document.id, ()):
        found.setdefault(reference.document, []).append(reference)
    if not found:
        return f'<p class="hint">{escape(say("documents.cited_by_nobody", language))}</p>'
    held = by_id(library)
    headers = tuple(say(f"documents.columns.{name}", language) for name in ("name", "date", "province"))
    lines = [Line((opens(held[name], title_of(held[name])), escape(day_words(held[name].date_typed)), escape(held[name].province_name or "")), f"citing-{at}",
                  quotes_html(library, held[name], same, language), say("documents.count_mentions", language, count=len(same))) for at, (name, same) in enumerate(found.items())]
    return table(say("documents.citing_caption", language, count=len(lines)), headers, lines, say("documents.mentions", language))


def quotes_html(library: "Library", document: Document, same: Sequence[Reference], language: Language) -> str:
    """Mentions of one document in another, with their places."""
    out = "".join(_quote(library, document, reference, language) for reference in same[:MOST_QUOTES])
    more = len(same) - MOST_QUOTES
    return out + (f'<p class="hint">{escape(say("documents.more_mentions", language, count=more))}</p>' if more > 0 else "")


def _quote(library: "Library", document: Document, reference: Reference, language: Language) -> str:
    section = library.section(document.id, reference.section)
    return quote(around(document.text, reference.start, reference.end), section.label if section else say("documents.opening", language))


def around(text: str, start: int, end: int, most: int = 240) -> str:
    """The line that holds a mention; of a long one the words around it."""
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    first, last = max(first, start - most), min(last if last >= 0 else len(text), end + most)
    before, after = "…" if first > 0 and text[first - 1] not in "\n\f" else "", "…" if last < len(text) and text[last] not in "\n\f" else ""
    return f"{before}{text[first:last].strip()}{after}"
