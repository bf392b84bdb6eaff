"""The head of the page and the welcome."""

import json
from html import escape

from interface.words import Language, say

TOLD = ("error", "warning", "info", "success", "close", "connection", "busy", "more")
"""Words of Gradio that are in none of its dictionaries; page.js puts ours in their place."""


def header_html(language: Language, user: str | None = None, root: str = "") -> str:
    """Name of the page and what it promises; who is logged in, with a way out.

    Args:
        language: Of the words.
        user: Name of the user, None where nobody logs in.
        root: Path in front of every address.
    """
    told = json.dumps({name: say(f"gradio.told.{name}", language) for name in TOLD}, ensure_ascii=False)
    return (f'<div lang="{language}" data-title="{escape(say("page_title", language))}" data-told="{escape(told)}">'
            f'<h1>{escape(say("brand", language))}</h1><p>{escape(say("tagline", language))}</p>{_user_html(user, root, language) if user else ""}</div>')


def _user_html(user: str, root: str, language: Language) -> str:
    return (f'<p class="user">{escape(say("logged_in_as", language, name=user))} '
            f'<a id="logout" href="{escape(root)}/logout">{escape(say("log_out", language))}</a></p>')


def welcome_html(documents: int, language: Language) -> str:
    """What is held, above the example questions."""
    return f'<p class="welcome">{escape(say("holdings", language, count=documents))}</p><p class="welcome"><strong>{escape(say("examples", language))}:</strong></p>'
