"""The page: header with the language switch, then one tab for each room of the interface."""

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from index.settings import settings
from interface.api import add_endpoints
from interface.chat_tab import add_chat
from interface.contract import Questions
from interface.documents_tab import add_documents
from interface.evaluation_tab import add_evaluation
from interface.header import header_html
from interface.quiz_tab import add_quiz
from interface.register_tab import add_register
from interface.roles import may
from interface.words import LANGUAGES, NAMES, Language, say

if TYPE_CHECKING:
    import gradio as gr

Relabel = Callable[[Language], list[Any]]
"""Gives the updates that put a tab's words into a language."""
Sheet = Callable[[Language, "gr.Request"], list[Any]]
"""The same for a tab itself, which not everybody may see."""
Tab = Callable[[Questions, "gr.Radio"], tuple[list[Any], Relabel]]
"""Draws one tab; gives its components that bear words, and what relabels them."""

TABS: tuple[tuple[str, Tab], ...] = (("chat_tab", add_chat), ("register_tab", add_register), ("documents_tab", add_documents), ("quiz_tab", add_quiz),
                                     ("evaluation_tab", add_evaluation))
SESSIONS = 2000
"""Visitors whose conversation is kept on the server at the same time."""
KEPT_S = 3600
"""Seconds that a file which was sent and never taken stays on the disk."""
ROOM_MB = 2
"""Beyond the biggest file that is taken, so that a bigger one is refused in our own words."""
NEEDS = {"evaluation_tab": "evaluate"}
"""Tabs that only who may do this sees."""


def build(assistant: Questions) -> "gr.Blocks":
    """The whole page over one assistant."""
    import gradio as gr

    with _page_class()(title=say("page_title", "vi"), analytics_enabled=False, fill_width=True, delete_cache=(KEPT_S, KEPT_S)) as page:
        with gr.Row(elem_id="header"):
            brand = gr.HTML(header_html("vi"), elem_id="brand", apply_default_css=False, js_on_load=None)
            switch = gr.Radio([(NAMES[code], code) for code in LANGUAGES], value="vi", label=say("language", "vi"),
                              show_label=False, container=False, elem_id="language", min_width=180, scale=0)
        sheets, drawn = _tabs(assistant, switch)
        worded = [*(sheet for sheet, _ in sheets), *(component for components, _ in drawn for component in components)]

        def relabel(language: Language, request: gr.Request) -> list[Any]:
            seen = [update for _, words in sheets for update in words(language, request)]
            return [header_html(language, request.username, page.root_path or ""), gr.update(label=say("language", language)), *seen, *(update for _, words in drawn for update in words(language))]

        # Also at each visit, so that what a new build holds appears without a restart.
        gr.on([page.load, switch.change], relabel, switch, [brand, switch, *worded], show_progress="hidden", api_visibility="private")
        add_endpoints(assistant)
    told = settings().server
    page.queue(default_concurrency_limit=told.concurrency, max_size=told.waiting)
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


def _tabs(assistant: Questions, switch: "gr.Radio") -> tuple[list[tuple["gr.Tab", Sheet]], list[tuple[list[Any], Relabel]]]:
    """The tabs themselves, and what stands in each."""
    import gradio as gr

    if len(TABS) == 1:  # a bar with a single tab would only take room
        return [], [TABS[0][1](assistant, switch)]
    sheets, drawn = [], []
    with gr.Tabs():
        for key, tab in TABS:
            with gr.Tab(say(key, "vi"), visible=key not in NEEDS) as sheet:
                drawn.append(tab(assistant, switch))
            sheets.append((sheet, _sheet(key)))
    return sheets, drawn


def _sheet(key: str) -> Sheet:
    import gradio as gr

    def words(language: Language, request: gr.Request) -> list[Any]:
        return [gr.update(label=say(key, language), visible=key not in NEEDS or may(request, NEEDS[key]))]

    return words


def launch_options() -> dict[str, Any]:
    """What `Blocks.launch` needs so that the page looks and behaves as meant, with no network."""
    from interface.gradio_words import gradio_words
    from interface.theme import theme

    room = files("interface")
    return {
        "theme": theme(), "i18n": gradio_words(), "css": (room / "style.css").read_text(encoding="utf-8"),
        "head": f"<script>{(room / 'page.js').read_text(encoding='utf-8')}</script>",
        "footer_links": [], "run_history": False, "enable_monitoring": False, "share": False, "ssr_mode": False, "pwa": False,
        "mcp_server": True, "state_session_capacity": SESSIONS, "inbrowser": False, "allowed_paths": [], "max_file_size": f"{settings().upload.megabytes + ROOM_MB}mb", "quiet": True, "show_error": False,
    }
