"""The head of the page and the welcome."""

from html import escape

from interface.words import Language, say


def header_html(language: Language) -> str:
    """Name of the page and what it promises."""
    return f'<h1>{escape(say("brand", language))}</h1><p>{escape(say("tagline", language))}</p>'


def welcome_html(documents: int, language: Language) -> str:
    """What is held, above the example questions."""
    return f'<p class="welcome">{escape(say("holdings", language, count=documents))}</p><p class="welcome"><strong>{escape(say("examples", language))}:</strong></p>'
