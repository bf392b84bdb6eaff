"""The documents tab: what is held, one document to read, what is cited and not held, what is odd."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from index.errors import UserError
from interface.contract import Questions
from interface.download import told
from interface.words import Language, say

if TYPE_CHECKING:
    import gradio as gr

VIEWS = ("list", "read", "missing", "across")
PICKED = "element.addEventListener('click', e => { const b = e.target.closest('button.reads'); if (b) trigger('select', {document: b.dataset.document}); });"


def add_documents(assistant: Questions, switch: "gr.Radio") -> tuple[list[Any], Callable[[Language], list[Any]]]:
    """Draws the tab and wires it; gives the components that bear words and what relabels them."""
    import gradio as gr

    with gr.Row(elem_classes="actions"):
        view = gr.Radio(_views("vi"), value="list", label=say("documents.view", "vi"), show_label=False, container=False, elem_id="documents-view")
    with gr.Row(elem_classes="filters", visible=False) as reading:
        chosen = gr.Dropdown([], value=None, label=say("documents.one", "vi"), elem_id="documents-one", scale=2, min_width=220)
        wanted = gr.Textbox(label=say("documents.search", "vi"), max_lines=1, elem_id="documents-search", scale=1, min_width=180)
    shown = gr.HTML("", apply_default_css=False, js_on_load=PICKED, elem_id="documents")

    quiet: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
    gr.on(None, _shown(assistant), [view, chosen, wanted, switch], [reading, chosen, shown], **quiet)

    def read(event: gr.EventData) -> tuple[str, str, str]:
        """Opens the document whose name was clicked; what it changes draws the page anew."""
        return "read", str(event._data.get("document", "")), ""

    shown.select(read, None, [view, chosen, wanted], **quiet)
    return [view, chosen, wanted], _words(assistant)


def _shown(assistant: Questions) -> Callable[..., tuple[Any, ...]]:
    import gradio as gr

    def shown(view: str, chosen: str | None, wanted: str | None, language: Language) -> tuple[Any, ...]:
        try:
            if view != "read":
                return gr.update(visible=False), gr.skip(), _overview(assistant, view, language)
            document = chosen or assistant.library().documents[0].id
            return gr.update(visible=True), document, _read(assistant, document, wanted or "", language)
        except UserError as error:
            return gr.update(visible=False), gr.skip(), told(error, language)

    return shown


def _overview(assistant: Questions, view: str, language: Language) -> str:
    from interface.document_list import across_html, list_html, missing_html

    library = assistant.library()
    if view == "missing":
        from ingest.missing import missing_documents

        return missing_html(library, missing_documents(library.index), language)
    if view == "across":
        from assistant.findings import cross_findings

        return across_html(library, cross_findings(library), language)
    return list_html(library, language)


def _read(assistant: Questions, document: str, wanted: str, language: Language) -> str:
    from interface.document_text import document_html

    library = assistant.library()
    return document_html(library.document(document), library.sections(document), wanted, language)


def _words(assistant: Questions) -> Callable[[Language], list[Any]]:
    import gradio as gr

    from interface.document_list import choices_of

    def words(language: Language) -> list[Any]:
        try:
            held = choices_of(assistant.documents())
        except UserError:
            held = []
        return [
            gr.update(label=say("documents.view", language), choices=_views(language)),
            gr.update(label=say("documents.one", language), choices=held),
            gr.update(label=say("documents.search", language)),
        ]

    return words


def _views(language: Language) -> list[tuple[str, str]]:
    return [(say(f"documents.views.{name}", language), name) for name in VIEWS]
