"""The evaluation tab: the last run beside the blessed one, what failed, and a button that runs the suite."""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING, Any

import interface.roles as roles
from index.errors import UserError
from interface.contract import Questions
from interface.evaluation_run import SuiteRun
from interface.evaluation_view import progress_html, report_html
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

EVERY_S = 1.0
_suite = SuiteRun()


def add_evaluation(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr
    from gradio.context import Context

    hint = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="evaluation-hint")
    with gr.Row(elem_classes="actions"):
        start = gr.Button(say("evaluation.start", "vi"), variant="primary", size="sm", scale=0, min_width=160, elem_id="evaluation-start")
        stop = gr.Button(say("evaluation.stop", "vi"), size="sm", scale=0, min_width=100, visible=False, elem_id="evaluation-stop")
    going = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="evaluation-going")
    with gr.Row(elem_classes="filters"):
        chosen = gr.Dropdown([], value=None, label=say("evaluation.run", "vi"), elem_id="evaluation-run")
    shown = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="evaluation")
    clock = gr.Timer(EVERY_S, active=False)

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    parts = [start, stop, going, clock, chosen, shown]
    handlers = _handlers()
    start.click(handlers["start"], switch, parts, **quiet)
    stop.click(handlers["stop"], switch, parts, **quiet)
    clock.tick(handlers["watch"], switch, parts, **quiet)
    chosen.input(_chosen, [chosen, switch], shown, **quiet)
    switch.change(handlers["all"], switch, parts, **quiet)
    root = Context.root_block
    assert root is not None, "the tab is drawn inside a page"
    root.load(handlers["all"], switch, parts, **quiet)
    return [hint, start, stop, chosen], _words


def _words(language: Language) -> list[Any]:
    import gradio as gr

    return [f'<p class="hint">{escape(say("evaluation.hint", language))}</p>', gr.update(value=say("evaluation.start", language)),
            gr.update(value=say("evaluation.stop", language)), gr.update(label=say("evaluation.run", language))]


def _handlers() -> dict[str, Callable[..., list[Any]]]:
    """What the buttons and the clock do. Gradio hands a request only to functions whose annotations it can read, so gr is imported here."""
    import gradio as gr

    def everything(language: Language, request: gr.Request) -> list[Any]:
        """The newest run, and what is going on."""
        return [*_state(language, request), *_newest(language)]

    def start(language: Language, request: gr.Request) -> list[Any]:
        if roles.may(request, "evaluate"):
            _suite.start()
        return [*_state(language, request), gr.skip(), gr.skip()]

    def stop(language: Language, request: gr.Request) -> list[Any]:
        if roles.may(request, "evaluate"):
            _suite.stop()
        return [*_state(language, request), gr.skip(), gr.skip()]

    def watch(language: Language, request: gr.Request) -> list[Any]:
        """While it runs only the progress; at its end the new run is shown."""
        state = _state(language, request)
        return [*state, gr.skip(), gr.skip()] if _suite.look().state == "running" else [*state, *_newest(language)]

    return {"all": everything, "start": start, "stop": stop, "watch": watch}


def _state(language: Language, request: "gr.Request | None") -> list[Any]:
    """Buttons, progress and clock for what is going on."""
    import gradio as gr

    progress = _suite.look()
    running, allowed = progress.state == "running", roles.may(request, "evaluate")
    return [gr.update(visible=allowed, interactive=not running), gr.update(visible=allowed and running), progress_html(progress, language), gr.Timer(active=running)]


def _newest(language: Language) -> list[Any]:
    import gradio as gr

    from interface.evaluation_data import finished_runs

    names = finished_runs()
    first = names[0] if names else None
    return [gr.update(choices=names, value=first), _chosen(first, language)]


def _chosen(name: str | None, language: Language) -> str:
    from interface.evaluation_data import report_of

    if not name:
        return f'<p class="hint">{escape(say("evaluation.none", language))}</p>'
    try:
        return report_html(report_of(name), language)
    except UserError:
        return f'<p class="told" role="alert">{escape(say("evaluation.unreadable", language, name=name))}</p>'
