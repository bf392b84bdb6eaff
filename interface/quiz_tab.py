"""The quiz tab: a paper made from the plans, gone through question by question, exported."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from interface.contract import Questions
from interface.download import saves
from interface.quiz_fields import chooser, taker, words_of
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
    choices = chooser()
    with gr.Row(elem_classes="actions"):
        approve = gr.Button(say("quiz.approve_all", "vi"), size="sm", scale=0, min_width=130, elem_id="quiz-approve-all")
        undo = gr.Button(say("quiz.undo", "vi"), size="sm", scale=0, min_width=130, elem_id="quiz-undo")
    note = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="quiz-note")
    paper = gr.HTML(desk_html(Desk(), "vi"), apply_default_css=False, js_on_load=ACTED, elem_id="quiz-paper")
    taking, takers = taker()

    _wire(assistant, switch, desk, choices, note, paper, (approve, undo))
    saves(takers[-1], _taken, [desk, *takers[:-1], switch], note=taking)
    return [*choices, approve, undo, *takers], words_of(assistant)


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
