"""The chat tab: conversation, viewer, example questions, question box, and the bar above."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.answer_view import conversation
from interface.chat_bar import bar_html, history_html
from interface.chat_handlers import Handlers, handlers
from interface.contract import Questions
from interface.download import saves
from interface.examples import EXAMPLES, examples_for
from interface.header import welcome_html
from interface.held import provinces, todays_provinces
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
OWN = "name => window.chatHistory.own(name)"
KEEP = "turn => window.chatHistory.keep(turn)"
REMEMBER = "(body, home) => window.chatReader.keep(body, home)"
RECALL = "() => window.chatReader.recall()"


@dataclass(frozen=True)
class Parts:
    """The components of the tab."""

    bar: Any
    history: Any
    body: Any
    home: Any
    exports: tuple[Any, ...]
    talk: Any
    live: Any
    viewer: Any
    welcome: Any
    holdings: Any
    examples: tuple[Any, ...]
    province: Any
    clear: Any
    box: Any
    ask: Any
    stop: Any

    def worded(self) -> list[Any]:
        """Those that bear words, in the order in which `_words` relabels them."""
        return [self.holdings, self.province, self.clear, self.box, self.ask, self.stop, self.history, self.body, self.home, *self.exports, *self.examples]


def add_chat(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr

    turns, kept = gr.State(()), gr.JSON(visible=False)
    bar, history, body, home, exports, note = _top()
    talk, live, viewer = _middle()
    parts = Parts(bar, history, body, home, exports, talk, live, viewer, *_welcome(), *_composer())
    on = handlers(assistant)
    _asking(parts, on, turns, kept, switch)
    _leaving(parts, on, turns, switch)
    _reading(parts, on, turns, kept, switch)
    for button, format in zip(exports[2:], ("docx", "md"), strict=True):
        saves(button, on.export(format), [turns, switch], note=note)
    return parts.worded(), _words(assistant)


def _script(name: str) -> str:
    return (files("interface") / name).read_text(encoding="utf-8")


def _html(value: str, name: str, script: str | None = None, **more: Any) -> Any:
    import gradio as gr

    return gr.HTML(value, elem_id=name, apply_default_css=False, js_on_load=_script(script) if script else None, **more)


def _top() -> tuple[Any, ...]:
    """The bar and its three panels."""
    import gradio as gr

    bar = _html(bar_html("vi"), "chat-bar", "chat_bar.js")
    with gr.Column(elem_id="panel-history", elem_classes="chat-panel"):
        history = _html(history_html("vi"), "chat-history", "chat_history.js")
    with gr.Column(elem_id="panel-settings", elem_classes="chat-panel"):
        told = gr.HTML(_hint("settings.hint", "vi"), apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="reader"):
            body = gr.Dropdown(_bodies("vi"), value="", allow_custom_value=True, label=say("settings.body", "vi"), elem_id="reader-body", min_width=200)
            home = gr.Dropdown([], value="", allow_custom_value=True, label=say("settings.home", "vi"), elem_id="reader-home", min_width=200)
    with gr.Column(elem_id="panel-export", elem_classes="chat-panel"):
        hint = gr.HTML(_hint("export.hint", "vi"), apply_default_css=False, js_on_load=None)
        with gr.Row(elem_classes="actions"):
            word, markdown = (gr.Button(say(f"export.{format}", "vi"), size="sm", elem_id=f"export-{format}", scale=0, min_width=140) for format in ("docx", "md"))
        note = _html("", "export-note")
    return bar, history, body, home, (told, hint, word, markdown), note


def _middle() -> tuple[Any, ...]:
    import gradio as gr

    with gr.Column(elem_id="conversation"):
        talk = _html(conversation((), "vi"), "talk", "chat_talk.js", copied=say("copied", "vi"), uncopied=say("uncopied", "vi"))
        live = _html("", "live")
        gr.HTML('<div id="chat-said" class="hidden-label" role="status" aria-live="polite"></div>', apply_default_css=False, js_on_load=None)
    return talk, live, _html("", "viewer", "viewer.js")


def _welcome() -> tuple[Any, ...]:
    import gradio as gr

    with gr.Column(elem_id="welcome") as welcome:
        holdings = gr.HTML(welcome_html(0, "vi"), apply_default_css=False, js_on_load=None)
        with gr.Row(elem_id="examples"):
            buttons = tuple(gr.Button(example.vi, size="sm", elem_classes="example", visible=False) for example in EXAMPLES)
    return welcome, holdings, buttons


def _composer() -> tuple[Any, ...]:
    import gradio as gr

    with gr.Column(elem_id="composer"):
        with gr.Row(elem_id="choices"):
            province = gr.Dropdown(_choices((), "vi"), value="", label=say("province", "vi"), show_label=False, container=False, elem_id="province", scale=0, min_width=220)
            clear = gr.Button(say("clear", "vi"), size="sm", variant="secondary", elem_id="clear", scale=0, min_width=120)
        with gr.Row(elem_id="asking"):
            box = gr.Textbox(label=say("question", "vi"), placeholder=say("question_placeholder", "vi"), show_label=False, container=False,
                             lines=1, max_lines=6, autofocus=True, elem_id="question", scale=1)
            ask = gr.Button(say("ask", "vi"), variant="primary", elem_id="ask", scale=0, min_width=88)
            stop = gr.Button(say("stop", "vi"), variant="stop", elem_id="stop", visible=False, scale=0, min_width=88)
    return province, clear, box, ask, stop


def _asking(parts: Parts, on: Handlers, turns: Any, kept: Any, switch: "gr.Radio") -> None:
    """Every way to ask, and the way to end it."""
    import gradio as gr

    inputs = [turns, parts.province, parts.body, parts.home, switch]
    outputs = [turns, parts.talk, parts.live, parts.box, parts.welcome, parts.ask, parts.stop, kept]
    asked = [gr.on([parts.ask.click, parts.box.submit], on.ask, [parts.box, *inputs], outputs, **QUIET)]
    asked += [button.click(on.ask, [button, *inputs], outputs, **QUIET) for button in parts.examples]
    asked.append(parts.talk.submit(on.ask_again, inputs, outputs, **QUIET))
    for one in asked:
        one.then(None, kept, None, js=KEEP, **QUIET)
    parts.stop.click(on.stop, None, None, queue=False, **QUIET)


def _leaving(parts: Parts, on: Handlers, turns: Any, switch: "gr.Radio") -> None:
    """A new conversation, an earlier one, or none."""
    outputs = [turns, parts.talk, parts.live, parts.box, parts.welcome, parts.viewer, parts.ask, parts.stop]
    parts.clear.click(on.clear, switch, outputs, **QUIET).then(None, None, None, js="() => window.chatHistory.leave()", **QUIET)
    parts.history.delete(on.clear, switch, outputs, **QUIET)
    parts.history.select(on.open, switch, outputs, **QUIET)


def _reading(parts: Parts, on: Handlers, turns: Any, kept: Any, switch: "gr.Radio") -> None:
    """The viewer, feedback, the reader's setting, and the language."""
    import gradio as gr
    from gradio.context import Context

    parts.viewer.select(on.view, [turns, switch], parts.viewer, **QUIET)
    parts.talk.like(on.vote, [turns, switch], [turns, parts.talk, kept], **QUIET).then(None, kept, None, js=KEEP, **QUIET)
    switch.change(on.redraw, [turns, switch], [parts.talk, parts.viewer], **QUIET)
    own = [parts.body, parts.home]
    for field in own:
        field.change(None, own, None, js=REMEMBER, **QUIET)
        field.change(lambda body, home, language: bar_html(language, body or "", home or ""), [*own, switch], parts.bar, **QUIET)
    switch.change(lambda body, home, language: bar_html(language, body or "", home or ""), [*own, switch], parts.bar, **QUIET)
    if Context.root_block is not None:
        Context.root_block.load(None, None, own, js=RECALL, **QUIET)
        owner = gr.Textbox(visible=False)
        Context.root_block.load(on.owner, None, owner, **QUIET).then(None, owner, None, js=OWN, **QUIET)


def _words(assistant: Questions) -> Callable[[Language], list[Any]]:
    """What puts the tab's words into a language, with what the index holds now."""
    import gradio as gr

    def words(language: Language) -> list[Any]:
        names, homes, count = _held(assistant)
        fitting = examples_for(names)
        return [
            welcome_html(count, language),
            gr.update(label=say("province", language), choices=_choices(names, language)),
            gr.update(value=say("clear", language)),
            gr.update(placeholder=say("question_placeholder", language), label=say("question", language)),
            gr.update(value=say("ask", language)),
            gr.update(value=say("stop", language)),
            history_html(language),
            gr.update(label=say("settings.body", language), choices=_bodies(language)),
            gr.update(label=say("settings.home", language), choices=[(say("settings.none", language), ""), *((name, name) for name in homes)]),
            _hint("settings.hint", language), _hint("export.hint", language), *(gr.update(value=say(f"export.{format}", language)) for format in ("docx", "md")),
            *(gr.update(value=example.text(language), visible=example in fitting) for example in EXAMPLES),
        ]

    return words


def _held(assistant: Questions) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Provinces, what they are part of today, and number of documents; none while there is no index to read."""
    try:
        return provinces(assistant), todays_provinces(assistant), len(assistant.documents())
    except UserError:
        return (), (), 0


def _hint(key: str, language: Language) -> str:
    from html import escape

    return f'<p class="hint">{escape(say(key, language))}</p>'


def _bodies(language: Language) -> list[tuple[str, str]]:
    return [(say("settings.none", language), ""), *((name, name) for name in say("settings.bodies", language).split("|"))]


def _choices(names: tuple[str, ...], language: Language) -> list[tuple[str, str]]:
    return [(say("all_provinces", language), ""), *((name, name) for name in names)]
