"""One document in sheets: its text, its citations, what has changed since, how it was read, its printed pages."""

from html import escape
from typing import TYPE_CHECKING

from index.errors import UnreadableFile
from index.records import Document
from interface.document_list import findings_html
from interface.document_pages import has_pages, page_html
from interface.document_text import document_html, heading_html
from interface.words import Language, say

if TYPE_CHECKING:
    from assistant.library import Library

SHEETS = ("text", "links", "changes", "health", "pages")


def sheets_of(document: Document) -> tuple[str, ...]:
    """The sheets that this document has."""
    return SHEETS if has_pages(document) else SHEETS[:-1]


def read_html(library: "Library", document: Document, sheet: str, wanted: str, page: int, language: Language, removable: bool | None) -> str:
    """A document's head, and the sheet that was chosen.

    Args:
        library: the build that is read.
        document: the document.
        sheet: one of SHEETS.
        wanted: words to find in the text.
        page: printed page, from 1 on.
        language: of the page.
        removable: whether who looks may remove it; None where nobody may, for its file is not in the library.
    """
    if sheet == "text":
        body = document_html(document, library.sections(document.id), wanted, language)
    else:
        body = heading_html(document) + _sheet(library, document, sheet, page, language)
    return body + _removal(document, language, removable)


def _sheet(library: "Library", document: Document, sheet: str, page: int, language: Language) -> str:
    if sheet == "links":
        from interface.document_links import links_html
        from interface.document_web import around_html

        return around_html(library, document, language) + links_html(library, document, language)
    if sheet == "changes":
        from interface.document_changes import changes_html, changes_since

        return changes_html(changes_since(document, library.references((document.id,)), language), language)
    if sheet == "pages":
        try:
            return page_html(library, document, page, language)
        except UnreadableFile:
            return f'<p class="told">{escape(say("documents.pages_gone", language))}</p>'
    from interface.document_health import health_html, seen

    findings = library.index.store.findings(document.id)
    odd = f'<h3>{escape(say("documents.findings", language))}</h3>{findings_html(findings)}' if findings else ""
    return health_html(seen(library, document, language), language) + odd


def _removal(document: Document, language: Language, removable: bool | None) -> str:
    """The button that removes, behind a question; for a document of a given folder, why it stays."""
    if removable is None:
        return f'<p class="hint stays">{escape(say("documents.remove.stays", language))}</p>'
    if not removable:
        return ""
    name = escape(document.id, quote=True)
    return (f'<details class="removal"><summary>{escape(say("documents.remove.open", language))}</summary><p>{escape(say("documents.remove.ask", language))}</p>'
            f'<div class="acts"><button type="button" class="danger once" data-act="remove" data-document="{name}">{escape(say("documents.remove.yes", language))}</button>'
            f'<button type="button" data-act="close">{escape(say("documents.remove.no", language))}</button></div></details>')
