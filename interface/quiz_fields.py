"""The fields of the quiz tab: what a paper is asked for by, and what it is exported by."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.contract import Questions
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr


def chooser() -> list[Any]:
    """What a paper is asked for by; the last one is the button."""
    import gradio as gr

    with gr.Column(elem_id="quiz-chooser", elem_classes="filters"):
        documents = gr.Dropdown([], value=[], multiselect=True, label=say("quiz.documents", "vi"), elem_id="quiz-documents")
        kinds = gr.CheckboxGroup([], value=[], label=say("quiz.kind", "vi"), elem_id="quiz-kinds")
        with gr.Row():
            topics = gr.CheckboxGroup([], value=[], label=say("quiz.topic", "vi"), elem_id="quiz-topics", min_width=260)
            levels = gr.CheckboxGroup([], value=[], label=say("quiz.level", "vi"), info=say("quiz.levels_note", "vi"), elem_id="quiz-levels", min_width=260)
        with gr.Row(elem_classes="filters"):
            count = gr.Number(10, label=say("quiz.count", "vi"), precision=0, minimum=1, maximum=200, elem_id="quiz-count", min_width=110)
            seed = gr.Number(1, label=say("quiz.seed", "vi"), precision=0, minimum=1, elem_id="quiz-seed", min_width=150)
            make = gr.Button(say("quiz.make", "vi"), variant="primary", elem_id="quiz-make", min_width=140, scale=0)
    return [documents, kinds, topics, levels, count, seed, make]


def taker() -> tuple["gr.HTML", list[Any]]:
    """What a paper is exported by; the last one is the button."""
    import gradio as gr

    note = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="quiz-export-note")
    with gr.Row(elem_id="quiz-export", elem_classes="filters"):
        format = gr.Dropdown(_formats("vi"), value="docx", label=say("quiz.format", "vi"), elem_id="quiz-format", min_width=200)
        codes = gr.Number(4, label=say("quiz.codes", "vi"), precision=0, minimum=1, maximum=24, elem_id="quiz-codes", min_width=110)
        scope = gr.Dropdown(_scopes("vi"), value=False, label=say("quiz.scope", "vi"), elem_id="quiz-scope", min_width=200)
        export = gr.Button(say("quiz.export", "vi"), variant="primary", elem_id="quiz-export-button", min_width=120, scale=0)
    return note, [format, codes, scope, export]


def words_of(assistant: Questions) -> Callable[[Language], list[Any]]:
    """What puts the tab's words into a language, with what the index holds now."""
    import gradio as gr

    from assistant.quiz.model import KINDS, LEVELS, TOPICS
    from interface.document_list import choices_of
    from interface.quiz_view import kind_words, level_words

    def words(language: Language) -> list[Any]:
        try:
            held = choices_of(assistant.documents())
        except UserError:
            held = []
        return [
            gr.update(label=say("quiz.documents", language), choices=held),
            gr.update(label=say("quiz.kind", language), choices=[(kind_words(k, language), k) for k in KINDS]),
            gr.update(label=say("quiz.topic", language), choices=[(say(f"quiz.topics.{t}", language), t) for t in TOPICS]),
            gr.update(label=say("quiz.level", language), info=say("quiz.levels_note", language), choices=[(level_words(level, language), level) for level in LEVELS]),
            gr.update(label=say("quiz.count", language)), gr.update(label=say("quiz.seed", language)), gr.update(value=say("quiz.make", language)),
            gr.update(value=say("quiz.approve_all", language)), gr.update(value=say("quiz.undo", language)),
            gr.update(label=say("quiz.format", language), choices=_formats(language)), gr.update(label=say("quiz.codes", language)),
            gr.update(label=say("quiz.scope", language), choices=_scopes(language)), gr.update(value=say("quiz.export", language)),
        ]

    return words


def _formats(language: Language) -> list[tuple[str, str]]:
    from assistant.quiz.exports.registry import WRITERS

    return [(say(f"quiz.formats.{name}", language), name) for name in WRITERS]


def _scopes(language: Language) -> list[tuple[str, bool]]:
    return [(say("quiz.scope_all", language), False), (say("quiz.scope_approved", language), True)]
