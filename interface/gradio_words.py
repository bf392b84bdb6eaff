"""The words that Gradio itself shows, in the languages of the page."""

from typing import TYPE_CHECKING

from interface.words import LANGUAGES, Language, tables

if TYPE_CHECKING:
    import gradio as gr

ROOM = "gradio."


def gradio_words() -> "gr.I18n":
    """Our dictionaries for Gradio, which has no Vietnamese one; page.js chooses between them as the page's switch says."""
    import gradio as gr

    return gr.I18n(**{language: _dictionary(language) for language in LANGUAGES})


def _dictionary(language: Language) -> dict[str, str]:
    return {key.removeprefix(ROOM): words for key, words in tables()[language].items() if key.startswith(ROOM)}
