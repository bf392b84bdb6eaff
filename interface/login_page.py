"""The form of the log-in in both languages; Gradio's own has no Vietnamese and follows the browser's language."""

import json
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from interface.words import LANGUAGES, NAMES, say

if TYPE_CHECKING:
    from starlette.responses import Response

WORDS = ("page_title", "brand", "tagline", "language", "log_in_title", "log_in", "user_name", "password", "log_in_button", "wrong_log_in", "log_in_failed")
"""What login.js puts into the language that is chosen."""


def login_page(root: str = "") -> "Response":
    """The page for those who have not logged in; it knows nothing of any document.

    Args:
        root: Path in front of every address.
    """
    from starlette.responses import HTMLResponse

    return HTMLResponse(page_html(root), headers={"Cache-Control": "no-store"})


def page_html(root: str = "") -> str:
    """The page as text: whole in itself, Vietnamese until the reader chooses."""
    words = json.dumps({language: {key: say(key, language) for key in WORDS} for language in LANGUAGES}, ensure_ascii=False).replace("<", "\\u003c")
    choices = "".join(f'<label lang="{code}"><input type="radio" name="language" value="{code}"{" checked" if code == "vi" else ""}>{escape(NAMES[code])}</label>' for code in LANGUAGES)
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<meta name="color-scheme" content="light dark"><title>{_word("page_title")}</title><style>{_file("login.css")}</style></head><body>'
        f'<header><div><h1>{_span("brand")}</h1><p>{_span("tagline")}</p></div><fieldset id="language"><legend class="hidden">{_span("language")}</legend>{choices}</fieldset></header>'
        f'<main><form id="log-in" method="post" action="{escape(root)}/login"><h2>{_span("log_in_title")}</h2><p id="hint">{_span("log_in")}</p>'
        f'<label for="username">{_span("user_name")}</label><input id="username" name="username" type="text" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus>'
        f'<label for="password">{_span("password")}</label><input id="password" name="password" type="password" autocomplete="current-password" required>'
        f'<p id="told" role="alert"></p><button type="submit">{_span("log_in_button")}</button></form></main>'
        f'<script type="application/json" id="words">{words}</script><script>{_file("login.js")}</script></body></html>')


def _span(key: str) -> str:
    return f'<span data-word="{key}">{_word(key)}</span>'


def _word(key: str) -> str:
    return escape(say(key, "vi"))


def _file(name: str) -> str:
    return (files("interface") / name).read_text(encoding="utf-8")
