"""The printed pages of a PDF as pictures, one at a time."""

import base64
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from index.records import Document
from interface.document_list import pager_html, title_of
from interface.page_picture import page_count, page_png
from interface.words import Language, say

if TYPE_CHECKING:
    from assistant.library import Library

WIDTH = 1100


def file_of(library: "Library", document: Document) -> Path | None:
    """The file that a document was read from; None where the index does not say."""
    entry = next((e for e in library.index.manifest.documents if e.id == document.id), None)
    return Path(entry.root) / entry.path if entry else None


def has_pages(document: Document) -> bool:
    """Whether there are printed pages to show."""
    return document.path.lower().endswith(".pdf")


def page_html(library: "Library", document: Document, page: int, language: Language) -> str:
    """One printed page.

    Raises:
        UnreadableFile: the file is gone or damaged.
    """
    file = file_of(library, document)
    if file is None or not has_pages(document):
        return f'<p class="hint">{escape(say("documents.no_pages", language))}</p>'
    last = page_count(file)
    page = min(max(1, page), last)
    picture = base64.b64encode(page_png(file, page, WIDTH)).decode("ascii")
    words = escape(say("documents.page_picture", language, page=page, title=title_of(document)), quote=True)
    return f'{pager_html(page, last, language)}<img class="page" alt="{words}" src="data:image/png;base64,{picture}">'
