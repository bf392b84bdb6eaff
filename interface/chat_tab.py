"""The chat tab: conversation, example questions, province filter, question box."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.answer_view import conversation
from interface.chat import KEPT, answer_turn, start_turn
from interface.contract import Questions
from interface.examples import EXAMPLES, examples_for
from interface.header import welcome_html
from interface.held import provinces
from interface.turns import Turn
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

Turns = tuple[Turn, ...]


def add_chat(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr

    turns = gr.State(())
    talk = gr.HTML(conversation((), "vi"), elem_id="conversation", apply_default_css=False, js_on_load=None)
    with gr.Column(elem_id="welcome") as welcome:
        holdings = gr.HTML(welcome_html(0, "vi"), apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="examples"):
            buttons = [gr.Button(example.vi, size="sm", elem_classes="example", visible=False) for example in EXAMPLES]
    with gr.Column(elem_id="composer"):
        with gr.Row(elem_id="choices"):
            province = gr.Dropdown(_choices((), "vi"), value="", label=say("province", "vi"), show_label=False, container=False,
                                   elem_id="province", scale=0, min_width=220)
            clear = gr.Button(say("clear", "vi"), size="sm", variant="secondary", elem_id="clear", scale=0, min_width=120)
        with gr.Row(elem_id="asking"):
            box = gr.Textbox(label=say("question", "vi"), placeholder=say("question_placeholder", "vi"), show_label=False, container=False,
                             lines=1, max_lines=6, autofocus=True, elem_id="question", scale=1)
            ask = gr.Button(say("ask", "vi"), variant="primary", elem_id="ask", scale=0, min_width=88)

    asking = _asking(assistant)
    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    inputs, outputs = [turns, province, switch], [turns, talk, box, welcome]
    gr.on([ask.click, box.submit], asking, [box, *inputs], outputs, **quiet)
    for button in buttons:
        button.click(asking, [button, *inputs], outputs, **quiet)
    clear.click(lambda language: ((), conversation((), language), "", gr.update(visible=True)), switch, outputs, **quiet)
    switch.change(lambda held, language: conversation(held, language), [turns, switch], talk, **quiet)

    worded = [holdings, province, clear, box, ask, *buttons]
    return worded, _words(assistant)


def _asking(assistant: Questions) -> Callable[..., Iterator[tuple[Any, ...]]]:
    """The handler of a question: shows it at once, then its answer."""
    import gradio as gr

    def asking(question: str, held: Turns, province: str, language: Language) -> Iterator[tuple[Any, ...]]:
        turn = start_turn(question, province)
        before = tuple(one for one in held if not one.unasked)[-(KEPT - 1):]
        yield held, conversation((*before, turn), language), question.strip() if turn.unasked else "", gr.update(visible=False)
        now = (*before, answer_turn(assistant, turn))
        yield now, conversation(now, language), gr.update(), gr.update()

    return asking


def _words(assistant: Questions) -> Callable[[Language], list[Any]]:
    """What puts the tab's words into a language, with what the index holds now."""
    import gradio as gr

    def words(language: Language) -> list[Any]:
        names, count = _held(assistant)
        fitting = examples_for(names)
        return [
            welcome_html(count, language),
            gr.update(label=say("province", language), choices=_choices(names, language)),
            gr.update(value=say("clear", language)),
            gr.update(placeholder=say("question_placeholder", language), label=say("question", language)),
            gr.update(value=say("ask", language)),
            *(gr.update(value=example.text(language), visible=example in fitting) for example in EXAMPLES),
        ]

    return words


def _held(assistant: Questions) -> tuple[tuple[str, ...], int]:
    """Provinces and number of documents; none while there is no index to read."""
    try:
        return provinces(assistant), len(assistant.documents())
    except UserError:
        return (), 0


def _choices(names: tuple[str, ...], language: Language) -> list[tuple[str, str]]:
    return [(say("all_provinces", language), ""), *((name, name) for name in names)]
