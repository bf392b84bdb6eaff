"""The quiz tab: a paper made from the plans, gone through question by question, exported."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.contract import Questions
from interface.download import saves
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

ACTED = """
let last = null;
element.addEventListener('click', event => {
  const button = event.target.closest('button[data-act]');
  if (!button) return;
  const item = button.closest('.item'), act = button.dataset.act, form = item.querySelector('.edit'), opener = item.querySelector('[data-act=edit]');
  if (act === 'edit' || act === 'cancel') {
    form.hidden = act === 'cancel' || !form.hidden;
    opener.setAttribute('aria-expanded', String(!form.hidden));
    (form.hidden ? opener : form.querySelector('textarea')).focus();
    return;
  }
  last = [item.dataset.at, act === 'save' ? 'edit' : act];
  const sent = {act: act, id: item.dataset.id};
  if (act === 'save') { sent.stem = form.querySelector('textarea').value; sent.options = [...form.querySelectorAll('input')].map(input => input.value); }
  trigger('select', sent);
});
watch('value', () => {
  if (!last) return;
  const button = element.querySelector(`.item[data-at="${last[0]}"] [data-act=${last[1]}]`);
  if (button) button.focus({preventScroll: true});
  last = null;
});
"""


def add_quiz(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr

    from interface.quiz_desk import Desk
    from interface.quiz_view import desk_html

    desk = gr.State(Desk())
    choices, choosing = _chooser()
    with gr.Row(elem_classes="actions"):
        approve = gr.Button(say("quiz.approve_all", "vi"), size="sm", scale=0, min_width=130, elem_id="quiz-approve-all")
        undo = gr.Button(say("quiz.undo", "vi"), size="sm", scale=0, min_width=130, elem_id="quiz-undo")
    note = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="quiz-note")
    paper = gr.HTML(desk_html(Desk(), "vi"), apply_default_css=False, js_on_load=ACTED, elem_id="quiz-paper")
    taking, takers = _taker()

    _wire(assistant, switch, desk, choices, note, paper, (approve, undo))
    saves(takers[-1], _taken, [desk, *takers[:-1], switch], note=taking)
    return [*choosing, approve, undo, *takers], _words(assistant)


def _chooser() -> tuple[list[Any], list[Any]]:
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
    chosen = [documents, kinds, topics, levels, count, seed, make]
    return chosen, chosen


def _taker() -> tuple["gr.HTML", list[Any]]:
    """What a paper is exported by; the last one is the button."""
    import gradio as gr

    note = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="quiz-export-note")
    with gr.Row(elem_id="quiz-export", elem_classes="filters"):
        format = gr.Dropdown(_formats("vi"), value="docx", label=say("quiz.format", "vi"), elem_id="quiz-format", min_width=200)
        codes = gr.Number(4, label=say("quiz.codes", "vi"), precision=0, minimum=1, maximum=24, elem_id="quiz-codes", min_width=110)
        scope = gr.Dropdown(_scopes("vi"), value=False, label=say("quiz.scope", "vi"), elem_id="quiz-scope", min_width=200)
        export = gr.Button(say("quiz.export", "vi"), variant="primary", elem_id="quiz-export-button", min_width=120, scale=0)
    return note, [format, codes, scope, export]


def _wire(assistant: Questions, switch: "gr.Radio", desk: Any, choices: list[Any], note: Any, paper: Any, buttons: tuple[Any, Any]) -> None:
    import gradio as gr

    from assistant.quiz.model import Request
    from interface import quiz_desk, quiz_events
    from interface.quiz_desk import Desk
    from interface.quiz_view import desk_html

    materials = quiz_events.Materials(assistant)

    def made(held: Desk, documents: list[str], kinds: list[str], topics: list[str], levels: list[str], count: int | None, seed: int | None,
             language: Language, progress: gr.Progress = gr.Progress()) -> tuple[Desk, str, str]:
        request = Request(tuple(documents), tuple(topics), tuple(kinds), tuple(levels), int(count or 0), int(seed or 1))
        now, line = quiz_events.make(materials, held, request, language, progress)
        return now, line, desk_html(now, language)

    def acted(held: Desk, language: Language, event: gr.EventData) -> tuple[Desk, str, str]:
        now, line = quiz_events.act(materials, held, dict(event._data), language)
        return now, line, desk_html(now, language)

    def stepped(step: Callable[[Desk], Desk]) -> Callable[[Desk, Language], tuple[Desk, str, str]]:
        return lambda held, language: ((now := step(held)), "", desk_html(now, language))

    outputs: list[Any] = [desk, note, paper]
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    choices[-1].click(made, [desk, *choices[:-1], switch], outputs, show_progress="full", show_progress_on=paper, api_visibility="private")
    paper.select(acted, [desk, switch], outputs, **quiet)
    buttons[0].click(stepped(quiz_desk.all_approved), [desk, switch], outputs, **quiet)
    buttons[1].click(stepped(quiz_desk.undone), [desk, switch], outputs, **quiet)
    switch.change(desk_html, [desk, switch], paper, **quiet)


def _taken(desk: Any, format: str, codes: int | None, approved_only: bool, language: Language) -> tuple[list[str] | None, str]:
    from interface.quiz_events import take

    return take(desk, format, codes, bool(approved_only), language)


def _words(assistant: Questions) -> Callable[[Language], list[Any]]:
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
