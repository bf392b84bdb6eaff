"""How well a document was read, in words: what to look at before its answers are relied on."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from index.records import Document
from interface.document_cache import health
from interface.upload_words import reader_words
from interface.words import Language, has, say

if TYPE_CHECKING:
    from assistant.library import Library
    from ingest.health import Health

GOOD, LOOK = "good", "look"


@dataclass(frozen=True, slots=True)
class Seen:
    """A document's health and what speaks against it, in the reader's language."""

    health: "Health"
    doubts: tuple[str, ...]

    @property
    def state(self) -> str:
        """Whether somebody should look at it."""
        return LOOK if self.doubts else GOOD


def seen(library: "Library", document: Document, language: Language) -> Seen:
    """The health of one document."""
    from ingest.health import NOT_FOUND

    found = health(library, document)
    outline = (say("documents.health.no_outline", language),) if found.outline == NOT_FOUND else ()
    return Seen(found, (*outline, *(reader_words(words, language) for words in found.warnings)))


def mark_html(state: str, language: Language) -> str:
    """The state as a short word."""
    return f'<span class="state {"good" if state == GOOD else "bad"}">{escape(say(f"documents.health.{state}", language))}</span>'


def health_html(found: Seen, language: Language) -> str:
    """Everything that is known of how a document was read."""
    h = found.health
    share = f"{h.word_share:.1%}"
    facts = [("reader", h.reader), ("pages", str(h.pages)), ("words", share if language == "en" else share.replace(".", ",")), ("sections", str(h.sections)),
             ("duties", str(h.duties)), ("references", say("documents.health.resolved", language, count=h.references, held=h.resolved))]
    if h.ocr_confidence is not None:
        facts.append(("recognition", f"{h.ocr_confidence}/100"))
    if h.blank:
        facts.append(("blank", "; ".join(_field(name, language) for name in h.blank)))
    rows = "".join(f"<dt>{escape(say(f'documents.health.{name}', language))}</dt><dd>{escape(words)}</dd>" for name, words in facts)
    doubts = f'<ul class="findings">{"".join(f"<li>{escape(words)}</li>" for words in found.doubts)}</ul>' if found.doubts else ""
    return f'<p>{mark_html(found.state, language)}</p>{doubts}<dl class="facts">{rows}</dl>'


def _field(name: str, language: Language) -> str:
    key = f"documents.fields.{name}"
    return say(key, language) if has(key) else name
