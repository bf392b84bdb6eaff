"""The page: header with the language switch, then one tab for each room of the interface."""

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from interface.api import add_endpoints
from interface.chat_tab import add_chat
from interface.contract import Questions
from interface.documents_tab import add_documents
from interface.header import header_html
from interface.quiz_tab import add_quiz
from interface.register_tab import add_register
from interface.words import LANGUAGES, NAMES, Language, say

if TYPE_CHECKING:
    import gradio as gr

Relabel = Callable[[Language], list[Any]]
"""Gives the updates that put a tab's words into a language."""
Tab = Callable[[Questions, "gr.Radio"], tuple[list[Any], Relabel]]
"""Draws one tab; gives its components that bear words, and what relabels them."""

TABS: tuple[tuple[str, Tab], ...] = (("chat_tab", add_chat), ("register_tab", add_register), ("documents_tab", add_documents), ("quiz_tab", add_quiz))
ASKING_AT_ONCE = 8
WAITING = 128


def build(assistant: Questions) -> "gr.Blocks":
    """The whole page over one assistant."""
    import gradio as gr

    with _page_class()(title=say("page_title", "vi"), analytics_enabled=False, fill_width=True) as page:
        with gr.Row(elem_id="header"):
            brand = gr.HTML(header_html("vi"), elem_id="brand", apply_default_css=False, js_on_load=None)
            switch = gr.Radio([(NAMES[code], code) for code in LANGUAGES], value="vi", label=say("language", "vi"),
                              show_label=False, container=False, elem_id="language", min_width=180, scale=0)
        drawn = _tabs(assistant, switch)
        worded = [component for components, _ in drawn for component in components]

        def relabel(language: Language) -> list[Any]:
            return [header_html(language)] + [update for _, words in drawn for update in words(language)]

        # Also at each visit, so that what a new build holds appears without a restart.
        gr.on([page.load, switch.change], relabel, switch, [brand, *worded], show_progress="hidden", api_visibility="private")
        add_endpoints(assistant)
    page.queue(default_concurrency_limit=ASKING_AT_ONCE, max_size=WAITING)
    return page


def _page_class() -> "type[gr.Blocks]":
    import gradio as gr

    class Page(gr.Blocks):
        """Blocks whose JSON may hold a key named "path".

        gradio_client takes every object with a "path" for a file and tries to download it, unless the
        server speaks sse_v2.1, where files carry a mark; the two protocols are the same otherwise.
        """

        def get_config_file(self) -> Any:
            return {**super().get_config_file(), "protocol": "sse_v2.1"}

    return Page


def _tabs(assistant: Questions, switch: "gr.Radio") -> list[tuple[list[Any], Relabel]]:
    import gradio as gr

    if len(TABS) == 1:  # a bar with a single tab would only take room
        return [TABS[0][1](assistant, switch)]
    drawn = []
    with gr.Tabs():
        for key, tab in TABS:
            with gr.Tab(say(key, "vi")) as sheet:
                components, words = tab(assistant, switch)
            drawn.append(([sheet, *components], _with_label(key, words)))
    return drawn


def _with_label(key: str, words: Relabel) -> Relabel:
    import gradio as gr

    return lambda language: [gr.update(label=say(key, language)), *words(language)]


def launch_options() -> dict[str, Any]:
    """What `Blocks.launch` needs so that the page looks and behaves as meant, with no network."""
    from interface.theme import theme

    room = files("interface")
    return {
        "theme": theme(), "css": (room / "style.css").read_text(encoding="utf-8"),
        "head": f"<script>{(room / 'page.js').read_text(encoding='utf-8')}</script>",
        "footer_links": [], "run_history": False, "enable_monitoring": False, "share": False, "ssr_mode": False, "pwa": False,
        "mcp_server": False, "inbrowser": False, "allowed_paths": [], "max_file_size": "1mb", "quiet": True, "show_error": False,
    }
