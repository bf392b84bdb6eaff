"""The head of the page and the welcome."""

from html import escape

from interface.words import LANGUAGES, Language, say


def header_html(language: Language, user: str | None = None, root: str = "") -> str:
    """Name of the page and what it promises; who is logged in, with a way out.

    Args:
        language: Of the words.
        user: Name of the user, None where nobody logs in.
        root: Path in front of every address.
    """
    return f'<h1>{escape(say("brand", language))}</h1><p>{escape(say("tagline", language))}</p>{_user_html(user, root, language) if user else ""}'


def _user_html(user: str, root: str, language: Language) -> str:
    return (f'<p class="user">{escape(say("logged_in_as", language, name=user))} '
            f'<a id="logout" href="{escape(root)}/logout">{escape(say("log_out", language))}</a></p>')


def login_html() -> str:
    """Above the fields of the log-in, before anybody could choose a language."""
    return "".join(f'<p lang="{language}">{escape(say("log_in", language))}</p>' for language in LANGUAGES)


def welcome_html(documents: int, language: Language) -> str:
    """What is held, above the example questions."""
    return f'<p class="welcome">{escape(say("holdings", language, count=documents))}</p><p class="welcome"><strong>{escape(say("examples", language))}:</strong></p>'
